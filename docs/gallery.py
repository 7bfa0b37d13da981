"""The pages about surfaces, methods and schedules: what the classes themselves say."""

from collections import Counter
from dataclasses import fields

import numpy as np

from app.scene.tokens import spelled
from descent import OPTIMIZERS, SCHEDULES, parameters_of
from descent.theory import quadratic
from docs.markdown import exact, lines, page, rounded, text
from surfaces import SURFACES

SHOWN = 4  # minima in one row: a surface may have dozens
HORIZON, WIDTH = 200, 25  # updates in the drawing of a schedule, and its width in characters
HEIGHTS = "▁▂▃▄▅▆▇█"
KEPT = "\u00a0"  # a space at which no line is broken
# One of a kind, and several.
KINDS = {
    "minimum": ("minimum", "minima"),
    "saddle": ("saddle", "saddles"),
    "maximum": ("hilltop", "hilltops"),
    "degenerate": ("flat point", "flat points"),
}


def surfaces():
    """The page about the gallery."""
    intro = (
        f"{len(SURFACES)} surfaces, each with the walk on which it is met: a start, a number of "
        "steps and four rates of plain descent. The key opens it from the address, and its "
        "parameters are set there by their names: `/?surface=bowl&condition=50`.",
        "A minimum is given as (x, y): L, the lowest first. κ, the condition number, says how much "
        "more the ground bends one way than the other; plain descent holds still there at rates "
        "up to 2/λ, λ the larger curvature. These numbers are rounded to four digits; the files "
        "have all of them.",
    )
    rows = {
        surface: (
            name(surface, "surfaces"),
            lines(text(surface.watch), *parameters(surface), reference(surface)),
            first_walk(surface),
            lines(*ground(surface)),
        )
        for surface in SURFACES.values()
    }
    return page("Surfaces", intro, ("Surface", "What to watch", "First walk", "Minima"), rows)


def methods():
    """The page about the optimizers."""
    intro = (
        f"{len(OPTIMIZERS)} methods: θ is the point, g the slope there, η the rate of this update. "
        "Whose form this is, and who has another, is told in [maths.md](maths.md). The key chooses "
        "a method in the address, and its parameters are set there by their names: "
        "`/?opt=momentum&beta=0.5`.",
        "The rate is the one at which its paper or PyTorch starts: a hint, not a default. The "
        "limit is what η·λ must stay below on a quadratic of curvature λ, with the parameters as "
        "they come; *scaled* means the curvature of the surface as the method sees it, each "
        "coordinate divided by the method's own scale.",
    )
    rows = {
        method: (
            name(method, "descent/optimizers"),
            lines(*verdicts(method), reference(method)),
            lines(f"η {exact(method.usual_rate)}", *limit(method())),
            lines(*parameters(method)),
        )
        for method in OPTIMIZERS.values()
    }
    return page("Methods", intro, ("Method", "For and against", "Rate, limit", "Parameters"), rows)


def schedules():
    """The page about the schedules."""
    intro = (
        f"{len(SCHEDULES)} schedules: the rate of update t = 0, 1, … of T is η times a factor. "
        f"Drawn is the factor over {HORIZON} updates, as the schedule comes. Beneath stands how an "
        "address spells it: the key, then its fields in their order, as in "
        "`/?sched=step:30:0.5`; those that are left out have their defaults. Who counts otherwise "
        "is told in [maths.md](maths.md).",
    )
    rows = {
        schedule: (
            name(schedule, "descent/schedules"),
            lines(*verdicts(schedule), reference(schedule)),
            lines(drawing(schedule()), f"`{':'.join(spelled(schedule()))}`"),
            lines(*parameters(schedule), *others(schedule)),
        )
        for schedule in SCHEDULES.values()
    }
    return page("Schedules", intro, ("Schedule", "For and against", "Shape", "Parameters"), rows)


PAGES = {"surfaces.md": surfaces, "methods.md": methods, "schedules.md": schedules}


