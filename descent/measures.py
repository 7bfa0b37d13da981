"""What the verdict is measured from: arrays over the runs, each worked out at most once."""

from functools import cached_property

import numpy as np

from descent.footing import Footing
from descent.landscape import landscape
from descent.loop import is_far

TARGET = 0.01  # settled: at most 1 % of the loss is left, as the dashed line on the loss strip says
ARRIVES = 2.0  # times the target: a run that comes nearer step by step is there on the row before
LAST_MOVES = 10  # "lately": a run long enough to see a pattern, short enough to forget the approach
UNDAMPED = 0.9  # of the quarter before: at this pace it takes ten budgets to calm down
# Of the updates raise the loss: below this the slope still has the say, not noise or hops.
JITTER = 0.25
ULPS = 8  # a move below so many ulp of where it starts is rounding, not motion
ULP = ULPS * np.finfo(float).eps
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
        does not count, nor does a jump of the last moment.
        """
        missed = ~self.reached[::-1]
        since = np.where(missed.any(axis=0), self.steps + 1 - missed.argmax(axis=0), 0)
        settled = self.reached[-1] & ~self.footing.poorer & ~self.jumped_in(since)
        if self.noisy:
            # A noisy run may end at the target by chance; to have settled it must stay a while.
            settled &= since <= self.steps - self.quarter
        return np.where(settled, since, -1)

    def jumped_in(self, since):
        """Whether a run has been at the target since a step so late that nobody saw it stay, and
        came there by a jump, (B,): more often than not it only passes through.
        """
        rows, stayed, few = self.late_path, self.steps - since, min(LAST_MOVES, self.quarter)
        unseen = (stayed >= 0) & (stayed < few)
        if not unseen.any() or len(rows) < few + 2:
            return np.zeros(unseen.shape, dtype=bool)
        before = np.where(unseen, len(rows) - 2 - stayed, 0)
        x, y = np.take_along_axis(rows, before[None, None], axis=0)[0]
        left = (self.surface.value(x, y) - self.surface.lowest) / self.gap
        return unseen & (left > ARRIVES * TARGET)

    @property
    def late_path(self):
        """The last rows of the path, at least the last two quarters, (rows, 2, B)."""
        return self.trajectory.path

    @property
    def late_loss(self):
        """The loss in the last two quarters, from the row before them on, (rows, B)."""
        return self.trajectory.loss[-2 * self.quarter - 1 :]

    @cached_property
    def least_late(self):
        """(the least e of the last two quarters, its step), (B,) each; inf where there is none."""
        loss = self.late_loss
        if not len(loss):
            return np.full(self.last_loss.shape, np.inf), np.full(self.last_loss.shape, self.steps)
        left = np.where(np.isfinite(loss), (loss - self.surface.lowest) / self.gap, np.inf)
        return left.min(axis=0), self.steps + 1 - len(loss) + left.argmin(axis=0)

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
    def minima(self):
        """The minima that the surface lists, (2, K)."""
        points = [(c.x, c.y) for c in self.surface.critical_points if c.kind == "minimum"]
        return np.array(points).reshape(-1, 2).T

    @cached_property
    def footing(self):
        """What the ground is like where the run ended."""
        return Footing(self.surface, self.trajectory)

    @cached_property
    def last_seen(self):
        """The last row inside the view, (B,): where a run that is gone was still on the map. The
        last kept row, where the map was never seen.
        """
        half = self.surface.extent[:, None] / 2
        inside = (np.abs(self.trajectory.path - self.surface.center[:, None]) <= half).all(axis=1)
        last = self.steps - inside[::-1].argmax(axis=0)
        return np.where(inside.any(axis=0), last, self.trajectory.steps_taken)

    # The motion.

    @cached_property
    def moves(self):
        """Δp of every update, (T, 2, B)."""
        return np.diff(self.trajectory.path, axis=0)

    @cached_property
    def turns(self):
        """(counted, reversed), (T−1, B) each: pairs of moves above rounding; those that oppose."""
        size = np.abs(self.moves).max(axis=1)
        least = ULPS * np.finfo(size.dtype).eps
        real = size > least * np.maximum(np.abs(self.trajectory.path[:-1]).max(axis=1), SMALLEST)
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
    def erratic(self):
        """Whether the loss goes up and down in the last two quarters and gets nowhere, (B,): it
        rises at every fourth update or more often, and its mean falls by less than a tenth or it
        ends above where it began.
        """
        loss = self.late_loss - self.surface.lowest
        if len(loss) < 2 * self.quarter + 1 or self.quarter < 2:
            return np.zeros(self.last_loss.shape, dtype=bool)
        before, late = loss[1 : self.quarter + 1], loss[self.quarter + 1 :]
        rises = (loss[1:] > loss[:-1]).mean(axis=0)
        nowhere = late.mean(axis=0) > UNDAMPED * before.mean(axis=0)
        return (rises >= JITTER) & (nowhere | (self.loss_left > 1))

    @cached_property
    def turned_back(self):
        """How often the coordinate that turned most turned back, (B,)."""
        side = np.sign(self.moves)
        return (side[1:] * side[:-1] < 0).sum(axis=0).max(axis=0)

    def crossings(self, width):
        """How often the second half crosses its nearest minimum by more than `width` of the
        view.
        """
        minima = self.minima
        if not minima.shape[1]:
            return np.zeros(self.last_loss.shape, dtype=int)
        late = self.trajectory.path[self.steps // 2 :]
        distance = np.hypot(*(minima[:, :, None] - late.mean(axis=0)[:, None, :]))
        offset = (late - minima[:, distance.argmin(axis=0)]) / self.surface.extent[:, None]
        # A side counts once it is entered by more than `width`; between the sides the last one
        # stands.
        side = np.where(np.abs(offset) > width, np.sign(offset), 0)
        rows = np.arange(len(late))[:, None, None]
        held = np.take_along_axis(
            side, np.maximum.accumulate(np.where(side != 0, rows, 0), axis=0), axis=0
        )
        return (held[1:] * held[:-1] < 0).sum(axis=0).max(axis=0)
