"""Many cells that walk side by side and leave no path: only what became of each is noted."""

from typing import NamedTuple

import numpy as np

from descent.batch.batch_spec import cellwise
from descent.batch.history_buffer import BLOCK
from descent.batch.online_turns import TurnMemory
from descent.loop import FAR, is_far, last_rows
from descent.oracle import Oracle
from descent.state_columns import columns, same_columns
from descent.verdict.metrics import TARGET
from descent.verdict.surface_scale import MARKER

# The share of columns that may be idle before the others close ranks: that costs as much as two
# updates.
IDLE = 1 / 16
CLOSE = 1e-4  # of the view: over less than that the loss is as good as linear
WELL_BELOW = 2.0  # times: the corners of such a box lie below half of the target
GONE, RESTS, WALKS = range(3)  # how a cell ends: see `ActiveSet`


class Ends(NamedTuple):
    """Where cells ended and how, one column each, and what was noted of them on the way."""

    ids: np.ndarray
    how: np.ndarray
    point: np.ndarray  # (2, B)
    missed: np.ndarray  # the last row above the target, or −1
    reversing: np.ndarray  # (3, B): as `TurnMemory.reversing`, of those at the target
    left_map: np.ndarray  # whether it was ever outside the view
    stayed: np.ndarray  # whether it never left the marker at its start
    falling: np.ndarray  # whether its last update lowered the loss
    kept: np.ndarray  # whether its last half was kept

    def parts(self, mask, size):
        """The ends of those cells that the mask chooses, so many at a time."""
        chosen = np.flatnonzero(mask)
        for first in range(0, chosen.size, size):
            yield Ends(*(each[..., chosen[first : first + size]] for each in self))


