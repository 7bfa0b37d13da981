"""Kind 9: the limit that the page draws on the ruler of rates, tried on both sides."""

from dataclasses import replace

import numpy as np

from app.compute.lr_sweep import Walk
from app.compute.runs import picture
from descent import diagnose

NEARLY = 0.03  # of the limit: so near to it nobody sees on which side a rate is
LEAST = 400  # steps, after which even a slow growth is seen
OUT = 1e-3  # of the view: where the trial begins, beside the minimum on the steepest axis


def drawn_limit(scene):
    """The rate at which the page draws a limit under the runs of a scene, or None."""
    walk = Walk(
        scene.surface,
        scene.method,
        scene.schedule,
        scene.start,
        scene.steps,
        scene.noise,
        scene.batch,
        scene.seed,
        scene.clip,
    )
    short = scene.run(steps=1, rates=scene.rates[:1])
    verdict = diagnose(scene.surface, short, best=0)[0]
    return picture(walk, short, 0, verdict)["limit"]


def false_limit(scene):
    """What is wrong with the limit; yields nothing where none is drawn."""
    limit = drawn_limit(scene)
    if limit is None:
        return
    below, above = (_growth(scene, limit * (1 + side * NEARLY)) for side in (-1, 1))
    drawn = f"limit {limit:.4g} drawn, and {100 * NEARLY:g} %"
    if below > 1:
        yield f"{drawn} below it the distance grows by {below:.3g}"
    if above < 1:
        yield f"{drawn} above it the distance shrinks to {above:.3g} of it"


def _growth(scene, rate):
    """By what the distance to the minimum grows from the first half of a long run to the last."""
    surface = scene.surface
    middle = np.array(surface.critical_points[0][:2])
    xx, xy, yy = (float(z) for z in surface.hessian(*middle))
    values, axes = np.linalg.eigh(np.array([[xx, xy], [xy, yy]]))
    reach = OUT if scene.clip is None else 0.3
    start = middle + reach * surface.diagonal * axes[:, np.argmax(values)]
    trial = replace(scene, start=tuple(map(float, start)), noise=0.0, batch=None)
    path = trial.run(steps=max(scene.steps, LEAST), rates=(rate,)).path[:, :, 0]
    away = np.hypot(*(path - middle).T)
    away = away[np.isfinite(away)]
    if len(away) < LEAST // 2:
        return np.inf
    half = len(away) // 2
    return float(away[half:].max() / max(away[:half].max(), 1e-300))
