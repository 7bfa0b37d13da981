"""Sums over the rows of a batch, which are for every run the bits that it has alone.

Numpy adds up a column that stands alone, or whose rows are neighbors in memory, in pairs, and
columns side by side row by row. The last bit decides where a run is level but for rounding.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def total(rows):
    """The sum of rows (T, …) of floats, added one after the other, (…)."""
    rows = np.ascontiguousarray(rows)
    if len(rows) and rows.size == len(rows):
        return np.add.accumulate(rows, axis=0)[-1]
    return rows.sum(axis=0)


def mean(rows):
    """The mean of rows (T, …) of floats, (…)."""
    return total(rows) / len(rows)


def sliding_means(rows, length):
    """The means of every so many neighbors among rows (T, B) of floats, (T − length + 1, B)."""
    columns = np.ascontiguousarray(rows.T)
    return sliding_window_view(columns, length, axis=1).mean(axis=-1).T
