"""Arrangements of the four panels, one click each: a scene in, a scene out."""

from dataclasses import replace
from itertools import groupby

from app.compute.lr_sweep import sweep
from app.compute.runs import walk_of
from app.page.outcomes import LOOKS
from app.scene.scene import BY_PANEL, PANELS, Point, Scene, default_scene, first_scene
from descent import OPTIMIZERS, Ladder
from descent.minibatch import examples_of
from descent.request import FULL
from descent.surface import Surface
from surfaces import SURFACES

FOUR_METHODS = ("gradient_descent", "momentum", "rmsprop", "adam")
# From round to narrow, and one that has two minima.
FOUR_HILLS = ("parabola", "bowl", "ravine", "tilted_well")
FOUR_BATCHES = (1, 4, 16, 64)
NOISE = 1.0  # where there is none to average
# Places for starts where a hill names too few: shares of its map.
CORNERS = ((0.2, 0.8), (0.8, 0.8), (0.8, 0.2), (0.2, 0.2), (0.35, 0.5), (0.65, 0.5))
APART = 0.1  # of the map: starts closer together than this look like one
FATES = tuple(LOOKS)
# Far below the best rate: there is still much to do when the budget is spent.
BELOW = 40.0
# So much beyond the last rung of a wide zone its fate is still the same: a quarter of the way to
# the next rung. In a zone of one rung or two a neighbor's fate may be near.
WIDE, NEAR, NEAREST = 3, 1.03, 1.005


def arranged(scene: Scene, how: str, panel: int) -> Scene:
    """Return the scene with its panels arranged after one of them; any other word changes
    nothing."""
    return ARRANGEMENTS[how](scene, panel) if how in ARRANGEMENTS else scene


def four_methods(scene: Scene, panel: int) -> Scene:
    """Return the scene with a panel's rate and four methods, the panel's own first."""
    keys = first_four(scene.opt[panel].key, FOUR_METHODS)
    own = {scene.opt[panel].key: scene.opt[panel]}
    return replace(
        alike(scene, panel), opt=tuple(own.get(key) or OPTIMIZERS[key]() for key in keys)
    )


def four_hills(scene: Scene, panel: int) -> Scene:
    """Return the scene with a panel's rate on four hills, the panel's own first, each at its own
    start; the longest of their budgets serves all."""
    own = scene.surface[panel]
    keys = first_four(own.key, FOUR_HILLS)
    met = first_scene(own, *(SURFACES[key] for key in keys[1:]))
    starts = (scene.start[panel], *met.start[1:])
    steps = max(scene.steps, met.steps)
    return replace(alike(scene, panel), surface=met.surface, start=starts, steps=steps)


def four_starts(scene: Scene, panel: int) -> Scene:
    """Return the scene with a panel's walk from four starts, the panel's own first."""
    return replace(alike(scene, panel), start=starts_on(scene.surface[panel], scene.start[panel]))


def four_batches(scene: Scene, panel: int) -> Scene:
    """Return the scene with a panel's walk by four sizes of the batch. Data have batches of their
    own; elsewhere there would be nothing to see without noise, and it is 1 then."""
    if count := examples_of(scene.surface[panel]):
        between = max(2, round(count ** (1 / 3))), max(3, round(count ** (2 / 3)))
        return replace(alike(scene, panel), batch=(1, *between, FULL))
    noise = scene.noise[panel] or NOISE
    return replace(alike(scene, panel), batch=FOUR_BATCHES, noise=(noise,) * PANELS)


def first_four(own: str, others: tuple[str, ...]) -> list[str]:
    """Return four keys, a panel's own first."""
    return list(dict.fromkeys((own, *others)))[:PANELS]


def starts_on(surface: Surface, own: Point) -> tuple[Point, ...]:
    """Return four starts that are apart on a map: a panel's own, those with a name, and corners."""
    (left, right), (low, high) = surface.view
    size = right - left, high - low
    corners = [(left + u * size[0], low + v * size[1]) for u, v in CORNERS]
    found = [own]
    for at in (*surface.starts.values(), *corners):
        x, y = float(f"{at[0]:.3g}"), own[1] if surface.one_dimensional else float(f"{at[1]:.3g}")
        if all(max(abs(x - a) / size[0], abs(y - b) / size[1]) > APART for a, b in found):
            found.append((x, y))
    return tuple(found[:PANELS])


def alike(scene: Scene, panel: int) -> Scene:
    """Return the scene with all panels set as one of them."""
    same = {name: (getattr(scene, name)[panel],) * PANELS for name in BY_PANEL}
    return replace(scene, **same)


def four_rates(scene: Scene, panel: int) -> tuple[float, ...]:
    """Return four rates of a panel's walk that meet different fates, the slowest first.

    Where the surface declares them for this very walk, they are those; else they are read off the
    sweep.
    """
    walk, _ = walk_of(scene, panel)
    first_met = default_scene(walk.surface.key)
    plain, _ = walk_of(first_met, 0)
    if walk == plain:
        return first_met.eta
    return tuple(sorted(told_apart(sweep(walk))))


def told_apart(found: Ladder) -> list[float]:
    """Return four rates of a sweep with as many different fates as it has: one of each fate's
    widest zone, and where the fates are fewer than four, more of the wide zones."""
    zones = sorted(zones_of(found), key=lambda zone: len(zone[1]))
    chosen = {fate: typical(fate, rates, found.best_rate) for fate, rates in zones}
    picked = [chosen[fate] for fate in FATES if fate in chosen]
    wide = [rates for _, rates in reversed(zones)]
    spare = [along(rates, share) for share in (1 / 4, 3 / 4, 1 / 2, 1 / 8) for rates in wide]
    return list(dict.fromkeys(picked + spare))[:PANELS]


def zones_of(found: Ladder) -> list[tuple[str, list[float]]]:
    """Return the fates along a sweep, each with the rates that meet it in a row."""
    along = zip(found.outcomes, found.rates.tolist(), strict=True)
    return [
        (fate, [rate for _, rate in rates])
        for fate, rates in groupby(along, key=lambda each: each[0].fate)
    ]


def typical(fate: str, zone: list[float], best: float | None) -> float:
    """Return the rate of a zone that shows its fate best."""
    if fate == "just_right" and best is not None and zone[0] <= best <= zone[-1]:
        return rounded(best, zone)
    if fate == "too_slow" and best is not None and zone[0] < best / BELOW < zone[-1]:
        return rounded(best / BELOW, zone)
    # Just over the edge a walk is still seen to leave; far beyond it is gone at the first step.
    return along(zone, 0 if fate in ("diverges", "escapes") else 1 / 2)


def along(zone: list[float], share: float) -> float:
    """Return the rate that lies so far along a zone."""
    return rounded(zone[int(share * len(zone))], zone)


def rounded(rate: float, zone: list[float]) -> float:
    """Return a rate with as few digits as keep it in its zone."""
    beyond = NEAR if len(zone) >= WIDE else NEAREST
    low, high = zone[0] / beyond, zone[-1] * beyond
    shorter = [float(f"{rate:.{digits}g}") for digits in (1, 2, 3)]
    return next(each for each in shorter if low <= each <= high)


# What each arrangement makes of a scene, after one of its panels.
ARRANGEMENTS = {
    "methods": four_methods,
    "rates": lambda scene, panel: replace(alike(scene, panel), eta=four_rates(scene, panel)),
    "hills": four_hills,
    "starts": four_starts,
    "batches": four_batches,
    "copy": alike,
}
