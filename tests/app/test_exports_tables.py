"""Data of a scene: as CSV and as JSON, each number to the last bit, with what the methods kept."""

import csv
import io
import json
import math

import numpy as np
import pytest

from app import compute
from app.compute.run_table import COLUMNS
from app.exports import EXPORTS, TooMuch
from app.exports.tables import strict
from app.scene.ids import LETTERS
from app.scene.parse import read
from app.settings import Settings
from descent import OPTIMIZERS
from surfaces import SURFACES
from surfaces.rosenbrock import Rosenbrock

QUERY = "surface=beale&opt=adam,momentum,gradient_descent,radam&eta=0.1,0.001,0.01,0.001&steps=60"


def table(client, query):
    """The rows of a CSV file by panel, each a dict of texts."""
    answer = client.get(f"/export/downhill.csv?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert 'filename="downhill.csv"' in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text, newline=""), strict=True))
    return {letter: [row for row in rows if row["panel"] == letter] for letter in LETTERS}


def document(client, query):
    """A JSON file, read as strictly as can be."""
    answer = client.get(f"/export/downhill.json?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"

    def refuse(name):
        raise AssertionError(f"{name} is no JSON")

    return json.loads(answer.text, parse_constant=refuse)


def numbers(values):
    """A column as floats, NaN where there is nothing."""
    return np.array([math.nan if value in ("", None) else float(value) for value in values])


@pytest.mark.parametrize("query", [QUERY, f"{QUERY}&noise=0.3&clip=norm:1", "eta=0.1,5,50,100"])
def test_every_number_is_that_of_the_table_on_the_page(client, query):
    scene = read(query).scene
    rows, panels = table(client, query), document(client, query)["panels"]
    for panel, letter in enumerate(LETTERS):
        shown = compute.columns(scene, panel)
        assert len(rows[letter]) == len(shown["step"])
        for name in COLUMNS:
            expected = np.asarray(shown[name], dtype=float)
            assert np.array_equal(numbers([row[name] for row in rows[letter]]), expected, True)
            assert np.array_equal(numbers(panels[panel]["columns"][name]), expected, True)


def test_what_a_method_keeps_stands_beside_each_step(client):
    rows = table(client, QUERY)
    # Adam's averages by hand from the gradients beside them.
    m, v = np.zeros(2), np.zeros(2)
    for row in rows["A"][:-1]:
        g = np.array([float(row["g.x"]), float(row["g.y"])])
        assert g.tolist() == [float(row["gx"]), float(row["gy"])]
        m, v = 0.9 * m + (1 - 0.9) * g, 0.999 * v + (1 - 0.999) * (g * g)
        assert m.tolist() == [float(row["m.x"]), float(row["m.y"])]
        assert v.tolist() == [float(row["v.x"]), float(row["v.y"])]
    velocity = np.zeros(2)
    for row in rows["B"][:-1]:
        velocity = 0.9 * velocity + [float(row["gx"]), float(row["gy"])]
        assert velocity == pytest.approx([float(row["m.x"]), float(row["m.y"])], rel=1e-14)
    # Nothing after the last step, and nothing that a method does not have.
    assert {rows["A"][-1][name] for name in ("m.x", "v.y", "g.x", "rate")} == {""}
    assert {row["v.x"] for row in rows["C"]} == {""}
    # What comes later is empty until then: RAdam divides from its sixth update on.
    assert [row["lr.x"] != "" for row in rows["D"][:8]] == [False] * 5 + [True] * 3


def test_noise_and_clipping_are_seen_in_the_gradient_that_the_method_saw(client):
    row = table(client, f"{QUERY}&noise=0.5&clip=norm:1")["C"][3]
    seen, true = (float(row["g.x"]), float(row["g.y"])), (float(row["gx"]), float(row["gy"]))
    assert math.hypot(*seen) <= 1 < math.hypot(*true)
    x, rate = float(row["x"]), float(row["rate"])
    after = table(client, f"{QUERY}&noise=0.5&clip=norm:1")["C"][4]
    assert float(after["x"]) == x - rate * seen[0]


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_has_its_columns(client, key):
    columns = document(client, f"surface=himmelblau&opt={key}&steps=8")["panels"][0]["columns"]
    assert {len(values) for values in columns.values()} == {len(columns["step"])}
    own = set(columns) - set(COLUMNS)
    assert {"g.x", "g.y"} <= own
    if OPTIMIZERS[key].has_memory:
        assert len(own) > 2
    assert all(columns[name][0] is not None for name in own - {"r.x", "r.y", "η′.x", "η′.y"})


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_no_cell_begins_a_formula_that_came_from_text(client, key):
    evil = "%3Dcmd()"
    query = f"surface={evil}&opt={key},{evil}&eta={evil}&sched={evil}&{evil}={evil}&steps=5"
    text = client.get(f"/export/downhill.csv?{query}").text
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(name[0] not in "=+-@\t\r" for name in header)
    for letter, *cells in rows:
        assert letter in LETTERS
        assert [float(cell) for cell in cells if cell]  # nothing but numbers
    assert "cmd" not in text


def test_the_scene_its_verdicts_and_their_evidence_are_told(client):
    told = document(client, QUERY)
    scene = read(QUERY).scene
    assert told["query"] == scene.query()
    assert told["scene"]["surface"] == told["surface"]["key"] == "beale"
    assert told["scene"]["eta"] == list(scene.eta)
    assert [panel["panel"] for panel in told["panels"]] == list(LETTERS)
    assert [panel["method"]["key"] for panel in told["panels"]] == [m.key for m in scene.opt]
    assert told["panels"][1]["method"]["parameters"] == {"beta": 0.9, "dampening": 0.0}
    shown = compute.picture(scene)["panels"]
    for panel, page in zip(told["panels"], shown, strict=True):
        assert panel["verdict"] == page["word"]
        assert panel["sentence"] == page["sentence"]
        assert panel["events"] == page["events"]
        assert panel["evidence"]["steps"] == 60
        assert panel["evidence"]["last_point"] == [panel["columns"][a][-1] for a in "xy"]


def test_a_number_that_is_none_is_null(client):
    rate = document(client, QUERY)["panels"][0]["columns"]["rate"]
    assert rate == [0.1] * 60 + [None]
    assert strict({"a": (math.inf, [-math.nan]), "b": np.float64(0.5)}) == {
        "a": [None, [None]],
        "b": 0.5,
    }


def test_a_walk_that_asks_for_too_much_is_refused_with_the_bound():
    settings = Settings(table_evaluations=1000)
    for name in ("downhill.csv", "downhill.json"):
        make = EXPORTS[name].make
        # Four walks of 250 steps, one gradient each, are just as much as is allowed.
        assert make(read("surface=beale&eta=0.001&steps=250").scene, settings)
        with pytest.raises(TooMuch, match="more than 1000 gradients and losses"):
            make(read("surface=beale&eta=0.001&steps=251").scene, settings)


def test_a_search_that_finds_nothing_is_stopped_on_the_way(monkeypatch):
    asked = []
    value = SURFACES["rosenbrock"].value
    monkeypatch.setattr(Rosenbrock, "value", lambda _, x, y: asked.append(0) or value(x, y))
    scene = read("surface=rosenbrock&opt=lbfgs&noise=5&steps=2000").scene
    with pytest.raises(TooMuch):
        EXPORTS["downhill.csv"].make(scene, Settings(table_evaluations=2000))
    assert 500 < len(asked) < 6000


def test_a_table_that_is_refused_says_so(client, monkeypatch):
    monkeypatch.setitem(client.application.extensions, "settings", Settings(table_evaluations=1000))
    answer = client.get("/export/downhill.csv?surface=beale&steps=2000&eta=0.001")
    assert answer.status_code == 422
    assert "more than 1000 gradients" in answer.json["error"]


def test_a_page_of_two_panels_gives_two(client):
    assert [panel["panel"] for panel in document(client, "panels=2")["panels"]] == ["A", "B"]
    assert [letter for letter, rows in table(client, "panels=2").items() if rows] == ["A", "B"]
