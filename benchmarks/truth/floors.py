"""Kind 4: the floors that are printed, over thirty seeds, against what theory says of them.

On a quadratic, along an axis of curvature λ, heavy ball under noise of variance s² a slope ends up
with E[z²] = ηs²(1+β)/(λ(1−β)(2(1+β)−ηλ)), so that the loss above the lowest is the sum of ½λE[z²]
over the axes. A single run need not show that; the mean over thirty seeds does.
"""

import numpy as np

from benchmarks.truth.sentences import Sentence
from descent import OPTIMIZERS, diagnose, run
from surfaces import SURFACES

SEEDS, ENOUGH = 30, 24
WITHIN = 1.5
QUADRATICS = ("parabola", "bowl", "booth", "matyas", "ravine")
METHODS = ("gradient_descent", "momentum")


def floor_of(surface, rate, beta, noise):
    """The mean loss above the lowest that theory knows, or None where the run is not stable."""
    xx, xy, yy = (float(z) for z in surface.hessian(*map(np.float64, surface.start)))
    axes = [xx] if surface.one_dimensional else np.linalg.eigvalsh([[xx, xy], [xy, yy]])
    if max(axes) * rate >= 2 * (1 + beta):
        return None
    spread = rate * noise**2 * (1 + beta) / (1 - beta)
    return sum(0.5 * spread / (2 * (1 + beta) - rate * each) for each in axes)


def false_floor(seed, index):
    """One random configuration → ("hovers" or "", what is wrong in words or "")."""
    rng = np.random.default_rng([seed, 2 * 10**6 + index])
    surface = SURFACES[QUADRATICS[rng.integers(len(QUADRATICS))]]
    method = OPTIMIZERS[METHODS[rng.integers(2)]]()
    beta = float(rng.choice([0.0, 0.5, 0.9])) if method.key == "momentum" else 0.0
    if method.key == "momentum":
        method = type(method)(beta=beta)
    steps = round(np.exp(rng.uniform(np.log(40), np.log(1000))))
    noise, batch = float(rng.choice([0.3, 1.0])), int(rng.choice([1, 4]))
    sharpest = float(surface.sharpness(*map(np.float64, surface.start)))
    rate = float(10 ** rng.uniform(-3, 0) * 2 * (1 + beta) / sharpest * 0.95)
    start = tuple(float(z) for z in surface.center + surface.extent * rng.uniform(-0.45, 0.45, 2))
    theory = floor_of(surface, rate, beta, noise / np.sqrt(batch))
    told = {"lr": rate, "start": start, "steps": steps, "noise": noise, "batch": batch}
    walked = run(surface, method, seed=range(SEEDS), **told)
    floors = [
        Sentence.read(verdict.sentence).of("mean_loss")
        for verdict in diagnose(surface, walked, best=-1)
        if verdict.outcome.word == "Hovers"
    ]
    if len(floors) < ENOUGH or theory is None:
        return "", ""
    mean = float(np.mean([floor[0].value for floor in floors if floor]))
    if any(floors) and theory / WITHIN <= mean <= theory * WITHIN:
        return "hovers", ""
    words = f"{surface.key} · {method!r} · {told}"
    return "hovers", f"{words}: {len(floors)} hover at {mean:.4g} on average, theory {theory:.4g}"
