"""The facts of one run, from its path and its losses alone."""

from functools import cached_property

import numpy as np

TARGET = 0.01  # of the loss: at the target
UP = 1.01  # of the loss: higher than it began
VISIBLE = 0.001  # of the view: a shorter move is no reversal
MARKER = 0.01  # of a diagonal: as near as this it stands at a point
FAR = 50.0  # diagonals
LAST_MOVES = 10
RIGHT_ANGLE = 1e-9  # a product of directions this small is 0 but for rounding


class Facts:
    """One column of a trajectory on a `Ground`."""

    def __init__(self, ground, trajectory, column):
        self.ground, self.trajectory, self.column = ground, trajectory, column
        self.surface = ground.surface
        self.noisy = trajectory.is_noisy
        self.steps = trajectory.steps
        self.last = int(trajectory.steps_taken[column])
        self.points = trajectory.path[: self.last + 1, :, column]
        self.seen = self.points[:, list(ground.seen)]
        self.loss = trajectory.loss[: self.last + 1, column]
        self.slope = float(trajectory.grad_norm[self.last, column])
        self.rate = float(trajectory.base_lr[column])
        self.quarter = max(self.steps // 4, 1)
        self.without_noise = (
            None  # the Facts of the same run without chance, where they are asked for
        )

    # The loss.

    @property
    def began(self):
        return float(self.loss[0] - self.surface.lowest)

    @property
    def is_floored(self):
        """Whether it began so low that the gap is the floor."""
        return self.surface.bounded_below and self.began <= self.ground.floor

    @cached_property
    def left(self):
        """e of every row, (last + 1,)."""
        return (self.loss - self.surface.lowest) / max(self.began, self.ground.floor)

    @property
    def left_at_end(self):
        return float(self.left[-1])

    @property
    def is_whole(self):
        return self.last == self.steps

    @cached_property
    def at_target_since(self):
        """The first row from which e stays at the target to the end, or None."""
        if not (self.surface.bounded_below and self.is_whole):
            return None
        missed = np.flatnonzero(~(self.left <= TARGET))
        since = int(missed[-1]) + 1 if missed.size else 0
        return since if since <= self.last else None

    @property
    def few(self):
        """K: the steps that a run must have stayed at the target; not rounded."""
        return min(max(5.0, self.steps / 20), self.steps / 4)

    @cached_property
    def means(self):
        """The mean of e over every N/4 rows that follow each other."""
        q = self.quarter
        if not self.is_whole:
            return np.array([np.inf])
        return np.convolve(self.left, np.full(q, 1 / q), mode="valid")

    @cached_property
    def noisy_since(self):
        """The first row from which every such mean is at the target, or None."""
        missed = np.flatnonzero(~(self.means <= TARGET * (1 + 1e-9)))
        since = int(missed[-1]) + 1 if missed.size else 0
        return since if since < len(self.means) and self.surface.bounded_below else None

    @property
    def settled_at(self):
        """Settled as the word is meant: with noise by the means, else by every row."""
        if self.noisy:
            return self.noisy_since
        since = self.at_target_since
        return since if since is not None and self.steps - since >= int(self.few) else None

    @property
    def level(self):
        """The mean of e over the last quarter, or e at the end of a run that ended early."""
        return float(self.means[-1]) if self.is_whole else self.left_at_end

    # The place.

    @cached_property
    def off_map(self):
        """Which rows lie outside the view."""
        half = self.ground.extent / 2
        return (np.abs(self.seen - self.ground.center) > half).any(axis=1)

    @property
    def left_map_at(self):
        return int(self.off_map.argmax()) if self.off_map.any() else None

    @property
    def off_map_since(self):
        """The first row of the stay off the map in which it ends, or None."""
        inside = np.flatnonzero(~self.off_map)
        since = int(inside[-1]) + 1 if inside.size else 0
        return since if since <= self.last else None

    @property
    def half_widths(self):
        """How far the last point is from the middle of the view."""
        away = np.abs(self.seen[-1] - self.ground.center) / (self.ground.extent / 2)
        return float(away.max())

    @property
    def is_far(self):
        return float(np.hypot.reduce(self.seen[-1] - self.ground.center)) > FAR * (
            self.ground.diagonal
        )

    @property
    def is_beyond_numbers(self):
        """Whether the next row was not finite."""
        away = np.hypot(*(self.points[-1] - self.surface.center))
        return not self.is_whole and not away > FAR * self.surface.diagonal

    @cached_property
    def never_left(self):
        """Whether every row lies within the marker at the start."""
        return self.is_whole and bool(self.ground.in_marker(self.points, self.points[0]).all())

    # The motion.

    @cached_property
    def moves(self):
        """Every move in widths of the view, (last, seen)."""
        return np.diff(self.seen, axis=0) / self.ground.extent

    def reversals(self, size=VISIBLE, last=None, on_map=False):
        """(pairs of moves, those that oppose) among the moves of at least such a size, in widths of
        the view, but none of exactly nothing; of the last ones, or of those that set out on the
        map.
        """
        largest = np.abs(self.moves).max(axis=1, initial=0.0)
        counts = (largest >= size) & (largest > 0)
        if on_map:
            counts &= ~self.off_map[:-1]
        raw = np.diff(self.seen, axis=0)[counts]
        if last is not None:
            raw = raw[-last - 1 :]
        unit = raw / np.maximum(np.abs(raw).max(axis=1, initial=0.0), 1e-300)[:, None]
        dots = (unit[1:] * unit[:-1]).sum(axis=1)
        return len(dots), int((dots < -RIGHT_ANGLE).sum())

    def turns(self, size=0.0, first=0):
        """How often the coordinate that turns most turns back; a move shorter than `size` of the
        view counts for nothing, and the last one that counts stands.
        """
        most = 0
        for axis in range(self.moves.shape[1]):
            moves = self.moves[first:, axis]
            side = np.sign(moves[np.abs(moves) > size])
            most = max(most, int((side[1:] * side[:-1] < 0).sum()))
        return most

    def span(self, first, last=None):
        """The range of the rows from `first` on, in widths of the view; the wider coordinate."""
        rows = self.seen[max(first, 0) : last]
        return float((np.ptp(rows, axis=0) / self.ground.extent).max()) if len(rows) else 0.0

    def swing(self, first, last=None):
        """The longest way that the rows from `first` on go and take back, in widths of the view.

        A walk that only ever goes one way swings over nothing, however far it goes.
        """
        rows = self.seen[max(first, 0) : last] / self.ground.extent
        if len(rows) < 3:
            return 0.0
        up = (rows - np.minimum.accumulate(rows, axis=0)).max(axis=0)
        down = (np.maximum.accumulate(rows, axis=0) - rows).max(axis=0)
        return float(np.minimum(up, down).max())

    def travel(self, first):
        """The way gone since a row, in diagonals."""
        moves = np.diff(self.seen[max(first, 0) :], axis=0)
        return float(np.hypot.reduce(moves, axis=1).sum() / self.ground.diagonal)

    # The ground under the last point.

    @cached_property
    def rest(self):
        """(the critical point that Newton's method finds from the last point, (2,); its distance in
        diagonals), or None where it finds none near by.
        """
        p = self.points[-1].astype(float)
        with np.errstate(all="ignore"):
            for _ in range(12):
                g = np.array([float(z) for z in self.surface.gradient(*p)])
                xx, xy, yy = (float(z) for z in self.surface.hessian(*p))
                if not np.isfinite([*g, xx, xy, yy]).all():
                    return None
                step = -np.linalg.pinv([[xx, xy], [xy, yy]], rcond=1e-9, hermitian=True) @ g
                p = p + step
                if not np.abs(step).max() > 1e-15 * self.surface.diagonal:
                    break
            slope = float(np.hypot(*self.surface.gradient(*p)))
        away = float(np.hypot(*(p - self.points[-1])) / self.surface.diagonal)
        return (p, away) if slope <= 1e-6 * self.ground.slope and away <= 0.03 else None

    @cached_property
    def listed(self):
        """The critical point of the surface's own list within 3 % of a diagonal of where it rests,
        or of its last point; or None.
        """
        at = self.points[-1] if self.rest is None else self.rest[0]
        near = [(float(np.hypot(*(at - c[:2]))), c) for c in self.surface.critical_points]
        away, point = min(near, default=(np.inf, None), key=lambda each: each[0])
        return point if away <= 0.03 * self.surface.diagonal else None

    @property
    def kinds(self):
        """What the critical point may be called."""
        if self.listed is not None:
            return {self.listed.kind}
        if self.rest is None:
            return set()
        low, high = (float(z) for z in self.surface.curvatures(*self.rest[0]))
        size = max(abs(low), abs(high))
        if min(abs(low), abs(high)) <= 1e-6 * size:
            return {"degenerate"}
        return {"minimum" if low > 0 else "maximum" if high < 0 else "saddle"}

    @property
    def is_poorer(self):
        """Whether it rests at a critical point that is not a best one, as far as is known."""
        return self.listed is not None and not self.listed.is_global and self.rest is not None

    @property
    def rests_poorly(self):
        """Whether it stands within a marker of that point: what is farther off still moves."""
        return self.is_poorer and self.rest[1] <= MARKER
