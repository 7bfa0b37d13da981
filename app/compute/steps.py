"""The arithmetic of a walk, step by step: what the method made of the gradient, in printed numbers
that recombine; and the loss along the line of each step.
"""

import math
from functools import partial

import numpy as np

from app.compute.cost import seconds
from app.compute.lr_sweep import Walk
from app.compute.runs import walk_of
from app.executor.place import placed
from app.language.speaking import _, say
from app.packing import float32
from app.scene.scene import Scene
from app.scene.tokens import number as spelled
from descent import run
from descent.message import N_, Message, Template
from descent.number_format import number, percent
from descent.surface import Surface

CHUNK = 100  # steps in one answer
SLICE = 65  # points of the loss along the line of a step
DIGITS = 5  # of the largest number in a line, one more than is promised to recombine
SHORTEST = 1.5  # a slice goes at least this far beyond the chosen rate
LONGEST = 6.0  # and never further, however far the limit lies
BEYOND = N_("The loss is beyond all numbers: the walk is over.")
STOOD = N_("It hardly moved.")
CROSSED = {
    ("x",): N_("Crossed the minimum: x changed sides."),
    ("y",): N_("Crossed the minimum: y changed sides."),
    ("x", "y"): N_("Crossed the minimum: x and y changed sides."),
}
UP = N_("The loss went up.")
UP_BEYOND = N_("The loss went up: rate times curvature, η·λ = {reach}, is beyond {limit}.")
DOWN = N_("Downhill.")
ARRIVED = N_("Downhill, to the minimum.")
DOWN_AHEAD = N_("Downhill, with the bottom still ahead.")
DOWN_ALL_THE_SAME = N_("The loss went down all the same.")
STILL = 1e-6  # of the map's diagonal: a move that nobody sees


def steps(scene: Scene, panel: int, around: int) -> dict:
    """Return the steps of a panel's walk in the chunk that holds one of them."""
    walk, rate = walk_of(scene, panel)
    first = max(min(around, scene.steps - 1), 0) // CHUNK * CHUNK
    found = placed(steps_from, (walk, rate, first), partial(seconds, walk))
    return found | {"steps": [in_words(each) for each in found["steps"]]}


def steps_from(walk: Walk, rate: float, first: int) -> dict:
    """Return the steps of a walk from the first of a chunk on."""
    surface, method, *_ = walk
    rest = walk._asdict()
    del rest["surface"], rest["method"]
    rows: dict[int, tuple] = {}

    def watch(t, lr, p, state, oracle):
        if first <= t < first + CHUNK:
            rows[t] = method.account(t, lr, p, state, oracle)

    trajectory = run(surface, method, lr=rate, watch=watch, **rest)
    last = int(trajectory.steps_taken[0])
    shown = range(first, min(first + CHUNK, last))
    with np.errstate(all="ignore"):
        told = [step(surface, trajectory, t, rows[t]) for t in shown]
    return {"first": first, "last": last, "steps": told}


def step(surface: Surface, trajectory, t: int, rows: tuple) -> dict:
    """Return one update as the page tells of it."""
    p, q = trajectory.path[t : t + 2, :, 0]
    loss, after = trajectory.loss[t : t + 2, 0]
    lr = float(trajectory.lr[t, 0])
    decimals = decimals_for(p, q)
    axes = 1 if surface.one_dimensional else 2
    return {
        "letter": "x" if axes == 1 else "θ",
        "at": vector(p[:axes], decimals),
        "loss": number(loss),
        "rate": spelled(float(f"{lr:.6g}")),
        "rows": [line(row, decimals, axes) for row in rows],
        "next": vector(q[:axes], decimals),
        "after": number(after),
        "change": change(loss, after),
        "said": said(surface, p, q, loss, after, lr, trajectory.optimizer.stability_limit()),
        "slice": along(surface, p, q, lr),
    }


def line(row, decimals: int, axes: int) -> dict:
    """Return one row: its formula, what it is, its numbers as printed, and for an arrow exactly."""
    value = None if row.value is None else np.asarray(row.value)[:, 0]
    printed = ""
    if value is not None:
        # What is added to a point is printed to the digits of the point, so that they add up.
        adds = row.kind in ("step", "point")
        seen = value[:axes]
        printed = vector(seen, decimals if adds else decimals_for(seen))
    exact = None if value is None or not np.isfinite(value).all() else value.tolist()
    length = None if row.kind != "gradient" or value is None else number(float(np.hypot(*value)))
    return {
        "text": row.text,
        "kind": row.kind,
        "printed": printed,
        "exact": exact,
        "length": length,
    }


def decimals_for(*points: np.ndarray) -> int:
    """Return how many decimals show DIGITS digits of the largest of some numbers."""
    largest = max((float(np.abs(point).max()) for point in points), default=0.0)
    if not math.isfinite(largest) or largest == 0:
        return DIGITS - 1
    return DIGITS - 1 - math.floor(math.log10(largest))


def vector(value: np.ndarray, decimals: int) -> str:
    """Return a point or a vector as it is printed; on a curve it is one number."""
    numbers = [printed(float(each), decimals) for each in value]
    return numbers[0] if len(numbers) == 1 else f"({', '.join(numbers)})"


