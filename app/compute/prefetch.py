"""The walks along a ruler, small enough to be sent ahead.

While a hand drags a rate its panel is drawn from them, whatever the network does meanwhile.
"""

from functools import partial

import numpy as np

from app.compute.caches import Cache, cache
from app.compute.concealed import marks_concealed, plain_ends
from app.compute.cost import seconds
from app.compute.lr_sweep import Walk, ruler_ends, stops, sweep
from app.compute.runs import end_of, walk_of
from app.compute.strips import FLOOR, LINEAR, SHARES, heights, quantity_of
from app.compute.surface_grid import height, land
from app.compute.words.verdicts import in_words
from app.executor.place import placed
from app.packing import float32, walks
from app.scene.scene import Scene
from descent import LADDER_RATES, Ladder, Trajectory, Verdict, diagnose

# The rows that are kept of a walk, and of all walks of one ruler together: they stay below 70 KB
# even where noise leaves little to compress.
MOST_KEPT = 140
MOST_ROWS = 15_000
# Points on half the width of the map: finer than a tenth of a pixel on the widest screen.
GRID = 4096
LARGEST = 32767
# Stands in the place of a point off the grid, eight half-widths away; that is in a list of its own.
ELSEWHERE = -32768
# A strip is written in thousandths of a decade; on a linear scale up to so many times the loss at
# the start.
DECADE = 1e-3
TALLEST = 4.0
# What a painted sweep takes beside its arrays: a hundred verdicts.
WORDS = 40_000


def painted(
    scene: Scene, panel: int, most_rows: int = MOST_ROWS, ends: tuple[float, float] | None = None
) -> dict:
    """Return the walks at every rate at which the thumb of a panel's ruler stops, kept for whoever
    asks next.

    The verdicts are those of the panel at that rate. Of a long walk not every row is kept, so that
    all walks together have `most_rows`; what is kept is exact to a tenth of a pixel. `ends` are
    those of the ruler where something else than the walk decides on them.
    """
    walk, rate = walk_of(scene, panel)
    ends = plain_ends(scene) if scene.hides("verdict") else ends or ruler_ends(walk, rate)
    wanted = (walk, *ends, quantity_of(scene), most_rows)
    found = painting_cache().get(wanted)
    if found is None:
        cost = partial(seconds, walk, LADDER_RATES.size)
        found = placed(painted_at, (*wanted, sweep(walk)), cost)
        painting_cache().put(wanted, found)
    told = found | {"marks": [in_words(each) for each in found["marks"]]}
    return marks_concealed(scene, told)


def painting_cache() -> Cache:
    """Return the cache of painted sweeps, bounded in bytes."""
    return cache("paintings", "sweep_cache_bytes", size)


def size(painting: dict) -> int:
    """Return about how many bytes a painted sweep takes."""
    arrays = ("x", "y", "elsewhere", "heights", "asked")
    return WORDS + sum(len(painting[name] or "") for name in arrays)


