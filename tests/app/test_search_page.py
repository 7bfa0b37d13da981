"""The search game as the server sends it: its page, and what the page asks for."""

import json
import re

import pytest

from app.compute.search.game import carried, game


def test_the_server_plays_the_search_game_and_takes_junk_for_no_try(client):
    told = client.get("/lessons/search/game?hill=3&tries=0.1,nonsense,1e-3").json
    assert [one["rate"] for one in told["tries"]] == [0.1, 0.001]
    assert told["hidden"] is None
    assert client.get("/lessons/search/game?hill=²&tries=").json["seed"] == 0
    assert client.get("/lessons/search/game").json["left"] == 6


def test_the_page_has_a_place_for_each_part_that_its_script_fills(client):
    page = client.get("/lessons/search").text
    script = client.get("/bundle/search.js").text
    parts = set(re.findall(r'data-part="(\w+)"', page))
    named = set(re.findall(r'"(\w+)"', re.search(r"PARTS = \[(.*?)\];", script, re.DOTALL)[1]))
    assert parts == named | {"chart"}


def test_nothing_of_the_hill_is_on_the_page_before_the_first_try(client):
    page = client.get("/lessons/search?hill=7").text
    assert page == client.get("/lessons/search?hill=8").text
    (data,) = re.findall(r'<script id="search-game"[^>]*>(.*?)</script>', page)
    assert json.loads(data).keys() == {"address", "home", "lessons"}


def test_in_a_class_the_game_leads_on_and_keeps_its_look(client):
    page = client.get("/lessons/search?theme=projector&plan=50").text
    assert 'data-theme="projector"' in page
    assert 'href="../?lesson=ravines&amp;theme=projector&amp;plan=50"' in page
    assert 'href="../lessons?theme=projector"' in page
    (data,) = re.findall(r'<script id="search-game"[^>]*>(.*?)</script>', page)
    assert json.loads(data)["home"] == "../"  # the script puts the query of the hill behind it
    assert "Next: " not in client.get("/lessons/search?plan=20").text
    assert "Next: " not in client.get("/lessons/search?theme=nonsense&plan=7").text


def test_what_a_file_carries_is_what_the_server_says():
    kept = carried([0, 3])
    assert kept["empty"] == game(0, [])
    assert kept["hills"].keys() == {"0", "3"}
    for seed, each in kept["hills"].items():
        (told,) = game(int(seed), [kept["rates"][200]])["tries"]
        assert each["left"][200] == pytest.approx(told["left"], rel=1e-3)
        assert (each["text"][200], 200 in each["found"]) == (told["text"], told["found"])
        hidden = game(int(seed), [0.1] * 6)["hidden"]
        assert each["hidden"] == {key: hidden[key] for key in each["hidden"]}
        stops = zip(kept["rates"], each["left"], strict=True)
        assert hidden["curve"] == [[rate, left] for rate, left in stops if left is not None]
