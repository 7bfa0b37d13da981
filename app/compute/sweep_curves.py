"""What becomes of every rate, as curves: the loss that is left and the settling step against η."""

import math
from functools import partial
from itertools import groupby
from typing import NamedTuple

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
FINER, ROUNDS = 7, 3  # rates between two, so many times: an end is told to 0.03 %


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
        **landmarks(walk, found),
        "test": placed(range_test, (walk,), partial(seconds, walk)),
    }


def share(value: float) -> float:
    """Return a share of the loss to four digits, between the least and the most that is drawn."""
    value = MOST if math.isnan(value) else min(max(value, LEAST), MOST)
    return float(f"{value:.4g}")


def landmarks(walk: Walk, found: Ladder) -> dict:
    """Return the ends of the stretch of rates round the best that settle, None without a best, and
    the rate from which walks beyond it are lost: the ladder tells between which of its rates they
    lie, and finer rates where."""
    rates, best = found.rates, found.best_rate
    gone = np.isin([outcome.fate for outcome in found.outcomes], GONE)
    stretches = [] if best is None else around(rates, found.settled_at >= 0, best)
    lost = np.flatnonzero(gone & (rates > (best or 0.0)))
    stretches += [Stretch(rates[at], rates[max(at - 1, 0)], is_lost=True) for at in lost[:1]]
    for _round in range(ROUNDS if stretches else 0):
        stretches = narrowed(walk, stretches)
    works = [float(each.inside) for each in stretches if not each.is_lost]
    beyond = [float(each.inside) for each in stretches if each.is_lost]
    return {"works": works or None, "gone": beyond[0] if beyond else None}


class Stretch(NamedTuple):
    """Rates between one of which something holds, that it settles or is lost, and one of which it
    does not."""

    inside: float
    outside: float
    is_lost: bool = False


def around(rates: np.ndarray, settles: np.ndarray, best: float) -> list[Stretch]:
    """Return between which rates of a ladder those round the best cease to settle."""
    low = high = int(np.searchsorted(rates, best))
    while low > 0 and settles[low - 1]:
        low -= 1
    while high + 1 < len(rates) and settles[high + 1]:
        high += 1
    below, above = max(low - 1, 0), min(high + 1, len(rates) - 1)
    return [Stretch(rates[low], rates[below]), Stretch(rates[high], rates[above])]


def narrowed(walk: Walk, stretches: list[Stretch]) -> list[Stretch]:
    """Return where within stretches what holds at one end ceases to hold, by finer rates."""
    finer = [np.geomspace(s.inside, s.outside, FINER + 2) for s in stretches]
    rates = np.concatenate([each[1:-1] for each in finer])
    known = placed(becoming, (walk, tuple(rates)), partial(seconds, walk, rates.size))
    found = []
    for i, (stretch, each) in enumerate(zip(stretches, finer, strict=True)):
        told = known[i * FINER : (i + 1) * FINER]
        last = lasting([lost if stretch.is_lost else settles for settles, lost in told])
        found.append(Stretch(each[last], each[last + 1], stretch.is_lost))
    return found


def becoming(walk: Walk, rates: tuple[float, ...]) -> list[tuple[bool, bool]]:
    """Say of each rate whether it settles, and whether it is lost."""
    found = ladder(walk.surface, walk.method, rates=np.array(rates), **walk.rest())
    lost = [outcome.fate in GONE for outcome in found.outcomes]
    return list(zip((found.settled_at >= 0).tolist(), lost, strict=True))


def lasting(known: list[bool]) -> int:
    """Return how many are true before the first that is not."""
    return known.index(False) if False in known else len(known)
