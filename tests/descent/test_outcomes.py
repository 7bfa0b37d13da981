"""What becomes of a walk is told apart from all that looks like it."""

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, diagnose, run
from descent.number_format import number
from surfaces import SURFACES
from tests.descent.judging import judged

GD = OPTIMIZERS["gradient_descent"]()
JUST_RIGHT, SLOWLY = Outcome.JUST_RIGHT, Outcome.WORKS_SLOWLY
BOUNCES = Outcome.WORKS_OVERSHOOTS
JUST_ARRIVED = Outcome.JUST_ARRIVED
TOO_SLOW, OSCILLATES, DIVERGES = Outcome.TOO_SLOW, Outcome.OSCILLATES, Outcome.DIVERGES


def test_a_walk_that_only_jumps_through_the_target_at_the_end_has_not_settled():
    jumps = [("cliff", (-4, 1), 80, rate) for rate in (0.3367, 0.3565, 0.4611, 0.5097, 0.5553)]
    for surface, start, steps, rate in [*jumps, ("ripples", (4.15, 1.5), 60, 1.3281)]:
        t = run(SURFACES[surface], GD, lr=rate, start=start, steps=4 * steps)
        gap = t.loss - SURFACES[surface].lowest
        later = gap[steps:, 0] / gap[0, 0]
        assert later[0] <= 0.01 < later.max()  # it does leave again
        (v,) = judged(surface, GD, rate, start, steps)
        assert v.settled_at is None


def test_a_walk_that_comes_to_the_target_step_by_step_has_just_arrived_until_it_was_seen_to_stay():
    slow = [v for n in range(30, 41) for v in judged("bowl", GD, 0.05, (-4, 2), n)]
    assert [v.settled_at for v in slow] == [None] * 3 + [33] * 8
    assert [v.outcome for v in slow] == [TOO_SLOW] * 3 + [JUST_ARRIVED] * 5 + [SLOWLY] * 3
    assert slow[4].sentence == "at the target only since step 33"


def test_a_walk_that_still_swings_and_is_at_the_target_in_its_last_step_has_only_just_arrived():
    (v,) = judged("bowl", OPTIMIZERS["yogi"](), 2.509, (-4, 2), 60)
    assert v.outcome is JUST_ARRIVED


def test_hopping_about_is_not_called_slow():
    hops = [
        ("ripples", (-6.2, -2), 60, 1.778),
        ("branin", (-0.3, 7), 60, 0.18),
        ("rastrigin", (0.2, -0.3), 60, 0.06813),
        ("ackley", (1.66, 0.9), 60, 0.08254),
    ]
    for surface, start, steps, rate in hops:
        (v,) = judged(surface, GD, rate, start, steps)
        assert v.outcome is OSCILLATES, surface


def test_beside_a_saddle_a_slow_start_is_slow_and_not_stuck():
    (v,) = judged("griewank", GD, 0.0056, (1.5, 2.4), 60)
    (w,) = judged("rastrigin", OPTIMIZERS["adam"](), 1e-4, (1.53, 0.52), 60)
    assert v.outcome is w.outcome is TOO_SLOW


def test_a_steep_slope_is_no_plateau_because_the_rim_of_the_map_is_steeper():
    surface = SURFACES["goldstein_price"]
    for v in judged(surface, GD, [1.6e-5, 2.5e-5], surface.starts["beside the best basin"], 40):
        assert v.outcome is TOO_SLOW
        assert v.evidence.grad_norm > 10


def test_thrown_onto_level_ground_a_run_is_on_a_plateau_and_has_not_diverged():
    (v,) = judged("plateau", OPTIMIZERS["momentum"](), 3.2, (4, 0), 200)
    assert v.outcome is Outcome.STUCK_PLATEAU


