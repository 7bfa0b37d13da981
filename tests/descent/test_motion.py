"""The motion that is read from a path, against the exact roots of the method on a quadratic."""

from dataclasses import dataclass

import numpy as np
import pytest

from descent import OPTIMIZERS, Motion, diagnose, run
from descent.surface import CriticalPoint, Surface
from descent.verdict.motion import motion_of
from descent.verdict.recurrence import fitted
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


def exact_moves(key, beta, eta_lambda, offset, steps):
    """The moves along one axis of a quadratic, from the recurrence that the roots obey."""
    r = roots(key, beta, eta_lambda)
    plus, times = (r.sum().real, -np.prod(r).real) if len(r) == 2 else (r[0].real, 0.0)
    looks = 1 + beta if key == "nesterov" else 1  # its first step is that much longer
    errors = [offset, offset * (1 - looks * eta_lambda)]
    while len(errors) <= steps:
        errors.append(plus * errors[-1] + times * errors[-2])
    return np.diff(errors)


def structure(r):
    """Monotone, zigzag or ringing, as the dominant of the roots has it."""
    dominant = r[np.abs(r).argmax()]
    if abs(dominant.imag) > 0:
        return Motion.RINGING
    return Motion.ZIGZAG if dominant.real < 0 else Motion.MONOTONE


def exact_motion(key, beta, eta_lambdas, offsets, steps):
    """The motion that the roots mean, or None where no walk of that length could show it.

    The axis on which most travel is undone speaks. Not to be told apart by looking are roots that
    coincide within 0.001; a turn that undoes less than a thousandth of the travel; and a complex
    pair so near the negative axis that within the run every move turns round.
    """
    moves = np.array(
        [exact_moves(key, beta, e, u, steps) for e, u in zip(eta_lambdas, offsets, strict=True)]
    )
    travel = np.abs(moves).sum(axis=1)
    undone = travel - np.abs(moves.sum(axis=1))
    axis = undone.argmax()
    r = roots(key, beta, eta_lambdas[axis])
    if len(r) == 2 and abs(r[0] - r[1]) < 1e-3:
        return None
    if undone[axis] <= 1e-3 * travel.sum():
        structures = {structure(roots(key, beta, e)) for e in eta_lambdas}
        return Motion.MONOTONE if structures == {Motion.MONOTONE} else None
    turned = np.sign(moves[axis, 1:]) * np.sign(moves[axis, :-1]) < 0
    return None if turned.all() and structure(r) is Motion.RINGING else structure(r)


METHODS = ["gradient_descent", "momentum", "nesterov"]


def random_walks(key, count, steps):
    """(the optimizer, a turned quadratic of condition 2 to 300, rates over the stable region and
    starts all round, for so many runs)."""
    random = np.random.default_rng([METHODS.index(key), count, steps])
    for _ in range(count // 4):
        beta = random.uniform(0.0, 0.95) if key != "gradient_descent" else 0.0
        optimizer = OPTIMIZERS[key](beta=beta) if beta else OPTIMIZERS[key]()
        surface = Turned(steep=2 * 150 ** random.uniform(), angle=random.uniform(0, np.pi))
        lr = random.uniform(0.02, 0.98, 4) * optimizer.stability_limit() / surface.steep
        turn = random.uniform(0, 2 * np.pi, 4)
        yield (
            beta,
            surface,
            run(
                surface,
                optimizer,
                lr=lr,
                start=3 * np.array([np.cos(turn), np.sin(turn)]),
                steps=steps,
            ),
        )


@pytest.mark.parametrize("key", METHODS)
def test_the_motion_agrees_with_the_roots_on_random_turned_quadratics(key):
    agreed, judged, borders = 0, 0, 0
    for beta, surface, t in random_walks(key, 336, 200):
        c, s = np.cos(surface.angle), np.sin(surface.angle)
        for b, verdict in enumerate(diagnose(surface, t, best=1)):
            assert verdict.outcome.fate not in {"diverges", "escapes"}
            x, y = t.start[:, b]
            motion = exact_motion(
                key,
                beta,
                t.base_lr[b] * np.array([1, surface.steep]),
                (c * x + s * y, c * y - s * x),
                200,
            )
            borders += motion is None
            judged += motion is not None
            agreed += verdict.motion is motion
    assert agreed >= 0.98 * judged
    assert borders <= 0.05 * (judged + borders)


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


@pytest.mark.parametrize(
    ("larger", "smaller"),
    [(0.9, 0.5), (-0.95, 0.9), (1.2, -0.3), (-1.5, -0.2), (0.99, 0.01), (0.6, 0.0)],
)
def test_a_fit_finds_the_roots_of_a_recurrence_whether_it_grows_or_fades(larger, smaller):
    steps = np.arange(60)
    for shift, scale in ((0.0, 1.0), (1.0, 1e-100), (-0.5, 1e100)):
        moves = scale * (larger**steps + (1 + shift) * smaller**steps)
        told = fitted(moves[:, None], np.ones((60, 1), dtype=bool))
        assert told.misfit[0] < 1e-6
        assert told.roots[0, 0] == pytest.approx(larger, rel=1e-5)


@pytest.mark.parametrize("turn", [0.01, 0.3, 1.5, 3.0, 3.13])
@pytest.mark.parametrize("modulus", [0.3, 0.95, 1.0, 1.1])
def test_a_fit_finds_a_complex_pair(turn, modulus):
    steps = np.arange(40)
    moves = modulus**steps * np.cos(turn * steps + 0.4)
    told = fitted(moves[:, None], np.ones((40, 1), dtype=bool))
    assert np.abs(told.roots[:, 0]) == pytest.approx([modulus] * 2, rel=1e-5)
    assert np.abs(np.angle(told.roots[0, 0])) == pytest.approx(turn, rel=1e-4)


def test_a_fit_of_what_obeys_no_recurrence_says_so():
    noise = np.random.default_rng(3).normal(size=(50, 1))
    assert fitted(noise, np.ones((50, 1), dtype=bool)).misfit[0] > 0.1
    assert fitted(noise, np.zeros((50, 1), dtype=bool)).rows[0] == 0
