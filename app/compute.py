"""Scene → what the page shows: walks, verdicts, rulers, the land. The only caller of the engine."""

import base64
import math
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby

import numpy as np

from app.ids import LETTERS
from app.scene import PANELS, Scene, default_scene
from app.settings import get_settings
from app.spelling import number
from descent import Ladder, Trajectory, Verdict, diagnose, ladder, run
from descent.optimizer import Optimizer
from descent.schedule import Schedule
from descent.surface import Surface

# The loss strip covers these decades round the loss of the start: room for a walk that climbs
# a thousandfold, and for one that falls to a billionth.
DECADES_ABOVE, DECADES_BELOW = 3, 9
# A strip can't draw zero: what is less than this share of the start's loss above the best is flat.
FLOOR = 1e-30
# A walk that has settled is followed for a few more steps, so that staying is seen.
STEPS_AFTER_SETTLING = 10
# The ruler ends at twice the limit and spans 2.6 decades: one pixel is about 2 % of the rate.
RULER_ABOVE_LIMIT, RULER_SPAN = 2.0, 400.0
RULER_MARKS = 101
LAND_COLUMNS, LAND_ROWS = 121, 91


def picture(scene: Scene, *, live: bool = False) -> dict:
    """Return all that the page needs to show a scene, as plain JSON values and base64 arrays.

    With `live`, the rulers are left out: while a hand moves, they would be late and heavy.
    """
    surface = scene.hill()
    walks = [walk(scene, surface, panels) for panels in same_method(scene)]
    found = sorted((item for group in walks for item in group), key=lambda item: item[0])
    panels = [panel_picture(scene, surface, *item, live=live) for item in found]
    return {
        "query": scene.query(),
        "end": max(panel["end"] for panel in panels),
        "steps": scene.steps,
        "start": list(scene.start),
        "strip": strip_range(scene, surface),
        "target": math.log10(max(0.01 * height(surface, scene.start), FLOOR)),
        "caption": caption(scene),
        "panels": panels,
    }


def same_method(scene: Scene) -> list[list[int]]:
    """Return the panels in groups that one batch can walk: same method, same schedule."""

    def method(panel: int):
        return scene.opt[panel], repr(scene.method(panel)), scene.sched[panel]

    ordered = sorted(range(PANELS), key=method)
    return [list(group) for _, group in groupby(ordered, key=method)]


def walk(
    scene: Scene, surface: Surface, panels: list[int]
) -> list[tuple[int, Trajectory, int, Verdict]]:
    """Walk one group of panels; return (panel, trajectory, its column, verdict) for each."""
    method, schedule = scene.method(panels[0]), scene.schedule(panels[0])
    trajectory = run(
        surface,
        method,
        lr=[scene.eta[i] for i in panels],
        start=scene.start,
        steps=scene.steps,
        schedule=schedule,
        noise=scene.noise,
        seed=scene.seed,
    )
    best = sweep(surface, method, schedule, scene.start, scene.steps, scene.noise, scene.seed)
    verdicts = diagnose(surface, trajectory, best=best)
    return [(panel, trajectory, column, verdicts[column]) for column, panel in enumerate(panels)]


def panel_picture(
    scene: Scene,
    surface: Surface,
    panel: int,
    trajectory: Trajectory,
    column: int,
    verdict: Verdict,
    *,
    live: bool,
) -> dict:
    """Return one panel: its walk as arrays, its verdict as words, its ruler."""
    last = int(trajectory.steps_taken[column])
    path = trajectory.path[: last + 1, :, column]
    loss = trajectory.loss[: last + 1, column]
    settled = verdict.settled_at
    end = last if settled is None else min(last, settled + STEPS_AFTER_SETTLING)
    found = {
        "last": last,
        "end": end,
        "path": packed(path),
        "height": packed(np.log10(np.maximum(above(surface, loss), FLOOR))),
        "loss": packed(loss),
        "outcome": verdict.outcome.key,
        "fate": verdict.outcome.fate,
        "word": verdict.outcome.word,
        "sentence": verdict.sentence,
        "spoken": spoken(LETTERS[panel], scene.eta[panel], verdict),
        "eta": scene.eta[panel],
        "limit": stability_limit(surface, scene.method(panel)),
    }
    if not live:
        found["ruler"] = ruler(scene, surface, panel)
    return found


def spoken(letter: str, rate: float, verdict: Verdict) -> str:
    """Return the verdict as it is read out."""
    word, said = verdict.outcome.word.lower(), verdict.sentence
    return f"Panel {letter}: {word}. Learning rate {number(rate)}. {said[:1].upper()}{said[1:]}."


def packed(values: np.ndarray) -> str:
    """Return the values as base64 of little-endian float32, finite: drawing needs no more."""
    bound = np.finfo(np.float32).max
    finite = np.clip(np.nan_to_num(values, nan=bound, posinf=bound, neginf=-bound), -bound, bound)
    return base64.b64encode(finite.astype("<f4").tobytes()).decode("ascii")


def above(surface: Surface, loss):
    """Return the loss above the lowest known value, never negative."""
    return np.maximum(loss - surface.lowest, 0.0)


def height(surface: Surface, at: tuple[float, float]) -> float:
    """Return how far a point lies above the lowest known value."""
    return float(above(surface, surface.value(np.float64(at[0]), np.float64(at[1]))))


def strip_range(scene: Scene, surface: Surface) -> dict:
    """Return the decades of the shared loss axis; they follow the start by whole decades only."""
    top = math.ceil(math.log10(max(height(surface, scene.start), 1e-6))) + DECADES_ABOVE
    return {
        "low": top - DECADES_ABOVE - DECADES_BELOW,
        "high": top,
        "label": "loss" if surface.lowest == 0 else "loss above the best",
    }


