"""How a run moves: monotone, zigzag or ringing, read from its moves along the axes of curvature."""

from functools import cached_property

import numpy as np

from descent.theory.quadratic import error_factor, motion_of_root
from descent.verdict.metrics import LAST_MOVES, SMALLEST, ULP
from descent.verdict.outcome import Motion
from descent.verdict.recurrence import fitted
from descent.verdict.surface_scale import MARKER
from descent.verdict.turns import visible_turns

ZIGZAG_SHARE = 0.75  # of successive moves change sign: it jumps across at nearly every step
RINGING_FLIPS = 2  # there and back again
SPEAKS = 0.01  # of the run's travel undone along an axis: a pixel or so of its picture …
# … and where the roots are known, what shows on the loss strip, which goes with the square.
WHISPERS = 0.001
FADED = 0.01  # of the largest move: what comes after the last such move along an axis is not seen
CLEAN = 1e-7  # a move this large beside its place has lost nothing to rounding that a fit would see
EXACT = 1e-6  # misfit of a recurrence that the moves do obey: the ground is quadratic there
WELL_FITTED = 0.01  # and up to here its roots are a hint where the signs alone say nothing
# Misfit up to which a factor says something of a run on ground that is not.
TELLING = 0.05
FEWEST_ROWS = 3  # two numbers can be fitted to anything that is shorter
NEARLY_ALL = 0.95  # of the visible moves turn: a zigzag, whatever the axes of curvature say
SAME_RATE = 0.01  # beyond this change of the rate, moves shrink for another reason than the error


