"""The maps' routes: an order, its tiles, its end; whatever else is sent is refused in a line."""

import base64
import json
import logging
import re
import time
from dataclasses import astuple

import numpy as np
import pytest

from app.factory import create_app
from app.maps.evaluate import Found
from app.settings import Settings
from tests.app.bodies import JUNK, RAW, dumped
from tests.app.desks import NoHands, work
from tests.app.orders import RATE_AND_MOMENTUM, STARTS, at_once, comes_true, order_of
from tests.app.test_door import is_refusal

PATH = "/maps"
BODY = {"query": "surface=himmelblau&eta=0.02&steps=60", "resolution": 64, **STARTS}


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unseen(caplog):
    """An exception that becomes a 500 is logged as an error; none may be."""
    yield
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.fixture
def visit():
    """A visitor of an app with given settings, and its desk; real processes end with the test."""
    made = []

    def make(*, hands=True, **settings):
        app = create_app(Settings(**settings))
        desk = app.server.extensions["maps"]
        made.append(desk)
        if not hands:
            desk._hands = NoHands(desk, desk.settings)
        return app.server.test_client(), desk

    yield make
    for desk in made:
        desk.close()


def order(client, **changes):
    response = client.post(PATH, json={**BODY, **changes})
    assert response.status_code == 202, response.json
    return response.json


def asked(client, name, have=(), **order):
    return client.post(f"{PATH}/{name}", json={"order": {**BODY, **order}, "have": [*have]})


def look(client, name, have=(), **order):
    response = asked(client, name, have, **order)
    assert response.status_code == 200, response.json
    return response.json


def fetched(ordered, *clients):
    """Ask one client after the other until all tiles are there → the last answer, the tiles."""
    tiles, told = [], None
    end = time.monotonic() + 120
    while len(tiles) < ordered["tiles"]:
        assert time.monotonic() < end, told
        for client in clients:
            told = look(client, ordered["id"], [tile["number"] for tile in tiles])
            tiles += told["tiles"]
    return told, tiles


def painted(tiles):
    """The grids of a map from tiles as they are sent."""
    grids = [np.full((64, 64), -1) for _ in Found._fields]
    for field, kind, grid in zip(Found._fields, ("u1", "u1", "<u2"), grids, strict=True):
        for tile in tiles:
            (x, dx, columns), (y, dy, rows) = tile["x"], tile["y"]
            values = np.frombuffer(base64.b64decode(tile[field]), kind).reshape(rows, columns)
            grid[y : y + dy * rows : dy, x : x + dx * columns : dx] = values
    return grids


def test_an_order_is_walked_and_fetched_tile_by_tile(visit):
    client, _ = visit()
    ordered = order(client)
    told, tiles = fetched(ordered, client)
    assert (told["state"], told["done"], told["total"]) == ("done", 4096, 4096)
    assert (told["seconds_left"], told["error"]) == (0, "")
    assert len(tiles) == ordered["tiles"] == 2
    whole = at_once(order_of(BODY["query"]))
    assert all((one == other).all() for one, other in zip(painted(tiles), whole, strict=True))


def test_an_order_is_confirmed_with_what_its_cells_walk_with(visit):
    client, _ = visit(hands=False)
    told = order(client, query="surface=ravine&opt=momentum", **RATE_AND_MOMENTUM)
    wanted = order_of("surface=ravine&opt=momentum", **RATE_AND_MOMENTUM)
    assert (told["kind"], told["resolution"], told["cells"]) == ("fields", 64, 4096)
    assert told["query"] == wanted.scene.query()
    for side in "xy":
        axis = told[side]
        name, low, high, scale = astuple(getattr(wanted, side))
        assert (axis["name"], axis["low"], axis["high"], axis["scale"]) == (name, low, high, scale)
        cells = np.frombuffer(base64.b64decode(axis["cells"]), "<f8")
        assert (cells == getattr(wanted, side).cells(64)).all()
    (line,) = told["boundary"]
    assert line[0] == pytest.approx([0.04, 0])
    assert order(client)["boundary"] == []


def test_the_terms_say_what_the_codes_mean_and_what_may_be_ordered(visit):
    client, desk = visit(hands=False, map_resolution=256)
    terms = client.get(PATH).json
    assert terms["resolutions"] == [64, 256]
    assert {row["fate"] for row in terms["outcomes"]} >= {"works", "diverges", "stuck"}
    assert terms["fields"]["momentum"] == ["beta", "dampening"]
    assert (terms["no_minimum"], terms["not_settled"]) == (255, 65535)
    # Who asks is likely to order: the processes get ready.
    assert desk._hands.calls == ["wake"]


def test_only_what_is_new_is_sent(visit):
    client, desk = visit(hands=False)
    name = order(client)["id"]
    assert look(client, name)["tiles"] == []
    work(desk, 1)
    told = look(client, name)
    assert (told["state"], [tile["number"] for tile in told["tiles"]]) == ("runs", [0])
    assert told["again"] == 0
    assert told["done"] == 2048
    assert told["seconds_left"] > 0
    told = look(client, name, [0])
    assert told["tiles"] == []
    assert 0 < told["again"] < 0.1


def test_a_canceled_map_is_gone(visit):
    client, desk = visit(hands=False)
    name = order(client)["id"]
    response = client.delete(f"{PATH}/{name}")
    assert (response.status_code, response.data) == (204, b"")
    assert desk.take(0) is None
    # Who gives it up need not know which of several servers are at it.
    assert client.delete(f"{PATH}/{name}").status_code == 204


