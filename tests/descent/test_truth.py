"""The checker of verdicts: it takes what is true, and catches what the path denies."""

import numpy as np
import pytest

from benchmarks.truth.judge import with_kind_2
from tests.descent.truths import (
    AT_REST,
    BOUNCES,
    CALM,
    CREEPS,
    CYCLE,
    GONE,
    HIGHER,
    HOVERS,
    LOST,
    ON_A_SLOPE,
    PASSES,
    POORLY,
    SETTLES,
    SLOW,
    STANDS,
    SWINGS,
    TRUE,
    drawn,
    kinds,
    share,
    ticks,
    verdict,
)


@pytest.mark.parametrize("key", TRUE)
def test_what_is_true_is_not_contradicted(key):
    assert kinds(*TRUE[key]) == set()


FALSE = [
    (1, STANDS, "Diverges: beyond all numbers after step 40"),
    (1, STANDS, "Ends higher: loss × 1.02 after 40 steps"),
    (1, AT_REST, "Too slow: 4.0 % of the loss is left after 9 steps"),
    (1, AT_REST, "At rest: never left the marker, 4.0 % of the loss is left"),
    (1, SLOW, "At rest: never left the marker"),
    (1, drawn("bowl", [(1 + 1e-4 * (-1) ** t, 0.0) for t in range(40)]),
     "Oscillates: 38 of 38 steps reversed; loss 0.5"),
    (1, SETTLES, "Works, but overshoots: step 16; the best rate needs 3"),
    (1, SWINGS, "Works, slowly: step 1, swinging over 12 % of the map"),
    (3, SLOW, "Too slow: 57.2 % of the loss is left after 40 steps"),
    (3, SLOW, f"Too slow: {share(SLOW)} of the loss is left after 41 steps"),
    (3, SLOW, "Just right: settled at step 16; the best needs 16"),
    (3, SETTLES, "Just right: settled at step 17; the best needs 17"),
    (3, SETTLES, "Works, slowly: step 16; the best rate needs 10"),
    (3, SETTLES, "Just right: settled at step 16; the best needs 19"),
    (3, SETTLES, "Too slow: 9.2·10⁻⁵ % of the loss is left after 60 steps"),
    (3, SETTLES, "Oscillates: 9.2·10⁻⁵ % left"),
    (3, PASSES, "Just right: settled at step 39; the best needs 39"),
    (3, PASSES, "Too slow: 0.6 % of the loss is left after 39 steps"),
    (3, BOUNCES, f"Oscillates: 40 of 39 steps reversed; {share(BOUNCES)} left"),
    (3, BOUNCES, f"Oscillates: turned back 0 times; {share(BOUNCES)} left"),
    (3, SWINGS, "Just right: settled at step 1; the best needs 1"),
    (3, SWINGS, "Just right: settled at step 1, swinging over 20 % of the map"),
    (3, SETTLES, "Just right: settled at step 16, swinging over 5 % of the map"),
    (4, HOVERS, "Hovers: loss floor ≈ 0.002"),
    (4, HOVERS, "Overshoots: it was 0.01 % at step 300"),
    (4, HOVERS, f"Too slow: {share(HOVERS)} of the loss is left after 400 steps"),
    (4, HOVERS, "Just right: settles to the noise: 0.7 % of the loss on average"),
    (4, CREEPS, f"Hovers: loss floor ≈ {CREEPS.level * CREEPS.began:.3g}"),
    (4, CALM, f"Too slow: {100 * CALM.left_at_end:.2g} % of the loss is left after 400 steps"),
    (4, CALM, f"Hovers: loss floor ≈ {CALM.level * CALM.began:.3g}"),
    (4, CALM, "Just right: settles to the noise: 0.4 % of the loss on average"),
    (5, HIGHER, "Too slow: loss 8 after 20 steps"),
    (5, HIGHER, "Ends higher: loss × 3.9 after 20 steps"),
    (5, SLOW, "Ends higher: loss × 1.2 after 40 steps"),
    (5, LOST, "Too slow: 100.0 % of the loss is left after 20 steps"),
    (5, SLOW, "Lost: 1 half-widths off the map"),
    (5, HIGHER, "Ends higher: loss from 2 to 2 after 20 steps"),
    (5, HIGHER, "Ends higher: loss 2, and higher by 5 after 20 steps"),
    (5, HIGHER, "Ends higher: loss 2, and higher by 0 after 20 steps"),
    (5, HIGHER, "Ends higher: loss 8; it was 8 at step 20"),
    (5, HIGHER, "Ends higher: loss 8; it was lower by 2 at step 10"),
    (6, CYCLE, "Diverges: loss × 1.02"),
    (6, SLOW, "Diverges: left the map at step 1"),
    (6, GONE, "Diverges: left the map at step 3; loss × 6.1·10⁴"),
    (6, GONE, "Diverges: left the map at step 2; loss × 7·10⁴"),
    (6, GONE, f"Too slow: loss {GONE.loss[-1]:.0f} after 40 steps"),
    (6, LOST, "Escapes: left the map at step 1, still falling"),
    (6, drawn("saddle", [(0, 0.1), (0, 3.0), (0, 2.9)]), "Escapes: left the map at step 1"),
    (6, drawn("saddle", [(0.1, 0), (9.0, 0), (40.0, 0)]), "Diverges: left the map at step 1"),
    (6, drawn("bowl", [(0.0, 0.1 * 1.08**t * (-1) ** t) for t in range(45)]),
     "Oscillates: loss 43.7"),
    (7, ON_A_SLOPE, "Stuck (local minimum): gradient ≈ 0, yet 9.9 above the best"),
    (7, POORLY, "Stuck (saddle): gradient ≈ 0, yet 0.6 above the best"),
    (7, POORLY, "Stuck (local minimum): gradient ≈ 0, yet 0.7 above the best"),
    (7, POORLY, "Stuck (local minimum): gradient 1.2, held 0.6 above the best"),
    (7, POORLY, "Stuck (local minimum): held 0.6 above the best"),
    (7, POORLY, "Too slow: 10.1 % of the loss is left after 200 steps"),
    (7, AT_REST, "Stuck (local minimum): gradient ≈ 0"),
    (7, ON_A_SLOPE, f"Stuck (plateau): gradient {ON_A_SLOPE.slope:.3g}"),
    (11, SLOW, "Too slow: "),
    (11, SLOW, "Too slow: it has 17 reasons"),
    (11, SLOW, "Too slow: loss -0"),
    (11, SLOW, "Too slow: loss nan after 40 steps"),
    (11, SLOW, "Sleeps: 58.3 % of the loss is left after 40 steps"),
    (11, drawn("bowl", [(4, 2), (3, 2)]), "Too slow: 82.8 % of the loss is left after 1 steps"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "some", "said"), FALSE, ids=[f"{k}-{s}" for k, _, s in FALSE])
