"""What becomes of every rate, as curves: the loss that is left and the settling step against η."""

import math
from functools import partial
from itertools import groupby

import numpy as np

from app.compute.cost import seconds
from app.compute.lr_range_test import range_test
from app.compute.lr_sweep import Walk, drawn_limit, sweep
from app.compute.runs import walk_of
from app.executor.place import placed
from app.language.speaking import _
from app.scene.scene import PANELS, Scene
from descent import LADDER_RATES, Ladder, ladder

# Shares of the loss beyond these are drawn at the edge.
LEAST, MOST = 1e-12, 1e12
GONE = ("diverges", "escapes")
FINER = 15  # rates between two of the ladder: an end is told to 0.7 %


def curves(scene: Scene) -> dict:
    """Return a curve for every setup among the panels, over the rates of the ladder.

    Panels that differ in nothing but their rate share one.
    """
    owners: dict[Walk, list[int]] = {}
    for panel in range(PANELS):
        owners.setdefault(walk_of(scene, panel)[0], []).append(panel)
    return {
        "low": float(LADDER_RATES[0]),
        "high": float(LADDER_RATES[-1]),
        "count": len(LADDER_RATES),
        "steps": scene.steps,
        "curves": [
            {"panels": panels, **curve(walk)}
            | ({"surface": _(walk.surface.label)} if scene.differs("surface") else {})
            for walk, panels in owners.items()
        ],
    }


def curve(walk: Walk) -> dict:
    """Return what becomes of a walk at every rate of the ladder, and landmarks among the rates."""
    found = sweep(walk)
    fates = [outcome.fate for outcome in found.outcomes]
    return {
        "method": _(walk.method.label),
        "left": [share(each) for each in found.loss_left.tolist()],
        "settled": found.settled_at.tolist(),
        "zones": [[fate, len(list(group))] for fate, group in groupby(fates)],
        "limit": drawn_limit(walk),
        "best": found.best_rate,
        "best_at": found.best,
        "works": working(walk, found),
        "gone": going(found, fates),
        "test": placed(range_test, (walk,), partial(seconds, walk)),
    }


def share(value: float) -> float:
    """Return a share of the loss to four digits, between the least and the most that is drawn."""
    value = MOST if math.isnan(value) else min(max(value, LEAST), MOST)
    return float(f"{value:.4g}")


def working(walk: Walk, found: Ladder) -> list[float] | None:
    """Return the ends of the stretch of rates round the best that settle, None without a best: the
    ladder tells between which of its rates they lie, and finer rates where."""
    if found.best_rate is None:
        return None
    best = int(np.searchsorted(found.rates, found.best_rate))
    low = high = best
    while low > 0 and found.settled_at[low - 1] >= 0:
        low -= 1
    while high + 1 < len(found.rates) and found.settled_at[high + 1] >= 0:
        high += 1
    below = between(found.rates[max(low - 1, 0)], found.rates[low])[::-1]
    above = between(found.rates[high], found.rates[min(high + 1, len(found.rates) - 1)])
    rates = np.concatenate([below, above])
    settles = placed(settling, (walk, tuple(rates)), partial(seconds, walk, rates.size))
    ends = (found.rates[low], below, settles[:FINER]), (found.rates[high], above, settles[FINER:])
    return [float([end, *finer][lasting(known)]) for end, finer, known in ends]


def between(low: float, high: float) -> np.ndarray:
    """Return finer rates between two of the ladder."""
    return np.geomspace(low, high, FINER + 2)[1:-1]


def settling(walk: Walk, rates: tuple[float, ...]) -> list[bool]:
    """Say of each rate whether it settles."""
    found = ladder(walk.surface, walk.method, rates=np.array(rates), **walk.rest())
    return (found.settled_at >= 0).tolist()


def lasting(known: list[bool]) -> int:
    """Return how many are true before the first that is not."""
    return known.index(False) if False in known else len(known)


def going(found: Ladder, fates: list[str]) -> float | None:
    """Return the first rate beyond the best, or beyond all that stay, from which walks are lost."""
    best = found.best_rate or 0.0
    gone = (r for r, fate in zip(found.rates, fates, strict=True) if r > best and fate in GONE)
    return next(map(float, gone), None)