def name(thing, folder):
    """Its label, which leads to its file, its key and its formula."""
    label = f"[**{text(thing.label)}**](../{folder}/{thing.key}.py)"
    return lines(label, f"`{thing.key}`", text(thing.formula))


def verdicts(thing):
    """Where a method or a schedule shines, and where it fails."""
    return text(f"+ {thing.shines}"), text(f"− {thing.fails}")


def reference(thing):
    """Where it comes from, in small print."""
    return f"<sub>{text(thing.reference)}</sub>"


def parameters(thing):
    """Each parameter: symbol, name, default, range, help."""
    for p in parameters_of(thing):
        symbol = "" if p.symbol == p.name else f"{text(p.symbol)} "
        switch = isinstance(p.default, bool)
        ends = "0 or 1" if switch else f"{exact(p.low)} to {exact(p.high)}"
        yield f"{symbol}`{p.name}` {exact(p.default)} ({ends}): {text(p.help)}"


def others(schedule):
    """The field of a schedule that is no number: another schedule, or several numbers."""
    declared = {p.name for p in parameters_of(schedule)}
    for field in fields(schedule):
        if field.name not in declared:
            yield f"`{field.name}` `{':'.join(spelled(field.default))}`"


def first_walk(surface):
    """The walk on which a surface is met."""
    rates = ", ".join(map(exact, surface.rates))
    return lines(point(surface, *surface.start), f"{surface.steps} steps", f"η {rates}")


def ground(surface):
    """The lowest minima, how many other critical points there are, and whether there is more."""
    known = [c for c in surface.critical_points if c.kind == "minimum"]
    known.sort(key=lambda c: (not c.is_global, round(depth(surface, c), 9), c.x, c.y))
    yield from (minimum(surface, c) for c in known[:SHOWN])
    shown = Counter(minimum=min(len(known), SHOWN))
    rest = Counter(c.kind for c in surface.critical_points) - shown
    if rest:
        several = [f"{n} {KINDS[kind][n > 1]}" for kind, n in rest.items()]
        yield ("and " if known else "") + ", ".join(several)
    if not surface.bounded_below:
        yield "falls without end"


def depth(surface, at):
    """The value at a critical point; at a global minimum without its rounding."""
    return surface.lowest if at.is_global else float(surface.value(at.x, at.y))


def minimum(surface, at):
    """Where a minimum is, how low, and what its curvatures ask of the rate."""
    said = f"{point(surface, at.x, at.y)}: {rounded(depth(surface, at))}"
    if hasattr(surface, "kinks") and surface.kinks(at.x, at.y) <= 1e-12 * surface.diagonal:
        return f"{said}, a kink"
    low, high = map(float, surface.curvatures(at.x, at.y))
    if low > 1e-9 * high:
        said += f", κ{KEPT}{rounded(high / low)}"
    return f"{said}, 2/λ{KEPT}{rounded(2 / high)}" if high > 0 else said


def point(surface, x, y):
    """A point; where y is ignored, x alone."""
    return rounded(x) if surface.one_dimensional else f"({rounded(x)}, {rounded(y)})"


def limit(method):
    """What η·λ must stay below, where a limit is known."""
    stated, scaled = method.stability_limit(), quadratic.limit_by_roots(method)
    if stated is not None:
        yield f"ηλ{KEPT}<{KEPT}{rounded(stated)}"
    elif method.preconditions and scaled is not None and np.isfinite(scaled):
        yield f"ηλ{KEPT}<{KEPT}{rounded(scaled)}, scaled"


def drawing(schedule):
    """The factors over a run, in a row of blocks."""
    if schedule.sees_loss:
        return "as the loss decides"
    times = np.linspace(0, HORIZON - 1, WIDTH).astype(int)
    rows = np.round(np.clip(schedule(times, HORIZON), 0, 1) * (len(HEIGHTS) - 1)).astype(int)
    return "".join(HEIGHTS[row] for row in rows)
