"""The engine beside others that walk the same way, and beside what numpy itself can do."""

import time
from collections.abc import Callable
from functools import partial

import numpy as np

from app.compute.runs import walk_of
from app.compute.sampling.seeds import many
from app.scene.parse import read
from benchmarks.peers import TORCH, optax_walk, torch_walk
from benchmarks.table import Row
from descent import OPTIMIZERS, ladder, run, survey
from surfaces import SURFACES

STEPS = 500
RATES = [0.0005, 0.001, 0.002, 0.003]
REPEATS = 7
SEEDS = 500
SEEDS_SCENE = (
    "surface=ripples&noise=1&steps=240&eta=0.05,0.4,0.4,0.4"
    "&sched=constant,exponential:0.98,cosine,warm_restarts:60"
)
RARELY = 3  # for what takes seconds
LEAST = 0.05  # seconds that a measurement takes


def median_seconds(act: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median time of an act over several repeats, after one that does not count.

    It is the processor's time: what else the machine does meanwhile counts as little as it can.
    That clock may tick slowly, so a short act is done many times in a row.
    """
    act()
    begin = time.perf_counter()
    act()
    rounds = 1 + int(LEAST / (time.perf_counter() - begin))
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        for _ in range(rounds):
            act()
        times.append((time.process_time() - begin) / rounds)
    return float(np.median(times))


def triad_seconds(size: int, dtype: type = np.float64) -> float:
    """Return what numpy takes for a + b·c over arrays of one number per cell: the machine's own
    limit, of which every update needs several.
    """
    a, b, c, result = (np.full(size, 0.5, dtype=dtype) for _ in range(4))

    def triad() -> None:
        np.multiply(b, c, out=result)
        np.add(a, result, out=result)

    return median_seconds(triad)


def rows() -> list[Row]:
    """Four runs by each method, the sweep behind a ruler, and maps of many cells."""
    return [*beside_peers(), *ladders(), full_record(), *surveys(), many_seeds()]


def many_seeds() -> Row:
    """The view of many seeds: 500 of them for each of four panels, walked and judged."""
    walks = [walk_of(read(SEEDS_SCENE).scene, panel) for panel in range(4)]
    taken = median_seconds(
        lambda: [many(walk._replace(seed=0), rate, SEEDS, None) for walk, rate in walks], RARELY
    )
    what = f"{SEEDS} seeds × 4 panels × {walks[0][0].steps} steps, with verdicts"
    return Row(what, f"{taken:.2f} s", "budget ≤ 1.5 s", f"{taken / 1.5:.2f}")


def beside_peers() -> list[Row]:
    """Four runs × 500 steps by each method, with loss and gradient norm at every step."""
    surface, found = SURFACES["rosenbrock"], []
    for key in TORCH:
        ours = median_seconds(
            lambda key=key: run(
                surface, OPTIMIZERS[key](), lr=RATES, start=surface.start, steps=STEPS
            )
        )
        theirs = median_seconds(
            lambda key=key: [torch_walk(surface, key, rate, STEPS) for rate in RATES]
        )
        compiled, compiling = optax_walk(surface, key, RATES, STEPS)
        at_once = median_seconds(compiled)
        what = f"{key}: {len(RATES)} runs × {STEPS} steps, with loss and gradient"
        measured = f"{1e3 * ours:.1f} ms"
        found += [
            Row(what, measured, f"torch.optim {1e3 * theirs:.1f} ms", faster(theirs / ours)),
            Row(
                "the same",
                measured,
                f"optax under jit {1e3 * at_once:.1f} ms, compiled in {1e3 * compiling:.0f} ms",
                f"{faster(at_once / ours)}; {faster((at_once + compiling) / ours)} the first time",
            ),
        ]
    return found


def faster(ratio: float) -> str:
    """Say how many times faster, or slower."""
    return f"{ratio:.1f} × faster" if ratio >= 1 else f"{1 / ratio:.1f} × slower"


def ladders() -> list[Row]:
    """The sweep behind a ruler."""
    found = []
    for key in ("bowl", "beale"):
        hill = SURFACES[key]
        taken = median_seconds(
            lambda hill=hill: ladder(
                hill, OPTIMIZERS["gradient_descent"](), start=hill.start, steps=200
            )
        )
        found.append(
            Row(
                f"{key}: 101 rates × 200 steps with outcomes",
                f"{1e3 * taken:.1f} ms",
                "budget 15 ms",
                f"{taken / 0.015:.2f}",
            )
        )
    return found


def full_record() -> Row:
    """A thousand rates with everything that a run records."""
    hill, rates = SURFACES["himmelblau"], np.geomspace(1e-4, 0.02, 1000)
    taken = median_seconds(
        lambda: run(hill, OPTIMIZERS["gradient_descent"](), lr=rates, start=hill.start, steps=STEPS)
    )
    return beside_triads(f"himmelblau: 1,000 rates × {STEPS} steps, everything kept", taken, 1000)


def surveys() -> list[Row]:
    """Maps of starts, and of rate × momentum, with outcomes only."""
    himmelblau, beale, ravine = (SURFACES[key] for key in ("himmelblau", "beale", "ravine"))
    descent, momentum = OPTIMIZERS["gradient_descent"](), OPTIMIZERS["momentum"]()
    rates = np.linspace(0, 4 / ravine.condition, 257)[1:]
    betas = {"beta": np.linspace(0, 0.99, 256)[:, None]}
    short = {"start": starts(himmelblau, 1024), "dtype": np.float32}
    asked = [
        ("himmelblau, descent: 256² starts", himmelblau, descent, {"lr": 0.01}),
        ("beale, momentum: 256² starts", beale, momentum, {"lr": 0.005}),
        (
            "ravine: 256 rates × 256 momenta",
            ravine,
            momentum,
            {"lr": rates, "vary": betas, "start": ravine.start},
        ),
        ("himmelblau, descent, float32: 1024² starts", himmelblau, descent, {"lr": 0.01, **short}),
    ]
    found = []
    for what, hill, method, more in asked:
        given = {"start": starts(hill, 256), "steps": STEPS, **more}
        act = partial(survey, hill, method, **given)
        size, dtype = act().outcome.size, given.get("dtype", np.float64)
        taken = median_seconds(act, RARELY)
        found.append(beside_triads(f"{what} × {STEPS} steps, outcomes", taken, size, dtype))
    return found


def starts(surface, side: int) -> np.ndarray:
    """Return a grid of starts all over the map, (2, side, side)."""
    return np.stack(np.meshgrid(*(np.linspace(*edge, side) for edge in surface.view)))


def beside_triads(what: str, taken: float, size: int, dtype: type = np.float64) -> Row:
    """Return a measurement beside as many triads as there were steps."""
    limit = STEPS * triad_seconds(size, dtype)
    return Row(
        what,
        f"{taken:.3f} s",
        f"{STEPS} numpy triads over {size:,} numbers {limit:.3f} s",
        f"{taken / limit:.1f} triads a step",
    )
