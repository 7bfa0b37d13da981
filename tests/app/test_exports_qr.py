"""The QR code of a link, read back module by module."""

import io
import itertools
import re
import xml.etree.ElementTree as ET

import pytest
import segno

from app.exports import TooMuch
from app.exports.qr_code import MODULE, QUIET, qr
from app.factory import create_app
from app.scene.parse import read
from app.settings import Settings

NAME = "{http://www.w3.org/2000/svg}"
BOX = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\3z")


def modules(svg):
    """The dark modules of a code, without the quiet zone, and its side."""
    root = ET.fromstring(svg)
    side = int(root.get("viewBox").split()[2])
    assert root.get("viewBox") == f"0 0 {side} {side}"
    _, white, black = root
    assert white.get("fill") == "#ffffff"
    assert black.get("fill") == "#000000"
    path = black.get("d")
    assert BOX.sub("", path) == ""
    dark = {
        (int(x) + i - QUIET, int(y) - QUIET)
        for x, y, count in BOX.findall(path)
        for i in range(int(count))
    }
    return dark, side - 2 * QUIET


def expected(link):
    """The dark modules of a link by segno's own account, at error level M."""
    matrix = segno.make_qr(link, error="m", boost_error=False).matrix
    return {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


def test_a_code_is_that_of_its_link():
    link = "http://127.0.0.1:8050/?surface=bowl&eta=0.002,0.15,0.195,0.21"
    dark, side = modules(qr(link, 1000))
    assert dark == expected(link)
    assert (side - 17) % 4 == 0
    # The corners have their finders, and the fourth has none.
    assert {(0, 0), (side - 1, 0), (0, side - 1)} <= dark
    assert all((1, y) not in dark for y in range(1, 6))


def test_a_code_has_a_title_and_crisp_edges():
    root = ET.fromstring(qr("http://a.b/", 1000))
    assert root.find(f"{NAME}title").text == "QR code of the link to this page"
    assert root.get("shape-rendering") == "crispEdges"
    side = int(root.get("viewBox").split()[2])
    assert root.get("width") == root.get("height") == str(MODULE * side)


def test_the_address_of_the_scene_is_encoded_as_the_scene_spells_it(client):
    answer = client.get("/export/qr.svg?eta=0.1500&surface=beale&evil=<script>")
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    assert "Content-Disposition" not in answer.headers
    scene = read("eta=0.15&surface=beale").scene
    dark, _ = modules(answer.data)
    assert dark == expected(f"http://localhost/?{scene.query()}")
    assert b"script" not in answer.data


def test_a_server_beneath_a_path_encodes_the_path(app):
    answer = app.server.test_client().get(
        "/export/qr.svg", environ_overrides={"SCRIPT_NAME": "/down", "HTTP_HOST": "hill.example"}
    )
    dark, _ = modules(answer.data)
    assert dark == expected(f"http://hill.example/down/?{read('').scene.query()}")


def test_where_a_proxy_hides_the_address_the_one_that_is_set_is_encoded():
    visitor = create_app(Settings(home="https://school.example/hill/")).server.test_client()
    dark, _ = modules(visitor.get("/export/qr.svg").data)
    assert dark == expected(f"https://school.example/hill/?{read('').scene.query()}")


def test_a_link_that_is_too_long_is_refused_by_the_name_of_the_bound():
    link = "http://a.b/?" + "x" * 88
    assert len(link) == 100
    assert modules(qr(link, 100))[0] == expected(link)
    with pytest.raises(TooMuch, match="qr_bytes"):
        qr(link + "x", 100)


def test_the_longest_link_that_may_be_set_has_a_code():
    most = next(
        meta.le for meta in Settings.model_fields["qr_bytes"].metadata if hasattr(meta, "le")
    )
    assert modules(qr("h" + "x" * (most - 1), most))[1] == 177


def test_a_scene_that_is_too_long_is_refused_at_the_door():
    visitor = create_app(Settings(qr_bytes=100)).server.test_client()
    answer = visitor.get("/export/qr.svg?eta=0.123456789,0.23456789,0.3456789,0.456789&steps=77")
    assert answer.status_code == 422
    assert "qr_bytes" in answer.json["error"]


@pytest.mark.parametrize(
    "query", ["surface=</svg><script>alert(1)</script>", "eta=" + "9" * 64_000, "%00%ff&==&"]
)
def test_a_hostile_query_gives_the_code_of_the_default(client, query):
    answer = client.get("/export/qr.svg", query_string=query)
    assert answer.status_code == 200
    dark, _ = modules(answer.data)
    assert dark == expected(f"http://localhost/?{read('').scene.query()}")


def test_segno_and_this_code_draw_the_same():
    """Another writer of the same code, another reader of it: segno's own text output."""
    link = "http://a.b/?surface=bowl"
    text = io.StringIO()
    segno.make_qr(link, error="m", boost_error=False).save(text, kind="txt", border=0)
    rows = text.getvalue().split()
    dark, side = modules(qr(link, 1000))
    for x, y in itertools.product(range(side), repeat=2):
        assert (rows[y][x] == "1") == ((x, y) in dark)
