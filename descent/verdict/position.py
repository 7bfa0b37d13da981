"""Where a run is: on the map or off it, beside a minimum, still within the marker at its start."""

from functools import cached_property

import numpy as np

from descent.loop import is_far
from descent.verdict.surface_scale import MARKER


class Position:
    """The part of `Metrics` that reads places; what the surface ignores is in none of them."""

    @cached_property
    def ended_early(self):
        """Whether a run left for good before its budget was spent."""
        return self.trajectory.steps_taken < self.steps

    @cached_property
    def far(self):
        """Whether the last kept point is beyond the distance at which runs end."""
        return is_far(self.surface, *self.last_point)

    @cached_property
    def beyond_numbers(self):
        """Whether a run ended because a number was no longer finite."""
        return (self.ended_early & ~self.far) | ~np.isfinite(self.last_loss)

    @cached_property
    def half_widths(self):
        """How far from the view's middle the last point is, in half-widths; the larger
        coordinate.
        """
        return (np.abs(self.last_point - self.surface.center[:, None]) / (self.scale / 2)).max(0)

    def outside(self, path):
        """Which rows of a path (rows, 2, B) lie outside the view, (rows, B)."""
        return (np.abs(path - self.surface.center[:, None]) > self.scale / 2).any(axis=1)

    @cached_property
    def left_map_at(self):
        """The first step outside the view, or −1."""
        outside = self.outside(self.trajectory.path)
        return np.where(outside.any(axis=0), outside.argmax(axis=0), -1)

    @cached_property
    def left_map(self):
        """Whether a run was ever outside the view, (B,)."""
        return self.left_map_at >= 0

    @cached_property
    def off_map_lately(self):
        """Whether all of the last quarter lies outside the view, (B,)."""
        if not len(self.late_path):
            return self.half_widths > 1
        return self.outside(self.late_path[-max(self.quarter, 1) :]).all(axis=0)

    @cached_property
    def stayed(self):
        """Whether a run never left the marker at its start: to the eye it did not move, (B,)."""
        path = self.trajectory.path
        away = np.hypot(*np.moveaxis((path - path[0]) / self.scale, 1, 0))
        return ~(away > MARKER).any(axis=0) & ~self.ended_early

    @cached_property
    def began_at_best(self):
        """Whether a run began within a marker of a best minimum, (B,)."""
        best = [(c.x, c.y) for c in self.surface.critical_points if c.is_global]
        if not best or not self.surface.bounded_below:
            return np.zeros(self.last_loss.shape, dtype=bool)
        away = (np.array(best).T[:, :, None] - self.trajectory.start[:, None]) / self.scale[:, None]
        return (np.hypot(*away) <= MARKER).any(axis=0)

    @cached_property
    def minima(self):
        """The minima that the surface lists, (2, K)."""
        points = [(c.x, c.y) for c in self.surface.critical_points if c.kind == "minimum"]
        return np.array(points).reshape(-1, 2).T

    @cached_property
    def last_seen(self):
        """The last row inside the view, (B,): where a run that is gone was still on the map. The
        last kept row, where the map was never seen.
        """
        inside = ~self.outside(self.trajectory.path) & np.isfinite(self.trajectory.path[:, 0])
        last = self.steps - inside[::-1].argmax(axis=0)
        return np.where(inside.any(axis=0), last, self.trajectory.steps_taken)
