"""What becomes of every rate: the sweep behind a verdict, and the ruler that it paints."""

from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple

import numpy as np

from app.compute.caches import Cache, cache
from app.compute.cost import seconds
from app.executor.place import placed
from app.scene.rate_range import DECADE
from descent import LADDER_RATES, Clip, Ladder, Trajectory, ladder, run
from descent.minibatch import examples_of
from descent.optimizer import Optimizer
from descent.request import FULL
from descent.schedule import Schedule
from descent.surface import Surface
from descent.theory.sampling import known_limit
from descent.verdict.metrics import Metrics
from descent.verdict.rate_suggestions import RateSuggestions
from descent.verdict.rules import outcomes

# The ruler ends at twice the limit and spans 2.6 decades: one pixel is about 2 % of the rate.
RULER_ABOVE_LIMIT, RULER_SPAN = 2.0, 400.0
RULER_MARKS = 101
# The thumb's stops of a decade, in hundredths.
BEGINS = (100, *(below for below, _ in DECADE))
HUNDREDTHS = [
    stop
    for begin, (below, step) in zip(BEGINS, DECADE, strict=False)
    for stop in range(begin, below, step)
]


class Walk(NamedTuple):
    """A walk but for its rate: what a sweep over rates holds fixed."""

    surface: Surface
    method: Optimizer
    schedule: Schedule
    start: tuple[float, float]
    steps: int
    noise: float = 0.0
    batch: int | str | None = None
    seed: int = 0
    clip: Clip | None = None
    replacement: bool = False

    @property
    def is_noisy(self) -> bool:
        """Say whether chance has a say in it."""
        return self.noise > 0 or self.is_sampled

    @property
    def is_sampled(self) -> bool:
        """Say whether an update sees some of the examples, and not all."""
        examples = examples_of(self.surface)
        if not examples or self.batch in (None, FULL):
            return False
        return self.replacement or self.batch < examples

    def run(self, rates) -> Trajectory:
        """Walk it at each of the rates, in one batch."""
        return run(self.surface, self.method, lr=rates, **self.rest())

    def calm(self) -> "Walk":
        """Return the walk without what is left to chance."""
        return self._replace(noise=0.0, batch=None, replacement=False, seed=0)

    def rest(self) -> dict:
        """Return what the engine is told beside the surface, the method and the rates."""
        told = self._asdict()
        del told["surface"], told["method"]
        return told


def sweep(walk: Walk) -> Ladder:
    """Return the outcome at every rate of the ladder, kept for the next visitor who asks."""
    cost = partial(seconds, walk, len(LADDER_RATES))
    return sweep_cache().find(walk, lambda: placed(swept, (walk,), cost))


def swept(walk: Walk) -> Ladder:
    """Walk at every rate of the ladder."""
    return ladder(walk.surface, walk.method, **walk.rest())


def known_sweep(walk: Walk) -> Ladder | None:
    """Return the sweep of a walk if it is there already, without walking a step."""
    return sweep_cache().get(walk)


def sweep_cache() -> Cache:
    """Return the cache of sweeps."""
    return cache("sweeps", "ladder_cache")


def drawn_limit(walk: Walk) -> float | None:
    """Return the limit that may be drawn beside a walk: a schedule or clipping has another one."""
    if walk.schedule.key != "constant" or walk.clip is not None:
        return None
    return stability_limit(walk.surface, walk.method)


def drawn_mean_square_limit(walk: Walk) -> float | None:
    """Return the rate at which the mean square of the error begins to grow, where theory knows it:
    for batches that plain descent draws with replacement, of losses that are quadratics."""
    if drawn_limit(walk) is None or not (walk.is_sampled and walk.replacement):
        return None
    return known_limit(walk.surface, walk.method, walk.batch)


@lru_cache(maxsize=256)
def stability_limit(surface: Surface, method: Optimizer) -> float | None:
    """Return the constant rate at which a method stops converging, on a quadratic; else None."""
    limit = method.stability_limit()
    if limit is None or not is_quadratic(surface):
        return None
    sharpness = surface.sharpness(*map(np.float64, surface.start))
    return float(limit / sharpness) if sharpness > 0 else None