def painted_at(
    walk: Walk, low: float, high: float, quantity: str, most_rows: int, best: Ladder
) -> dict:
    """Return the walks at the stops of a ruler, in ascending order, of which the ends are its."""
    rates = stops(low, high)
    trajectory = walk.run(rates)
    kept = kept_rows(walk.steps, min(MOST_KEPT, most_rows // len(rates)))
    frame, unit = land(walk.surface), unit_of(walk, quantity)
    paths, asked_for = drawn(walk, trajectory), trajectory.evaluations.total
    left = leaving(paths, trajectory.steps_taken, frame)
    codes, elsewhere, strips, counts = [], [], [], []
    for column, last in enumerate(trajectory.steps_taken):
        rows = rows_of(kept, last, left[column])
        on_map = rows if left[column] < 0 else rows[rows <= left[column] + 1]
        code, off = on_grid(paths[on_map, :, column], frame)
        codes.append(code)
        elsewhere.append(off)
        strip = heights(quantity, walk.surface, trajectory, column)[rows]
        strips.append(np.clip(np.round(strip / unit), -LARGEST, LARGEST))
        counts.append(np.diff(asked_for[rows, column], prepend=0))
    points = np.concatenate(codes)
    drawn_rows, all_rows = ([len(each) for each in parts] for parts in (codes, strips))
    is_told = not is_plain(trajectory, asked_for)
    asked = walks(np.concatenate(counts), all_rows) if is_told else None
    verdicts = diagnose(walk.surface, trajectory, best=best, advise=False)
    told = [mark(walk, trajectory, asked_for, *each) for each in enumerate(verdicts)]
    return {
        "low": float(rates[0]),
        "high": float(rates[-1]),
        "frame": [*frame["x"], *frame["y"]],
        "kept": kept.tolist(),
        "left": left.tolist(),
        "grid": GRID,
        "unit": unit,
        **scale_of(walk, quantity),
        "x": walks(points[:, 0], drawn_rows),
        "y": walks(points[:, 1], drawn_rows),
        "elsewhere": float32(np.concatenate(elsewhere)),
        "heights": walks(np.concatenate(strips), all_rows),
        "asked": asked,
        "marks": told,
    }


def kept_rows(steps: int, most: int = MOST_KEPT) -> np.ndarray:
    """Return the rows of a walk that are kept: all of the first, then pairs of neighbors.

    A zigzag jumps across the valley from row to row: every second or third one of them would show
    another walk, a pair shows both sides. Where more happens, at the beginning, they lie denser.
    """
    if steps < most:
        return np.arange(steps + 1)
    head = most // 2
    first = np.geomspace(head, steps - 1, (most - head) // 2).round().astype(int)
    return np.union1d(np.arange(head), np.concatenate([first, first + 1]))


def rows_of(kept: np.ndarray, last: int, left: int) -> np.ndarray:
    """Return the rows that are kept of one walk: with its last, and those where it leaves."""
    own = [last] if left < 0 else [left, left + 1, last]
    return np.union1d(kept[kept <= last], own)


def drawn(walk: Walk, trajectory: Trajectory) -> np.ndarray:
    """Return the paths as they are drawn, (T+1, 2, B): on a curve the walk rides along it."""
    if not walk.surface.one_dimensional:
        return trajectory.path
    return np.stack([trajectory.path[:, 0], trajectory.loss], axis=1)


def leaving(paths: np.ndarray, lasts: np.ndarray, frame: dict) -> np.ndarray:
    """Return the last row on the map of every walk that ends off it; −1 for the others."""
    ends = np.array([frame["x"], frame["y"]])[None, :, :, None]
    inside = ((paths >= ends[:, :, 0]) & (paths <= ends[:, :, 1])).all(axis=1)
    ends_inside = np.take_along_axis(inside, lasts[None], axis=0)[0]
    last_inside = len(inside) - 1 - inside[::-1].argmax(axis=0)
    return np.where(ends_inside | ~inside.any(axis=0), -1, last_inside)


def on_grid(points: np.ndarray, frame: dict) -> tuple[np.ndarray, np.ndarray]:
    """Return points (n, 2) as whole numbers, GRID to half the map, and flat those for which that
    is not enough, as they are.
    """
    low, high = np.transpose([frame["x"], frame["y"]])
    codes = np.round((points - (low + high) / 2) / ((high - low) / 2) * GRID)
    off = ~(np.abs(codes) <= LARGEST).all(axis=1)
    codes[off] = (ELSEWHERE, 0)
    return codes, points[off].ravel()


def unit_of(walk: Walk, quantity: str) -> float:
    """Return what a whole number on a strip stands for."""
    if quantity not in LINEAR:
        return DECADE
    whole = 1.0 if quantity in SHARES.values() else height(walk.surface, walk.start)
    return TALLEST * max(whole, 1e-12) / LARGEST


def scale_of(walk: Walk, quantity: str) -> dict:
    """Return how the loss is had from what a strip shows: above `lowest`, `whole` times a share."""
    faces = {share: face for face, share in SHARES.items()}
    face = faces.get(quantity, quantity)
    scale = {"face": face, "lowest": walk.surface.lowest if face in SHARES else None}
    if quantity in faces:
        scale["whole"] = max(height(walk.surface, walk.start), FLOOR)
    return scale


def is_plain(trajectory: Trajectory, asked_for: np.ndarray) -> bool:
    """Say whether every step of every walk asked for one thing."""
    rows = np.arange(trajectory.steps + 1)[:, None]
    return bool((asked_for == np.minimum(rows, trajectory.steps_taken)).all())


def mark(
    walk: Walk, trajectory: Trajectory, asked_for: np.ndarray, column: int, verdict: Verdict
) -> dict:
    """Return what became of one walk, as its panel says it."""
    last = int(trajectory.steps_taken[column])
    end = end_of(walk.surface, last, verdict.settled_at)
    return {
        "eta": float(trajectory.base_lr[column]),
        "last": last,
        "end": end,
        "evaluations": int(asked_for[end, column]),
        "loss": float(f"{np.nan_to_num(trajectory.loss[last, column]):.6g}"),
        "outcome": verdict.outcome.key,
        "fate": verdict.outcome.fate,
        "word": verdict.outcome.word,
        "message": verdict.message,
    }
