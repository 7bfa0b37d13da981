"""What the pickers and the hill's card say: whole, finite, and true of the walk."""

import json
import re

import numpy as np
import pytest

from app import compute
from app.compute import answers
from app.compute.facts import HORIZON, SKETCH
from app.scene.parse import read
from app.scene.tokens import make_schedule
from descent import OPTIMIZERS, SCHEDULES, parameters_of, run
from surfaces import SURFACES
from tests.app.queries import SPIKED

CATALOGUE = re.compile(r'<script id="catalogue" type="application/json">(.*?)</script>', re.DOTALL)
KINDS = {bool: "switch", int: "whole", float: "number"}


@pytest.fixture(scope="module")
def facts():
    return answers.facts()


def is_told_by(fields, thing):
    """Whether controls can be made of a thing's parameters: kind, range and words of each."""
    for field, parameter in zip(fields, parameters_of(thing), strict=True):
        assert field["name"] == parameter.name
        assert field["kind"] == KINDS[type(parameter.default)]
        assert (field["low"], field["high"]) == (parameter.low, parameter.high)
        assert field["symbol"]
        assert field["help"]
    return True


def test_the_page_carries_the_catalogue_whole_and_finite(client, facts):
    asked = [
        {"QUERY_STRING": query.encode("utf-8", "surrogatepass").decode("latin-1")}
        for query in ("", *SPIKED)
    ]
    pages = [client.get("/", environ_overrides=each).text for each in asked]
    ((text,),) = {tuple(CATALOGUE.findall(page)) for page in pages}
    assert "<" not in text
    assert json.loads(text, parse_constant=pytest.fail) == json.loads(json.dumps(facts))
    assert facts.keys() >= {"methods", "schedules", "surfaces"}


def test_what_would_end_a_script_is_spelled_otherwise(client, monkeypatch):
    nasty = {"methods": {"x": "</script><script>alert(1)</script><!--"}}
    monkeypatch.setattr(answers, "facts", lambda _query: nasty)
    address = "/?seed=90210"  # that nobody has asked for: a page is kept
    (text,) = CATALOGUE.findall(client.get(address).text)
    assert "<" not in text
    assert json.loads(text) == nasty


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_each_method_says_its_formula_when_it_shines_and_when_it_fails(facts, key):
    told, cls = facts["methods"][key], OPTIMIZERS[key]
    assert (told["label"], told["formula"]) == (cls.label, cls.formula)
    assert told["shines"] != told["fails"]
    assert told["shines"]
    assert told["fails"]
    assert told["rate"] > 0
    assert is_told_by(told["fields"], cls)


@pytest.mark.parametrize("key", SCHEDULES)
def test_each_schedule_says_how_it_is_spelled(facts, key):
    told, cls = facts["schedules"][key], SCHEDULES[key]
    assert told["formula"]
    assert told["shines"]
    assert is_told_by(told["fields"], cls)
    parts = [key, *(f"{field['default']!r}" for field in told["fields"])]
    parts = [part.replace("True", "1").replace("False", "0") for part in parts]
    if told["tail"]:
        parts.append(told["tail"]["default"])
    assert make_schedule(":".join(parts)) == cls()


def test_a_schedules_last_field_may_be_a_schedule_a_list_or_points(facts):
    kinds = {key: told["tail"] and told["tail"]["kind"] for key, told in facts["schedules"].items()}
    assert kinds["warm_up"] == "schedule"
    assert kinds["multi_step"] == "numbers"
    assert kinds["piecewise"] == "points"
    assert kinds["cosine"] is None


@pytest.mark.parametrize("key", SCHEDULES)
def test_the_little_drawing_of_a_schedule_is_the_schedule(facts, key):
    drawn, schedule = facts["schedules"][key]["sketch"], SCHEDULES[key]()
    if schedule.sees_loss:
        assert drawn is None
        return
    assert len(drawn) == SKETCH
    for share, factor in zip(np.linspace(0, 1, SKETCH), drawn, strict=True):
        assert factor == pytest.approx(schedule(int(share * (HORIZON - 1)), HORIZON), abs=6e-4)


@pytest.mark.parametrize("key", SURFACES)
def test_each_hill_says_its_formula_and_what_to_watch(facts, key):
    told, hill = facts["surfaces"][key], SURFACES[key]
    assert (told["label"], told["formula"], told["shines"]) == (
        hill.label,
        hill.formula,
        hill.watch,
    )


