"""What the verdict is measured from: arrays over the runs, each worked out at most once."""

from functools import cached_property

import numpy as np

from descent.footing import Footing
from descent.landscape import landscape
from descent.loop import is_far

TARGET = 0.01  # settled: at most 1 % of the loss is left, as the dashed line on the loss strip says
LAST_MOVES = 10  # "lately": a run long enough to see a pattern, short enough to forget the approach
ULP = 8 * np.finfo(float).eps  # a move below 8 ulp of where it starts is rounding, not motion
SMALLEST = 1e-130  # products of moves from smaller coordinates than this would underflow


class Measures:
    """The numbers that the rules read, from one surface and one trajectory."""

    def __init__(self, surface, trajectory):
        self.surface = surface
        self.trajectory = trajectory
        self.steps = trajectory.steps
        self.quarter = self.steps // 4
        self.noisy = trajectory.noise > 0
        self.last_point = trajectory.last_point
        self.last_loss = trajectory.last_loss

    # The loss.

    @cached_property
    def gap(self):
        """L_0 − L*, kept positive where a run starts on the bottom itself."""
        # Rounding at the bottom is far below this, and any real distance from it far above.
        return np.maximum(
            self.trajectory.loss[0] - self.surface.lowest, 1e-14 * landscape(self.surface).relief
        )

    @cached_property
    def excess(self):
        """e_t = (L_t − L*)/(L_0 − L*), (T+1, B): the share of the loss that is left."""
        return (self.trajectory.loss - self.surface.lowest) / self.gap

    @cached_property
    def loss_left(self):
        """e at the last kept row, (B,)."""
        return (self.last_loss - self.surface.lowest) / self.gap

    @cached_property
    def reached(self):
        """Where the target is met, (T+1, B). Nothing settles on a surface without a bottom."""
        return (self.excess <= TARGET) & self.surface.bounded_below

    @cached_property
    def first_touch(self):
        """The first step at the target, or −1."""
        return np.where(self.reached.any(axis=0), self.reached.argmax(axis=0), -1)

    @cached_property
    def settled_at(self):
        """The first step after which the target is met to the end, or −1; a poorer resting place
        does not count.
        """
        missed = ~self.reached[::-1]
        since = np.where(missed.any(axis=0), self.steps + 1 - missed.argmax(axis=0), 0)
        settled = self.reached[-1] & ~self.footing.poorer
        if self.noisy:
            # A noisy run may end at the target by chance; to have settled it must stay a while.
            settled &= since <= self.steps - self.quarter
        return np.where(settled, since, -1)

    @cached_property
    def quarter_means(self):
        """Mean e of the last quarter and of the quarter before, (B,) each."""
        q = max(self.quarter, 1)
        return self.excess[-q:].mean(axis=0), self.excess[-2 * q : -q].mean(axis=0)

    @cached_property
    def trend(self):
        """Whether mean e goes one way all through the run, eighth by eighth, (B,)."""
        eighth = max(self.steps // 8, 1)
        means = [self.excess[-k * eighth :][:eighth].mean(axis=0) for k in range(8, 0, -1)]
        change = np.diff(means, axis=0)
        return (change < 0).all(axis=0) | (change > 0).all(axis=0)

    @cached_property
    def rises(self):
        """The share of the updates in the second half that raised the loss, (B,)."""
        late = self.trajectory.loss[self.steps // 2 :]
        return (late[1:] > late[:-1]).mean(axis=0)

    # The place.

    @cached_property
    def ended_early(self):
        """Whether a run left for good before its budget was spent."""
        return self.trajectory.steps_taken < self.steps

    @cached_property
    def far(self):
        """Whether the last kept point is beyond the distance at which runs end."""
        return is_far(self.surface, *self.last_point)

    @cached_property
    def half_widths(self):
        """How far from the view's middle the last point is, in half-widths; the larger
        coordinate.
        """
        away = np.abs(self.last_point - self.surface.center[:, None]) / (
            self.surface.extent[:, None] / 2
        )
        return away.max(axis=0)

    @cached_property
    def left_map_at(self):
        """The first step outside the view, or −1."""
        half = self.surface.extent[:, None] / 2
        outside = (np.abs(self.trajectory.path - self.surface.center[:, None]) > half).any(axis=1)
        return np.where(outside.any(axis=0), outside.argmax(axis=0), -1)

    @cached_property
    def footing(self):
        """What the ground is like where the run ended."""
        return Footing(self.surface, self.trajectory)

    # The motion.

    @cached_property
    def moves(self):
        """Δp of every update, (T, 2, B)."""
        return np.diff(self.trajectory.path, axis=0)

    @cached_property
    def turns(self):
        """(counted, reversed), (T−1, B) each: pairs of moves above rounding; those that oppose."""
        size = np.abs(self.moves).max(axis=1)
        real = size > ULP * np.maximum(np.abs(self.trajectory.path[:-1]).max(axis=1), SMALLEST)
        counted = real[1:] & real[:-1]
        dot = self.moves[1:, 0] * self.moves[:-1, 0] + self.moves[1:, 1] * self.moves[:-1, 1]
        return counted, counted & (dot < 0)

    @cached_property
    def reversing(self):
        """(pairs, share of them that reverse), (B,) each: of the last ten, with noise a quarter."""
        counted, turned = self.turns
        last = max(self.quarter, LAST_MOVES) if self.noisy else LAST_MOVES
        lately = counted & (counted[::-1].cumsum(axis=0)[::-1] <= last)
        pairs = lately.sum(axis=0)
        return pairs, (lately & turned).sum(axis=0) / np.maximum(pairs, 1)

    @cached_property
    def swings(self):
        """(undone, before, gained, turns), (2, B) each, in widths of the view but for the last.

        Travel that the last quarter took back, that the quarter before took back, and how far the
        last quarter got; and how often a coordinate turned back in both of them.

        The travel that is undone is the total variation less the net displacement, by coordinate: a
        walk that only ever goes one way undoes nothing, however slow it is.
        """
        q = max(self.quarter, 1)
        moves = self.moves[-2 * q :] / self.surface.extent[:, None]
        halves = moves[:-q], moves[-q:]
        gains = [np.abs(half.sum(axis=0)) for half in halves]
        before, undone = (
            np.abs(half).sum(axis=0) - gain for half, gain in zip(halves, gains, strict=True)
        )
        side = np.sign(moves)
        return undone, before, gains[1], (side[1:] * side[:-1] < 0).sum(axis=0)

    @cached_property
    def turned_back(self):
        """How often the coordinate that turned most turned back, (B,)."""
        side = np.sign(self.moves)
        return (side[1:] * side[:-1] < 0).sum(axis=0).max(axis=0)

    def crossings(self, width):
        """How often the second half crosses its nearest minimum by more than `width` of the
        view.
        """
        minima = np.array([(c.x, c.y) for c in self.surface.critical_points if c.kind == "minimum"])
        if not len(minima):
            return np.zeros(self.last_loss.shape, dtype=int)
        late = self.trajectory.path[self.steps // 2 :]
        distance = np.hypot(*(minima.T[:, :, None] - late.mean(axis=0)[:, None, :]))
        offset = (late - minima.T[:, distance.argmin(axis=0)]) / self.surface.extent[:, None]
        # A side counts once it is entered by more than `width`; between the sides the last one
        # stands.
        side = np.where(np.abs(offset) > width, np.sign(offset), 0)
        rows = np.arange(len(late))[:, None, None]
        held = np.take_along_axis(
            side, np.maximum.accumulate(np.where(side != 0, rows, 0), axis=0), axis=0
        )
        return (held[1:] * held[:-1] < 0).sum(axis=0).max(axis=0)
