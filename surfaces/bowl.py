"""A round-bottomed valley, steeper across than along."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface

REACH = (4.0, 2.0)  # how far the starts lie from the middle, at most, along x and along y


@dataclass(frozen=True)
class Bowl(Surface):
    """L = ½s(u² + κv²), where (u, v) are the coordinates along axes turned by the angle θ.

    Curvature s along u and sκ along v: κ, the condition number, sets how much harder the bowl is
    than a round one; s, the scale of the loss, sets which rates fit it. An angle changes nothing
    for plain descent, and much for a method that keeps a rate for each coordinate.
    """

    label = N_("Bowl")
    group = N_("Convex")
    order = 1
    view = ((-5.0, 5.0), (-3.0, 3.0))
    start = (-4.0, 2.0)
    steps = 40
    rates = (0.002, 0.15, 0.195, 0.21)
    watch = N_(
        "Watch the steep way across: it decides how large the rate may be, while the long way "
        "decides how long the run takes."
    )
    reference = "Boyd & Vandenberghe, Convex Optimization (2004), section 9.3.2"
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = 0.0

    condition: float = parameter(
        10.0, low=1.0, high=1000.0, symbol="κ", help=N_("How much steeper across than along")
    )
    angle: float = parameter(
        0.0, low=-90.0, high=90.0, symbol="θ", help=N_("How far the axes are turned, in degrees")
    )
    scale: float = parameter(
        1.0, low=0.01, high=100.0, symbol="s", help=N_("Multiplies the loss, and so every slope")
    )

    @property
    def formula(self):
        scale = "" if self.scale == 1 else f"{self.scale:g}·"
        if not self.angle:
            return f"{scale}½(x² + {self.condition:g}y²)"
        c, s = (f"{name}({self.angle:g}°)".replace("-", "−") for name in ("cos", "sin"))
        return f"{scale}½(u² + {self.condition:g}v²), u = {c}x + {s}y, v = {c}y − {s}x"

    @property
    def latex(self):
        scale = "" if self.scale == 1 else rf"{self.scale:g}\cdot "
        if not self.angle:
            return rf"{scale}\tfrac12\left(x^2 + {self.condition:g}\,y^2\right)"
        c, s = (rf"\{name}({self.angle:g}^\circ)" for name in ("cos", "sin"))
        return (
            rf"{scale}\tfrac12\left(u^2 + {self.condition:g}\,v^2\right),"
            rf"\quad u = {c}\,x + {s}\,y,\ v = {c}\,y - {s}\,x"
        )

    @property
    def starts(self):
        c, s = cos(radians(self.angle)), sin(radians(self.angle))
        return {
            N_("in the corner"): self.start,
            N_("on the long axis"): _out_along(-c, -s),
            N_("on the steep axis"): _out_along(-s, c),
        }

    @cached_property
    def coefficients(self):
        """(a, b, c) of L = ½(ax² + 2bxy + cy²)."""
        if not self.angle:  # exactly so: the cosine and sine of a right angle are not exact
            return self.scale, 0.0, self.scale * self.condition
        c, s = cos(radians(self.angle)), sin(radians(self.angle))
        along, across = self.scale, self.scale * self.condition
        return (
            along * c * c + across * s * s,
            (along - across) * c * s,
            along * s * s + across * c * c,
        )

    def value(self, x, y):
        a, b, c = self.coefficients
        if not b:
            return 0.5 * (a * x * x + c * y * y)
        return 0.5 * (a * x * x + c * y * y) + b * x * y

    def gradient(self, x, y):
        a, b, c = self.coefficients
        if not b:
            return a * x, c * y
        return a * x + b * y, b * x + c * y

    def hessian(self, x, y):
        one = np.ones_like(x)
        return tuple(each * one for each in self.coefficients)


def _out_along(x, y):
    """The point from the middle toward (x, y) that lies as far out as `REACH` lets it."""
    far = min(reach / abs(part) for reach, part in zip(REACH, (x, y), strict=True) if part)
    return far * x + 0.0, far * y + 0.0
