"""The motion that is read from a path, against the exact roots of the method on a quadratic."""

from dataclasses import dataclass

import numpy as np
import pytest

from descent import OPTIMIZERS, Motion, diagnose, run
from descent.motion import motion_of
from descent.surface import CriticalPoint, Surface
from surfaces import SURFACES


@dataclass(frozen=True)
class Turned(Surface):
    """A quadratic with curvatures `flat` and `steep`, its axes turned by `angle`."""

    view = ((-5.0, 5.0), (-4.0, 4.0))
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = 0.0
    flat: float = 1.0
    steep: float = 10.0
    angle: float = 0.0

    def matrix(self):
        c, s = np.cos(self.angle), np.sin(self.angle)
        return (
            self.flat * c * c + self.steep * s * s,
            (self.flat - self.steep) * c * s,
            self.flat * s * s + self.steep * c * c,
        )

    def value(self, x, y):
        a, b, d = self.matrix()
        return (a * x * x + 2 * b * x * y + d * y * y) / 2

    def gradient(self, x, y):
        a, b, d = self.matrix()
        return a * x + b * y, b * x + d * y

    def hessian(self, x, y):
        return tuple(each + 0 * x for each in self.matrix())


def roots(key, beta, eta_lambda):
    """The roots of the characteristic equation, as docs/maths.md has them."""
    return np.roots(
        {
            "gradient_descent": [1, eta_lambda - 1],
            "momentum": [1, eta_lambda - 1 - beta, beta],
            "nesterov": [1, (1 + beta) * (eta_lambda - 1), beta * (1 - eta_lambda)],
        }[key]
    )


def expected(key, beta, eta_lambda):
    """The motion that the roots mean, or None so near a border that no one can tell by looking."""
    r = roots(key, beta, eta_lambda)
    size = np.abs(r).max()
    dominant = r[np.abs(r).argmax()]
    if abs(dominant.imag) > 1e-9:
        turns = abs(np.angle(dominant)) / np.pi  # changes of direction per step
        if abs(turns - 0.75) < 0.05 or size ** (1 / turns) < 0.15:
            return None  # between ringing and zigzag; or dead before it comes back
        return Motion.ZIGZAG if turns > 0.75 else Motion.RINGING
    if size < 0.03 or (len(r) == 2 and size - np.abs(r).min() < 0.1):
        return None  # done in a step; or two roots of which neither has the say
    return Motion.ZIGZAG if dominant.real < 0 else Motion.MONOTONE


@pytest.mark.parametrize("key", ["gradient_descent", "momentum", "nesterov"])
def test_the_motion_agrees_with_the_roots_on_turned_quadratics(key):
    random = np.random.default_rng(7)
    judged = agreed = 0
    while judged < 120:
        beta = random.uniform(0.0, 0.95)
        optimizer = OPTIMIZERS[key]() if key == "gradient_descent" else OPTIMIZERS[key](beta=beta)
        eta_lambda = random.uniform(0.02, 0.97) * optimizer.stability_limit()
        motion = expected(key, beta, eta_lambda)
        if motion is None:
            continue
        # The start lies on one axis, so that one pair of roots moves the run, whatever the turn.
        surface = Turned(steep=10.0, angle=random.uniform(0, np.pi))
        start = 3 * np.array([-np.sin(surface.angle), np.cos(surface.angle)])
        t = run(surface, optimizer, lr=eta_lambda / 10, start=start, steps=80)
        judged += 1
        agreed += diagnose(surface, t, best=1)[0].motion is motion
    assert agreed >= 0.95 * judged


def test_a_walk_along_the_valley_that_jumps_across_it_is_a_zigzag():
    surface = Turned(angle=0.6)
    t = run(surface, OPTIMIZERS["gradient_descent"](), lr=[0.05, 0.19], start=(-4, 1), steps=40)
    assert [v.motion for v in diagnose(surface, t, best=1)] == [Motion.MONOTONE, Motion.ZIGZAG]


def test_a_heavy_ball_rings():
    t = run(
        SURFACES["ravine"], OPTIMIZERS["momentum"](beta=0.99), lr=0.03, start=(-4, 1), steps=200
    )
    assert diagnose(SURFACES["ravine"], t, best=1)[0].motion is Motion.RINGING


def test_with_noise_nothing_is_read_into_the_signs():
    t = run(
        SURFACES["bowl"],
        OPTIMIZERS["gradient_descent"](),
        lr=0.1,
        start=(-4, 2),
        steps=50,
        noise=1.0,
    )
    assert diagnose(SURFACES["bowl"], t, best=1)[0].motion is Motion.JITTER


@pytest.mark.parametrize(
    ("moves", "motion"),
    [
        ([], Motion.MONOTONE),
        ([0.0, 0.0, 0.0], Motion.MONOTONE),
        ([1.0], Motion.MONOTONE),
        ([1.0, -1.0], Motion.ZIGZAG),
        ([1.0, 0.5, 0.25, 0.125], Motion.MONOTONE),
        ([1.0, -0.5, 0.25, -0.125], Motion.ZIGZAG),
        # A zigzag that has faded stays what it was; what follows is too small to be seen.
        ([1.0, -0.5, 0.25, -0.1, *[1e-4] * 200], Motion.ZIGZAG),
        (np.cos(np.arange(60) / 4).tolist(), Motion.RINGING),
    ],
)
def test_a_sequence_of_moves_has_its_motion(moves, motion):
    assert motion_of(np.array(moves)) is motion
