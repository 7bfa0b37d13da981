"""The strip beneath a map: what it shows of a walk, and the scale that all four share."""

import math

import numpy as np

from app.compute.surface_grid import above, height
from app.scene.scene import Scene
from descent import Trajectory
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


def heights(face: str, surface: Surface, trajectory: Trajectory, column: int) -> np.ndarray:
    """Return what a strip shows of a run, row by row until its end; logarithms but for `linear`."""
    last = int(trajectory.steps_taken[column])
    loss = above(surface, trajectory.loss[: last + 1, column])
    if face == "linear":
        return loss
    if face == "gradient":
        return logarithm(trajectory.grad_norm[: last + 1, column])
    if face == "rate":
        rates = trajectory.lr[: max(last, 1), column]
        return logarithm(np.append(rates[:last], rates[-1]))
    return logarithm(loss)


def logarithm(values: np.ndarray) -> np.ndarray:
    """Return log₁₀, with a floor under what is zero."""
    return np.log10(np.maximum(values, FLOOR))


def strip(scene: Scene, surface: Surface) -> dict:
    """Return the shared axis of the strips: its ends, its ticks and its name.

    It follows the start by whole decades only, so that it stands still while a hand moves.
    """
    target = 0.01 * height(surface, scene.start)
    name = "loss" if surface.lowest == 0 else "loss above the best"
    if scene.face == "linear":
        top = nice(AIR * height(surface, scene.start))
        ticks = [[share * top, number(share * top)] for share in (0.0, 0.5, 1.0)]
        return {
            "face": scene.face,
            "low": 0.0,
            "high": AIR * top,
            "ticks": ticks,
            "label": name,
        } | {"target": target}
    if scene.face == "gradient":
        slope = float(np.hypot(*surface.gradient(*map(np.float64, scene.start))))
        top = decade(slope) + SLOPES_ABOVE
        low, label, target = top - SLOPES_ABOVE - SLOPES_BELOW, "‖∇L‖", None
    elif scene.face == "rate":
        top = decade(max(scene.eta))
        low, label, target = min(top - RATES_BELOW, decade(min(scene.eta)) - 1), "η", None
    else:
        top = decade(height(surface, scene.start)) + DECADES_ABOVE
        low, label, target = (
            top - DECADES_ABOVE - DECADES_BELOW,
            name,
            math.log10(max(target, FLOOR)),
        )
    return {
        "face": scene.face,
        "low": low,
        "high": top,
        "ticks": [[at, power(at)] for at in range(low + 1, top, TICK_EVERY)],
        "label": label,
        "target": target,
    }


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
