"""The strip beneath a map: what it shows of a walk, and the scale that all four share."""

import math

import numpy as np

from app.compute.surface_grid import above, height
from app.language.speaking import _
from app.scene.scene import Scene
from descent import Trajectory
from descent.message import N_
from descent.number_format import number
from descent.surface import Surface

# A strip can't draw zero: what is less than this is flat.
FLOOR = 1e-30
# The strip covers these decades round the loss of the start: room for a walk that climbs a
# thousandfold, and for one that falls to a billionth.
DECADES_ABOVE, DECADES_BELOW = 3, 9
TICK_EVERY = 4  # decades
# Round the slope at the start, and round the rates of the panels.
SLOPES_ABOVE, SLOPES_BELOW, RATES_BELOW = 2, 6, 4
AIR = 1.1  # above the loss at the start, on a linear scale
# What is shown in the place of the loss where surfaces differ.
SHARES = {"loss": "share", "linear": "linear share"}
LINEAR = ("linear", "linear share")
SHARE_NAME = N_("share of the loss left")


def quantity_of(scene: Scene) -> str:
    """Return what the strips of a scene show: on different surfaces the share of the loss that is
    left, since their losses have nothing in common."""
    return SHARES.get(scene.face, scene.face) if scene.differs("surface") else scene.face


def heights(quantity: str, surface: Surface, trajectory: Trajectory, column: int) -> np.ndarray:
    """Return what a strip shows of a run, row by row until its end; logarithms but for a linear
    scale."""
    last = int(trajectory.steps_taken[column])
    if quantity == "gradient":
        return logarithm(trajectory.grad_norm[: last + 1, column])
    if quantity == "rate":
        rates = trajectory.lr[: max(last, 1), column]
        return logarithm(np.append(rates[:last], rates[-1]))
    loss = above(surface, trajectory.loss[: last + 1, column])
    if quantity in SHARES.values():
        loss = loss / max(loss[0], FLOOR)
    return loss if quantity in LINEAR else logarithm(loss)


def logarithm(values: np.ndarray) -> np.ndarray:
    """Return log₁₀, with a floor under what is zero."""
    return np.log10(np.maximum(values, FLOOR))


def strip(scene: Scene) -> dict:
    """Return the shared axis of the strips: its ends, its ticks and its name.

    It follows the start by whole decades only, so that it stands still while a hand moves. The
    target is that of panel A.
    """
    if scene.face == "gradient":
        return on_decades(scene, *slope_decades(scene), "‖∇L‖")
    if scene.face == "rate":
        top = decade(max(scene.eta))
        return on_decades(scene, min(top - RATES_BELOW, decade(min(scene.eta)) - 1), top, "η")
    if quantity_of(scene) in SHARES.values():
        return share_strip(scene)
    whole = max(map(height, scene.surface, scene.start))
    target = 0.01 * height(scene.surface[0], scene.start[0])
    lowest = scene.surface[0].lowest
    is_best = scene.surface[0].bounded_below
    above = _("loss above the best") if is_best else _("loss above the map’s lowest")
    name = _("loss") if lowest == 0 else above
    if scene.face == "linear":
        axis = on_line(scene, nice(AIR * whole), name) | {"target": target}
    else:
        top = decade(whole) + DECADES_ABOVE
        axis = on_decades(scene, top - DECADES_ABOVE - DECADES_BELOW, top, name)
        axis["target"] = math.log10(max(target, FLOOR))
    # Where the axis does not show the loss itself, the number beneath tells both.
    return axis if lowest == 0 else axis | {"lowest": float(lowest), "is_best": is_best}


def share_strip(scene: Scene) -> dict:
    """Return the axis of the share of the loss that is left."""
    if scene.face == "linear":
        axis = on_line(scene, 1.0, _(SHARE_NAME)) | {"target": 0.01}
    else:
        low, high = -DECADES_BELOW, DECADES_ABOVE
        axis = on_decades(scene, low, high, _(SHARE_NAME)) | {"target": -2.0}
    return axis | {"is_share": True}


def on_line(scene: Scene, top: float, label: str) -> dict:
    """Return a linear axis from zero."""
    ticks = [[share * top, number(share * top)] for share in (0.0, 0.5, 1.0)]
    return {"face": scene.face, "low": 0.0, "high": AIR * top, "ticks": ticks, "label": label}


def on_decades(scene: Scene, low: int, high: int, label: str) -> dict:
    """Return a logarithmic axis, with a number at both of its ends."""
    ticks = [[at, power(at)] for at in (*range(low, high - 1, TICK_EVERY), high)]
    axis = {"face": scene.face, "low": low, "high": high, "ticks": ticks, "label": label}
    return axis | {"target": None}


def slope_decades(scene: Scene) -> tuple[int, int]:
    """Return the decades of the slopes at the starts, with room round them."""
    decades = [
        decade(float(np.hypot(*surface.gradient(*map(np.float64, at)))))
        for surface, at in zip(scene.surface, scene.start, strict=True)
    ]
    return min(decades) - SLOPES_BELOW, max(decades) + SLOPES_ABOVE


def own_target(scene: Scene, panel: int) -> float:
    """Return where the target of a panel lies on the axis of the loss."""
    target = 0.01 * height(scene.surface[panel], scene.start[panel])
    return target if scene.face == "linear" else math.log10(max(target, FLOOR))


def decade(value: float) -> int:
    """Return the power of ten at or above a value."""
    return math.ceil(math.log10(max(value, 1e-6)))


def nice(value: float) -> float:
    """Return the first of 1, 2, 5, 10 … times a power of ten that is not below a value."""
    unit = 10.0 ** math.floor(math.log10(max(value, 1e-12)))
    return next(step * unit for step in (1, 2, 5, 10) if step * unit >= value * (1 - 1e-9))


def power(exponent: int) -> str:
    """Return a power of ten as it is printed beside the axis."""
    raised = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{raised}"