@lru_cache(maxsize=256)
def is_quadratic(surface: Surface) -> bool:
    """Say whether the curvature is the same everywhere on the map."""
    x, y = (np.linspace(low, high, 7) for low, high in surface.view)
    return all(np.ptp(np.broadcast_to(part, 7)) == 0 for part in surface.hessian(x, y))


def ruler_range(walk: Walk) -> tuple[float, float]:
    """Return the rates between which something happens on this walk, kept as its sweep is."""
    return cache("ruler_ranges", "ladder_cache").find(walk, partial(eventful, walk))


def eventful(walk: Walk) -> tuple[float, float]:
    """Return from where on and up to where a rate makes a difference to a walk."""
    limit = stability_limit(walk.surface, walk.method)
    if limit is None:
        found = sweep(walk)
        outcomes = zip(found.rates, found.outcomes, strict=True)
        stays = [rate for rate, outcome in outcomes if outcome.fate != "diverges"]
        limit = float(max(stays, default=found.rates[0]))
    high = min(float(f"{RULER_ABOVE_LIMIT * limit:.1g}"), 10.0)
    return float(f"{high / RULER_SPAN:.3g}"), high


def ruler_ends(walk: Walk, rate: float) -> tuple[float, float]:
    """Return the ends of the ruler under a rate.

    They are those of the surface's own start, so that the ruler stands still while a start or a
    seed is tried; a rate outside of them stretches it.
    """
    low, high = ruler_range(walk.calm()._replace(start=walk.surface.start))
    return min(low, rate), max(high, rate)


def marks(low: float, high: float) -> np.ndarray:
    """Return the rates whose fates are the colors of a ruler."""
    return np.geomspace(low, high, RULER_MARKS)


def stops(low: float, high: float) -> np.ndarray:
    """Return the rates at which the thumb of a ruler stops, as `core/rate.js` has them, and
    the ruler's ends.
    """
    decades = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    rates = [float(f"{hundredths}e{decade - 2}") for decade in decades for hundredths in HUNDREDTHS]
    return np.array([low, *(rate for rate in rates if low < rate < high), high])


def fates(walk: Walk, low: float, high: float) -> tuple[str, ...]:
    """Return the fates along a ruler between its ends, kept as sweeps are."""
    found = cache("fates", "ladder_cache").get((walk, low, high))
    if found is None:
        # Held against the best of the ladder, as the panels are: the same verdict at the same rate.
        ends = walk, low, high, sweep(walk).best
        found = placed(fates_along, ends, partial(seconds, walk, RULER_MARKS))
        cache("fates", "ladder_cache").put((walk, low, high), found)
    return found


def fates_along(walk: Walk, low: float, high: float, best: int | None) -> tuple[str, ...]:
    """Walk at every mark of a ruler and return what becomes of each."""
    trajectory = walk.run(marks(low, high))
    with np.errstate(all="ignore"):
        found = outcomes(
            Metrics(walk.surface, trajectory), np.full(RULER_MARKS, -1 if best is None else best)
        )
    return tuple(outcome.fate for outcome in found)


def suitable(walk: Walk) -> list[float] | None:
    """Return the rates that suit a walk: the ends of a stretch of the ladder in which every rate
    settles, and the one in it that is named first; None where there is no such stretch.
    """
    found = sweep(walk)
    suggestions = RateSuggestions.of(found, 0.0)
    named = suggestions.about(suggestions.right) or suggestions.about(suggestions.settles)
    if named is None:
        return None
    rung = int(np.abs(np.log(found.rates / named.rate)).argmin())
    misses = np.flatnonzero(~suggestions.settles)
    low = misses[misses < rung].max(initial=-1) + 1
    high = misses[misses > rung].min(initial=found.rates.size) - 1
    return [float(found.rates[low]), float(found.rates[high]), named.rate]


def ruler(walk: Walk, rate: float, ends: tuple[float, float] | None = None) -> dict:
    """Return the ruler under a rate: its range and the fates along it, run-length coded. `ends` are
    its range where something else than the walk decides on it."""
    low, high = ends or ruler_ends(walk, rate)
    zones = [[fate, len(list(group))] for fate, group in groupby(fates(walk, low, high))]
    return {"low": low, "high": high, "zones": zones}
