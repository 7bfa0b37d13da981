"""The app: put together as often as one likes, and the page that it serves."""

import json
import random
import re
from pathlib import Path

import pytest
from dash.development.base_component import Component

from app.compute import cost
from app.factory import create_app
from app.page.html import to_html
from app.page.layout import layout
from app.page.named_parts import named
from app.scene import ids
from app.scene.scene import PANELS
from app.settings import Settings
from tests.app.queries import SPIKED, random_query
from tests.app.test_door import carries_policy
from tests.samples import fresh, sample

ROOT = Path(__file__).parents[2]
ANSWER = re.compile(r'<script id="first-answer" type="application/json">(.*?)</script>', re.DOTALL)


def ids_of_layout():
    found = []

    def visit(thing):
        if isinstance(thing, Component):
            if hasattr(thing, "id"):
                found.append(thing.id)
            visit(getattr(thing, "children", None))
        elif isinstance(thing, (list, tuple)):
            for each in thing:
                visit(each)

    visit(layout())
    return found


def nested_ids(part):
    """The ids within a part, each with those within it."""
    found = []
    for each in part if isinstance(part, list | tuple) else [part]:
        if isinstance(each, Component):
            within = nested_ids(getattr(each, "children", None))
            found += [(str(each.id), within)] if hasattr(each, "id") else within
    return found


def count(part):
    if isinstance(part, list | tuple):
        return sum(map(count, part))
    return isinstance(part, Component) and 1 + count(getattr(part, "children", None))


def first_answer(response):
    """The answer that a page carries, of which nothing may end the element early."""
    assert response.status_code == 200
    (text,) = ANSWER.findall(response.text)
    assert "<" not in text
    return json.loads(text, parse_constant=pytest.fail)


def test_two_apps_live_in_one_process():
    few, many = (create_app(Settings(max_steps=steps)).server.test_client() for steps in (10, 50))
    for client, steps in ((few, 10), (many, 50), (few, 10)):
        assert first_answer(client.get("/?steps=99"))["picture"]["steps"] == steps
        for verb in ("scene", "runs", "runs/live"):
            assert client.get(f"/ask/{verb}?steps=99").json["picture"]["steps"] == steps


def test_a_page_does_not_carry_the_layout_that_dash_asks_for_beside_it():
    client = create_app().server.test_client()
    assert client.get("/_dash-layout").json["props"]["id"] == ids.PAGE
    assert "validation_layout" not in client.get("/").text


def test_dash_lays_out_the_parts_that_have_a_name_and_the_page_carries_them_all():
    page = create_app().server.test_client().get("/").text
    parts = named(layout())
    assert nested_ids(parts) == nested_ids(layout())
    assert count(parts) == len(ids_of_layout()) < count(layout()) / 4
    assert f'<template id="whole-page">{to_html(layout())}</template>' in page


def namespaces(component) -> set:
    """The packages of all components of a layout."""
    if isinstance(component, list):
        return set().union(*map(namespaces, component))
    if not isinstance(component, dict):
        return set()
    return {component["namespace"]} | namespaces(component["props"].get("children"))


def test_a_page_fetches_the_components_of_its_layout_and_no_others():
    client = create_app().server.test_client()
    scripts = re.findall(r"-component-suites/dash/(dcc|html|dash_table)/", client.get("/").text)
    names = {"dash_html_components": "html", "dash_core_components": "dcc"}
    used = namespaces(client.get("/_dash-layout").json)
    assert scripts == sorted(names[each] for each in used)


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_page_fetches_ahead_the_very_layout_that_its_scripts_ask_for(language):
    page = create_app().server.test_client().get(f"/?lang={language}").text
    (address,) = re.findall(r'rel="preload" href="(_dash-layout[^"]*)"', page)
    assert address == ("_dash-layout" if language == "en" else "_dash-layout?words=xx")