@pytest.mark.parametrize("key", SURFACES)
def test_the_card_of_a_hill_is_whole(key):
    hill = SURFACES[key]
    card = compute.card(hill)
    json.dumps(card, allow_nan=False)
    assert card["watch"]
    assert card["reference"]
    assert is_told_by(card["fields"], hill)
    assert [field["value"] for field in card["fields"]] == [p.default for p in parameters_of(hill)]
    for name, *at in card["starts"]:
        # A start of the card can be gone to: the scene takes it as it is.
        query = f"surface={key}&start={at[0]!r},{at[1]!r}"
        assert read(query) == (read(query).scene, ()), name
    known = {(p.x, p.y) for p in hill.critical_points if p.kind == "minimum"}
    assert {(minimum["x"], minimum["y"]) for minimum in card["minima"]} == known
    for minimum in card["minima"]:
        assert minimum["value"] >= hill.lowest - 1e-9
        assert not minimum["is_global"] or minimum["value"] == pytest.approx(hill.lowest)


def test_the_card_shows_the_hill_as_it_is_set():
    opened = answers.opened("surface=bowl&condition=50")
    card = opened["hill"]
    assert {field["name"]: field["value"] for field in card["fields"]}["condition"] == 50
    assert "50" in card["formula"]
    (minimum,) = card["minima"]
    assert minimum["condition"] == pytest.approx(50)
    assert minimum["limit"] == pytest.approx(2 / 50)
    plain = answers.opened("surface=bowl")
    assert plain["figures"]["map"] != opened["figures"]["map"]


def steepest(hill, x, y):
    """The direction of the largest curvature at a point."""
    hxx, hxy, hyy = (float(part) for part in hill.hessian(np.float64(x), np.float64(y)))
    _, vectors = np.linalg.eigh([[hxx, hxy], [hxy, hyy]])
    return vectors[:, 1]


ROUND = [
    (key, i)
    for key, hill in SURFACES.items()
    for i, minimum in enumerate(compute.card(hill)["minima"])
    if minimum["limit"] is not None
]


@pytest.mark.parametrize(("key", "i"), ROUND)
def test_the_limit_of_a_minimum_is_where_plain_descent_begins_to_leave_it(key, i):
    hill = SURFACES[key]
    minimum = compute.card(hill)["minima"][i]
    at = np.array([minimum["x"], minimum["y"]])
    beside = at + 1e-7 * max(1.0, np.abs(at).max()) * steepest(hill, *at)
    rates = [minimum["limit"] * share for share in (0.97, 1.03)]
    walked = run(hill, OPTIMIZERS["gradient_descent"](), lr=rates, start=beside, steps=60)
    away = np.hypot(*(walked.path - at[:, None]).transpose(1, 0, 2))
    assert away[-1, 0] < 0.5 * away[0, 0]
    assert away[-1, 1] > 2 * away[0, 1]


def test_a_minimum_without_curvature_one_way_has_no_condition_number():
    for hill in SURFACES.values():
        for minimum in compute.card(hill)["minima"]:
            low, high = hill.curvatures(np.float64(minimum["x"]), np.float64(minimum["y"]))
            if hill.one_dimensional:
                assert minimum["condition"] is None
            elif minimum["condition"] is not None:
                assert minimum["condition"] == pytest.approx(high / low)
    (ravine,) = compute.card(SURFACES["ravine"])["minima"]
    assert ravine["condition"] == pytest.approx(50)


@pytest.mark.parametrize(("key", "i"), [("ackley", 0), ("abs_valley", 0)])
def test_a_minimum_on_a_kink_has_no_limit(key, i):
    minimum = compute.card(SURFACES[key])["minima"][i]
    assert minimum["is_global"]
    assert (minimum["condition"], minimum["limit"]) == (None, None)


def test_a_kink_that_is_rounded_off_has_one():
    (minimum,) = answers.opened("surface=abs_valley&smoothing=0.5")["hill"]["minima"]
    assert minimum["limit"] > 0


@pytest.mark.parametrize(
    ("key", "name"), [("saddle", "on a saddle"), ("monkey_saddle", "on a flat point")]
)
def test_a_saddle_is_a_place_to_start_by_its_name(key, name):
    ((_, *at),) = [each for each in compute.card(SURFACES[key])["starts"] if each[0] == name]
    assert at == [0, 0]
    panel, *_ = answers.opened(f"surface={key}&start=0,0")["picture"]["panels"]
    assert panel["fate"] == "stuck"


@pytest.mark.parametrize("hill", SURFACES.values(), ids=SURFACES)
def test_no_place_to_start_has_two_names(hill):
    at = [tuple(each[1:]) for each in compute.card(hill)["starts"]]
    assert len(set(at)) == len(at)
