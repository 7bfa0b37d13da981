"""The hidden hills of the search game, and what a try on one of them shows."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from app.compute.lr_sweep import Walk
from app.compute.runs import walk_of
from app.scene.scene import PANELS, Scene, default_scene
from descent.surface import Surface
from surfaces import SURFACES

START, STEPS = (-4.0, 1.0), 60
GOAL, TRIES = 0.05, 6  # the share of the loss that a try is to leave, and how many there are
LOW, HIGH = 1e-4, 10.0  # where a rate may be
# The hills differ in how much steeper they are across than along, and in their scale. The first is
# the one of the lesson; a seed makes another.
FIRST = (50.0, 1.0)
RANGES = ((10.0, 200.0), (0.01, 10.0))
TWENTY, TWENTY_SEED = 20, 12
FINE = 401  # rates of the curve that nobody sees before the last try


@dataclass(frozen=True)
class Try:
    """One walk of a search: its rate, the share of the loss that it left, and whether its last two
    steps turned back."""

    rate: float
    left: float
    turned: bool

    @property
    def is_found(self) -> bool:
        """Whether it reached the goal."""
        return self.left < GOAL

    @property
    def is_too_large(self) -> bool:
        """Whether a searcher takes the rate for too large, from this walk alone."""
        return self.left > 1 or self.turned


def hill(seed: int) -> Surface:
    """Return the hill of a seed."""
    condition, scale = FIRST if not seed else drawn(np.random.default_rng(seed), 1)[0]
    return replace(SURFACES["bowl"], condition=condition, scale=scale)


@lru_cache(maxsize=1)
def twenty() -> tuple[Surface, ...]:
    """Return twenty hills of the family, the same for everybody."""
    shapes = drawn(np.random.default_rng(TWENTY_SEED), TWENTY)
    return tuple(replace(SURFACES["bowl"], condition=c, scale=s) for c, s in shapes)


def drawn(random: np.random.Generator, count: int) -> list[tuple[float, float]]:
    """Return conditions and scales, each even along its logarithm, in three digits."""
    shares = random.random((count, 2))
    shapes = [
        np.exp(np.interp(shares[:, i], (0, 1), np.log(ends))) for i, ends in enumerate(RANGES)
    ]
    return [(float(f"{c:.3g}"), float(f"{s:.3g}")) for c, s in zip(*shapes, strict=True)]


def scene_of(surface: Surface, rate: float) -> Scene:
    """Return the scene of a try."""
    every = {"surface": (surface,) * PANELS, "start": (START,) * PANELS, "eta": (rate,) * PANELS}
    return replace(default_scene(), steps=STEPS, panels=1, **every)


def walk_on(surface: Surface) -> Walk:
    """Return the walk on a hill, but for its rate."""
    return walk_of(scene_of(surface, LOW), 0)[0]


def tries_on(surface: Surface, rates) -> list[Try]:
    """Return what tries at some rates show."""
    rates = np.atleast_1d(np.asarray(rates, dtype=float))
    trajectory = walk_on(surface).run(rates)
    left = shares(trajectory)
    path = trajectory.path
    with np.errstate(all="ignore"):
        last, before = path[-1] - path[-2], path[-2] - path[-3]
        turned = (last * before).sum(axis=0) < 0
    return [
        Try(float(rate), float(share), bool(back))
        for rate, share, back in zip(rates, left, turned, strict=True)
    ]


def shares(trajectory) -> np.ndarray:
    """Return the share of the loss that each walk left; infinite where it left for good."""
    loss = trajectory.loss[-1] / trajectory.loss[0]
    return np.where(np.isfinite(loss), loss, np.inf)


@lru_cache(maxsize=64)
def curve(surface: Surface) -> tuple[np.ndarray, np.ndarray]:
    """Return rates along the whole axis, and what each of them leaves."""
    rates = np.geomspace(LOW, HIGH, FINE)
    return rates, shares(walk_on(surface).run(rates))


def window(surface: Surface) -> tuple[float, float] | None:
    """Return the ends of the stretch of rates that reach the goal; None where no rate does."""
    rates, left = curve(surface)
    good = rates[left < GOAL]
    return (float(good[0]), float(good[-1])) if good.size else None
