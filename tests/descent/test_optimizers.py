"""The contract that every optimizer keeps, and what is claimed of some."""

import re

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, diagnose, parameters_of, run
from descent.optimizer import Optimizer
from descent.oracle import Oracle
from surfaces import SURFACES

LIMITED = {
    "gradient_descent": [{}],
    "momentum": [{"beta": 0.5}, {"beta": 0.9}, {"beta": 0.9, "dampening": 0.5}],
    "nesterov": [{"beta": 0.5}, {"beta": 0.9}],
}


def constant_slope(p):
    return np.array([[3.0], [-0.02]]) * np.ones_like(p)


def first_steps(optimizer, count, lr=0.1, gradient_at=constant_slope):
    """The moves of an optimizer from the origin, (count, 2)."""
    p, moves = np.zeros((2, 1)), []
    state = optimizer.init(p)
    for t in range(count):
        q, state = optimizer.step(t, np.array([lr]), p, state, gradient_at)
        moves.append((q - p)[:, 0])
        p = q
    return np.array(moves)


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


@pytest.mark.parametrize("key", ["adam", "adagrad"])
def test_the_first_step_is_the_rate_in_every_coordinate(key):
    np.testing.assert_allclose(first_steps(OPTIMIZERS[key](), 1), [[-0.1, 0.1]], rtol=1e-5)


def test_the_first_step_of_rmsprop_is_ten_times_the_rate():
    np.testing.assert_allclose(first_steps(OPTIMIZERS["rmsprop"](), 1), [[-1, 1]], rtol=1e-5)


def test_adam_on_a_constant_slope_moves_the_rate_at_every_step():
    moves = first_steps(OPTIMIZERS["adam"](), 50)
    np.testing.assert_allclose(np.abs(moves), 0.1, rtol=1e-5)


@pytest.mark.parametrize("key", ["adam", "rmsprop", "adagrad"])
def test_scaling_the_loss_changes_nothing(key):
    optimizer = OPTIMIZERS[key](eps=1e-16)
    plain = first_steps(optimizer, 30, 0.01, lambda p: p - 1)
    scaled = first_steps(optimizer, 30, 0.01, lambda p: 1000 * (p - 1))
    np.testing.assert_allclose(plain, scaled, rtol=1e-9)


def test_momentum_and_nesterov_without_momentum_are_gradient_descent():
    for key in ("momentum", "nesterov"):
        moves = first_steps(OPTIMIZERS[key](beta=0.0), 5)
        np.testing.assert_array_equal(moves, first_steps(OPTIMIZERS["gradient_descent"](), 5))


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


@pytest.mark.parametrize("beta", [0.0, 0.9])
def test_noise_spreads_the_heavy_ball_as_theory_says(beta):
    surface, rate, sigma, slope = SURFACES["bowl"], 0.02, 1.0, 10.0
    t = run(
        surface,
        OPTIMIZERS["momentum"](beta=beta),
        lr=[rate] * 40,
        start=(0, 0),
        steps=4000,
        noise=sigma,
        seed=range(40),
    )
    expected = rate * sigma**2 * (1 + beta) / (slope * (1 - beta) * (2 * (1 + beta) - rate * slope))
    assert t.path[500:, 1].var() == pytest.approx(expected, rel=0.05)
