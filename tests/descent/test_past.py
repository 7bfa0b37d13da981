"""Walks that end past the minimum, or higher than they began: neither is too slow."""

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, diagnose, run
from surfaces import SURFACES
from tests.descent.judging import judged

GD, MOMENTUM, ADAM = (OPTIMIZERS[key]() for key in ("gradient_descent", "momentum", "adam"))
BOWL = SURFACES["bowl"]
MANY = np.geomspace(1e-4, 10, 101)


def verdicts(surface, optimizer, lr, steps, **more):
    """The verdicts on runs from the surface's own start."""
    return judged(surface, optimizer, lr, surface.start, steps, **more)


def test_a_walk_that_ran_past_and_is_not_back_overshoots():
    slow, right, past = verdicts(BOWL, MOMENTUM, [0.001, 0.005, 0.01], 40)
    assert (slow.outcome, right.outcome) == (Outcome.TOO_SLOW, Outcome.JUST_RIGHT)
    assert past.outcome is Outcome.OVERSHOOTS
    assert past.outcome.fate == "oscillates"
    assert past.sentence == "1.5 % left; it was 0.11 % at step 24"
    assert past.suggested_lr < 0.01
    (again,) = verdicts(BOWL, MOMENTUM, past.suggested_lr, 40)
    assert again.settled_at is not None


def test_the_least_of_the_loss_is_that_of_the_second_half():
    walked = run(BOWL, MOMENTUM, lr=0.01, start=BOWL.start, steps=40)
    (v,) = diagnose(BOWL, walked)
    late = walked.loss[20:, 0] / walked.loss[0, 0]
    assert v.evidence.least_left == late.min()
    assert v.evidence.least_at == 20 + late.argmin()


@pytest.mark.parametrize("more", [{"steps": 1}, {"steps": 3}, {"steps": 40, "noise": 1}])
def test_in_a_few_steps_or_in_noise_nothing_overshoots(more):
    assert Outcome.OVERSHOOTS not in {v.outcome for v in verdicts(BOWL, MOMENTUM, MANY, **more)}


def test_without_a_bottom_there_is_none_to_run_past():
    surface = SURFACES["mccormick"]
    assert Outcome.OVERSHOOTS not in {v.outcome for v in verdicts(surface, MOMENTUM, MANY, 60)}


def test_descent_that_only_ever_falls_never_overshoots():
    for key in ("beale", "rosenbrock", "double_well"):
        walked = run(SURFACES[key], GD, lr=MANY, start=SURFACES[key].start, steps=100)
        falls = (np.diff(walked.loss, axis=0) <= 0).all(axis=0)
        assert falls.any()
        found = [v.outcome for v in diagnose(SURFACES[key], walked)]
        assert Outcome.OVERSHOOTS not in {found[i] for i in np.flatnonzero(falls)}


def test_a_run_that_ends_beyond_on_its_way_back_is_told_so():
    (v,) = judged(BOWL, ADAM, 1.0, (-4, 0), 12)
    assert v.outcome is Outcome.TOO_SLOW
    assert v.sentence.startswith("went past the minimum at step 5; ")
    if v.suggested_lr is not None:
        (other,) = judged(BOWL, ADAM, v.suggested_lr, (-4, 0), 12)
        assert other.settled_at is not None or other.evidence.loss < v.evidence.loss


def test_a_walk_thrown_up_by_far_too_large_a_rate_ends_higher():
    slow, thrown = verdicts(SURFACES["beale"], ADAM, [0.001, 10.0], 100)
    assert slow.outcome is Outcome.TOO_SLOW
    assert thrown.outcome is Outcome.ENDS_HIGHER
    assert thrown.outcome.fate == "oscillates"
    assert thrown.evidence.loss_left > 1.01
    assert thrown.sentence == "loss × 3.44 after 100 steps"
    assert thrown.suggested_lr < 10


def test_with_noise_beside_the_bottom_to_end_higher_is_no_verdict():
    asked = {"lr": [1e-4] * 40, "start": (0.01, 0.0), "steps": 40}
    found = diagnose(BOWL, run(BOWL, GD, noise=1, seed=[*range(40)], **asked))
    assert any(v.evidence.loss > 1.01 * v.evidence.start_loss for v in found)
    assert all(v.outcome is not Outcome.ENDS_HIGHER for v in found)