def test_a_surface_chosen_on_the_page_keeps_to_the_settings_too():
    client = create_app(Settings(max_steps=10)).server.test_client()
    answer = client.get("/ask/scene/on/rosenbrock").json
    assert answer["scene"]["surface"] == "rosenbrock"
    assert answer["picture"]["steps"] == 10


def test_no_id_is_given_twice():
    found = [str(each) for each in ids_of_layout()]
    assert sorted(found) == sorted(set(found))


def test_every_id_of_a_callback_is_on_the_page(app):
    found = ids_of_layout()
    plain = {each for each in found if isinstance(each, str)}
    patterns = [each for each in found if isinstance(each, dict)]
    asked = [each["id"] for known in app.callback_map.values() for each in known["inputs"]]
    assert asked[0] == "page"
    for each in asked:
        if each.startswith("{"):
            assert any(pattern.keys() == json.loads(each).keys() for pattern in patterns)
        else:
            assert each in plain


def test_every_panel_has_its_letter_and_its_controls():
    assert len(ids.LETTERS) == PANELS
    found = ids_of_layout()
    for panel in range(PANELS):
        assert all(ids.control(name, panel) in found for name in ("opt", "eta", "rate"))


def test_no_callback_of_the_page_asks_the_server(app):
    assert not [known for known in app.callback_map.values() if "callback" in known]


def test_a_live_walk_leaves_the_rulers_out(client):
    assert all("ruler" in panel for panel in client.get("/ask/runs").json["picture"]["panels"])
    answer = client.get("/ask/runs/live").json
    assert not any("ruler" in panel for panel in answer["picture"]["panels"])


@pytest.fixture
def thrifty(monkeypatch):
    """A visitor of an app that computes half a second by itself, where a step of any walk takes a
    millisecond and a half: on this machine as on every other."""
    monkeypatch.setattr(cost, "a_step", lambda walk, runs: 1.5e-3)
    server = create_app(Settings(answer_seconds=0.5, answer_queue_seconds=0.1)).server
    yield server.test_client()
    server.extensions["executor"].close()


def random_addresses(count, seed, steps=None):
    """Addresses of every kind, with something wild in each; short walks unless `steps` are said."""
    dice = random.Random(seed)
    for _ in range(count):
        query = random_query(dice, longest=8) + f"&x={dice.choice(SPIKED)!a}"
        yield query if steps is None else re.sub(r"steps=\d+", f"steps={steps}", query)


@sample
def test_the_page_carries_the_answer_to_any_address_that_is_cheap(thrifty):
    # Five walks and ladders for each of four panels, and what is put into words: 0.32 s at most.
    for query in random_addresses(*fresh(30)):
        response = thrifty.get("/", query_string=query)
        answer = first_answer(response)
        assert answer["picture"]["panels"][3]["sentence"], query
        assert response.headers.get("Cache-Control") != "no-store", query


@sample
def test_a_page_whose_answer_is_costly_says_so_and_what_to_ask_for(thrifty):
    # One ladder of 2,000 steps takes four seconds, and every scene needs one. An address that is
    # too long to be read is that of the default scene, which is cheap.
    for query in random_addresses(*fresh(20), steps=2000):
        if len(query) > Settings().max_query_bytes:
            continue
        response = thrifty.get("/", query_string=query)
        assert first_answer(response) == {"later": query}
        assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "typed", [*SPIKED, "{%scripts%}", "{first_answer}", "&lt;", "\\u003c/script>"]
)
def test_nothing_in_an_address_leaves_its_element(client, typed):
    raw = typed.encode("utf-8", "surrogatepass")
    for query in (b"surface=" + raw, b"opt=" + raw, b"eta=" + raw, raw):
        response = client.get("/", environ_overrides={"QUERY_STRING": query.decode("latin-1")})
        answer = first_answer(response)
        assert all(note.isprintable() for note in answer["notes"])
        assert response.text.count("</script>") == response.text.count("<script")
        assert carries_policy(response)
