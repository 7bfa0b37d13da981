"""The contract that every optimizer keeps."""

import re
from collections import Counter
from typing import ClassVar

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, diagnose, parameters_of, run
from descent.optimizer import Optimizer
from descent.oracle import Oracle
from surfaces import SURFACES

LIMITED = {
    "gradient_descent": [{}],
    "momentum": [{"beta": 0.5}, {"beta": 0.9}, {"beta": 0.9, "dampening": 0.5}],
    "momentum_ema": [{"beta": 0.5}, {"beta": 0.9}],
    "nesterov": [{"beta": 0.5}, {"beta": 0.9}],
    "qhm": [{}, {"beta": 0.5, "nu": 0.2}, {"beta": 0.9, "nu": 0.95}],
}


def test_the_catalogue_reads_from_plain_to_clever():
    places = [(Optimizer.groups.index(o.group), o.order) for o in OPTIMIZERS.values()]
    assert places == sorted(set(places))  # a place of its own for each
    assert next(iter(OPTIMIZERS)) == "gradient_descent"


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_an_optimizer_says_what_the_page_tells(key):
    optimizer = OPTIMIZERS[key]
    assert optimizer.key == key
    for fact in optimizer.facts:
        assert str(getattr(optimizer, fact)).strip()
    assert optimizer.__doc__
    assert optimizer.usual_rate > 0
    assert len(optimizer.formula) <= 60
    for sentence in (optimizer.shines, optimizer.fails):
        assert sentence.endswith(".")
        assert len(sentence) <= 120
    assert re.search(r"\b(1[6-9]|20)\d\d\b", optimizer.reference)


def test_a_name_that_methods_share_has_one_range_and_one_symbol():
    seen = {}
    for optimizer in OPTIMIZERS.values():
        for p in parameters_of(optimizer):
            facts = (p.low, p.high, p.symbol)
            assert seen.setdefault(p.name, facts) == facts


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_default_lies_in_its_range_and_the_field_is_explained(key):
    for p in parameters_of(OPTIMIZERS[key]):
        assert p.symbol
        assert p.help
        if not isinstance(p.default, bool):
            assert p.low <= p.default <= p.high


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_the_ends_of_every_range_are_accepted_and_what_is_beyond_is_refused_by_name(key):
    for p in parameters_of(OPTIMIZERS[key]):
        wrong = [None, "1", float("nan")]
        if not isinstance(p.default, bool):
            assert OPTIMIZERS[key](**{p.name: p.low}) != OPTIMIZERS[key](**{p.name: p.high})
            wrong += [p.low - 1, p.high + 1, True]
        for value in wrong:
            with pytest.raises(ValueError, match=p.name):
                OPTIMIZERS[key](**{p.name: value})


def kept(thing):
    """A deep copy of a state, to be compared with it later."""
    return tuple(map(kept, thing)) if isinstance(thing, tuple) else np.copy(thing)


def assert_same(one, other):
    if isinstance(one, tuple):
        for a, b in zip(one, other, strict=True):
            assert_same(a, b)
    else:
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_step_changes_nothing_it_was_given(key):
    optimizer, gradient_at = OPTIMIZERS[key](), Oracle(SURFACES["beale"])
    p, lr = np.array([[1.0, 2.0], [1.5, -1.0]]), np.array([0.01, 0.02])
    state = optimizer.init(p)
    for t in range(5):
        given = kept((lr, p, state))
        q, after = optimizer.step(t, lr, p, state, gradient_at)
        assert_same((lr, p, state), given)
        assert_same(optimizer.step(t, lr, p, state, gradient_at), (q, after))
        p, state = q, after


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_rate_of_zero_stays_where_it_is(key):
    t = run(SURFACES["bowl"], OPTIMIZERS[key](), lr=0, start=(-4, 2), steps=5)
    assert (t.path == t.path[0]).all()


def test_every_method_with_a_limit_is_tested_at_it():
    assert {k for k, o in OPTIMIZERS.items() if o().stability_limit() is not None} == set(LIMITED)


@pytest.mark.parametrize(("key", "fields"), [(k, f) for k, each in LIMITED.items() for f in each])
def test_just_under_the_limit_a_run_settles_and_just_over_it_diverges(key, fields):
    optimizer = OPTIMIZERS[key](**fields)
    steep = 10.0
    rate = optimizer.stability_limit() / steep
    rates = [0.98 * rate, 1.02 * rate]
    t = run(SURFACES["bowl"], optimizer, lr=rates, start=(-4, 2), steps=2000)
    under, over = diagnose(SURFACES["bowl"], t)
    assert under.settled_at is not None
    assert over.outcome is Outcome.DIVERGES


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_on_a_quadratic_the_characteristic_equation_is_what_happens(key):
    for fields in LIMITED.get(key, [{}]):
        optimizer, curvature, rate = OPTIMIZERS[key](**fields), np.array([1.0, 10.0]), 0.03
        equation = optimizer.characteristic(rate * curvature)
        if equation is None or type(optimizer).preconditioner is not Optimizer.preconditioner:
            continue
        b, c = equation
        path = run(SURFACES["bowl"], optimizer, lr=rate, start=(-4, 2), steps=30).path[..., 0]
        rest = path[2:] + b * path[1:-1] + c * path[:-2]
        if fields.get("dampening"):  # the first step is not dampened
            rest = rest[1:]
        np.testing.assert_allclose(rest, 0, atol=1e-13)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_the_limit_is_where_a_root_of_the_characteristic_equation_leaves_the_unit_circle(key):
    for fields in LIMITED.get(key, [{}]):
        optimizer = OPTIMIZERS[key](**fields)
        limit = optimizer.stability_limit()
        if limit is None or optimizer.characteristic(limit) is None:
            continue
        for share, outside in ((0.5, False), (0.999, False), (1.001, True)):
            b, c = optimizer.characteristic(share * limit)
            assert (np.abs(np.roots([1, b, c])).max() > 1) == outside


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_batch_asks_as_often_as_its_runs_one_by_one(key):
    surface, rates = SURFACES["beale"], [0.001, 0.03, 1.0, 8.0]
    asked = {"start": surface.start, "steps": 40, "noise": 0.3}
    together = run(surface, OPTIMIZERS[key](), lr=rates, **asked).evaluations
    for b, rate in enumerate(rates):
        alone = run(surface, OPTIMIZERS[key](), lr=rate, **asked).evaluations
        for ours, own in zip(together, alone, strict=True):
            np.testing.assert_array_equal(ours[:, b], own[:, 0])


class Counting(type(SURFACES["rosenbrock"])):
    """Counts the questions about single points; the account of a whole path is none."""

    asked: ClassVar = Counter()

    def value(self, x, y):
        self.asked["values"] += np.ndim(x) < 2
        return super().value(x, y)

    def gradient(self, x, y):
        self.asked["gradients"] += np.ndim(x) < 2
        return super().gradient(x, y)

    def hessian(self, x, y):
        self.asked["hessians"] += 1
        return super().hessian(x, y)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_what_is_counted_is_what_the_surface_was_asked(key):
    surface, ended = Counting(), []
    for rate in (0.0001, 0.01, 1.0):
        surface.asked.clear()
        t = run(surface, OPTIMIZERS[key](), lr=rate, start=(-1.2, 1), steps=60)
        ended.append(t.steps_taken[0] < 60)
        if not ended[-1]:  # a run that is gone asks on for a while, and is not counted any more
            for name, counted in t.evaluations._asdict().items():
                assert counted[-1, 0] == surface.asked[name]
    assert not all(ended)
