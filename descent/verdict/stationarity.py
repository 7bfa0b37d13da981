"""The ground under the last point of a run: is it a critical point, which kind, the best?"""

from functools import cached_property

import numpy as np

from descent.sums import total
from descent.verdict.surface_scale import surface_scale

# Newton's step to the critical point, in view diagonals: about the size of the marker on the map.
NEAR = 0.01
# How far the last quarter may be from it, in view diagonals: a run that only passes by is not
# stuck.
STAYED = 0.03
LEVEL = (
    0.01  # the loss still to be lost there, as a share of the view's relief: invisible on the map
)
POLISH = 6  # further steps of Newton that confirm the point …
POLISHED = 0.01  # … by taking all but a hundredth of the slope away
ULP = 8 * np.finfo(float).eps  # of the diagonal: a step below this goes nowhere
SINGULAR = 1e-6  # a curvature this small beside the other one counts as none
SLOPELESS = 1e-12  # a slope this small beside the view's median counts as exactly zero
# A plateau is faint in slope and in curvature beside the view's medians; with the curvature of the
# rest of the map it would be the neighborhood of a critical point. The rim of a hole still counts.
FAINT_SLOPE = 0.05
FAINT_CURVATURE = 0.1
# A slope that is printed as none: faint, however finely the median is taken.
NO_SLOPE = 0.045


