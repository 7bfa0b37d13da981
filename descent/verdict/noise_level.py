"""The level about which a noisy run moves: what its tail says through the noise."""

from functools import cached_property

import numpy as np

from descent.loop import losses
from descent.side_by_side import parts_of
from descent.sums import mean, sliding_means, total

FALLS = 2.0  # standard errors below level: chance alone draws such a line once in forty
MOST_ALIKE = 0.98  # of the scatter remembered a step: beyond this a quarter holds no information
# A run without noise that keeps so much of the level has not come to its floor …
HALF = 0.5
DRIFT = 1e-4  # … while it still falls by so much of itself a quarter …
RINGS_DOWN = 0.75  # … or of the quarter before: a ringing that dies down rises half of the time
JITTER = 0.25  # … and rises at fewer of its updates


class NoiseLevel:
    """The mean loss of the tail of noisy runs, from their `Metrics`."""

    def __init__(self, m):
        self._m = m
        self._rows = max(m.quarter, 1)

    @cached_property
    def late(self):
        """Mean e of the last quarter, (B,)."""
        return mean(self._m.excess[-self._rows :])

    @cached_property
    def least(self):
        """The least e of the last quarter, (B,)."""
        return self._m.excess[-self._rows :].min(axis=0)

    def since_at_most(self, target):
        """The first step from which every mean over a quarter of the run is at most `target`, or
        one beyond the last, (B,).
        """
        means = sliding_means(self._m.excess, self._rows)
        above = ~(means <= target)[::-1]
        return np.where(above.any(axis=0), len(means) - above.argmax(axis=0), 0)

    @cached_property
    def falls(self):
        """Whether the level still falls, (B,): by the line through the last two quarters, or
        because the run without the noise has most of its way down still before it.
        """
        # Beside the bottom it only falls back to where it began.
        back = (self._m.loss_left > 1) | self._m.unseen_gap
        falls = self._line_falls
        if not (falls | back).all():
            falls = falls | self._slides(falls | back)
        return falls & ~back

    @property
    def _line_falls(self):
        """A straight line falls by more than two standard errors, neighbors being alike (AR 1)."""
        late = self._m.excess[-2 * self._rows :]
        t = np.arange(len(late)) - (len(late) - 1) / 2
        spread = (t * t).sum()
        slope = total(t[:, None] * late) / spread
        rest = late - mean(late) - slope * t[:, None]
        variance = total(rest * rest)
        alike = np.clip(total(rest[1:] * rest[:-1]) / variance, 0, MOST_ALIKE)
        error = np.sqrt(variance / max(len(late) - 2, 1) / spread * (1 + alike) / (1 - alike))
        return slope < -FALLS * error

    def _slides(self, known):
        """Whether the run without the noise still has its way before it; of some it is `known`
        what is said, and they need not be asked.
        """
        rows, left = self._rows, self._without_noise(known)
        before, late = mean(left[-2 * rows : -rows]), mean(left[-rows:])
        rises = (left[1:] > left[:-1]).mean(axis=0)
        creeps = (before - late > DRIFT * before) & (rises < JITTER)
        return (late > HALF * self.late) & (creeps | (late < RINGS_DOWN * before))

    def _without_noise(self, known):
        """e of the same runs without the noise, (T+1, B); NaN where all runs of a method are
        `known`.
        """
        m, of_parts, first = self._m, [], 0
        for t in parts_of(m.trajectory):
            asked = {"lr": t.base_lr, "start": t.start, "steps": t.steps}
            if known[first : first + t.base_lr.size].all():
                of_parts.append(np.full_like(t.loss, np.nan))
            else:
                asked |= {"schedule": t.schedule, "clip": t.clip}
                of_parts.append(losses(m.surface, t.optimizer, **asked))
            first += t.base_lr.size
        return (np.concatenate(of_parts, axis=1) - m.surface.lowest) / m.gap