def test_on_a_whole_curve_of_minima_a_run_settles_and_is_at_no_saddle():
    surface = SURFACES["product"]
    random = np.random.default_rng(5)
    starts = random.uniform(0.4, 2.5, (2, 40))
    t = run(surface, GD, lr=0.1, start=starts, steps=300)
    gone = t.last_loss < 1e-12
    assert gone.sum() > 30
    for v, there in zip(diagnose(surface, t, best=1), gone, strict=True):
        if there:
            assert v.settled_at is not None


def test_in_a_basin_of_a_surface_without_a_bottom_a_run_is_told_that_there_is_a_lower_one():
    (v,) = judged("mccormick", GD, 0.1, SURFACES["mccormick"].start, 60)
    assert v.outcome is Outcome.STUCK_MINIMUM
    assert v.sentence == "gradient ≈ 0, yet the ground falls without end elsewhere"


def test_a_poor_well_is_stuck_with_the_loss_above_the_best():
    (v,) = judged("tilted_well", GD, 0.02, (1.8, 0), 200)
    assert v.sentence == "gradient ≈ 0, yet 0.6 above the best"
    assert f"{v.evidence.last_point[0]:.3f} {v.evidence.loss:.3f}" == "0.960 0.294"


def test_a_larger_rate_may_hop_into_the_better_well():
    (v,) = judged("tilted_well", GD, 0.15, (1.8, 0), 200)
    assert f"{v.evidence.last_point[0]:.3f} {v.evidence.loss:.3f}" == "-1.036 -0.305"


def test_a_poor_well_far_below_the_start_is_still_not_the_best():
    (v,) = judged("tilted_well", GD, 0.002, (5, 0), 2000)
    assert v.evidence.loss_left < 0.01
    assert v.outcome is Outcome.STUCK_MINIMUM


def test_beside_the_best_minimum_a_slow_run_is_slow_and_not_stuck():
    (v,) = judged("bowl", GD, 1e-4, (-0.2, 0.0), 40)
    assert v.outcome is TOO_SLOW


def test_a_walk_that_never_leaves_the_marker_of_the_minimum_is_at_rest():
    (v,) = judged("bowl", GD, 1e-4, (-0.05, 0.0), 40)
    assert v.outcome is Outcome.AT_REST
    assert v.sentence == f"began beside the minimum and stayed; loss {number(v.evidence.loss)}"


def test_a_start_at_the_bottom_has_settled_at_once():
    (v,) = judged("bowl", GD, 0.1, (0, 0), 40)
    assert (v.outcome, v.settled_at) == (JUST_RIGHT, 0)


def test_a_start_at_the_bottom_with_noise_is_not_called_diverged():
    (v,) = judged("bowl", GD, 0.1, (0, 0), 200, noise=1.0)
    assert v.outcome is Outcome.HOVERS


def test_noise_sets_a_floor_that_grows_with_the_rate():
    low, high = judged("bowl", GD, [0.05, 0.15], (-4, 2), 2000, noise=3.0)
    assert low.outcome is high.outcome is Outcome.HOVERS
    assert low.evidence.floor < high.evidence.floor
    assert low.sentence.startswith("loss floor ≈ ")


def test_a_run_that_still_falls_through_the_noise_does_not_hover():
    (v,) = judged("bowl", GD, 0.001, (-4, 0), 100, noise=0.1)
    assert v.outcome is TOO_SLOW


def test_rosenbrock_that_bounces_within_the_map_is_not_called_diverged():
    surface = SURFACES["rosenbrock"]
    t = run(surface, GD, lr=0.003, start=(-1.2, 1), steps=1000)
    assert np.isfinite(t.path).all()
    (v,) = diagnose(surface, t)
    assert v.outcome is not DIVERGES
    assert v.evidence.eta_lambda > v.evidence.limit or v.evidence.reversals > 100


def test_a_slow_walk_is_never_called_oscillating():
    for key in OPTIMIZERS:
        for v in judged("bowl", OPTIMIZERS[key](), [1e-4, 3e-4], (-4, 2), 100):
            # A method that lengthens its own steps settles at these rates as well.
            assert v.outcome is TOO_SLOW or v.settled_at is not None, key


