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
from descent import LADDER_RATES, Ladder

# Shares of the loss beyond these are drawn at the edge.
LEAST, MOST = 1e-12, 1e12
GONE = ("diverges", "escapes")


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
        "works": working(found),
        "gone": going(found, fates),
        "test": placed(range_test, (walk,), partial(seconds, walk)),
    }


def share(value: float) -> float:
    """Return a share of the loss to four digits, between the least and the most that is drawn."""
    value = MOST if math.isnan(value) else min(max(value, LEAST), MOST)
    return float(f"{value:.4g}")


def working(found: Ladder) -> list[float] | None:
    """Return the ends of the stretch of rates round the best that settle, None without a best."""
    if found.best_rate is None:
        return None
    best = int(np.searchsorted(found.rates, found.best_rate))
    low = high = best
    while low > 0 and found.settled_at[low - 1] >= 0:
        low -= 1
    while high + 1 < len(found.rates) and found.settled_at[high + 1] >= 0:
        high += 1
    return [float(found.rates[low]), float(found.rates[high])]


def going(found: Ladder, fates: list[str]) -> float | None:
    """Return the first rate beyond the best, or beyond all that stay, from which walks are lost."""
    best = found.best_rate or 0.0
    gone = (r for r, fate in zip(found.rates, fates, strict=True) if r > best and fate in GONE)
    return next(map(float, gone), None)
