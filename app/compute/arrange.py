"""Arrangements of the four panels, one click each: a scene in, a scene out."""

from dataclasses import replace

from app.compute.sweeps import Walk, sweep
from app.compute.walks import asked
from app.scene import PANELS, Scene, default_scene

FOUR_METHODS = ("gradient_descent", "momentum", "rmsprop", "adam")
# Beside the best rate of a walk: far below it, and just over the edge.
BELOW, BEYOND = 40.0, 1.05


def arranged(scene: Scene, how: str, panel: int) -> Scene:
    """Return the scene with its panels arranged after one of them; any other word changes
    nothing."""
    if how == "methods":
        methods = tuple(dict.fromkeys((scene.opt[panel], *FOUR_METHODS)))[:PANELS]
        return replace(alike(scene, panel), opt=methods, hyper=())
    if how == "rates":
        return replace(alike(scene, panel), eta=four_rates(scene, panel))
    return alike(scene, panel) if how == "copy" else scene


def alike(scene: Scene, panel: int) -> Scene:
    """Return the scene with all panels set as one of them."""

    def same(values: tuple) -> tuple:
        return (values[panel],) * PANELS

    hyper = tuple((name, same(values)) for name, values in scene.hyper)
    each = {name: same(getattr(scene, name)) for name in ("opt", "eta", "sched", "clip")}
    return replace(scene, hyper=hyper, **each)


def four_rates(scene: Scene, panel: int) -> tuple[float, ...]:
    """Return four rates of a panel's walk that meet different fates, the slowest first.

    Where the surface declares them for this very walk, they are those; else they are read off the
    sweep: far below the best rate, the best, the largest that does not diverge, and one beyond.
    """
    walk, _ = asked(scene, panel)
    plain, _ = asked(default_scene(scene.surface), 0)
    if walk == plain:
        return default_scene(scene.surface).eta
    best, edge = landmarks(walk)
    rates = (best / BELOW, best, max(edge, 2 * best), BEYOND * max(edge, 2 * best) * 1.1)
    return tuple(float(f"{rate:.2g}") for rate in rates)


def landmarks(walk: Walk) -> tuple[float, float]:
    """Return the best rate of a walk, and the largest below its first divergence beyond that."""
    found = sweep(walk)
    fates = list(zip(found.rates.tolist(), (o.fate for o in found.outcomes), strict=True))
    best = found.best_rate or fates[len(fates) // 2][0]
    edge = best
    for rate, fate in fates:
        if rate > best and fate in ("diverges", "escapes"):
            break
        edge = max(edge, rate)
    return best, edge
