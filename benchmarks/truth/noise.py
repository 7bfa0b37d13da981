"""With noise: is the loss level, or does it still fall?"""

import numpy as np

ERRORS = 2.0  # standard errors by which the line must fall
MOST_MEMORY = 0.98
HALF, SLIGHT, SELDOM = 0.5, 1e-4, 0.25  # of the same run without noise, see `is_still_falling`


def slope_in_errors(facts):
    """The slope of the straight line through e over the last two quarters, in standard errors.

    The scatter round it is taken as an AR(1): one row remembers the one before.
    """
    late = facts.left[-2 * facts.quarter :]
    n = len(late)
    if n < 4:
        return 0.0
    t = np.arange(n) - (n - 1) / 2
    slope = (t * late).sum() / (t * t).sum()
    rest = late - late.mean() - slope * t
    size = (rest * rest).sum()
    if not size > 0:
        return float(np.sign(slope)) * np.inf
    memory = min(max((rest[1:] * rest[:-1]).sum() / size, 0.0), MOST_MEMORY)
    error = np.sqrt(size / (n - 2) / (t * t).sum() * (1 + memory) / (1 - memory))
    return float(slope / error)


def is_still_falling(facts, margin=0.0):
    """Whether the line falls, or the same run without noise is what the level is made of.

    A margin makes it so more easily, a negative one less.
    """
    if slope_in_errors(facts) < -ERRORS * (1 - margin):
        return True
    quiet = facts.without_noise
    if quiet is None or not quiet.is_whole:
        return False
    fell = quiet.left[-facts.quarter - 1] - quiet.left[-1]
    rises = (np.diff(quiet.left) > 0).mean()
    return bool(
        quiet.left[-1] > HALF * (1 - margin) * facts.level
        and fell > SLIGHT * (1 - margin)
        and rises < SELDOM * (1 + margin)
    )
