"""A single run that walks by numbers: to the last bit what it is in a batch."""

from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descent import OPTIMIZERS, Clip, parameters_of, run, scalar_loop
from descent.request import Request
from descent.schedules.constant import Constant
from surfaces import SURFACES
from tests.descent.strategies import schedules, values_of
from tests.descent.test_loop import assert_same_run

BY_COORDINATE = sorted(key for key, method in OPTIMIZERS.items() if method.by_coordinate)


def test_the_methods_that_most_visitors_compare_go_by_coordinate():
    assert {"gradient_descent", "momentum", "nesterov", "rmsprop", "adam"} <= {*BY_COORDINATE}


@pytest.mark.parametrize("key", OPTIMIZERS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_its_parameters_a_single_run_is_that_of_a_batch_bit_for_bit(key, data):
    cls = OPTIMIZERS[key]
    method = cls(**{p.name: data.draw(values_of(p)) for p in parameters_of(cls)})
    surface = SURFACES[data.draw(st.sampled_from(sorted(SURFACES)))]
    asked = {
        "start": surface.start,
        "steps": data.draw(st.integers(1, 70)),
        "schedule": data.draw(schedules()),
        "noise": data.draw(st.sampled_from([0.0, 0.3])),
        "clip": data.draw(st.sampled_from([None, Clip("norm", 1.0), Clip("value", 1.0)])),
    }
    rates = [data.draw(st.floats(0, 10)), data.draw(st.floats(0, 1e-2))]
    batch = run(surface, method, lr=rates, **asked)
    for b, rate in enumerate(rates):
        alone = run(surface, method, lr=rate, **asked)
        assert_same_run(batch, alone, b)
        for counted, expected in zip(alone.evaluations, batch.evaluations, strict=True):
            np.testing.assert_array_equal(counted[:, 0], expected[:, b])


def test_a_run_that_overflows_ends_alone_where_it_ends_in_a_batch():
    for key in BY_COORDINATE:
        surface, rates = SURFACES["rosenbrock"], [1e3, 1e200]
        asked = {"start": (-1.2, 1), "steps": 100}
        batch = run(surface, OPTIMIZERS[key](), lr=rates, **asked)
        for b, rate in enumerate(rates):
            assert_same_run(batch, run(surface, OPTIMIZERS[key](), lr=rate, **asked), b)


def test_a_surface_whose_powers_overflow_diverges_instead_of_failing():
    class Quartic(type(SURFACES["bowl"])):
        """Its powers are beyond Python's own numbers long before its path is."""

        def value(self, x, y):
            return x**4 + y**4

        def gradient(self, x, y):
            return 4 * x**3, 4 * y**3

    batch = run(Quartic(), OPTIMIZERS["gradient_descent"](), lr=[1.0, 2.0], start=(-4, 2), steps=40)
    alone = run(Quartic(), OPTIMIZERS["gradient_descent"](), lr=2.0, start=(-4, 2), steps=40)
    assert not np.isfinite(batch.path[-1]).any()
    assert_same_run(batch, alone, 1)


def test_another_step_does_not_inherit_that_it_goes_by_coordinate():
    plain = OPTIMIZERS["gradient_descent"]

    class Ahead(plain):
        """Asks for the gradient where it would be in two steps."""

        def step(self, t, lr, p, state, gradient_at):
            return p - lr * gradient_at(p - lr * gradient_at(p)), state

    class Renamed(plain):
        label: ClassVar[str] = "Another name"

    assert not Ahead.by_coordinate
    assert Renamed.by_coordinate
    surface = SURFACES["beale"]
    batch = run(surface, Ahead(), lr=[0.01, 0.02], start=(1, 1.5), steps=40)
    assert_same_run(batch, run(surface, Ahead(), lr=0.02, start=(1, 1.5), steps=40), 1)


def test_where_somebody_looks_at_arrays_no_run_goes_by_numbers():
    method, constant = OPTIMIZERS["adam"](), Constant()
    one, two = (Request.of(lr, (0, 0), 5) for lr in (0.1, [0.1, 0.2]))
    assert scalar_loop.can_walk(method, one, constant, None)
    assert not scalar_loop.can_walk(method, two, constant, None)
    assert not scalar_loop.can_walk(method, one, constant, print)
    clipped = Request.of(0.1, (0, 0), 5, clip=Clip("norm", 1.0))
    assert not scalar_loop.can_walk(method, clipped, constant, None)