def test_off_the_ridge_a_run_escapes_and_on_it_it_is_stuck():
    off, on = judged("saddle", GD, 0.1, [[-2.5, -2.5], [0.01, 0.0]], 60)
    assert off.outcome is Outcome.ESCAPES
    assert off.evidence.left_map_at < 60
    assert off.evidence.loss < SURFACES["saddle"].lowest
    assert on.outcome is Outcome.STUCK_SADDLE
    assert on.evidence.last_point[1] == 0


def test_a_saddle_walked_with_a_huge_rate_does_not_settle():
    for v in judged("saddle", GD, np.geomspace(1e-4, 10, 30), (-2.5, 0.01), 60):
        assert v.settled_at is None


@pytest.mark.parametrize("start", [(5, 4), (-5, 4), (-5, -4), (5, -4), (0.5, 3.5), (-1.0, -2.5)])
def test_himmelblau_settles_in_one_of_four_minima_and_says_when(start):
    surface = SURFACES["himmelblau"]
    t = run(surface, GD, lr=0.005, start=start, steps=300)
    (v,) = diagnose(surface, t)
    minima = np.array([(c.x, c.y) for c in surface.critical_points if c.kind == "minimum"])
    assert np.hypot(*(minima - t.path[-1, :, 0]).T).min() < 1e-6
    assert v.outcome.fate in {"just_right", "works"}
    late, before = t.loss[v.settled_at :, 0], t.loss[v.settled_at - 1, 0]
    assert (late <= 0.01 * t.loss[0, 0]).all()
    assert before > 0.01 * t.loss[0, 0]


def test_on_the_hilltop_nothing_moves_and_the_page_says_so():
    hilltop = SURFACES["himmelblau"].starts["on the hilltop"]
    (v,) = judged("himmelblau", GD, 0.001, hilltop, 40)
    assert v.outcome is Outcome.STUCK_MAXIMUM


def test_one_step_is_no_steps():
    (v,) = judged("bowl", GD, 0.002, (-4, 2), 1)
    assert v.sentence.endswith("of the loss is left after 1 step")


def test_beale_is_too_slow_settled_and_gone_as_its_numbers_say():
    slow, works, gone = judged("beale", GD, [0.001, 0.03, 1.0], (1, 1.5), 200)
    assert slow.outcome is TOO_SLOW
    assert slow.evidence.loss_left > 0.01
    assert works.settled_at is not None
    assert gone.outcome is DIVERGES
    assert gone.evidence.steps_taken < 200


def test_on_the_flat_side_of_beale_a_run_that_was_thrown_out_is_not_settled():
    for v in judged("beale", OPTIMIZERS["adam"](), [1.0, 10.0], (1, 1.5), 200):
        if v.evidence.loss_left > 0.01:
            assert v.outcome.fate not in {"just_right", "works"}


def test_a_single_overshoot_is_not_called_oscillating():
    for v in judged("bowl", OPTIMIZERS["momentum"](), [0.001, 0.003], (4.97, 2.89), 40):
        assert v.outcome is TOO_SLOW


def test_on_a_steep_wall_newtons_short_step_is_no_saddle():
    (v,) = judged("rosenbrock", OPTIMIZERS["adam"](), 0.00046, (1.41, 2.34), 200)
    assert v.outcome is TOO_SLOW
    assert v.evidence.grad_norm > 1


def test_more_than_all_of_the_loss_is_never_called_left():
    (v,) = judged("rosenbrock", OPTIMIZERS["adagrad"](), 4.6416, (-0.52, 0.24), 40)
    assert v.evidence.loss_left > 1
    assert "left" not in v.sentence


def test_a_slow_swing_is_told_by_its_turns_and_not_by_its_reversals():
    (v,) = judged("ravine", OPTIMIZERS["momentum"](beta=0.99), 0.03, (-4, 1), 200)
    assert v.sentence == f"turned back {v.evidence.turned_back} times; 5.6 % left"
