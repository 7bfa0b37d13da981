"""Every surface in miniature: one answer for the gallery, small, and kept by browsers for good."""

import base64

import numpy as np

from app.compute import facts
from app.compute.surface_grid import FEW_COLUMNS, FEW_ROWS, MOST_MINIMA, above, relief
from surfaces import SURFACES


def asked(client):
    return client.get("/" + facts()["gallery"]["lands"])


def heights(text):
    return np.frombuffer(base64.b64decode(text), np.uint8) / 255


def test_one_answer_has_every_surface_and_is_kept_for_good(client):
    response = asked(client)
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert list(response.json["hills"]) == list(SURFACES)
    assert len(response.data) < 100_000


def test_a_land_is_the_relief_of_the_map_to_a_byte(client):
    found = asked(client).json["hills"]
    for key, surface in SURFACES.items():
        if surface.one_dimensional:
            assert heights(found[key]["curve"]).size == FEW_COLUMNS
            continue
        x, y = (
            np.linspace(*view, count)
            for view, count in zip(surface.view, (FEW_COLUMNS, FEW_ROWS), strict=True)
        )
        wanted, power = relief(above(surface, surface.value(*np.meshgrid(x, y))))
        assert found[key]["power"] == power
        drawn = heights(found[key]["land"]).reshape(FEW_ROWS, FEW_COLUMNS)
        assert np.abs(drawn - wanted).max() <= 0.5 / 255 + 1e-9, key


def test_a_mark_stands_where_its_point_lies_on_the_map(client):
    for key, land in asked(client).json["hills"].items():
        surface = SURFACES[key]
        (x0, x1), (y0, y1) = surface.view
        u, v = land["start"]
        assert abs(x0 + u * (x1 - x0) - surface.start[0]) <= 0.001 * (x1 - x0), key
        if not surface.one_dimensional:
            assert abs(y1 - v * (y1 - y0) - surface.start[1]) <= 0.001 * (y1 - y0), key
        minima = [point for point in surface.critical_points if point.kind == "minimum"]
        marked = minima if len(minima) <= MOST_MINIMA else [p for p in minima if p.is_global]
        assert len(land["minima"]) == len(marked), key
        assert all(0 <= share <= 1 for point in land["minima"] for share in point), key
