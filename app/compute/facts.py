"""What the page tells of the catalogues, and of one surface: facts, as plain JSON values."""

import math
from dataclasses import asdict
from dataclasses import fields as dataclass_fields
from functools import lru_cache

import numpy as np

from app.compute.sampling.data_points import data_points
from app.compute.surface_grid import thumbnails_address
from app.language.speaking import _
from app.language.speaking import spoken as language_spoken
from app.page.outcomes import outcomes
from app.release import release
from app.scene.manifest import manifest
from app.scene.tokens import spelled
from app.scene.views import views
from descent import OPTIMIZERS, SCHEDULES, Event, parameters_of
from descent.message import N_
from descent.parameter import Parameter
from descent.surface import CriticalPoint, Surface
from surfaces import SURFACES

FLAT = 1e-12
SKETCH, HORIZON = 50, 200  # points of the little drawing of a schedule, and the walk it is of


def facts() -> dict:
    """Return what the pickers say of every method, schedule and surface, by its key."""
    return facts_in(language_spoken())


@lru_cache(maxsize=8)
def facts_in(_language: str) -> dict:
    """Return the facts in the language in which is spoken."""
    return {
        "methods": {
            key: told(cls) | {"rate": cls.usual_rate, "fields": fields(cls)}
            for key, cls in OPTIMIZERS.items()
        },
        "schedules": {
            key: told(cls)
            | {"fields": fields(cls), "tail": tail(cls), "sketch": sketch(cls)}
            | ({"is_common": True} if cls.is_common else {})
            for key, cls in SCHEDULES.items()
        },
        "outcomes": outcomes(),
        "views": views(),
        "manifest": manifest() | {"release": release()},
        "gallery": {"lands": thumbnails_address()},
        "events": {event.key: [_(event.word), _(event.help)] for event in Event},
        "surfaces": {
            key: {"group": _(hill.group), "label": _(hill.label), "formula": hill.formula}
            | {"shines": _(hill.watch)}
            for key, hill in SURFACES.items()
        },
    }


def told(thing) -> dict:
    """Return what is said of a method or a schedule."""
    texts = {name: _(getattr(thing, name)) for name in ("group", "label", "shines", "fails")}
    return texts | {"formula": thing.formula}


def fields(thing) -> list[dict]:
    """Return the parameters of a thing, as its controls are made from them."""
    return [field(parameter) for parameter in parameters_of(thing)]


def field(parameter: Parameter) -> dict:
    """Return one parameter as a control is made from it."""
    kind = {bool: "switch", int: "whole"}.get(type(parameter.default), "number")
    return asdict(parameter) | {"kind": kind, "help": _(parameter.help)}


def tail(schedule) -> dict | None:
    """Return the last field of a schedule where it is no number: another schedule, points, or a
    list of numbers; and how its default is spelled.
    """
    last = next(reversed(dataclass_fields(schedule)), None)
    if last is None or "symbol" in last.metadata:
        return None
    kind = "schedule"
    if isinstance(last.default, tuple):
        kind = "points" if isinstance(last.default[0], tuple) else "numbers"
    return {"name": last.name, "kind": kind, "default": ":".join(spelled(last.default))}


def sketch(schedule) -> list[float] | None:
    """Return how a schedule goes by default, from 0 to 1; None where the loss decides."""
    if schedule.sees_loss:
        return None
    times = np.linspace(0, HORIZON - 1, SKETCH).astype(int)
    return np.round(schedule()(times, HORIZON), 3).tolist()


def card(surface: Surface) -> dict:
    """Return what the page tells of the surface in hand."""
    return {
        "key": surface.key,
        "label": _(surface.label),
        "formula": surface.formula,
        "watch": _(surface.watch),
        "reference": surface.reference,
        "ignores_y": surface.one_dimensional,
        "starts": [[_(name), *map(float, at)] for name, at in places(surface)],
        "fields": [
            field(parameter) | {"value": getattr(surface, parameter.name)}
            for parameter in parameters_of(surface)
        ],
        "data": data_points(surface),
        "minima": [
            minimum(surface, point) for point in surface.critical_points if point.kind == "minimum"
        ],
    }


def places(surface: Surface) -> list[tuple[str, tuple[float, float]]]:
    """Return the named starts of a surface, and where a walk that begins never leaves: the saddle
    and the flat point nearest to its own start, unless one of them has a name already."""
    found = list(surface.starts.items())
    for name, is_such in STANDING.items():
        at = [(p.x, p.y) for p in surface.critical_points if is_such(surface, p)]
        if at and not set(at) & set(surface.starts.values()):
            found.append((name, min(at, key=lambda point: math.dist(point, surface.start))))
    return found


def is_flat(surface: Surface, point: CriticalPoint) -> bool:
    """Say whether there is neither slope nor curvature at a point."""
    at = np.float64(point.x), np.float64(point.y)
    return point.kind == "degenerate" and float(surface.sharpness(*at)) < FLAT


# Where the gradient is nothing though no minimum is there.
STANDING = {
    N_("on a saddle"): lambda _surface, point: point.kind == "saddle",
    N_("on a flat point"): is_flat,
}


def minimum(surface: Surface, point: CriticalPoint) -> dict:
    """Return where a minimum is, how low, how round, and the largest rate that holds still there.

    The condition number is None where there is no curvature one way; the limit is that of plain
    descent, 2/λ. On a kink there is neither: the slope turns at once, whatever its curvature.
    """
    at = np.float64(point.x), np.float64(point.y)
    low, high = (float(each) for each in surface.curvatures(*at))
    if hasattr(surface, "kinks") and surface.kinks(*at) <= 1e-12 * surface.diagonal:
        low = high = 0.0
    return {
        "x": point.x,
        "y": point.y,
        "value": float(surface.value(*at)),
        "is_global": point.is_global,
        "condition": high / low if low > 1e-9 * high else None,
        "limit": 2 / high if high > 0 else None,
    }
