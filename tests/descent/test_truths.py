"""Words that no number and no picture deny: walks of which something false used to be said."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from benchmarks.truth.sentences import NUMBER
from descent import OPTIMIZERS, SCHEDULES, Motion, Outcome, diagnose, run, survey
from descent.verdict.sentence import message
from descent.verdict.surface_scale import MARKER, least_gap
from surfaces import SURFACES

MINIMUM = {
    key: next((c.x, c.y) for c in surface.critical_points if c.is_global)
    for key, surface in SURFACES.items()
    if any(c.is_global for c in surface.critical_points)
}


def verdict(surface, method, lr, start=None, steps=None, *, sched="constant", **more):
    """The verdict on one run, from the surface's own start and budget unless others are given."""
    surface, fields = SURFACES[surface], more.pop("fields", {})
    t = run(
        surface,
        OPTIMIZERS[method](**fields),
        lr=lr,
        start=surface.start if start is None else start,
        steps=steps or surface.steps,
        schedule=SCHEDULES[sched](),
        **more,
    )
    return diagnose(surface, t)[0]


def test_a_walk_that_moved_by_less_than_a_marker_has_not_diverged():
    v = verdict("booth", "adamw", 0.001, (1, 3), 5)
    assert v.settled_at == 0
    v = verdict("branin", "rmsprop", 0.01, MINIMUM["branin"])
    assert v.outcome.fate in {"just_right", "works"}


def test_moves_that_nobody_sees_do_not_oscillate():
    v = verdict("cliff", "adagrad", 9.71, (-0.881, 0.153), 100)
    assert v.outcome is not Outcome.OSCILLATES
    assert v.evidence.swing < MARKER


def test_the_coordinate_that_a_curve_ignores_hears_no_noise_and_leaves_no_map():
    surface = SURFACES["parabola"]
    t = run(surface, OPTIMIZERS["momentum"](), lr=0.1, start=(0.3, 0), steps=500, noise=1, seed=1)
    assert (t.path[:, 1] == 0).all()
    (v,) = diagnose(surface, t)
    assert v.outcome is Outcome.HOVERS


@pytest.mark.parametrize(
    ("surface", "method", "lr", "start", "steps", "sched"),
    [
        ("product", "gradient_descent", 0.236, (3.5, 0.8), 30, "warm_up"),
        ("parabola", "momentum", 0.3, None, 40, "constant"),
        ("bowl", "yogi", 2.509, None, 60, "constant"),
    ],
)
def test_at_the_target_nothing_is_too_slow_and_nothing_that_just_came_has_settled(
    surface, method, lr, start, steps, sched
):
    v = verdict(surface, method, lr, start, steps, sched=sched)
    assert v.evidence.loss_left <= 0.01
    stayed = steps - v.evidence.at_target_since
    assert (v.outcome is Outcome.JUST_ARRIVED) == (stayed < 5)
    assert v.outcome.fate in {"arrived", "just_right", "works"}


def test_with_noise_the_level_of_the_tail_decides():
    settled = verdict("bowl", "gradient_descent", 0.0458, steps=50, noise=1, seed=2)
    assert settled.sentence == "settles to the noise: 0.67 % of the loss on average"
    assert verdict("parabola", "rmsprop", 0.1633, steps=30, noise=1).settled_at is not None
    falling = verdict("ravine", "momentum", 0.0001593, steps=50, noise=1, seed=1)
    assert falling.outcome is Outcome.TOO_SLOW
    assert falling.sentence == "22.4 % of the loss is left on average"


def test_what_ends_higher_or_lost_is_not_slow():
    v = verdict("rosenbrock", "rmsprop", 1, (0, 0), 30, noise=0.3, seed=0)
    assert v.outcome is Outcome.ENDS_HIGHER
    assert v.evidence.level > v.evidence.start_loss
    v = verdict("easom", "lion", 3.57, (0.2, 4.4), 40)
    assert v.outcome is Outcome.LOST
    assert v.sentence == "off the map since step 1; 100.0 % left"


def test_where_there_is_a_bottom_nothing_escapes():
    v = verdict("easom", "polyak", 0.01, (5.1, 3.4), 30)
    assert v.outcome is Outcome.LOST


def test_a_run_beyond_all_numbers_tells_no_ratio():
    v = verdict("easom", "newton", 3.122987556667021, (6.739, 3.644), 200)
    assert v.outcome is Outcome.DIVERGES
    assert v.sentence == f"beyond all numbers after step {v.evidence.steps_taken}"


@pytest.mark.parametrize("steps", [60, 2000])
def test_a_bounded_cycle_on_the_map_oscillates_however_high(steps):
    v = verdict("rosenbrock", "sign_descent", 2, (0, 0), steps)
    assert (v.outcome, v.motion) == (Outcome.OSCILLATES, Motion.ZIGZAG)
    assert v.sentence == f"turned back {steps - 1} times; loss × 401"


