"""Reading an axis of a map: which numbers of a walk can go along one, and between which ends."""

from functools import lru_cache
from typing import NamedTuple

from app.compute.lr_sweep import ruler_range
from app.compute.runs import walk_of
from app.maps.order import Axis
from app.scene.rate_range import RATE_RANGE
from app.scene.scene import DEFAULT_SURFACE, Scene
from app.scene.tokens import excerpt, number
from descent import OPTIMIZERS, parameters_of
from descent.batch.batch_spec import checked_values
from descent.message import N_, Message
from descent.optimizer import Optimizer
from descent.parameter import Parameter
from surfaces import SURFACES

AXIS_KEYS = {"name", "low", "high", "scale"}
# From this ratio of its ends on, and with no zero in it, a range is walked in even ratios.
WIDE = 1000.0
BIG = 1e300
NO_AXIS = N_("The axis {side} is not an object with {keys}.")
NO_SCALE = N_("The scale of {name} is not one of {scales}.")
OUTSIDE = N_("The window of {name} is not within {low} to {high}.")
NO_LOGARITHM = N_("The window of {name} begins at 0, which has no logarithm.")
UNKNOWN = N_("{name} is no number of this walk that can go along an axis.")
NAMELESS = Message.of(N_("That is no number of this walk that can go along an axis."))


class Unfit(ValueError):
    """An order that can't be; the message is one line for whoever sent it."""


class Ends(NamedTuple):
    """Between which values an axis may lie, and where it lies unless the order says otherwise."""

    low: float
    high: float
    window: tuple[float, float]
    scale: str


def axis_of(scene: Scene, side: str, given: object) -> Axis:
    """Return an axis: its window in the order, or all of it that there is."""
    if not isinstance(given, dict) or not given.keys() <= AXIS_KEYS:
        raise Unfit(Message.of(NO_AXIS, side=side, keys=", ".join(sorted(AXIS_KEYS))))
    name = given.get("name")
    ends = ends_of(scene, name)
    low, high = (
        finite(f"{side}.{end}", given.get(end, value))
        for end, value in zip(("low", "high"), ends.window, strict=True)
    )
    scale = given.get("scale", ends.scale)
    if scale not in Axis.scales:
        raise Unfit(Message.of(NO_SCALE, name=name, scales=", ".join(Axis.scales)))
    if not ends.low <= low < high <= ends.high:
        bounds = {"low": number(ends.low), "high": number(ends.high)}
        raise Unfit(Message.of(OUTSIDE, name=name, **bounds))
    if scale == "log" and not low > 0:
        raise Unfit(Message.of(NO_LOGARITHM, name=name))
    return Axis(name, low, high, scale)


def ends_of(scene: Scene, name: object) -> Ends:
    """Return what an axis of this name may be, for the walk of a scene."""
    hill = scene.surface[0]
    if name in ("x", "y") and not (name == "y" and hill.one_dimensional):
        view = tuple(map(float, hill.view["xy".index(name)]))
        return Ends(*view, view, "linear")
    if name == "eta":
        walk, _ = walk_of(scene, 0)
        low, high = ruler_range(walk._replace(noise=0.0, seed=0))
        return Ends(*RATE_RANGE, (max(low, RATE_RANGE[0]), high), "log")
    for parameter in parameters_of(scene.opt[0]):
        if parameter.name == name and isinstance(parameter.default, float):
            window = (parameter.low, parameter.high)
            wide = parameter.low > 0 and parameter.high >= WIDE * parameter.low
            return Ends(*window, window, "log" if wide else "linear")
    raise Unfit(Message.of(UNKNOWN, name=excerpt(name)) if isinstance(name, str) else NAMELESS)


@lru_cache(maxsize=1)
def fields_of_methods() -> dict[str, list[str]]:
    """Return which fields of each method can go along an axis."""
    return {
        key: [p.name for p in parameters_of(cls) if varies(cls, p)]
        for key, cls in OPTIMIZERS.items()
    }


def varies(cls: type[Optimizer], parameter: Parameter) -> bool:
    """Return whether a method can walk with another value of a field in every cell."""
    ends = {parameter.name: [parameter.low, parameter.high]}
    try:
        checked_values(SURFACES[DEFAULT_SURFACE], cls(), ends)
    except ValueError:
        return False
    return True


def finite(what: str, value: object) -> float:
    """Return a number of the order as a float."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -BIG < value < BIG:
        raise Unfit(Message.of(N_("{name} is not a finite number."), name=what))
    return float(value) + 0.0  # −0 and 0 are one window