def test_what_the_path_denies_is_caught_and_by_its_kind(kind, some, said):
    assert kind in kinds(some, said, "zigzag" if some.reversals()[1] else "monotone")


def test_a_motion_that_is_seen_to_be_another_is_caught():
    said = TRUE["cycle"][1]
    assert kinds(CYCLE, said, "zigzag") == set()
    assert kinds(CYCLE, said, "monotone") == kinds(CYCLE, said, "ringing") == {10}
    assert kinds(SLOW, TRUE["slow"][1], "zigzag") == {10}


def test_a_tick_at_another_step_is_caught():
    said = TRUE["settles"][1]
    for name in ("first_touch", "settled", "left_map"):
        assert kinds(SETTLES, said, events=ticks(SETTLES, **{name: 18})) == {10}
    assert kinds(SETTLES, said, events=ticks(SETTLES, settled=None)) == {10}
    assert kinds(GONE, *TRUE["gone"][1:], events=ticks(GONE, left_map=None)) == {10}


def test_nan_in_the_evidence_is_caught():
    assert kinds(SLOW, TRUE["slow"][1], sharpness=float("nan")) == {11}
    assert kinds(SLOW, TRUE["slow"][1], sharpness=1.0) == set()


def test_on_a_curve_what_is_not_seen_is_of_kind_2():
    path = [(x, 3.0 * (t % 2)) for t, x in enumerate(np.linspace(4, 3, 21))]
    aside = drawn("parabola", path)
    assert with_kind_2(aside, verdict("Too slow: 56.2 % of the loss is left after 20 steps")) == []
    wrong = with_kind_2(aside, verdict("Oscillates: 19 of 19 steps reversed; 56.2 % left"))
    assert {kind for kind, _ in wrong} == {2}
