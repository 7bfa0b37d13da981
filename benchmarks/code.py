"""Scripts for other libraries, run as they are saved: do they end where Downhill's walks do?"""

import contextlib
import io
import random
import runpy
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app import compute
from app.exports import EXPORTS
from app.scene.ids import LETTERS
from app.scene.parse import read
from app.scene.scene import PANELS, Scene
from app.scene.tokens import joined, number
from app.settings import get_settings
from benchmarks.table import Row
from descent import OPTIMIZERS, SCHEDULES
from surfaces import SURFACES

FOUR_SCHEDULES = "constant,step:15:0.5,exponential:0.95,cosine:0.1"
METHODS = ("momentum", "adam", "rmsprop", "line_search")
# What rounding may make of it: two libraries differentiate in another order.
CLOSE = 1e-6
SMALL = 1e-3  # what is nearer to 0 is held against this
LIBRARIES = ("torch", "optax")
# Rounding alone sets some walks apart: those that end elsewhere from starts so near their own …
HAIRS = (1e-15, 1e-13, 1e-11)
# … and line searches that have arrived, where losses differ by their last digits.
SEARCHES = ("bfgs", "lbfgs", "line_search")
STILL = 1e-7  # a slope this small
SEED, SCENES, FEWEST, MOST = 1, 60, 5, 40  # scenes of unlike panels, and their steps
CLIPS = ("none", "none", "norm:1", "value:0.5")


def rows() -> list[Row]:
    """Every method under four schedules, every surface under four methods, and scenes in which no
    panel is like another."""
    of_methods = [
        f"surface=ravine&steps=60&opt={key}&eta={method.usual_rate}&sched={FOUR_SCHEDULES}"
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
            (f"{SCENES} scenes of unlike panels", of_unlike_panels()),
        )
    ]


def of_unlike_panels() -> list[str]:
    """Return scenes whose panels have each a hill, a method and all else of their own."""
    dice = random.Random(SEED)
    return [unlike_panels(dice) for _ in range(SCENES)]


def unlike_panels(dice: random.Random) -> str:
    """Return one such scene. The rates are those at which a method is usually begun: where a walk
    is chaotic, rounding alone would set two libraries apart."""
    hills, methods = (dice.choices(sorted(each), k=PANELS) for each in (SURFACES, OPTIMIZERS))
    views = [SURFACES[key].view for key in hills]
    starts = [",".join(number(dice.uniform(*ends)) for ends in view) for view in views]
    rates = [OPTIMIZERS[key].usual_rate * dice.uniform(0.2, 1.0) for key in methods]
    fields = {
        "surface": joined(hills),
        "opt": joined(methods),
        "eta": joined(map(number, rates)),
        "start": joined(starts, ";"),
        "steps": str(dice.randint(FEWEST, MOST)),
        "sched": joined(dice.choices(sorted(SCHEDULES), k=PANELS)),
        "clip": joined(dice.choices(CLIPS, k=PANELS)),
        "noise": joined(dice.choices(("0", "0.1", "1"), k=PANELS)),
        "batch": joined(dice.choices(("1", "4", "64"), k=PANELS)),
        "seed": joined(str(dice.randrange(100)) for _ in range(PANELS)),
    }
    return "&".join(f"{key}={value}" for key, value in fields.items())


def agreement(what: str, library: str, queries: list[str]) -> Row:
    """Return how many walks end where they should, and how far off the worst one is."""
    begin, off, restless = time.perf_counter(), {}, 0
    for query in queries:
        ends, scene = printed(query, library), read(query).scene
        for panel, letter in enumerate(LETTERS):
            apart = distance(ends[letter], walked(scene, panel))
            if apart > CLOSE and not is_steady(scene, panel):
                restless += 1
            else:
                off[query, letter] = apart
    (query, letter), worst = max(off.items(), key=lambda each: each[1])
    if worst > CLOSE:
        print(f"  furthest off, by {worst:.1e}: {letter} of {query} in {library}")
    close = sum(each <= CLOSE for each in off.values())
    seconds = time.perf_counter() - begin
    if restless:
        what = f"{what}, but for {restless} that rounding sets apart"
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


def walked(scene: Scene, panel: int) -> tuple[float, ...]:
    """Return where the walk of a panel ends."""
    columns = compute.columns(scene, panel)
    return tuple(float(columns[name][-1]) for name in ("x", "y", "loss"))


def is_steady(scene: Scene, panel: int) -> bool:
    """Say whether two libraries, which round differently, must end a walk at the same place."""
    slope, end = compute.columns(scene, panel)["gradient"][-1], walked(scene, panel)
    if scene.opt[panel].key in SEARCHES and slope < STILL:
        return False
    return all(distance(walked(beside(scene, panel, hair), panel), end) <= CLOSE for hair in HAIRS)


def beside(scene: Scene, panel: int, hair: float) -> Scene:
    """Return a scene with the start of one panel moved by that share of it, and by that much."""
    starts = [*scene.start]
    starts[panel] = tuple(each * (1 + hair) + hair for each in starts[panel])
    return replace(scene, start=tuple(starts))


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return how far apart two ends are, relatively."""
    return max(abs(a - b) / max(abs(a), abs(b), SMALL) for a, b in zip(one, other, strict=True))
