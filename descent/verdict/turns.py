"""Turns that can be seen: moves that point against the one before, and swings to and fro."""

import numpy as np

# Of the view: a tenth of a marker. A shorter move, or a shorter way back, is not seen as one.
SEEN = 0.001
FEW_RUNS = 8  # of so few each is followed by itself: an operation on arrays costs as much for one
RIGHT = 1e-9  # of the products of two moves: below it rounding decides on which side they add up


def visible_turns(moves, scale, least=SEEN):
    """(counted, turned), (T, B) each, of the moves (T, 2, B): which have a visible move before
    them and are visible themselves, and which of these point against it.

    Moves that are too short to be seen are passed over: what rests for an update and then goes back
    has turned. `least` is the share of the view that is seen, `scale`, (2, 1), the extent of the
    view, infinite where nothing is seen.
    """
    visible = (np.abs(moves) / scale).max(axis=1) >= least
    seen = np.isfinite(scale)
    counted, turned = np.zeros((2, *visible.shape), dtype=bool)
    counted[1:] = visible[1:] & visible[:-1]
    turned[1:] = counted[1:] & oppose(moves[1:] * moves[:-1] * seen, axis=1)
    # Where a visible move follows one that is not, the visible one before lies further back.
    gaps = np.flatnonzero((visible[1:] & ~visible[:-1]).any(axis=0))
    if gaps.size:
        counted[:, gaps], turned[:, gaps] = _over_gaps(moves[:, :, gaps] * seen, visible[:, gaps])
    return counted, turned


def _over_gaps(moves, visible):
    """(counted, turned) of runs some of whose moves are passed over."""
    counted, before = np.zeros_like(visible), previous(visible)
    counted[1:] = visible[1:] & (before >= 0)
    products = moves[1:] * np.take_along_axis(moves, np.maximum(before, 0)[:, None], axis=0)
    turned = counted.copy()
    turned[1:] &= oppose(products, axis=1)
    return counted, turned


def oppose(products, axis):
    """Whether two moves oppose, by the products of their coordinates: their scalar product is
    negative, and not only because a right angle was rounded.
    """
    return products.sum(axis=axis) < -RIGHT * np.abs(products).sum(axis=axis)


def previous(mask):
    """For every row but the first, the last row before it where the mask holds, or −1."""
    rows = np.arange(len(mask) - 1).reshape(-1, *[1] * (mask.ndim - 1))
    return np.maximum.accumulate(np.where(mask[:-1], rows, -1), axis=0)


def swing(path, scale):
    """How far a stretch of the path (rows, 2, B) goes and comes back, in the coordinate in which
    that is more, (B,): the longest way one way, or the longest the other way, whichever is less.
    """
    up = (path - np.minimum.accumulate(path, axis=0)).max(axis=0)
    down = (np.maximum.accumulate(path, axis=0) - path).max(axis=0)
    return (np.minimum(up, down) / scale).max(axis=0)


def times_turned(path, scale, least=SEEN):
    """How often each coordinate of the path (rows, 2, B) turned back by more than `least` of the
    view, (2, B).
    """
    reach = (least * scale).astype(path.dtype)
    if path.shape[2] > FEW_RUNS or path.dtype != np.float64:
        return _turned_by_rows(path, reach)
    counts = [
        _turned_one(values, limit)
        for runs, (limit,) in zip(path.transpose(1, 2, 0), reach.tolist(), strict=True)
        for values in runs
    ]
    return np.array(counts, dtype=int).reshape(path.shape[1:])


def _turned_by_rows(path, reach):
    """The same for all runs at once, which takes its time by the row."""
    low, high = path[0].copy(), path[0].copy()
    side, count = np.zeros_like(low), np.zeros(low.shape, dtype=int)
    for row in path[1:]:
        np.maximum(high, row, out=high)
        np.minimum(low, row, out=low)
        falls, climbs = high - row > reach, row - low > reach
        count += (falls & (side > 0)) | (climbs & (side < 0))
        # Once it goes one way, how far it came is counted from its farthest point that way.
        np.copyto(high, row, where=falls)
        np.copyto(low, row, where=climbs)
        side = np.where(falls, -1, np.where(climbs, 1, side))
    return count


def _turned_one(values, reach):
    """The same of one coordinate of one run, (rows,): only where it turns is anything counted."""
    finite = np.isfinite(values)
    values = values[: len(values) if finite.all() else finite.argmin()]
    rises = np.diff(values) > 0
    extremes = values[np.flatnonzero(rises[1:] != rises[:-1]) + 1].tolist()
    side = count = 0
    low = high = values[0]
    for value in (*extremes, values[-1]):
        low, high = min(low, value), max(high, value)
        if high - value > reach:
            count += side > 0
            side, high = -1, value
        elif value - low > reach:
            count += side < 0
            side, low = 1, value
    return count
