"""What a surface is: a loss over the plane, with its derivatives and the facts that the page tells
about it.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

import numpy as np

from descent.catalogue import key_of
from descent.parameter import check_parameters


class CriticalPoint(NamedTuple):
    """A point where the gradient is zero, to full double precision."""

    x: float
    y: float
    kind: Literal["minimum", "saddle", "maximum", "degenerate"]
    is_global: bool = False


@dataclass(frozen=True)
class Surface:
    """A loss L(x, y): functions and facts, no state.

    A subclass is one file in `surfaces/`. It gives `value`, `gradient` and `hessian`, elementwise
    on arrays of any shape, and the facts below; its parameters, if it has any, are fields made by
    `parameter`, and a fact that depends on one is a property.

    `lowest` is the lowest value known (L* in the verdict). A surface that is unbounded below says
    `bounded_below = False`, and its `lowest` is the lowest value in the view. One that nears its
    lowest value only ever further out says `has_minimum = False`.

    `steps` and `rates` are the walk on which a visitor meets the surface: a budget and four rates
    of plain descent from `start` that meet different fates, the slowest first.

    A surface that ignores y says `one_dimensional = True`; it is drawn as its curve.
    """

    groups: ClassVar = (
        "Convex",
        "Valleys",
        "Saddles and flats",
        "Many minima",
        "Kinks",
        "Made of data",
    )
    facts: ClassVar = (
        *("label", "formula", "latex", "group", "view", "start", "starts", "steps", "rates"),
        *("watch", "reference", "critical_points", "lowest"),
    )

    key: ClassVar[str]
    label: ClassVar[str]
    group: ClassVar[str]
    order: ClassVar[float] = 0
    bounded_below: ClassVar[bool] = True
    has_minimum: ClassVar[bool] = True
    one_dimensional: ClassVar[bool] = False

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.key = key_of(cls)

    def __post_init__(self):
        check_parameters(self)

    def value(self, x, y):
        """L at (x, y); any shape → the same shape."""
        raise NotImplementedError

    def gradient(self, x, y):
        """(∂L/∂x, ∂L/∂y); any shape → a pair of that shape."""
        raise NotImplementedError

    def hessian(self, x, y):
        """(∂²L/∂x², ∂²L/∂x∂y, ∂²L/∂y²); any shape → three of that shape."""
        raise NotImplementedError

    def curvatures(self, x, y):
        """Both eigenvalues of the Hessian, the smaller first."""
        hxx, hxy, hyy = self.hessian(x, y)
        middle, radius = (hxx + hyy) / 2, np.hypot((hxx - hyy) / 2, hxy)
        return middle - radius, middle + radius

    def sharpness(self, x, y):
        """The largest eigenvalue of the Hessian: what a learning rate is measured against."""
        return self.curvatures(x, y)[1]

    @property
    def center(self):
        """The middle of the view, as an array (2,)."""
        return np.array([(low + high) / 2 for low, high in self.view])

    @property
    def extent(self):
        """Width and height of the view, as an array (2,)."""
        return np.array([high - low for low, high in self.view])

    @property
    def seen_extent(self):
        """The extent, infinite along a coordinate that the surface ignores: what is measured in
        these units reads only what the picture shows.
        """
        width, height = self.extent
        return np.array([width, np.inf if self.one_dimensional else height])

    @property
    def diagonal(self):
        """The length of the view's diagonal: the unit of distance on the map."""
        return float(np.hypot(*self.extent))
