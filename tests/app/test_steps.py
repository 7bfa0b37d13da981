"""The arithmetic of a step: what is printed adds up, and what is said of it is true."""

import re

import numpy as np
import pytest

from app import compute
from app.compute import answers
from app.compute.steps import CHUNK, printed
from app.scene.parse import read
from descent import OPTIMIZERS
from surfaces import SURFACES

SCHEDULED = ("constant", "cosine:0", "step:5:0.5", "warm_up:4:exponential:0.9")
HILLS = ("ravine", "beale", "himmelblau")
RATES = {"newton": 0.7, "bfgs": 1.0, "lbfgs": 1.0, "polyak": 0.5, "adadelta": 1.0}
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def numbers(text):
    """The numbers of a printed vector."""
    found = []
    for part in text.strip("()").split(", "):
        mantissa, _, power = part.replace("−", "-").partition("·10")
        found.append(float(mantissa) * 10.0 ** float(power.translate(RAISED) or 0))
    return np.array(found)


def told(query, panel=0, step=0):
    return compute.steps(read(query).scene, panel, step)


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_the_printed_numbers_of_every_step_add_up_to_the_next_point(method):
    for hill in HILLS:
        for schedule in SCHEDULED:
            rate = RATES.get(method, 0.004)
            query = f"surface={hill}&opt={method}&eta={rate}&sched={schedule}&steps=12"
            steps = told(query)["steps"]
            assert steps, query
            for each in steps:
                rows = {row["kind"]: row for row in each["rows"]}
                here, move = numbers(each["at"]), numbers(rows["step"]["printed"])
                there = numbers(each["next"])
                size = max(np.abs(here).max(), np.abs(there).max())
                # Four digits of the largest number on the lines.
                assert np.abs(here + move - there).max() <= 0.5e-3 * size, (query, each)
                assert rows["point"]["printed"] == each["next"]


def test_a_step_of_plain_descent_is_printed_as_it_is_done_by_hand():
    each = told("", panel=2)["steps"][0]
    gradient, move, point = each["rows"]
    assert (each["at"], each["loss"], each["rate"]) == ("(−4.0000, 2.0000)", "28", "0.195")
    assert (gradient["printed"], gradient["length"]) == ("(−4.000, 20.000)", "20.4")
    assert move["printed"] == "(0.7800, −3.9000)"
    assert point["printed"] == each["next"] == "(−3.2200, −1.9000)"
    assert (each["after"], each["change"]) == ("23.2", "▼ 17.0 %")
    assert each["said"].startswith("Crossed the minimum: y changed sides.")


def test_a_step_that_grows_says_by_which_limit():
    each = told("", panel=3)["steps"][1]
    assert "The loss went up: rate times curvature, η·λ = 2.1, is beyond 2." in each["said"]


def test_where_nothing_moves_nothing_is_said_of_the_way():
    query = "surface=rastrigin&start=0.99495863,0.99495863&eta=0.0001&steps=3"
    assert {each["said"] for each in told(query)["steps"]} == {"It hardly moved."}


def test_a_minimum_that_is_reached_to_the_last_digits_is_not_crossed():
    # From 4 with 1/λ the walk is at the bottom at once, but for an error of rounding.
    there = "Downhill, to the minimum."
    assert told("surface=parabola&eta=0.5&steps=3")["steps"][0]["said"] == there
    last = told("surface=parabola&eta=0.501&steps=3&start=4,0")["steps"]
    assert [each["said"].split(":")[0] for each in last] == [
        *("Crossed the minimum", "Crossed the minimum", there)
    ]


def test_on_a_curve_the_arithmetic_is_of_x():
    for method in ("gradient_descent", "momentum", "schedule_free"):
        each = told(f"surface=parabola&opt={method}&eta=0.1&steps=3")["steps"][0]
        assert each["letter"] == "x"
        assert "θ" not in "".join(row["text"] for row in each["rows"])
    assert told("")["steps"][0]["letter"] == "θ"


def test_where_there_is_no_bottom_none_is_ahead():
    assert told("surface=saddle&eta=0.1&steps=3&start=1,0.5")["steps"][0]["said"] == "Downhill."


def test_a_method_without_a_limit_claims_none():
    for each in told("surface=beale&opt=adam&eta=0.3&steps=40")["steps"]:
        assert "beyond" not in each["said"]


def test_steps_come_in_chunks_that_hold_the_one_that_was_asked_for():
    query = "eta=0.001&steps=250"
    assert [told(query, step=k)["first"] for k in (0, CHUNK - 1, CHUNK, 249, 10**9, -5)] == [
        *(0, 0, CHUNK, 2 * CHUNK, 2 * CHUNK, 0)
    ]
    assert len(told(query, step=240)["steps"]) == 50


def test_a_walk_that_ends_early_has_no_steps_beyond():
    answer = told("eta=5&steps=200")
    assert len(answer["steps"]) == answer["last"] < 20


def test_on_a_curve_a_step_is_one_number_as_it_is_done_by_hand():
    (each, *_) = told("surface=parabola&start=4,0&eta=0.1&steps=20")["steps"]
    gradient, move, point = each["rows"]
    assert (each["at"], gradient["printed"]) == ("4.0000", "8.0000")
    assert (move["printed"], point["printed"], each["next"]) == ("−0.8000", "3.2000", "3.2000")
    rates = told("surface=parabola&start=4,0&eta=0.1&opt=adam")["steps"][0]["rows"]
    assert "0.012500" in [row["printed"] for row in rates]  # 0.1 / 8, whatever the other axis has


@pytest.mark.parametrize("junk", [None, "3", 1.5, -1, 10**30, [], {}])
def test_any_step_and_panel_that_is_asked_for_gets_an_answer(junk):
    assert answers.stepped("", junk, junk)["steps"]


def test_the_slice_marks_the_rate_the_best_one_and_where_the_parabola_is_back():
    for panel, rate in enumerate((0.002, 0.15, 0.195, 0.21)):
        for each in told("", panel=panel)["steps"][:5]:
            line = each["slice"]
            assert line["rate"] == pytest.approx(rate)
            if line["limit"] and line["best"]:
                # On a quadratic the line is a parabola, whose lowest place is half-way back.
                assert line["best"] == pytest.approx(line["limit"] / 2, rel=1e-6)
    steps = told("start=0,2&eta=0.15")["steps"]
    assert steps[0]["slice"]["limit"] == pytest.approx(2 / 10)


@pytest.mark.parametrize("hill", SURFACES)
def test_what_is_printed_of_any_hill_is_a_number_and_nothing_else(hill):
    answer = told(f"surface={hill}&opt=momentum,adam,newton,line_search&steps=20", panel=2)
    for each in answer["steps"]:
        for row in (each["at"], each["next"], *(row["printed"] for row in each["rows"])):
            assert not re.search("nan|inf|None", row)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (-3.976, 4, "−3.9760"),
        (0.0, 4, "0"),
        (1.25e-7, 4, "1.2500·10⁻⁷"),
        (123456.0, -1, "123456"),
        (1.5e12, -8, "1.5000·10¹²"),
        (float("inf"), 4, "∞"),
    ],
)
def test_a_number_is_printed_with_the_digits_of_its_line(value, decimals, text):
    assert printed(value, decimals) == text
