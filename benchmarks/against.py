"""This Downhill beside another checkout of it: run by run in turn, on one machine.

`python run.py bench against FOLDER` wants a folder that has its own `.venv` from its own
`python run.py test`. A single figure says little where a machine's speed changes from minute to
minute: what is claimed is the median of the paired ratios, and the interval in which it lies with
95 % certainty, from the order of the ratios alone (the ranks of a binomial distribution).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from math import comb
from pathlib import Path

from benchmarks.table import Row, print_table

HERE = Path(__file__).resolve().parents[1]
ROUND = Path(__file__).with_name("one_round.py")
ROUNDS = 15
CERTAINTY = 0.95
# Figures of which more is better: their ratio is turned over, so that above 1 is always worse.
MORE_IS_BETTER = {"pictures a second in a drag", "frames a second while playing"}


def main(arguments: list[str]) -> int:
    """Measure both in turn and print one table."""
    parser = argparse.ArgumentParser(prog="python run.py bench against", description=__doc__)
    parser.add_argument("folder", type=Path, help="the other checkout")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of each (%(default)s)")
    asked = parser.parse_args(arguments)
    pairs = []
    for i in range(asked.rounds):
        # Whoever comes first has the cooler machine: they take turns in that, too.
        order = (HERE, asked.folder.resolve())[:: 1 if i % 2 else -1]
        found = {folder: one_round(folder) for folder in order}
        pairs.append((found[HERE], found[asked.folder.resolve()]))
        print(f"… {i + 1} of {asked.rounds}", flush=True)
    print_table([row(name, pairs) for name in pairs[0][0]])
    return 0


def one_round(folder: Path) -> dict[str, float]:
    """Measure a checkout once, by its own packages and its own measures."""
    python = folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [str(python) if python.exists() else sys.executable, str(ROUND)]
    sent = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(sent.stdout.splitlines()[-1])


def row(name: str, pairs: list[tuple[dict, dict]]) -> Row:
    """Return the medians of both, their ratio, and where it lies."""
    here, there = ([each[side][name] for each in pairs] for side in (0, 1))
    ratios = [mine / other for mine, other in zip(here, there, strict=True)]
    if name in MORE_IS_BETTER:
        ratios = [1 / ratio for ratio in ratios]
    low, high = interval(ratios)
    medians = [f"{statistics.median(side):.3g}" for side in (here, there)]
    return Row(
        f"{name} ({low:.2f} … {high:.2f} × the other's)",
        *medians,
        f"{statistics.median(ratios):.2f}",
    )


def interval(values: list[float]) -> tuple[float, float]:
    """Return the values between which the median lies with 95 % certainty, whatever their
    distribution; the least and the greatest where there are too few of them.
    """
    ordered, n = sorted(values), len(values)
    rank, outside = 0, 0.0
    while rank < n // 2:
        outside += 2 * comb(n, rank) / 2**n
        if outside > 1 - CERTAINTY:
            break
        rank += 1
    at = max(rank - 1, 0)
    return ordered[at], ordered[n - 1 - at]