class Stationarity:
    """The last point of every run seen through the slope and curvature there, all (B,)."""

    def __init__(self, surface, trajectory):
        self.surface = surface
        self.trajectory = trajectory
        self.point = trajectory.last_point
        self.gradient = np.array(np.broadcast_arrays(*surface.gradient(*self.point)))
        self.low, self.high = surface.curvatures(*self.point)
        # What the surface ignores is no distance.
        self.seen = np.isfinite(surface.seen_extent)[:, None]

    @cached_property
    def slope(self):
        return np.hypot(*self.gradient)

    @cached_property
    def curvature(self):
        """The larger of the two curvatures, in size."""
        return np.maximum(np.abs(self.low), np.abs(self.high))

    @cached_property
    def newton(self):
        """(where Newton's step leads, (2, B); the change of loss it predicts, (B,))."""
        step, change = _newton_step(self.surface, self.point)
        return self.point + step, change

    @cached_property
    def critical(self):
        """Whether the run has come to rest beside a critical point.

        Beside a saddle or a hilltop it may also only be slow to leave: there the slope itself must
        be faint.
        """
        target, change = self.newton
        quarter = max(self.trajectory.steps // 4, 1)
        away = (self.trajectory.path[-quarter:] - target) * self.seen
        stayed = (np.hypot(away[:, 0], away[:, 1]) <= STAYED * self.surface.diagonal).all(axis=0)
        level = np.abs(change) <= LEVEL * surface_scale(self.surface).relief
        rests = self._near(target) & stayed & level
        if not rests.any():
            return rests
        low, _, size = self.curvatures_there
        faint = self.slope <= FAINT_SLOPE * surface_scale(self.surface).median_slope
        return rests & self._confirmed & (faint | (low >= -SINGULAR * size))

    def _near(self, target):
        return np.hypot(*((target - self.point) * self.seen)) <= NEAR * self.surface.diagonal

    @cached_property
    def polished(self):
        """Where Newton's method ends that sets out from the last point, (2, B)."""
        target, _ = self.newton
        moving = np.ones(target.shape[1], dtype=bool)  # what has arrived waits for the others
        for _ in range(POLISH):
            step, _ = _newton_step(self.surface, target)
            target = np.where(moving, target + step, target)
            moving &= (np.abs(step) > ULP * self.surface.diagonal).any(axis=0)
            if not moving.any():
                break
        return target

    @property
    def _confirmed(self):
        """Whether Newton's method ends near by: on a wall its first step is short as well."""
        slope = np.hypot(*self.surface.gradient(*self.polished))
        tiny = SLOPELESS * surface_scale(self.surface).median_slope
        return self._near(self.polished) & (slope <= np.maximum(POLISHED * self.slope, tiny))

    @cached_property
    def curvatures_there(self):
        """(both curvatures there, the smaller first; the larger in size), (B,) each: beside the
        point itself a flat direction bends either way.
        """
        low, high = self.surface.curvatures(*self.polished)
        return low, high, np.maximum(np.abs(low), np.abs(high))

    @cached_property
    def listed(self):
        """(whether the surface itself lists that point, and which of its list it is), (B,) each."""
        target, _ = self.newton
        points = self.surface.critical_points
        if not points:
            return np.zeros(target.shape[1], dtype=bool), np.zeros(target.shape[1], dtype=int)
        known = np.array([(c.x, c.y) for c in points]).T
        distance = np.hypot(*((known[:, :, None] - target[:, None, :]) * self.seen[:, None]))
        return distance.min(axis=0) <= STAYED * self.surface.diagonal, distance.argmin(axis=0)

    @cached_property
    def kind(self):
        """Which kind of critical point: as the surface lists it, else by the curvatures' signs."""
        low, high, size = self.curvatures_there
        flat = np.minimum(np.abs(low), np.abs(high)) <= SINGULAR * size
        signs = np.select([flat, low > 0, high < 0], ["degenerate", "minimum", "maximum"], "saddle")
        listed, which = self.listed
        kinds = np.array([c.kind for c in self.surface.critical_points] or ["none"])
        return np.where(listed, kinds[which], signs)

    @cached_property
    def poorer(self):
        """Whether that point is not the best there is: what the surface lists, else by the loss."""
        if not self.critical.any():
            return self.critical
        _, change = self.newton
        left = self.trajectory.last_loss + change - self.surface.lowest
        start = self.trajectory.loss[0] - self.surface.lowest
        low, _, size = self.curvatures_there
        worse = (low < -SINGULAR * size) | (left > LEVEL * start)
        listed, which = self.listed
        best = np.array([c.is_global for c in self.surface.critical_points] or [False])
        return self.critical & np.where(listed, ~best[which], worse)

    @cached_property
    def rests(self):
        """Whether the last quarter hardly moved."""
        quarter = max(self.trajectory.steps // 4, 1)
        moves = np.diff(self.trajectory.path[-quarter - 1 :], axis=0) * self.seen
        travel = total(np.hypot(moves[:, 0], moves[:, 1]))
        return travel <= NEAR * self.surface.diagonal

    @cached_property
    def slopeless(self):
        """Whether the slope is faint beside what is usual on the map, and the run rests on it."""
        return (self.slope <= NO_SLOPE * surface_scale(self.surface).median_slope) & self.rests

    @cached_property
    def plateau(self):
        """Whether the ground is flat, in slope and in curvature, and hardly anything moves; so flat
        that this slope, all across the map, would not bring what is left to lose.
        """
        usual = surface_scale(self.surface)
        faint = (self.slope <= FAINT_SLOPE * usual.median_slope) & (
            self.curvature <= FAINT_CURVATURE * usual.median_curvature
        )
        left = self.trajectory.last_loss - self.surface.lowest
        level = self.slope * self.surface.diagonal <= left
        return faint & level & self.rests


def _newton_step(surface, p):
    """(−H⁻¹g, (2, B); the change of loss it predicts, (B,)) at points p."""
    gx, gy = surface.gradient(*p)
    hxx, hxy, hyy = surface.hessian(*p)
    middle, half = (hxx + hyy) / 2, (hxx - hyy) / 2
    radius, angle = np.hypot(half, hxy), np.arctan2(hxy, half) / 2  # of the larger curvature's axis
    cos, sin = np.cos(angle), np.sin(angle)
    along = np.array([cos * gx + sin * gy, cos * gy - sin * gx])
    curvature = np.array([middle + radius, middle - radius])
    singular = np.abs(curvature) <= SINGULAR * np.abs(curvature).max(axis=0)
    if singular.any():
        level = np.abs(along) <= SLOPELESS * surface_scale(surface).median_slope
        # No curvature and no slope: nowhere to go. No curvature but a slope: infinitely far to go.
        curvature = np.where(singular, np.where(level, np.inf, 0.0), curvature)
    size = -along / curvature
    step = np.array([cos * size[0] - sin * size[1], sin * size[0] + cos * size[1]])
    return step, (along * size).sum(axis=0) / 2