class Gait:
    """How the runs of a trajectory move along both axes of curvature.

    The moves are projected on the local eigenvectors of the Hessian, followed along the path so
    that an axis keeps its direction and its name.
    """

    def __init__(self, surface, trajectory):
        self.surface = surface
        self.trajectory = trajectory

    @property
    def motions(self):
        """The motion of every run, a list of Motion.

        The axis on which most travel is undone speaks for the run. With noise the signs of the
        moves are the noise's, and nothing is read into them.
        """
        runs = self.trajectory.base_lr.size
        if self.trajectory.is_noisy:
            return [Motion.JITTER] * runs
        loud = self._undone[0]
        told, real = self._fits, self._on(self._speaking, self.real)
        moves = self._on(self._speaking, self.along)
        motions = [
            _motion(
                *(moves[real[:, b], b], loud[b]),
                *(told.roots[0, 0, b], told.misfit[0, b], told.rows[0, b]),
            )
            for b in range(runs)
        ]
        return [self._as_seen(motion, b) for b, motion in enumerate(motions)]

    def _as_seen(self, motion, b):
        """A motion, unless the turns that everybody sees deny it."""
        pairs, turned, wide, any_turn = self._seen[:, b]
        if pairs >= FEWEST_ROWS and turned >= NEARLY_ALL * pairs:
            return Motion.ZIGZAG
        if motion is Motion.MONOTONE and wide >= RINGING_FLIPS:
            return Motion.ZIGZAG if turned >= ZIGZAG_SHARE * pairs else Motion.RINGING
        return Motion.MONOTONE if motion is Motion.ZIGZAG and not any_turn else motion

    @cached_property
    def _seen(self):
        """(visible pairs of moves, those that turn; those of them on the map that are wider than a
        marker; whether any coordinate turns at all), (4, B).
        """
        t, scale = self.trajectory, self.surface.seen_extent[:, None]
        moves = np.diff(t.path, axis=0)
        counted, turned = visible_turns(moves, scale)
        inside = (np.abs(t.path[:-1] - self.surface.center[:, None]) <= scale / 2).all(axis=1)
        _, wide = visible_turns(np.where(inside[:, None], moves, 0.0), scale, MARKER)
        sides = np.nan_to_num(np.sign(moves)) * np.isfinite(scale)
        any_turn = (sides.max(axis=0) * sides.min(axis=0) < 0).any(axis=0)
        return np.array([*(each.sum(axis=0) for each in (counted, turned, wide)), any_turn])

    @property
    def factors(self):
        """(observed, predicted) error factor a step, (B,) each, NaN where there is none.

        Observed is the modulus of the dominant root of the last moves, along the axis on which they
        are longest; predicted is what the method's equation says of the curvature along that axis
        at the last point, with the last rate.
        """
        t, predicted = self.trajectory, None
        nothing = np.full(t.base_lr.shape, np.nan)
        if t.is_noisy:
            return nothing, nothing
        told, (axis, _) = self._fits, self._late
        known = (told.misfit[1] <= TELLING) & (told.rows[1] >= FEWEST_ROWS) & self._steady
        if not t.optimizer.preconditions:  # the scales of one that does are not kept
            last_lr = np.take_along_axis(t.lr, np.maximum(t.steps_taken - 1, 0)[None], axis=0)[0]
            curvature = np.take_along_axis(self.last_curvature, axis, axis=0)[0]
            predicted = error_factor(t.optimizer, last_lr * curvature)
        if predicted is None:
            predicted = nothing
        return (
            np.where(known, np.abs(told.roots[0, 1]), np.nan),
            np.where(known, predicted, np.nan),
        )

    @cached_property
    def _undone(self):
        """(the share of the travel that is undone on the axis where most is, that axis), (1, B)
        the latter.
        """
        travel = np.abs(self.along).sum(axis=0)
        undone = travel - np.abs(self.along.sum(axis=0))
        axis = undone.argmax(axis=0)[None]
        most = np.take_along_axis(undone, axis, axis=0)[0]
        return most / np.maximum(travel.sum(axis=0), SMALLEST), axis

    @property
    def _speaking(self):
        return self._undone[1]

    @cached_property
    def _late(self):
        """(the axis of the longest last moves, (1, B); which rows those are, (T, B))."""
        heard = self.clean.any(axis=1)
        late = heard & (heard[::-1].cumsum(axis=0)[::-1] <= LAST_MOVES)
        axis = np.where(late[:, None], np.abs(self.along), 0).sum(axis=0).argmax(axis=0)[None]
        return axis, late & self._on(axis, self.clean)

    @cached_property
    def _fits(self):
        """The recurrences, (…, 2, B): of the axis that speaks, and of the last moves."""
        axis, late = self._late
        axes = np.concatenate([self._speaking, axis])[None]
        usable = np.stack([self._on(self._speaking, self.clean), late], axis=1)
        return fitted(np.take_along_axis(self.along, axes, axis=1), usable)

    @staticmethod
    def _on(axis, each):
        """One axis of an array (T, 2, B): (T, B)."""
        return np.take_along_axis(each, axis[None], axis=1)[:, 0]

    @property
    def _steady(self):
        """Whether the rate stood still during the last moves, (B,)."""
        _, late = self._late
        high = np.where(late, self.trajectory.lr, -np.inf).max(axis=0)
        low = np.where(late, self.trajectory.lr, np.inf).min(axis=0)
        return high - low <= SAME_RATE * high

    @cached_property
    def angle(self):
        """The direction of the first axis at every row that was left, (T, B)."""
        x, y = self.trajectory.path[:-1, 0], self.trajectory.path[:-1, 1]
        hxx, hxy, hyy = self.surface.hessian(x, y)
        angle = np.nan_to_num(np.arctan2(2 * hxy, hxx - hyy) / 2)
        # An axis has no sign and the two may swap ranks, so the cross they form is followed in
        # quarter turns.
        turns = (angle != angle[:1]).any()
        return np.unwrap(angle, period=np.pi / 2, axis=0) if turns else angle

    @cached_property
    def along(self):
        """The moves along both axes, (T, 2, B); 0 after a run's end."""
        moves = np.diff(self.trajectory.path, axis=0)
        cos, sin = np.cos(self.angle), np.sin(self.angle)
        along = np.stack(
            [cos * moves[:, 0] + sin * moves[:, 1], cos * moves[:, 1] - sin * moves[:, 0]], axis=1
        )
        return np.nan_to_num(along, nan=0.0, posinf=0.0, neginf=0.0)

    @cached_property
    def real(self):
        """Which of them are above rounding, (T, 2, B)."""
        return np.abs(self.along) > ULP * self._here[:, None]

    @cached_property
    def clean(self):
        """Which of them, or of the two before, are so far above it that a fit may rely on them."""
        size = np.abs(self.along)
        recent = size.copy()
        recent[1:] = np.maximum(recent[1:], size[:-1])
        recent[2:] = np.maximum(recent[2:], size[:-2])
        made = np.arange(len(size))[:, None] < self.trajectory.steps_taken
        return (recent > CLEAN * self._here[:, None]) & made[:, None]

    @cached_property
    def _here(self):
        """The larger coordinate at every row that was left, (T, B)."""
        return np.maximum(np.abs(self.trajectory.path[:-1]).max(axis=1), SMALLEST)

    @property
    def last_curvature(self):
        """The curvature along both axes at the last point, (2, B)."""
        t = self.trajectory
        hxx, hxy, hyy = self.surface.hessian(*t.last_point)
        angle = np.take_along_axis(self.angle, np.maximum(t.steps_taken - 1, 0)[None], axis=0)[0]
        cos, sin = np.cos(angle), np.sin(angle)
        cross = 2 * hxy * sin * cos
        return np.stack(
            [hxx * cos * cos + cross + hyy * sin * sin, hxx * sin * sin - cross + hyy * cos * cos]
        )


def _motion(moves, loud, root, misfit, rows):
    """The motion of the moves along the axis that speaks, so loud, and what a fit says of them."""
    if misfit <= EXACT and rows >= FEWEST_ROWS and loud > WHISPERS:
        told = motion_of_root(root)
        # A complex root so near the negative axis that no step has yet failed to turn round.
        beats = told is not Motion.RINGING or (_flips(moves) < len(moves) - 1)
        return told if beats else Motion.ZIGZAG
    if loud <= SPEAKS:
        return Motion.MONOTONE
    complex_root = misfit <= WELL_FITTED and rows >= FEWEST_ROWS and root.imag != 0
    return motion_of(moves, complex_root)


def motion_of(moves, complex_root=False):
    """The motion of a sequence of moves along one axis, told by its changes of direction.

    `complex_root` says that a recurrence fits them well, and that its dominant root is complex.
    """
    size = np.abs(moves)
    if not size.any():
        return Motion.MONOTONE
    moves = moves[: np.flatnonzero(size > FADED * size.max())[-1] + 1]
    flips = _flips(moves)
    if flips and flips >= ZIGZAG_SHARE * (len(moves) - 1):
        return Motion.ZIGZAG
    return Motion.RINGING if flips >= RINGING_FLIPS or complex_root else Motion.MONOTONE


def _flips(moves):
    return int((np.sign(moves[1:]) * np.sign(moves[:-1]) < 0).sum())