def test_a_slope_is_told_where_there_is_one():
    v = verdict("rastrigin", "line_search", 0.04, (1.53, 0.52), 30)
    assert v.sentence == "gradient 9.9, held 1.12 above the best"


def test_no_rate_settles_is_said_of_those_that_were_tried():
    v = verdict("styblinski_tang", "lion", 0.01, steps=40)
    assert v.advice.startswith("none of 101 rates settles in 40 steps: take more")


def test_a_walk_that_rests_for_an_update_has_turned_all_the_same():
    fields = {"eta_minus": 0.144, "eta_plus": 2.84}
    v = verdict("ripples", "rprop", 0.3, (2.3, -1.5), 30, fields=fields)
    assert v.outcome is Outcome.OSCILLATES
    assert v.evidence.turned_back > 3


def test_a_map_and_a_panel_agree_on_a_walk_that_is_passed_over_at_its_rests():
    surface, rprop = SURFACES["rosenbrock"], OPTIMIZERS["rprop"]()
    asked = {"lr": [0.01], "start": (-1.2386238789414308, -0.7984750889836634), "steps": 40}
    found = survey(surface, rprop, **asked)
    (v,) = diagnose(surface, run(surface, rprop, **asked), best=0)
    assert found.settled_at == v.settled_at
    assert found.holds(v.outcome)


def test_no_loss_is_less_than_nothing_and_no_sentence_is_empty():
    assert "-0" not in verdict("gaussian_wells", "lion", 5, (-3.973, 1.623), 40).sentence
    assert verdict("plateau", "adamw", 100, steps=60).sentence
    evidence = verdict("abs_valley", "lbfgs", 0.01555883053225516, steps=300).evidence
    assert not any(isinstance(v, float) and np.isnan(v) for v in vars(evidence).values())


def test_the_least_gap_is_that_on_the_rim_of_a_marker_and_on_no_axis():
    rosenbrock = SURFACES["rosenbrock"]
    along_x, along_y = (
        rosenbrock.value(1 + dx, 1 + dy) for dx, dy in np.diag(MARKER * rosenbrock.extent)
    )
    assert 0 < least_gap(rosenbrock) < min(along_x, along_y) / 10


# Two losses of one sentence.


def test_losses_of_which_one_is_said_to_be_higher_read_differently():
    above = {"start": (-1.0355787140888537, 0), "sched": "warm_restarts"}
    v = verdict("tilted_well", "adagrad", 0.5012413199449256, steps=10, **above)
    assert v.outcome is Outcome.ENDS_HIGHER
    assert v.sentence == "loss from −0.3054 to −0.3048 after 10 steps"


def test_with_noise_where_there_is_no_bottom_the_mean_of_the_tail_is_what_ends_higher():
    fields = {"beta1": 0.8811150539107412, "beta2": 0.999598871481562, "eps": 0.6949681116528453}
    noisy = {"start": (2.595137846634826, 1.595993738837514), "noise": 1, "seed": 281}
    v = verdict("mccormick", "yogi", 0.28415003654736043, steps=94, fields=fields, **noisy)
    assert v.outcome is Outcome.ENDS_HIGHER
    assert v.sentence == "loss from 1.23 to 1.33 on average over the last quarter"


HIGHER = verdict("saddle", "gradient_descent", 0.1, steps=20).evidence  # of any run


@pytest.mark.parametrize("noisy", [False, True])
@pytest.mark.parametrize("outcome", [Outcome.ENDS_HIGHER, Outcome.OVERSHOOTS, Outcome.DIVERGES])
@given(
    start=st.floats(-1e6, 1e6),
    rise=st.floats(1e-15, 1e3),
    since=st.none() | st.floats(1e-15, 1e3),
)
@example(start=-0.305, rise=2.1e-8, since=None)
@example(start=2.0, rise=1e-14, since=1e-14)
def test_no_sentence_prints_the_same_loss_for_a_lower_and_a_higher_one(
    outcome, noisy, start, rise, since
):
    higher = start + rise
    lately = None if since is None else higher - since
    assume(start < higher and lately != higher)
    changed = {"start_loss": start, "loss": higher, "least_loss": lately, "least_at": 17}
    changed |= {"above_best": None, "left_map_at": 3, "level": higher if noisy else None}
    said = str(message(outcome.sentences, replace(HIGHER, **changed)))
    texts = re.findall(NUMBER, re.sub(r"(step|after) \d+( steps)?", "", said))
    assert len({*texts}) == 2
    assert "0" not in texts[1:] or 0 in (higher, lately)