def test_fifty_at_once_are_taken_or_told_to_try_again(visit):
    client, desk = visit(hands=False, map_queue=8)
    answers = []
    windows = [{"name": "x", "low": -5 + i / 1000} for i in range(50)]
    for x in windows:
        answers.append(client.post(PATH, json={**BODY, "x": x}))
    taken = [each.json["id"] for each in answers if each.status_code == 202]
    refused = [each for each in answers if each.status_code != 202]
    assert (len(taken), len(refused)) == (8, 42)
    for each in refused:
        assert each.status_code == 503
        assert each.json == {"error": "busy, try again"}
        assert 1 <= int(each.headers["Retry-After"]) <= 60
    late = asked(client, "a" * 22, x=windows[9])
    assert (late.status_code, late.json) == (503, {"error": "busy, try again"})
    work(desk)
    assert all(look(client, name)["state"] == "done" for name in taken)


def test_a_map_that_was_ordered_from_one_server_is_drawn_by_another(visit):
    (one, _), (other, desk) = visit(hands=False), visit(hands=False)
    ordered = order(one)
    name = ordered["id"]
    told = look(other, name)
    assert (told["state"], told["tiles"]) == ("waits", [])
    work(desk)
    told, tiles = fetched(ordered, other)
    assert (told["state"], len(tiles)) == ("done", 2)
    # And it is given up like any other.
    assert other.delete(f"{PATH}/{name}").status_code == 204


def test_two_servers_in_turn_draw_one_map_and_no_tile_twice(visit):
    (one, here), (other, there) = visit(hands=False), visit(hands=False)
    ordered = order(one)
    look(other, ordered["id"])
    work(here, 1)
    work(there, 1)
    told, tiles = fetched(ordered, one, other)
    assert sorted(tile["number"] for tile in tiles) == [0, 1]
    assert (told["done"], told["total"]) == (4096, 4096)
    assert all((grid == 0).all() for grid in painted(tiles))


def test_a_question_is_read_as_strictly_as_an_order(visit):
    client, _ = visit(hands=False)
    path = f"{PATH}/{order(client)['id']}"
    for body in ([], "x", 1, {"extra": 1}, {"have": 1}, {"have": ["0"]}, {"have": [-1]}):
        assert is_refusal(client.post(path, json=body), 400)
    for have in ([True], [0.5], [[0]], {"0": 1}, None):
        assert is_refusal(client.post(path, json={"order": BODY, "have": have}), 400)
    assert is_refusal(client.post(path, data=dumped({}), content_type="text/plain"), 415)
    # Of a map that is not known here, the order is read too.
    for body in ({}, {"order": None}, {"order": {**BODY, "resolution": 63}}):
        assert is_refusal(client.post(f"{PATH}/{'a' * 22}", json=body), 400)


def test_news_are_not_kept_by_anyone(visit):
    client, _ = visit(hands=False)
    name = order(client)["id"]
    for answer in (client.get(PATH), asked(client, name)):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")


@pytest.mark.parametrize("kind", ["text/plain", "", "application/x-www-form-urlencoded", "é"])
def test_an_order_must_say_that_it_is_json(client, kind):
    assert is_refusal(client.post(PATH, data=dumped(BODY), content_type=kind), 415)


def test_an_order_of_another_site_is_not_sent_by_a_browser(client):
    response = client.options(PATH, headers={"Origin": "http://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in response.headers


def test_an_order_is_refused_when_it_is_too_long(client):
    raw = dumped(BODY) + b" " * Settings().max_body_bytes
    assert is_refusal(client.post(PATH, data=raw, content_type="application/json"), 413)


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: ascii(raw)[:20])
def test_what_is_no_order_is_refused(client, raw):
    assert is_refusal(client.post(PATH, data=raw, content_type="application/json"), 400)


@pytest.mark.parametrize("key", [*BODY, "extra"])
def test_a_body_with_nonsense_in_one_place_is_refused_or_taken(visit, key):
    client, desk = visit(hands=False)
    for junk in JUNK:
        response = client.post(PATH, json={**BODY, key: junk})
        if response.status_code == 202:
            assert key == "query"
            desk.cancel(response.json["id"])
            continue
        assert is_refusal(response, 400)


def test_text_of_a_visitor_comes_back_only_in_json(client):
    for text in ("<script>", "\u2028", "a" * 300, "\x00", '"'):
        response = client.post(PATH, json={**BODY, "x": {"name": text}})
        assert is_refusal(response, 400)
        assert json.loads(response.data)


@pytest.mark.parametrize("name", ["x", "%00", "..", "a" * 500, "%ff", "a" * 21 + "%0A"])
def test_what_can_be_no_id_is_unknown(client, name):
    assert is_refusal(asked(client, name), 404)
    assert is_refusal(client.delete(f"{PATH}/{name}"), 404)


def test_no_process_is_there_before_somebody_asks(visit):
    client, desk = visit()
    client.get("/")
    client.get("/healthz")
    assert desk._hands.pids == []
    client.get(PATH)
    assert comes_true(lambda: len(desk._hands.pids) == 2, 120)


def test_an_id_fits_an_address(visit):
    client, _ = visit(hands=False)
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", order(client)["id"])
