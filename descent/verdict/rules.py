"""The rules of the verdict: an ordered table, first match wins.

Each rule reads the measures of a batch and says, as a mask over its runs, where it holds. Every
threshold has a name and a reason.
"""

import numpy as np

from descent.side_by_side import by_part
from descent.verdict.metrics import UNDAMPED
from descent.verdict.outcome import Outcome
from descent.verdict.surface_scale import MARKER

GROWN = 10.0  # ten times the loss it began with: nobody calls that a detour
UP = 1.01  # times the first loss: less than the target's 1 % more is level ground
OFF_MAP = 3.0  # half-widths from the middle: a whole map away from the map
OUT_OF_SIGHT = 2.0  # half-widths from the middle: half a map away from the map
# At most twice the best settling step is "just right": a factor two is what tuning by eye can
# reach.
AS_GOOD = 2
MOSTLY = 0.6  # of the last ten moves: the picture shows a zigzag
MOSTLY_IN_NOISE = 0.75  # noise alone reverses up to two moves in three
FEWEST_TURNS = 3  # one overshoot is no pattern
WIDE = 0.05  # of the view: a swing that nobody misses
FEWEST_CROSSINGS = 3  # there, back, and there again
PAST = 2.0  # times the least loss of the second half: a ringing about the way down is less


def diverges(m):
    """The loss blew up, or the run is gone and higher than it began."""
    up = m.loss_left > UP
    # Beside the bottom any noise is many times the loss at the start, and that is no divergence.
    left = (m.half_widths > 1) if m.noisy else m.left_map
    gone = m.far | (m.half_widths > OFF_MAP)
    return m.beyond_numbers | (gone & up) | (left & (m.loss_left > GROWN))


def escapes(m):
    """Gone, and the loss still falls: the surface has no bottom that way."""
    # A run below everything on the map has said where it goes; no need to follow it out.
    below = (m.half_widths > 1) & (m.last_loss < m.surface.lowest)
    return (m.far | below) & m.still_falling & (not m.surface.bounded_below)


def reverses(m):
    """Most of the late visible moves point against the one before."""
    pairs, share = m.reversing
    return (pairs >= FEWEST_TURNS) & (share >= (MOSTLY_IN_NOISE if m.noisy else MOSTLY))


def zigzags(m, runs):
    """Some runs reverse to the end: in the last ten moves in time or those of the last quarter,
    with noise in the latter.
    """
    pairs, share = m.reversing_at_the_end(runs)
    if m.noisy:
        pairs, share = pairs[1:], share[1:]
    mostly = (pairs >= FEWEST_TURNS) & (share >= (MOSTLY_IN_NOISE if m.noisy else MOSTLY))
    return mostly.any(axis=0)


def hovers(m):
    """With noise: the level of the loss has stopped falling, and the noise has the say."""
    if not m.noisy:
        return np.zeros(m.last_loss.shape, dtype=bool)
    return ~m.level.falls & ~m.ended_early


def swings(m):
    """To and fro: the last quarter takes back more than it gains, and the one before it did; the
    swing is not dying down, or the loss hops up and down all the time.
    """
    if m.noisy or m.quarter < 2:
        return np.zeros(m.last_loss.shape, dtype=bool)
    undone, before, gained, turns = m.swings
    seen = (undone > MARKER) & (before > MARKER) & (turns >= FEWEST_TURNS)
    back = seen & (undone > gained)
    lasting = back & (undone > UNDAMPED * before)
    if (back & ~lasting).any():  # asked only then: it looks at every late loss
        lasting |= back & m.erratic
    return lasting.any(axis=0)


def rolls(m):
    """With memory: it crosses the minimum again and again, too slowly to reverse often."""
    remembers = by_part(m.trajectory, lambda part: part.optimizer.has_memory)
    if m.noisy or not remembers.any():
        return np.zeros(m.last_loss.shape, dtype=bool)
    return remembers & (m.crossings(WIDE) >= FEWEST_CROSSINGS)


def oscillates(m):
    """To and fro so widely that it is seen, to the end."""
    late, _ = m.swing_of_quarters
    seen, result = late >= MARKER, swings(m) | rolls(m)
    unsure = np.flatnonzero(seen & ~result)
    if unsure.size:  # asked only then: it looks at every late move
        result[unsure] = zigzags(m, unsure)
    return m.passes_through | (seen & result)


def overshoots(m):
    """It was nearer to the bottom not long ago: it ran past, and is not yet back."""
    if m.noisy or not m.surface.bounded_below:
        return np.zeros(m.last_loss.shape, dtype=bool)
    least, _ = m.least_late
    # What began beside the bottom and is no longer there has run past it as well.
    return (m.loss_left > PAST * least) | (m.unseen_gap & (m.last_loss > m.trajectory.loss[0]))


def ends_higher(m):
    """Neither gone nor to and fro: thrown up, and not down again within the budget."""
    if not m.noisy:
        return m.loss_left > UP
    return (m.level.least > 1) & (m.level.late > UP) & ~m.unseen_gap


def lost(m):
    """Off the map and not higher: nobody sees where it goes."""
    return ((m.half_widths > OUT_OF_SIGHT) | m.off_map_lately) & (m.loss_left <= UP)


def outcomes(m, best):
    """The outcome of every run, (B,); `best` is the best settling step, −1 where none settles."""
    settled, still = m.settled_at >= 0, m.stayed
    rests = still | (not m.noisy)

    def stuck_at(kind):
        stuck = m.stationarity.poorer & rests
        return stuck & (m.stationarity.kind == kind) if stuck.any() else stuck

    table = (
        (Outcome.DIVERGES, lambda: diverges(m) & ~still),
        (Outcome.ESCAPES, lambda: escapes(m) & ~still),
        (Outcome.LOST, lambda: m.far),
        (Outcome.JUST_ARRIVED, lambda: m.just_arrived),
        (Outcome.JUST_RIGHT, lambda: settled & ((m.settled_at <= AS_GOOD * best) | (best < 0))),
        (Outcome.WORKS_OVERSHOOTS, lambda: settled & reverses(m)),
        (Outcome.WORKS_SLOWLY, lambda: settled),
        (Outcome.AT_REST, lambda: still & m.began_at_best),
        (Outcome.STUCK_MINIMUM, lambda: stuck_at("minimum")),
        (Outcome.STUCK_SADDLE, lambda: stuck_at("saddle")),
        (Outcome.STUCK_MAXIMUM, lambda: stuck_at("maximum")),
        (Outcome.STUCK_DEGENERATE, lambda: stuck_at("degenerate")),
        (Outcome.STUCK_PLATEAU, lambda: m.stationarity.plateau & rests),
        (Outcome.TOO_SLOW, lambda: still),
        # With noise a run that is higher all the time hovers up there; the loss is what is told.
        (Outcome.ENDS_HIGHER, lambda: ends_higher(m) & m.noisy),
        (Outcome.HOVERS, lambda: hovers(m)),
        (Outcome.OSCILLATES, lambda: oscillates(m)),
        (Outcome.ENDS_HIGHER, lambda: ends_higher(m)),
        (Outcome.LOST, lambda: lost(m)),
        (Outcome.OVERSHOOTS, lambda: overshoots(m)),
    )
    result = np.full(m.last_loss.shape, Outcome.TOO_SLOW, dtype=object)
    unmatched = np.ones(result.shape, dtype=bool)
    for outcome, holds in table:
        here = unmatched & holds()
        result[here] = outcome
        unmatched &= ~here
        if not unmatched.any():  # the later rules are the dear ones
            break
    return result
