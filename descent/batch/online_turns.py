"""How the last ten visible pairs of moves turned, of walks that keep no path."""

from typing import NamedTuple

import numpy as np

from descent.verdict.turns import SEEN, visible_turns

PAIRS = 10  # that are asked for
AT_ONCE = 1024  # walks whose rows stay in the processor's cache


class TurnMemory(NamedTuple):
    """The last two blocks of rows in which B walks moved visibly.

    Between the two, and after them, no move can be seen, so they are as good as the whole path for
    whatever passes over such moves – as long as they hold enough of the others.
    """

    before: np.ndarray  # (rows, 2, B)
    last: np.ndarray  # (rows, 2, B)
    blocks: np.ndarray  # (B,): how many such blocks there were

    @classmethod
    def empty(cls, rows, size, dtype):
        """The memory of walks that have not begun, for blocks of so many rows."""
        empty = np.zeros((2, rows, 2, size), dtype=dtype)
        return cls(*empty, np.zeros(size, dtype=np.int32))

    def note(self, rows, low, high, scale):
        """Remember a block of rows (rows, 2, B), if something moved visibly in it; `low` and
        `high`, (2, B), are the least and the most of these rows. Changes the arrays in place.
        """
        box = ((high - low) / scale).max(axis=0)
        visible = box >= SEEN
        # So many moves that cover that much can't all be too short to be seen.
        unsure = np.flatnonzero(visible & (box < SEEN * len(rows)))
        if unsure.size:
            moves = np.abs(np.diff(rows.take(unsure, axis=2), axis=0)) / scale
            visible[unsure] = (moves >= SEEN).any(axis=(0, 1))
        cells = np.flatnonzero(visible)
        if cells.size == visible.size:
            cells = slice(None)
        self.before[:, :, cells] = self.last[:, :, cells]
        self.last[: len(rows), :, cells] = rows[:, :, cells]
        self.last[len(rows) :, :, cells] = rows[-1:, :, cells]
        self.blocks[cells] += 1

    def reversing(self, cells, scale):
        """(pairs, share of them that turned), as `Metrics.reversing`, and whether that is for
        sure, (3, cells).
        """
        parts = [cells[first : first + AT_ONCE] for first in range(0, cells.size, AT_ONCE)]
        return np.concatenate([self._reversing(part, scale) for part in parts], axis=1)

    def _reversing(self, cells, scale):
        moves = [np.diff(rows.take(cells, axis=2), axis=0) for rows in (self.before, self.last)]
        counted, turned = visible_turns(np.concatenate(moves).astype(float), scale)
        lately = counted & (counted[::-1].cumsum(axis=0)[::-1] <= PAIRS)
        pairs = lately.sum(axis=0)
        share = (lately & turned).sum(axis=0) / np.maximum(pairs, 1)
        return np.stack([pairs, share, (pairs == PAIRS) | (self.blocks[cells] <= 2)])
