"""The account of an update: what a method makes of the gradient, line by line."""

from typing import NamedTuple

import numpy as np

KINDS = ("gradient", "memory", "scale", "step", "point")


class Row(NamedTuple):
    """One line of an account.

    `text` is "name = formula", where the formula may use the names of the lines before, of the
    parameters, θ, η and t, which counts from 1; on its right a name that is only made here stands
    for its value one update ago, 0 before the first. Or it is "name: words", where no line of
    arithmetic would do. `value` is (2, B), or None where nothing of that shape can be told.

    `kind` says what the value is: the *gradient* as the method sees it; a *memory*, or anything
    else on the scale of a gradient that is followed in its place; a *scale*, which lengthens or
    shortens; a *point* on the map; or the *step* from θ to the next one.
    """

    text: str
    value: np.ndarray | None
    kind: str


def gradient(g, where="θ"):
    """The line of the gradient, asked at a point of that name."""
    return Row(f"g = ∇L({where})", g, "gradient")


def number(text, value, like):
    """A line of a scale that is one number for both coordinates, or one per run."""
    return Row(text, np.broadcast_to(value, like.shape), "scale")


def landing(text, p, point):
    """The last two lines of every account: the step from p, Δθ, and the point it leads to."""
    return Row(text, point - p, "step"), Row("θ = θ + Δθ", point, "point")
