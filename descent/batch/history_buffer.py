"""What is kept of the rows of many walks, in memory that is used again and again."""

from typing import NamedTuple

import numpy as np

BLOCK = 16  # updates between two looks at how the cells fare
LOOKS = 8  # times in the last quarter that it is noted where a cell is


class _Rows(NamedTuple):
    first: int  # the step of the first row
    ids: np.ndarray  # the cells, one a column, ascending
    rows: np.ndarray  # (rows, 2, B)

    def of(self, ids):
        return self.rows.take(np.searchsorted(self.ids, ids), axis=2)

    def since(self, step):
        """The rows from a step on."""
        return self.rows[max(step - self.first, 0) :]


class HistoryBuffer:
    """Rows of up to `cells` walks of so many steps.

    At any time all rows of the last block; at the end a few of the last quarter, and of the
    cells that were given to `keep` all of the last half.
    """

    def __init__(self, steps, cells, dtype):
        self.steps, self.since, self.dtype = steps, steps // 2, np.dtype(dtype)
        quarter = max(steps // 4, 1)
        self._looks = np.arange(steps - quarter, steps + 1)
        if quarter > LOOKS:
            self._looks = np.linspace(steps - quarter + 1, steps, LOOKS).astype(int)
        self._slot = np.empty((BLOCK + 1) * 2 * cells, dtype=dtype)
        size = self.bytes_a_cell(steps, self.dtype) // self.dtype.itemsize * cells
        self._memory = np.empty(size, dtype=dtype)
        self.restart()

    @staticmethod
    def bytes_a_cell(steps, dtype):
        """What a cell may take, beside its last block."""
        return 2 * np.dtype(dtype).itemsize * (steps - steps // 2 + 1)

    def restart(self):
        """Forget all walks."""
        self._block, self._seen, self._kept, self._used = None, [], [], 0

    def begin(self, first, ids):
        """An empty block, (rows, 2, B), for updates from number `first` on; its first row is where
        they begin.
        """
        shape = (min(BLOCK, self.steps - first) + 1, 2, len(ids))
        rows = self._slot[: np.prod(shape)].reshape(shape)
        self._block = _Rows(first, ids, rows)
        return rows

    def keep(self, columns):
        """Keep what belongs to the last half of these columns of the last block, and of all columns
        where they are seen in the last quarter.
        """
        first, ids, rows = self._block
        for step in self._looks[(self._looks > first) & (self._looks < first + len(rows))]:
            self._seen.append(_Rows(step, ids, rows[[step - first]]))
        # The first row is also the last one of the block before.
        begin = max(self.since, first + 1) if first else self.since
        late = self._block.since(begin)
        if len(late) and columns.size:
            shape = (len(late), 2, columns.size)
            end = self._used + np.prod(shape)
            kept = self._memory[self._used : end].reshape(shape)
            kept[...] = late if columns.size == len(ids) else late.take(columns, axis=2)
            self._kept.append(_Rows(begin, ids[columns], kept))
            self._used = end

    def seen(self, ids):
        """A few rows of the last quarter, (rows, 2, B)."""
        return np.concatenate([rows.of(ids) for rows in self._seen]).astype(float)

    def half(self, ids):
        """The rows of the last half of cells that were kept all through it, (rows, 2, B)."""
        return np.concatenate([rows.of(ids) for rows in self._kept])
