"""What the verdict is measured from: arrays over the runs, each worked out at most once."""

from functools import cached_property

import numpy as np

from descent.sums import mean, total
from descent.verdict.noise_level import JITTER, NoiseLevel
from descent.verdict.position import Position
from descent.verdict.stationarity import Stationarity
from descent.verdict.surface_scale import MARKER, least_gap
from descent.verdict.turns import swing, times_turned, visible_turns

TARGET = 0.01  # settled: at most 1 % of the loss is left, as the dashed line on the loss strip says
ARRIVES = 2.0  # times the target: a run that comes nearer step by step is there on the row before
STAYS = 5  # steps at the target, or a twentieth of the run if that is more: it was seen to stay
FEWEST_MOVES = 3  # of less nobody says that they swing
LAST_MOVES = 10  # "lately": a run long enough to see a pattern, short enough to forget the approach
UNDAMPED = 0.9  # of the quarter before: at this pace it takes ten budgets to calm down
ULP = 8 * np.finfo(float).eps  # a move below 8 ulp of where it starts is rounding, not motion
SMALLEST = 1e-130  # products of moves from smaller coordinates than this would underflow


def steps_to_stay(steps):
    """How many steps a run must have been at the target to have been seen to stay there."""
    return min(max(STAYS, steps // 20), steps // 4)


class Metrics(Position):
    """The numbers that the rules read, from one surface and one trajectory.

    What the surface ignores is in none of them.
    """

    def __init__(self, surface, trajectory):
        self.surface = surface
        self.trajectory = trajectory
        self.steps = trajectory.steps
        self.quarter = self.steps // 4
        self.noisy = trajectory.is_noisy
        self.scale = surface.seen_extent[:, None]
        self.last_point = trajectory.last_point
        self.last_loss = trajectory.last_loss

    # The loss.

    @cached_property
    def gap(self):
        """L_0 − L*, or the least gap that can be seen on the map, if that is more."""
        return np.maximum(self.trajectory.loss[0] - self.surface.lowest, least_gap(self.surface))

    @cached_property
    def unseen_gap(self):
        """Whether a run began so near to the bottom that shares of its loss say nothing, (B,)."""
        return self.trajectory.loss[0] - self.surface.lowest < least_gap(self.surface)

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
        does not count, nor does a jump of the last moment. With noise the mean over a quarter has
        to meet it.
        """
        return np.where(self.at_target & ~self.jumped_in, self.at_target_since, -1)

    @cached_property
    def at_target(self):
        """Whether a run ends at the target, and in no poorer resting place, (B,)."""
        there = (self.at_target_since <= self.steps) & ~self.far
        # With noise the level has the say: where the last point happens to lie says nothing.
        return there if self.noisy else there & ~self.stationarity.poorer

    @cached_property
    def at_target_since(self):
        """The first step after which the target is met to the end, or one beyond it, (B,)."""
        if not self.noisy:
            missed = ~self.reached[::-1]
            return np.where(missed.any(axis=0), self.steps + 1 - missed.argmax(axis=0), 0)
        since = self.level.since_at_most(TARGET)
        windows = self.steps + 2 - max(self.quarter, 1)
        found = (since < windows) & self.surface.bounded_below
        return np.where(found, since, self.steps + 1)

    @cached_property
    def unseen(self):
        """Whether a run is at the target for so short a time that nobody saw it stay, (B,)."""
        stayed = self.steps - self.at_target_since
        return self.at_target & (stayed < steps_to_stay(self.steps)) & (not self.noisy)

    @cached_property
    def jumped_in(self):
        """Whether a run came to the target so lately by a jump, (B,): it may only pass through."""
        rows, stayed = self.late_path, self.steps - self.at_target_since
        if not self.unseen.any() or len(rows) < steps_to_stay(self.steps) + 2:
            return np.zeros(self.unseen.shape, dtype=bool)
        before = np.where(self.unseen, len(rows) - 2 - stayed, 0)
        x, y = np.take_along_axis(rows, before[None, None], axis=0)[0]
        left = (self.surface.value(x, y) - self.surface.lowest) / self.gap
        return self.unseen & (left > ARRIVES * TARGET)

    @cached_property
    def passes_through(self):
        """Whether a run that jumped in swings as widely as before, (B,)."""
        if not self.jumped_in.any():
            return self.jumped_in
        late, before = self.swing_of_quarters
        return self.jumped_in & (late > UNDAMPED * before) & (late >= MARKER)

    @property
    def just_arrived(self):
        """Whether a run came to the target so lately, and swings less than before, (B,)."""
        return self.unseen & ~self.passes_through

    @property
    def late_path(self):
        """The path in the last half, (rows, 2, B)."""
        return self.trajectory.path[self.steps // 2 :]

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
    def level(self):
        """Of noisy runs: what their tail says."""
        return NoiseLevel(self)

    @cached_property
    def still_falling(self):
        """Whether the last update lowered the loss, and a run that did not leave for good is lower
        than half a quarter ago, (B,).
        """
        falls, back = self.fell_at_last, self.quarter // 2
        if back and len(self.late_loss):
            earlier = self.late_loss[-back - 1]
            falls = falls & (self.ended_early | self.far | (self.last_loss < earlier))
        return falls

    @property
    def fell_at_last(self):
        """Whether the last update lowered the loss, (B,)."""
        last = self.trajectory.steps_taken
        before = np.take_along_axis(self.trajectory.loss, np.maximum(last - 1, 0)[None], axis=0)[0]
        return self.last_loss < before

    # The place: see `Position`.

    @cached_property
    def stationarity(self):
        """What the ground is like where the run ended."""
        return Stationarity(self.surface, self.trajectory)

    # The motion.

    @cached_property
    def moves(self):
        """Δp of every update, (T, 2, B)."""
        return np.diff(self.trajectory.path, axis=0)

    @cached_property
    def late_moves(self):
        """Δp of every update in the last half, (rows, 2, B)."""
        return np.diff(self.late_path, axis=0)

    @cached_property
    def turns(self):
        """(counted, turned), (T, B) each: see `visible_turns`."""
        return visible_turns(self.moves, self.scale)

    @cached_property
    def reversing(self):
        """(pairs, share of them that turn), (B,) each: of the last ten visible pairs of moves,
        whenever they were; with noise of a quarter.
        """
        counted, turned = self.turns
        last = max(self.quarter, LAST_MOVES) if self.noisy else LAST_MOVES
        lately = counted & (counted[::-1].cumsum(axis=0)[::-1] <= last)
        pairs = lately.sum(axis=0)
        return pairs, (lately & turned).sum(axis=0) / np.maximum(pairs, 1)

    def reversing_at_the_end(self, runs):
        """(pairs, share of them that turn), (2, …) each, of some runs: among the last ten moves in
        time, and among those of the last quarter.
        """
        counted, turned = visible_turns(self.late_moves[:, :, runs], self.scale)
        pairs = np.array([counted[-n:].sum(axis=0) for n in (LAST_MOVES, max(self.quarter, 1))])
        turns = np.array([turned[-n:].sum(axis=0) for n in (LAST_MOVES, max(self.quarter, 1))])
        return pairs, turns / np.maximum(pairs, 1)

    @cached_property
    def swing_of_quarters(self):
        """How widely the path swings in the last quarter and in the one before, (B,) each; of a
        short run in its last three moves, and the three before.
        """
        rows, count = self.late_path, max(self.quarter, FEWEST_MOVES)
        if not len(rows):
            return np.zeros((2, self.last_loss.size))
        late, before = rows[-count - 1 :], rows[-2 * count - 1 : -count]
        return swing(late, self.scale), swing(before if len(before) else late, self.scale)

    @cached_property
    def swings(self):
        """(undone, before, gained, turns), (2, B) each, in widths of the view but for the last.

        Travel that the last quarter took back, that the quarter before took back, and how far the
        last quarter got; and how often a coordinate visibly turned back in both of them.

        The travel that is undone is the total variation less the net displacement, by coordinate: a
        walk that only ever goes one way undoes nothing, however slow it is.
        """
        q = max(self.quarter, 1)
        moves = self.late_moves[-2 * q :] / self.scale
        halves = moves[:-q], moves[-q:]
        gains = [np.abs(total(half)) for half in halves]
        before, undone = (
            total(np.abs(half)) - gain for half, gain in zip(halves, gains, strict=True)
        )
        back = ((undone > MARKER) & (before > MARKER) & (undone > gains[1])).any(axis=0)
        turns = np.zeros(undone.shape, dtype=int)
        if back.any():  # asked of those only: it looks at every row
            turns[:, back] = times_turned(self.late_path[-2 * q - 1 :, :, back], self.scale)
        return undone, before, gains[1], turns

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
        nowhere = mean(late) > UNDAMPED * mean(before)
        return (rises >= JITTER) & (nowhere | (self.loss_left > 1))

    def crossings(self, width):
        """How often the second half crosses its nearest minimum by more than `width` of the
        view.
        """
        minima = self.minima
        if not minima.shape[1]:
            return np.zeros(self.last_loss.shape, dtype=int)
        late = self.late_path
        distance = np.hypot(*(minima[:, :, None] - mean(late)[:, None, :]))
        offset = (late - minima[:, distance.argmin(axis=0)]) / self.scale
        # A side counts once it is entered by more than `width`; between the sides the last one
        # stands.
        side = np.where(np.abs(offset) > width, np.sign(offset), 0)
        rows = np.arange(len(late))[:, None, None]
        held = np.take_along_axis(
            side, np.maximum.accumulate(np.where(side != 0, rows, 0), axis=0), axis=0
        )
        return (held[1:] * held[:-1] < 0).sum(axis=0).max(axis=0)
