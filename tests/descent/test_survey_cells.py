"""The cells of a survey: of any shape, each with numbers of its own."""

import sys

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, parameters_of, run, survey
from descent.batch.batch_spec import cellwise, checked_values
from descent.state_columns import columns, same_columns
from surfaces import SURFACES
from tests.descent.surveying import assert_equal, scattered

module = sys.modules[survey.__module__]  # `descent.batch.survey` is the function
GD, MOMENTUM, ADAM = (OPTIMIZERS[key]() for key in ("gradient_descent", "momentum", "adam"))
BOWL, HIMMELBLAU, RAVINE = (SURFACES[key] for key in ("bowl", "himmelblau", "ravine"))


def refusal(key, name):
    """What is said of a number that can't vary, or None."""
    try:
        checked_values(BOWL, OPTIMIZERS[key](), {name: [getattr(OPTIMIZERS[key](), name)]})
    except ValueError as error:
        return str(error)
    return None


REFUSALS = {
    (key, p.name): refusal(key, p.name)
    for key, method in OPTIMIZERS.items()
    for p in parameters_of(method)
}


VARY = [number for number, said in REFUSALS.items() if said is None]
MUST_VARY = {
    *(("momentum", "beta"), ("momentum", "dampening"), ("nesterov", "beta")),
    *(("adam", "beta1"), ("adam", "eps"), ("rmsprop", "alpha"), ("adagrad", "eps")),
}


def test_rates_and_starts_are_broadcast():
    x, y = np.meshgrid(np.linspace(-4, 4, 5), np.linspace(-3, 3, 4))
    rates = np.array([0.001, 0.01, 0.1])[:, None, None]
    found = survey(HIMMELBLAU, GD, lr=rates, start=[x, y], steps=60)
    assert found.outcome.shape == found.settled_at.shape == found.minimum.shape == (3, 4, 5)
    one = survey(HIMMELBLAU, GD, lr=0.01, start=(x[2, 3], y[2, 3]), steps=60)
    assert one.outcome.shape == ()
    assert one.outcome == found.outcome[1, 2, 3]
    assert one.settled_at == found.settled_at[1, 2, 3]


@pytest.mark.parametrize("key", ["momentum", "rmsprop"])
def test_neither_chunks_nor_closed_ranks_change_a_cell(key, monkeypatch):
    asked = {"steps": 300, **scattered(HIMMELBLAU, 500)}
    whole = survey(HIMMELBLAU, OPTIMIZERS[key](), **asked)
    monkeypatch.setattr(module, "CHUNK", 37)
    assert_equal(survey(HIMMELBLAU, OPTIMIZERS[key](), **asked), whole)


def test_a_long_walk_goes_in_smaller_chunks(monkeypatch):
    asked = {"steps": 2000, **scattered(BOWL, 60)}
    whole = survey(BOWL, GD, **asked)
    monkeypatch.setattr(module, "MEMORY", 50_000)
    assert_equal(survey(BOWL, GD, **asked), whole)


# Of whole arrays some processors take powers that differ in the last bit.
POWERS_AGREE = all(
    (np.full(16, beta) ** t == beta**t).all() for beta in (0.45, 0.9, 0.9495) for t in range(1, 61)
)


@pytest.mark.parametrize(("key", "name"), VARY)
def test_a_number_that_varies_gives_each_cell_the_walk_of_its_own_method(key, name):
    optimizer, surface = OPTIMIZERS[key], SURFACES["beale"]
    p = next(p for p in parameters_of(optimizer) if p.name == name)
    values = np.array([p.default, (p.low + p.default) / 2, (p.high + p.default) / 2])
    asked = {"lr": [0.01, 0.02, 0.03], "start": (1.0, 1.5), "steps": 60}
    found = survey(surface, optimizer(), vary={name: values}, **asked)
    together = run(surface, cellwise(optimizer(), {name: values}), **asked)
    for b, (lr, value) in enumerate(zip(asked["lr"], values.tolist(), strict=True)):
        own = optimizer(**{name: value})
        alone = run(surface, own, **asked | {"lr": lr})
        rtol = 0 if POWERS_AGREE else 1e-12
        np.testing.assert_allclose(together.path[..., b], alone.path[..., 0], rtol=rtol, atol=0)
        one = survey(surface, own, **asked | {"lr": lr})
        assert (found.outcome[b], found.settled_at[b]) == (one.outcome, one.settled_at)


def test_a_single_cell_with_a_number_of_its_own_is_walked_too():
    asked = {"lr": [0.01], "start": (1.0, 1.5), "steps": 60, "noise": 1.0}
    found = survey(SURFACES["beale"], MOMENTUM, vary={"beta": [0.5]}, **asked)
    own = survey(SURFACES["beale"], OPTIMIZERS["momentum"](beta=0.5), **asked)
    assert (found.outcome, found.settled_at) == (own.outcome, own.settled_at)


def test_the_numbers_of_the_common_methods_can_vary():
    assert set(VARY) >= MUST_VARY


def test_a_number_that_can_not_vary_is_refused_by_name():
    refused = {number: said for number, said in REFUSALS.items() if said is not None}
    assert ("rmsprop", "centered") in refused
    for (key, name), said in refused.items():
        assert name in said
        assert key in said


def spectral_radius(eta_lambda, beta):
    """The larger root of r² − (1 + β − ηλ)r + β, in modulus."""
    middle = (1 + beta - eta_lambda) / 2
    root = np.sqrt(middle * middle - beta + 0j)
    return np.maximum(np.abs(middle + root), np.abs(middle - root))


def test_the_map_of_rate_and_momentum_has_the_stability_boundary_of_theory():
    rates = np.linspace(0, 4.4 / RAVINE.condition, 65)[1:]
    betas = np.linspace(0, 0.98, 64)[:, None]
    found = survey(RAVINE, MOMENTUM, lr=rates, start=RAVINE.start, vary={"beta": betas}, steps=500)
    radius = np.maximum(*(spectral_radius(rates * k, betas) for k in (1.0, RAVINE.condition)))
    diverges = found.holds(Outcome.DIVERGES)
    assert 0.1 < diverges.mean() < 0.9
    assert (diverges == (radius > 1)).mean() >= 0.995


def test_a_state_of_any_make_is_cut_into_columns_and_compared_by_them():
    state = (np.arange(6.0).reshape(2, 3), {"age": np.arange(3), "mean": None}, 0.5)
    cut = columns(state, np.array([0, 2]), 3)
    np.testing.assert_array_equal(cut[0], [[0, 2], [3, 5]])
    np.testing.assert_array_equal(cut[1]["age"], [0, 2])
    assert cut[1]["mean"] is None
    assert cut[2] == 0.5
    other = (state[0] + [[0, 0, 0], [0, 1, 0]], state[1], 0.5)
    assert same_columns(state, other, 3).tolist() == [True, False, True]
    assert not same_columns(state, (*state[:2], 0.25), 3).any()
    assert not same_columns(None, state[0], 3).any()
