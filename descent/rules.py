"""The rules of the verdict: an ordered table, first match wins.

Each rule reads the measures of a batch and says, as a mask over its runs, where it holds. Every
threshold has a name and a reason.
"""

import numpy as np

from descent.measures import JITTER, UNDAMPED
from descent.outcome import Outcome

GROWN = 10.0  # ten times the loss it began with: nobody calls that a detour
UP = 1.01  # times the first loss: less than the target's 1 % more is level ground
OFF_MAP = 3.0  # half-widths from the middle: a whole map away from the map
# At most twice the best settling step is "just right": a factor two is what tuning by eye can
# reach.
AS_GOOD = 2
MOSTLY = 0.6  # of the last ten moves: the picture shows a zigzag
MOSTLY_IN_NOISE = 0.75  # noise alone reverses up to two moves in three
FEWEST_TURNS = 3  # one overshoot is no pattern
VISIBLE_SWING = 0.01  # of the view: about the size of the marker
WIDE = 0.05  # of the view: a swing that nobody misses
FEWEST_CROSSINGS = 3  # there, back, and there again
PAST = 2.0  # times the least loss of the second half: a ringing about the way down is less
STEADY = 0.2  # the floor of a noisy run: two quarters alike within a fifth


def diverges(m):
    """The loss blew up, or the run is gone and higher than it began."""
    up = m.loss_left > 1
    outside = m.half_widths > 1
    # Beside the bottom any noise is many times the loss at the start, and that is no divergence.
    grown = (m.loss_left > GROWN) & (outside | (not m.noisy))
    thrown = (m.half_widths > OFF_MAP) & (m.loss_left > UP)
    return (m.ended_early & ~m.far) | (m.far & up) | grown | thrown


def escapes(m):
    """Gone with the loss still falling: the surface has no bottom, or none that way."""
    # Without a bottom a run below everything on the map has said where it goes; no need to follow
    # it out.
    below = (not m.surface.bounded_below) & (m.half_widths > 1) & (m.last_loss < m.surface.lowest)
    return m.far | below


def reverses(m):
    """Most of the late moves point against the one before."""
    pairs, share = m.reversing
    return (pairs >= FEWEST_TURNS) & (share >= (MOSTLY_IN_NOISE if m.noisy else MOSTLY))


def hovers(m):
    """With noise: the loss has stopped falling, and the noise has the say."""
    if not m.noisy or m.quarter < 2:
        return np.zeros(m.last_loss.shape, dtype=bool)
    late, before = m.quarter_means
    # Means of noise wander by more than a fifth; while they wander to and fro, that is no trend.
    steady = (np.abs(late - before) <= STEADY * np.abs(before)) | ~m.trend
    return steady & (m.rises >= JITTER)


def swings(m):
    """To and fro: the last quarter takes back more than it gains, and the one before it did; the
    swing is not dying down, or the loss hops up and down all the time.
    """
    if m.noisy or m.quarter < 2:
        return np.zeros(m.last_loss.shape, dtype=bool)
    undone, before, gained, turns = m.swings
    seen = (undone > VISIBLE_SWING) & (before > VISIBLE_SWING) & (turns >= FEWEST_TURNS)
    back = seen & (undone > gained)
    lasting = back & (undone > UNDAMPED * before)
    if (back & ~lasting).any():  # asked only then: it looks at every late loss
        lasting |= back & m.erratic
    return lasting.any(axis=0)


def rolls(m):
    """With memory: it crosses the minimum again and again, too slowly to reverse often."""
    if not m.trajectory.optimizer.has_memory:
        return np.zeros(m.last_loss.shape, dtype=bool)
    return m.crossings(WIDE) >= FEWEST_CROSSINGS


def overshoots(m):
    """It was nearer to the bottom not long ago: it ran past, and is not yet back."""
    if m.noisy or not m.surface.bounded_below:
        return np.zeros(m.last_loss.shape, dtype=bool)
    least, _ = m.least_late
    return m.loss_left > PAST * least


def ends_higher(m):
    """Neither gone nor to and fro: thrown up, and not down again within the budget."""
    return (m.loss_left > UP) & (not m.noisy)


def outcomes(m, best):
    """The outcome of every run, (B,); `best` is the best settling step, −1 where none settles."""
    settled = m.settled_at >= 0
    stuck = m.footing.poorer & (not m.noisy)
    kind = m.footing.kind if stuck.any() else np.full(stuck.shape, "none")
    table = (
        (Outcome.DIVERGES, diverges(m)),
        (Outcome.ESCAPES, escapes(m)),
        (Outcome.JUST_RIGHT, settled & ((m.settled_at <= AS_GOOD * best) | (best < 0))),
        (Outcome.WORKS_OVERSHOOTS, settled & reverses(m)),
        (Outcome.WORKS_SLOWLY, settled),
        (Outcome.STUCK_MINIMUM, stuck & (kind == "minimum")),
        (Outcome.STUCK_SADDLE, stuck & (kind == "saddle")),
        (Outcome.STUCK_MAXIMUM, stuck & (kind == "maximum")),
        (Outcome.STUCK_DEGENERATE, stuck & (kind == "degenerate")),
        (Outcome.STUCK_PLATEAU, m.footing.plateau & (not m.noisy)),
        (Outcome.HOVERS, hovers(m)),
        (Outcome.OSCILLATES, swings(m) | reverses(m) | rolls(m)),
        (Outcome.ENDS_HIGHER, ends_higher(m)),
        (Outcome.OVERSHOOTS, overshoots(m)),
    )
    # Written from the last rule to the first, so that the first match is the one that stays.
    result = np.full(m.last_loss.shape, Outcome.TOO_SLOW, dtype=object)
    for outcome, holds in reversed(table):
        result[holds] = outcome
    return result