class ActiveSet:
    """Cells that walk on, one column each in every array; they are looked at after every block.

    A cell leaves as soon as nothing can change its outcome any more: when it is GONE in the sense
    of `run`, or RESTS – its point and the method's state stayed the same to the last bit for a
    whole block and the rate no longer changes, so that every further update would repeat the last
    one. The others WALK until the budget is spent.
    """

    PER_CELL = (
        *("ids", "alive", "p", "state", "lr", "values", "heeded", "start"),
        *("gap", "missed", "turns", "left_map", "stayed", "falling", "kept"),
    )

    def __init__(self, spec, recent, p, lr, values, gap, missed):
        size = lr.size
        self.spec, self.recent = spec, recent
        self.ids, self.alive = np.arange(size), np.ones(size, dtype=bool)
        self.p, self.lr, self.values = p, lr, values
        self.state = cellwise(spec.optimizer, values).init(p)
        self.heeded = (spec.schedule.begin(size), 1.0) if spec.schedule.sees_loss else None
        self.gap, self.missed = gap, missed  # L_0 − L*; the last row above the target so far
        self.turns = TurnMemory.empty(BLOCK + 1, size, p.dtype)
        self.start, self.scale = p, spec.surface.seen_extent[:, None]
        self.left_map, self.falling = np.zeros((2, size), dtype=bool)
        self.stayed, self.kept = np.ones((2, size), dtype=bool)

    def walk(self, tick):
        """Walk to the end of the budget → Ends of all cells, in no order.

        `tick` is called before every update with its number.
        """
        ends = []
        self.recent.restart()
        for first in range(0, self.spec.asked.steps, BLOCK):
            rows = self.recent.begin(first, self.ids)
            before = self.state
            self._advance(first, rows, tick)
            ends += self._look(first, rows, before)
            if self.alive.mean() < 1 - IDLE:
                self._close_ranks()
            if not self.ids.size:
                break
        ends.append(self._ends(np.flatnonzero(self.alive), WALKS))
        return Ends(*(np.concatenate(each, axis=-1) for each in zip(*ends, strict=True)))

    def _advance(self, first, rows, tick):
        """Fill the rows of a block: the first with where the cells are, each other one with an
        update.
        """
        spec = self.spec
        optimizer = cellwise(spec.optimizer, self.values)
        oracle = Oracle(spec.surface, spec.asked.clip)
        p, state = self.p, self.state
        rows[0] = p
        for t, row in enumerate(rows[1:], start=first):
            tick(t)
            rate = self.lr if spec.factors[t] == 1 else spec.factors[t] * self.lr
            if self.heeded is not None:
                rate = rate * self.heeded[1]
            p, state = optimizer.step(t, rate, p, state, oracle)
            p = p.astype(rows.dtype, copy=False)
            if self.heeded is not None:
                self.heeded = spec.schedule.heed(self.heeded[0], oracle.value(p))
            row[...] = p
        self.p, self.state = p, state

    def _look(self, first, rows, before):
        """Note how the cells fare after a block, and take out those that have ended → [Ends]."""
        low, high = rows.min(axis=0), rows.max(axis=0)
        loss = self.spec.surface.value(rows[-1, 0], rows[-1, 1])
        self._note_place(rows, low, high)
        self.turns.note(rows, low, high, self.scale)
        if first + len(rows) > self.spec.asked.steps:
            self.falling[:] = loss < self.spec.surface.value(rows[-2, 0], rows[-2, 1])
        ends = [self._gone(rows, low, high, loss)]
        stays = self._note_target(first, rows, low, high, loss)
        still = (low == high).all(axis=0) & self.alive
        # One that comes to rest in the last half is asked how it moved there.
        if self.spec.steady_from <= first <= self.spec.half_from and still.any():
            still &= same_columns(before, self.state, self.ids.size)
            self.missed[still & ~self._reached(loss)] = self.spec.asked.steps
            ends.append(self._ends(np.flatnonzero(still), RESTS))
            self.alive &= ~still
        if first + len(rows) > self.recent.since:
            # A cell that stays at the target will hardly be asked how it moved in the last half.
            self.kept &= ~stays
            self.recent.keep(np.flatnonzero(self.kept & self.alive))
        return ends

    def _gone(self, rows, low, high, loss):
        """The end of the cells that left for good within the block."""
        surface = self.spec.surface
        # Nothing within this box is far, and NaN is never within.
        center, reach = surface.center[:, None], FAR * surface.diagonal / 2
        near = ((low > center - reach) & (high < center + reach)).all(axis=0) & np.isfinite(loss)
        found = np.flatnonzero(~near & self.alive)
        x, y = rows[:, 0, found], rows[:, 1, found]
        last = last_rows(surface, x, y, surface.value(x, y))
        ended = (last < len(rows) - 1) | is_far(surface, x[-1], y[-1])
        found, last = found[ended], last[ended]
        self.alive[found] = False
        self.missed[found] = self.spec.asked.steps
        before = rows[np.maximum(last - 1, 0), :, found].T
        point = rows[last, :, found].T
        falling = surface.value(*point) < surface.value(*before)
        return self._ends(found, GONE)._replace(point=point, falling=falling)

    def _note_target(self, first, rows, low, high, loss):
        """Bring the last row above the target up to date → which cells are at it at both ends.

        In between such a cell can be above it, so each of its rows is looked at, unless they lie so
        close together that the corners of the box round them are well below the target.
        """
        value, last = self.spec.surface.value, first + len(rows) - 1
        reached, since = self._reached(loss), self.missed < first
        self.missed[~reached] = last
        stays = reached & since & self.alive
        staying = np.flatnonzero(stays)
        (x0, y0), (x1, y1) = low.take(staying, axis=1), high.take(staying, axis=1)
        corners = [value(x, y) for x in (x0, x1) for y in (y0, y1)]
        wide = ((high - low).take(staying, axis=1) > CLOSE * self.scale).any(axis=0)
        leaving = wide | ~self._reached(np.maximum.reduce(corners), staying, WELL_BELOW)
        unsure = np.concatenate([np.flatnonzero(reached & ~since & self.alive), staying[leaving]])
        x, y = (rows[:, i].take(unsure, axis=1) for i in (0, 1))
        above = ~self._reached(value(x, y), unsure)
        row = last - above[::-1].argmax(axis=0)
        self.missed[unsure] = np.where(above.any(axis=0), row, self.missed[unsure])
        return stays

    def _reached(self, loss, cells=slice(None), times=1.0):
        surface = self.spec.surface
        left = times * (loss - surface.lowest) / self.gap[cells]
        return (left <= TARGET) & surface.bounded_below

    def _note_place(self, rows, low, high):
        """Note which cells have been outside the view, and which outside the marker at their start.

        The box round the rows of a block decides, but for those whose box cuts the marker's rim.
        """
        center, half = self.spec.surface.center[:, None], self.scale / 2
        self.left_map |= ((center - low > half) | (high - center > half)).any(axis=0)
        low, high = (low - self.start) / self.scale, (high - self.start) / self.scale
        corner = np.hypot(*np.maximum(np.abs(low), np.abs(high)))
        unsure = np.flatnonzero(self.stayed & ~(corner <= MARKER))
        if unsure.size:
            away = (rows.take(unsure, axis=2) - self.start[:, unsure]) / self.scale
            self.stayed[unsure] = ~(np.hypot(away[:, 0], away[:, 1]) > MARKER).any(axis=0)

    def _ends(self, cells, how):
        reversing = np.zeros((3, cells.size))
        there = np.flatnonzero(self.missed[cells] < self.spec.asked.steps)
        if how != GONE and there.size:
            reversing[:, there] = self.turns.reversing(cells[there], self.scale)
        return Ends(
            self.ids[cells],
            np.full(cells.size, how),
            self.p[:, cells],
            self.missed[cells],
            reversing,
            self.left_map[cells],
            self.stayed[cells],
            self.falling[cells],
            self.kept[cells],
        )

    def _close_ranks(self):
        chosen, size = np.flatnonzero(self.alive), self.ids.size
        for name in self.PER_CELL:
            setattr(self, name, columns(getattr(self, name), chosen, size))
