"""The engine beside torch.optim: the same walks, with the same analytic gradients."""

import time
from collections.abc import Callable

import numpy as np
import torch

from benchmarks.table import Row
from descent import OPTIMIZERS, ladder, run
from surfaces import SURFACES

STEPS = 500
RATES = [0.0005, 0.001, 0.002, 0.003]
REPEATS = 7
PAIRS = {
    "gradient_descent": lambda p, lr: torch.optim.SGD([p], lr=lr),
    "momentum": lambda p, lr: torch.optim.SGD([p], lr=lr, momentum=0.9),
    "rmsprop": lambda p, lr: torch.optim.RMSprop([p], lr=lr),
    "adam": lambda p, lr: torch.optim.Adam([p], lr=lr),
}


def median_seconds(act: Callable[[], object]) -> float:
    """Return the median time of an act over several repeats, after one that does not count."""
    act()
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        act()
        times.append(time.perf_counter() - begin)
    return float(np.median(times))


def torch_walk(surface, make, rate: float) -> torch.Tensor:
    """Walk as one would with torch.optim: one parameter, its gradient set by hand at every step."""
    p = torch.tensor(surface.start, dtype=torch.float64, requires_grad=True)
    optimizer = make(p, rate)
    p.grad = torch.zeros_like(p)
    path = torch.empty((STEPS + 1, 2), dtype=torch.float64)
    path[0] = p.detach()
    for t in range(STEPS):
        x, y = p.detach().tolist()
        gx, gy = surface.gradient(x, y)
        p.grad[0], p.grad[1] = gx, gy
        optimizer.step()
        path[t + 1] = p.detach()
    return path


def rows() -> list[Row]:
    """Four runs × 500 steps by each method, and the sweep behind a ruler."""
    torch.set_num_threads(1)
    surface = SURFACES["rosenbrock"]
    found = []
    for key, make in PAIRS.items():
        ours = median_seconds(
            lambda key=key: run(
                surface, OPTIMIZERS[key](), lr=RATES, start=surface.start, steps=STEPS
            )
        )
        theirs = median_seconds(
            lambda make=make: [torch_walk(surface, make, rate) for rate in RATES]
        )
        found.append(
            Row(
                f"{key}: 4 runs × {STEPS} steps, with loss and gradient",
                f"{1e3 * ours:.1f} ms",
                f"torch.optim {1e3 * theirs:.1f} ms",
                f"{theirs / ours:.1f} × faster",
            )
        )
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
