"""One walk under many seeds: where they end, how their losses spread, and what becomes of each."""

from collections import Counter
from functools import partial

import numpy as np

from app.compute.cost import seconds
from app.compute.lr_sweep import Walk, drawn_limit, is_quadratic, sweep
from app.compute.runs import walk_of
from app.compute.strips import logarithm
from app.compute.surface_grid import above
from app.executor.place import placed
from app.language.speaking import _
from app.packing import float32
from app.scene.scene import Scene
from descent import Trajectory
from descent.optimizer import Optimizer
from descent.theory.cloud import cloud_of_batches, cloud_of_noise, ellipse
from descent.verdict.metrics import Metrics
from descent.verdict.rules import outcomes

MOST_WORK = 600_000  # updates of all seeds of a panel: a few hundred MB at the most
DRAWN = 20  # walks that are drawn
ROWS = 160  # of each, and of the bands
SHARES = (0.1, 0.5, 0.9)


def seeds(scene: Scene, panel: int, count: int) -> dict:
    """Return what becomes of the walk of a panel under the first `count` seeds: 0, 1, 2, …

    All panels have the same seeds, so that what differs is what their settings do.
    """
    walk, rate = walk_of(scene, panel)
    count = max(min(count, MOST_WORK // walk.steps), 1)
    if not walk.is_noisy:
        count = 1  # nothing is left to chance: all would be alike
    walk = walk._replace(seed=0)
    best = sweep(walk).best
    cost = partial(cost_of, walk, count)
    found = placed(many, (walk, rate, count, best), cost)
    said = [each | {"word": _(each["word"])} for each in found["outcomes"]]
    return found | {"panel": panel, "query": scene.query(), "outcomes": said}


def cost_of(walk: Walk, count: int) -> float:
    """Return about how many seconds it takes."""
    return seconds(walk, count) * max(1.0, count / 100)


def many(walk: Walk, rate: float, count: int, best: int | None) -> dict:
    """Walk under the first so many seeds."""
    trajectory = walk._replace(seed=range(count)).run(rate)
    with np.errstate(all="ignore"):
        m = Metrics(walk.surface, trajectory)
        found = outcomes(m, np.full(count, -1 if best is None else best))
    rows = np.unique(np.linspace(0, walk.steps, min(walk.steps + 1, ROWS)).astype(int))
    return {
        "count": count,
        "rows": rows.tolist(),
        "ends": float32(on_map(walk, m.last_point.T, m.last_loss)),
        "fates": [outcome.fate for outcome in found],
        "outcomes": frequencies(found),
        "walks": paths(walk, trajectory, rows),
        "bands": bands(walk, trajectory, rows),
        "is_above": walk.surface.lowest != 0,  # whether the bands count from another loss than 0
        "is_best": walk.surface.bounded_below,  # that loss is the best, not the map’s lowest
        "basins": basins(walk, m),
        "ellipse": cloud(walk, rate),
    }


def frequencies(found: np.ndarray) -> list[dict]:
    """Return each outcome with how many seeds meet it, the most frequent first."""
    return [
        {"key": outcome.key, "fate": outcome.fate, "word": outcome.word, "count": count}
        for outcome, count in Counter(found).most_common()
    ]


def paths(walk: Walk, trajectory: Trajectory, rows: np.ndarray) -> list[str]:
    """Return some walks, thinned to these rows, each until its end."""
    found = []
    for each, last in enumerate(trajectory.steps_taken[:DRAWN]):
        some = rows[rows <= last]
        path, loss = trajectory.path[some, :, each], trajectory.loss[some, each]
        found.append(float32(on_map(walk, path, loss)))
    return found


def on_map(walk: Walk, points: np.ndarray, loss: np.ndarray) -> np.ndarray:
    """Return points (n, 2) as they are drawn: on a surface that is a curve they lie on it."""
    return np.column_stack([points[:, 0], loss]) if walk.surface.one_dimensional else points


def bands(walk: Walk, trajectory: Trajectory, rows: np.ndarray) -> list[list[float]]:
    """Return the loss above the best at these rows below which a tenth, half and nine tenths of the
    seeds lie, as logarithms; what is gone lies above all others, or below where it fell."""
    loss = above(walk.surface, trajectory.loss[rows])
    fell = trajectory.last_loss < trajectory.loss[0]
    gone = np.where(fell, 0.0, np.finfo(np.float32).max)
    ordered = np.sort(np.where(np.isfinite(loss), loss, gone), axis=1)
    last = ordered.shape[1] - 1
    return [np.round(logarithm(ordered[:, round(share * last)]), 3).tolist() for share in SHARES]


def basins(walk: Walk, m: Metrics) -> list[dict]:
    """Return the minima of a surface that has several, each with how many seeds end nearest to it,
    among those that end on the map."""
    minima = [point for point in walk.surface.critical_points if point.kind == "minimum"]
    if len(minima) < 2:
        return []
    places = np.array([point[:2] for point in minima]).T
    x, y = m.last_point
    far = np.abs(places[0][:, None] - x)
    if not walk.surface.one_dimensional:
        far = np.hypot(far, places[1][:, None] - y)
    counts = np.bincount(far.argmin(axis=0)[m.half_widths <= 1], minlength=len(minima))
    return [
        {"x": point.x, "y": point.y, "is_global": point.is_global, "count": int(count)}
        for point, count in zip(minima, counts, strict=True)
    ]


def is_heavy_ball(method: Optimizer) -> bool:
    """Say whether a method is plain descent, or the heavy ball as theory has it."""
    if method.key == "gradient_descent":
        return True
    return method.key == "momentum" and method.dampening == 0


def cloud(walk: Walk, rate: float) -> dict | None:
    """Return the ellipse within which most ends lie, two standard deviations from the minimum,
    where theory knows it: at a constant rate, unclipped, on a quadratic."""
    surface, method = walk.surface, walk.method
    minima = [point for point in surface.critical_points if point.kind == "minimum"]
    if drawn_limit(walk) is None or surface.one_dimensional or len(minima) != 1:
        return None
    found = None
    if walk.is_sampled and walk.replacement:
        found = cloud_of_batches(surface, method, rate, walk.batch)
    elif walk.noise and is_quadratic(surface) and is_heavy_ball(method):
        bend = surface.hessian(*map(np.float64, surface.start))
        sigma = walk.noise / np.sqrt(walk.batch or 1)
        found = cloud_of_noise(bend, rate, sigma, getattr(method, "beta", 0.0))
    if found is None:
        return None
    return {"center": list(minima[0][:2]), "axes": ellipse(found).tolist()}