def sweep(
    surface: Surface,
    method: Optimizer,
    schedule: Schedule,
    start,
    steps: int,
    noise: float,
    seed: int,
    rates: tuple[float, ...] | None = None,
) -> Ladder:
    """Return the outcome of every rate of a ladder, kept for the next visitor who asks."""
    return kept_sweeps()(surface, method, schedule, start, steps, noise, seed, rates)


@lru_cache(maxsize=1)
def kept_sweeps() -> Callable[..., Ladder]:
    """Return the sweep with its cache, made when first asked for: the settings give its size."""
    return lru_cache(maxsize=get_settings().ladder_cache)(_sweep)


def _sweep(surface, method, schedule, start, steps, noise, seed, rates) -> Ladder:
    more = {} if rates is None else {"rates": np.array(rates)}
    return ladder(
        surface, method, start=start, steps=steps, schedule=schedule, noise=noise, seed=seed, **more
    )


@lru_cache(maxsize=256)
def stability_limit(surface: Surface, method: Optimizer) -> float | None:
    """Return the rate at which a method stops converging, where one rate is it: on a quadratic."""
    limit = method.stability_limit()
    if limit is None or not is_quadratic(surface):
        return None
    sharpness = surface.sharpness(*map(np.float64, surface.start))
    return float(limit / sharpness) if sharpness > 0 else None


@lru_cache(maxsize=256)
def is_quadratic(surface: Surface) -> bool:
    """Say whether the curvature is the same everywhere on the map."""
    x, y = (np.linspace(low, high, 7) for low, high in surface.view)
    return all(np.ptp(np.broadcast_to(part, 7)) == 0 for part in surface.hessian(x, y))


@lru_cache(maxsize=256)
def ruler_range(
    surface: Surface, method: Optimizer, schedule: Schedule, steps: int
) -> tuple[float, float]:
    """Return the rates between which something happens, seen from the surface's own start,
    so that the ruler stands still while the start moves."""
    limit = stability_limit(surface, method)
    if limit is None:
        found = sweep(surface, method, schedule, tuple(map(float, surface.start)), steps, 0.0, 0)
        stays = [
            rate
            for rate, outcome in zip(found.rates, found.outcomes, strict=True)
            if outcome.fate != "diverges"
        ]
        limit = float(max(stays, default=found.rates[0]))
    high = min(float(f"{RULER_ABOVE_LIMIT * limit:.1g}"), 10.0)
    return high / RULER_SPAN, high


def ruler(scene: Scene, surface: Surface, panel: int) -> dict:
    """Return the ruler under a rate: its range and the fates along it, run-length coded."""
    method, schedule = scene.method(panel), scene.schedule(panel)
    low, high = ruler_range(surface, method, schedule, scene.steps)
    low, high = min(low, scene.eta[panel]), max(high, scene.eta[panel])
    rates = tuple(np.geomspace(low, high, RULER_MARKS).tolist())
    found = sweep(
        surface, method, schedule, scene.start, scene.steps, scene.noise, scene.seed, rates
    )
    zones = [[fate, len(list(group))] for fate, group in groupby(o.fate for o in found.outcomes)]
    return {"low": low, "high": high, "zones": zones}


def caption(scene: Scene) -> str:
    """Return what the four panels share and what differs, and what is set beyond the controls."""
    methods = {scene.method(i) for i in range(PANELS)}
    schedules, rates = set(scene.sched), set(scene.eta)
    differs = [
        name
        for name, several in (
            ("method", len(methods) > 1),
            ("rate", len(rates) > 1),
            ("schedule", len(schedules) > 1),
        )
        if several
    ]
    shared = "Same hill, same start, one clock"
    text = {0: f"{shared}: nothing differs.", 1: f"{shared}: only the {''.join(differs)} differs."}
    beyond = [f"{name} = {number(value)}" for name, value in scene.shape]
    beyond += [
        f"{name} = {', '.join(dict.fromkeys(map(number, values)))}" for name, values in scene.hyper
    ]
    beyond += sorted(schedules - {"constant"})
    beyond += [f"noise = {number(scene.noise)}"] if scene.noise else []
    return " ".join([text.get(len(differs), f"{shared}."), " · ".join(beyond)]).strip()


@lru_cache(maxsize=64)
def land(surface: Surface) -> dict:
    """Return the surface on a grid, relieved so that half of the map lies above the middle level.

    The relief is ((L − L*)/(max − L*))^p, with p such that the median becomes ½: contours are
    then spread over valley and rim alike, whatever the surface.
    """
    x, y = (
        np.linspace(*bounds, count)
        for bounds, count in zip(surface.view, (LAND_COLUMNS, LAND_ROWS), strict=True)
    )
    height = above(surface, surface.value(*np.meshgrid(x, y)))
    share = height / height.max()
    power = math.log(0.5) / math.log(min(max(float(np.median(share)), 1e-9), 0.9))
    minima = [[p.x, p.y] for p in surface.critical_points if p.kind == "minimum"]
    return {
        "x": [float(x[0]), float(x[-1])],
        "y": [float(y[0]), float(y[-1])],
        "columns": LAND_COLUMNS,
        "rows": LAND_ROWS,
        "relief": packed(share**power),
        "power": power,
        "lowest": float(surface.lowest),
        "span": float(height.max()),
        "minima": minima,
        "label": surface.label,
        "formula": surface.formula,
        "watch": surface.watch,
    }


def probe() -> float:
    """Walk five steps and return the loss at the end: a sign of life of the engine."""
    scene = default_scene()
    walked = run(scene.hill(), scene.method(0), lr=scene.eta[0], start=scene.start, steps=5)
    return float(walked.loss[-1, 0])
