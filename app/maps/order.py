"""What a map is of: one walk, and two of its numbers that go along the axes."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from app.scene.scene import Scene


@dataclass(frozen=True)
class Axis:
    """One number of a walk, and the window of its values: `name` is "x" or "y" for the start, "eta"
    for the rate, else a hyper-parameter of the method.
    """

    scales: ClassVar = ("linear", "log")

    name: str
    low: float
    high: float
    scale: str = "linear"

    def at(self, share: np.ndarray) -> np.ndarray:
        """Return the values at some shares of the way from `low` to `high`."""
        if self.scale == "log":
            values = self.low * (self.high / self.low) ** share
        else:
            values = self.low + (self.high - self.low) * share
        return np.clip(values, self.low, self.high)

    def cells(self, count: int) -> np.ndarray:
        """Return the values at the centers of `count` cells, (count,)."""
        return self.at((np.arange(count) + 0.5) / count)


@dataclass(frozen=True)
class Order:
    """A map that was asked for. Immutable and hashable; `app.maps.parse` makes them.

    Cell (i, j) is the walk of `scene` with the i-th value of `x` and the j-th of `y`. In the scene
    all panels are alike, and what changes no cell has its default: two orders of the same map are
    equal.
    """

    scene: Scene
    x: Axis
    y: Axis
    resolution: int

    @property
    def kind(self) -> str:
        """Return "starts" where both axes are those of the land, else "fields"."""
        return "starts" if {self.x.name, self.y.name} == {"x", "y"} else "fields"

    @property
    def cells(self) -> int:
        """Return how many walks it takes."""
        return self.resolution * self.resolution

    @property
    def work(self) -> int:
        """Return how many updates it takes at most."""
        return self.cells * self.scene.steps
