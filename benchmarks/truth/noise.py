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

    "Rises at under a quarter of its steps" may be read of the whole run or of its last half, "falls
    by 10⁻⁴ a quarter" of the loss at first or of what is left. A margin takes either, and loosens
    the thresholds; a negative one takes the first, and tightens them.
    """
    if slope_in_errors(facts) < -ERRORS * (1 - margin):
        return True
    quiet, q = facts.without_noise, facts.quarter
    if quiet is None or not quiet.is_whole:
        return False
    late, before = quiet.left[-q:].mean(), quiet.left[-2 * q : -q].mean()
    readings = [
        (quiet.left[-1], quiet.left[-q - 1] - quiet.left[-1], quiet.left),
        (late, (before - late) / max(before, 1e-300), quiet.left[-2 * q :]),
    ]
    return any(
        left > HALF * (1 - margin) * facts.level
        and fell > SLIGHT * (1 - margin)
        and (np.diff(rows) > 0).mean() < SELDOM * (1 + margin)
        for left, fell, rows in (readings if margin > 0 else readings[:1])
    )
