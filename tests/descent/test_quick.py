"""The quick verdict, for a picture that follows a hand: it walks nothing else, and says nothing
that the whole one denies.
"""

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, diagnose, diagnose_together, ladder, run
from descent.verdict.diagnose import Quick
from surfaces import SURFACES
from tests.descent.pairs import PAIRS

GD = OPTIMIZERS["gradient_descent"]()
SETTLED = (Outcome.JUST_RIGHT, Outcome.WORKS_SLOWLY, Outcome.WORKS_OVERSHOOTS)
RATES = [1e-3, 0.05, 0.15, 0.21, 2.0]


@pytest.mark.parametrize(("key", "surface"), PAIRS)
@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_a_quick_verdict_is_the_whole_one_or_works_where_that_one_compares(key, surface, noise):
    surface, start = SURFACES[surface], SURFACES[surface].start
    t = run(surface, OPTIMIZERS[key](), lr=RATES, start=start, steps=60, noise=noise)
    at_a_glance = diagnose(surface, t, advise=False)
    # Whatever the best of the other rates needs.
    for best in (None, 1, 1000):
        whole = diagnose(surface, t, best=-1 if best is None else best)
        for quick, other in zip(at_a_glance, whole, strict=True):
            if quick.outcome is Quick.WORKS:
                assert other.outcome in SETTLED
                assert quick.sentence == f"settled at step {quick.settled_at}"
                assert quick.evidence.best_settle is None
            else:
                assert (quick.outcome, quick.sentence) == (other.outcome, other.sentence)
            assert (quick.events, quick.settled_at) == (other.events, other.settled_at)


def test_a_quick_verdict_that_is_told_the_best_says_what_the_whole_one_says():
    surface = SURFACES["bowl"]
    t = run(surface, GD, lr=RATES, start=(-4, 2), steps=40)
    best = ladder(surface, GD, start=(-4, 2), steps=40)
    quick = diagnose(surface, t, best=best, advise=False)
    whole = diagnose(surface, t, best=best)
    assert [(v.outcome, v.sentence, v.events) for v in quick] == [
        (v.outcome, v.sentence, v.events) for v in whole
    ]
    assert any(v.advice for v in whole)
    assert not any(v.advice or v.suggested_lr or v.motion for v in quick)


def test_a_quick_verdict_walks_no_other_rate(monkeypatch):
    def refuse(*_given, **_more):
        raise AssertionError("the ladder was walked")

    t = run(SURFACES["bowl"], GD, lr=RATES, start=(-4, 2), steps=40)
    monkeypatch.setattr("descent.verdict.diagnose.ladder", refuse)
    assert [v.outcome for v in diagnose(SURFACES["bowl"], t, advise=False)] == [
        *(Outcome.TOO_SLOW, Quick.WORKS, Quick.WORKS, Outcome.DIVERGES, Outcome.DIVERGES)
    ]
    with pytest.raises(AssertionError):
        diagnose(SURFACES["bowl"], t)


def test_nothing_settles_sooner_than_a_run_that_begins_at_the_bottom():
    (v,) = diagnose(
        SURFACES["bowl"],
        run(SURFACES["bowl"], GD, lr=0.1, start=(0, 0), steps=20),
        advise=False,
    )
    assert (v.outcome, v.evidence.best_settle) == (Outcome.JUST_RIGHT, 0)
    assert np.isfinite(v.evidence.loss)


@pytest.mark.parametrize("noise", [0.0, 0.5])
@pytest.mark.parametrize("surface", ["rosenbrock", "himmelblau", "saddle", "abs_valley", "easom"])
def test_together_several_methods_have_the_verdicts_that_each_has_alone(surface, noise):
    surface = SURFACES[surface]
    asked = {"start": surface.start, "steps": 90, "noise": noise}
    walked = [run(surface, method(), lr=RATES, **asked) for method in OPTIMIZERS.values()]
    bests = [(None, -1, 5, 40)[i % 4] for i in range(len(walked))]
    together = diagnose_together(surface, walked, bests)
    for t, best, verdicts in zip(walked, bests, together, strict=True):
        alone = diagnose(surface, t, best=best, advise=False)
        assert [repr(v) for v in verdicts] == [repr(v) for v in alone]
        assert [v.sentence for v in verdicts] == [v.sentence for v in alone]