def printed(value: float, decimals: int) -> str:
    """Return a number with so many decimals; in powers of ten where that would be all zeros, or a
    row of digits that nobody reads.
    """
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞" if value < 0 else "–"
    if value == 0:
        return "0"
    if 0 <= decimals <= 8 and abs(value) >= 10.0**-decimals:
        return f"{value:.{decimals}f}".replace("-", "−")
    if -4 <= decimals < 0:
        return f"{value:.0f}".replace("-", "−")
    mantissa, power = f"{value:.{DIGITS - 1}e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa}·10{raised}".replace("-", "−")


def change(before: float, after: float) -> str:
    """Return by how much the loss went up or down, as a share of what it was."""
    if not before or not math.isfinite(after):
        return ""
    share = (after - before) / abs(before)
    return f"{'▲' if share > 0 else '▼'} {percent(abs(share))}"


def said(
    surface: Surface, p, q, before: float, after: float, lr: float, limit: float | None
) -> list[Message]:
    """Return a sentence or two on what happened in a step; `limit` is what η·λ must stay below."""
    if not math.isfinite(after):
        return [Template(BEYOND).filled()]
    if np.hypot(*(q - p)) < STILL * surface.diagonal:
        return [Template(STOOD).filled()]
    nearest = minimum_near(surface, q)
    if after < before and nearest is not None and is_at(surface, q, nearest):
        return [Template(ARRIVED).filled()]
    crossed = [] if nearest is None else crossings(surface, p, q, nearest)
    sentences = [Template(CROSSED[tuple(crossed)]).filled()] if crossed else []
    reach = lr * float(surface.sharpness(*p))
    if after > before and limit is not None and reach > limit:
        values = {"reach": number(reach), "limit": number(limit)}
        return [*sentences, Template(UP_BEYOND).filled(**values)]
    if after > before:
        return [*sentences, Template(UP).filled()]
    down = DOWN_ALL_THE_SAME if crossed else DOWN_AHEAD if surface.bounded_below else DOWN
    return [*sentences, Template(down).filled()]


def in_words(step: dict) -> dict:
    """Return a step with its sentences and its lines in the language in which is spoken."""
    rows = [row | {"text": _(row["text"]).replace("θ", step["letter"])} for row in step["rows"]]
    return step | {"said": " ".join(map(say, step["said"])), "rows": rows}


def minimum_near(surface: Surface, q: np.ndarray) -> np.ndarray | None:
    """Return the minimum that is nearest to a point; None where the surface has none."""
    minima = np.array([(c.x, c.y) for c in surface.critical_points if c.kind == "minimum"])
    return minima[np.hypot(*(minima - q).T).argmin()] if len(minima) else None


def is_at(surface: Surface, q: np.ndarray, place: np.ndarray) -> bool:
    """Say whether nobody sees a point beside a place."""
    away = (q - place)[: 1 if surface.one_dimensional else 2]
    return float(np.hypot.reduce(away)) < STILL * surface.diagonal


def crossings(surface: Surface, p, q, minimum: np.ndarray) -> list[str]:
    """Return the coordinates in which a step passed a minimum so that it is seen."""
    least = STILL * surface.diagonal
    sides = ((p - minimum) * (q - minimum) < 0) & (np.abs(q - minimum) >= least)
    axes = ("x",) if surface.one_dimensional else ("x", "y")
    return [name for name, passed in zip(axes, sides, strict=False) if passed]


def vertex(s: np.ndarray, loss: np.ndarray, lowest: int) -> float:
    """Return where the parabola through the lowest of evenly spaced points and its neighbors is
    lowest: on a quadratic that is the best rate itself, and not the nearest point."""
    before, least, after = loss[lowest - 1 : lowest + 2]
    bend = before - 2 * least + after
    shift = 0.5 * (before - after) / bend if bend > 0 else 0.0
    return float(s[lowest] + shift * (s[1] - s[0]))


def along(surface: Surface, p, q, lr: float) -> dict | None:
    """Return φ(s) = L(p − s·d), d the direction of this step, so that the chosen rate is s = η.

    `best` is the lowest place on the line as far as it is drawn; `limit` where the parabola that
    touches the line at p would be back at the height of p: 2·gᵀd/dᵀHd, which for plain descent is
    2/λ along the gradient. Both are None where there is none.
    """
    d = (p - q) / lr if lr else np.zeros(2)
    if not (np.isfinite(d).all() and d.any()):
        return None
    slope = float(np.dot(surface.gradient(*p), d))
    hxx, hxy, hyy = (float(each) for each in surface.hessian(*p))
    bend = hxx * d[0] * d[0] + 2 * hxy * d[0] * d[1] + hyy * d[1] * d[1]
    limit = 2 * slope / bend if slope > 0 and bend > 0 else None
    end = min(max(SHORTEST * lr, 1.15 * (limit or 0.0)), LONGEST * lr)
    s = np.linspace(0.0, end, SLICE)
    loss = surface.value(p[0] - s * d[0], p[1] - s * d[1])
    if not np.isfinite(loss).all():
        return None
    lowest = int(loss.argmin())
    return {
        "end": end,
        "rate": lr,
        "limit": limit if limit is not None and limit <= end else None,
        "best": vertex(s, loss, lowest) if 0 < lowest < SLICE - 1 else None,
        "loss": float32(loss),
    }
