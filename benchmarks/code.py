"""Scripts for other libraries, run as they are saved: do they end where Downhill's walks do?"""

import contextlib
import io
import runpy
import tempfile
import time
from pathlib import Path

from app import compute
from app.exports import EXPORTS
from app.scene.ids import LETTERS
from app.scene.parse import read
from app.settings import get_settings
from benchmarks.table import Row
from descent import OPTIMIZERS
from surfaces import SURFACES

SCHEDULES = "constant,step:15:0.5,exponential:0.95,cosine:0.1"
METHODS = ("momentum", "adam", "rmsprop", "line_search")
# What rounding may make of it: two libraries differentiate in another order.
CLOSE = 1e-6
SMALL = 1e-3  # what is nearer to 0 is held against this
LIBRARIES = ("torch", "optax")


def rows() -> list[Row]:
    """Every method under four schedules, and every surface under four methods."""
    of_methods = [
        f"surface=ravine&steps=60&opt={key}&eta={method.usual_rate}&sched={SCHEDULES}"
        for key, method in OPTIMIZERS.items()
    ]
    of_surfaces = [
        f"surface={key}&steps=30&opt={','.join(METHODS)}&eta=0.001,0.01,0.01,1" for key in SURFACES
    ]
    return [
        agreement(f"{library} scripts: {what}", library, queries)
        for library in LIBRARIES
        for what, queries in (
            (f"{len(OPTIMIZERS)} methods × 4 schedules", of_methods),
            (f"{len(SURFACES)} surfaces × 4 methods", of_surfaces),
        )
    ]


def agreement(what: str, library: str, queries: list[str]) -> Row:
    """Return how many walks end where they should, and how far off the worst one is."""
    begin, off = time.perf_counter(), {}
    for query in queries:
        ends = printed(query, library)
        for panel, letter in enumerate(LETTERS):
            off[query, letter] = distance(ends[letter], walked(query, panel))
    (query, letter), worst = max(off.items(), key=lambda each: each[1])
    if worst > CLOSE:
        print(f"  furthest off, by {worst:.1e}: {letter} of {query} in {library}")
    close = sum(each <= CLOSE for each in off.values())
    seconds = time.perf_counter() - begin
    return Row(
        f"{what}, {seconds:.0f} s", f"off by {worst:.0e}", f"{CLOSE:.0e}", f"{close}/{len(off)}"
    )


def printed(query: str, library: str) -> dict[str, tuple[float, ...]]:
    """Return what the script of a scene prints: where each walk ends."""
    made = EXPORTS[f"downhill-{library}.py"].make(read(query).scene, get_settings())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "walks.py"
        file.write_bytes(made)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            runpy.run_path(str(file), run_name="__main__")
    lines = [line.split() for line in said.getvalue().splitlines()]
    return {letter: tuple(map(float, each)) for letter, *each in lines}


def walked(query: str, panel: int) -> tuple[float, ...]:
    """Return where the walk of a panel ends."""
    columns = compute.columns(read(query).scene, panel)
    return tuple(float(columns[name][-1]) for name in ("x", "y", "loss"))


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return how far apart two ends are, relatively."""
    return max(abs(a - b) / max(abs(a), abs(b), SMALL) for a, b in zip(one, other, strict=True))
