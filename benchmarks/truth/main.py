"""Hold every word, number and advice of random runs against their paths; end with 1 where more of
them are false than the table allows.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial

from benchmarks.truth.cells import SIDE, laddered, surveyed
from benchmarks.truth.floors import false_floor
from benchmarks.truth.judge import CELLS, FLOORS, Found, judge
from benchmarks.truth.report import exceeded, limits, show
from benchmarks.truth.scenes import LONGEST, PANELS

AT_ONCE = 16  # scenes that a process takes
LADDERS = 4  # surveys to a ladder


def judged(seed: int, first: int, last: int, keep: int = 5, most: int = LONGEST) -> Found:
    """What the scenes of a seed from first up to last, without it, come to."""
    found = Found()
    for index in range(first, last):
        found.merge(judge(seed, index, most), keep)
    return found


def cells_judged(seed: int, index: int) -> Found:
    """What one survey comes to, and now and then a ladder."""
    found = Found()
    for compare in (surveyed, laddered)[: 1 + (index % LADDERS == 0)]:
        different, cells = compare(seed, index)
        found.cells += cells
        for text in different:
            found.add([CELLS], text, 0)
    return found


def floor_judged(seed: int, index: int) -> Found:
    """What one configuration of thirty seeds comes to."""
    hovers, wrong = false_floor(seed, index)
    found = Found(floors=bool(hovers))
    if wrong:
        found.add([FLOORS], wrong, 0)
    return found


def work(options: argparse.Namespace) -> Iterator[Found]:
    """All that is asked for, piece by piece; in several processes, if there are to be several."""
    seed, keep = options.seed, options.keep
    with ExitStack() as stack:
        spread = map
        if options.processes > 1:
            spread = stack.enter_context(ProcessPoolExecutor(options.processes)).map
        count = -(-options.runs // PANELS)
        firsts = range(0, count, AT_ONCE)
        lasts = [min(first + AT_ONCE, count) for first in firsts]
        yield from spread(partial(judged, seed, keep=keep, most=options.most), firsts, lasts)
        yield from spread(partial(cells_judged, seed), range(-(-options.cells // (SIDE * SIDE))))
        yield from spread(partial(floor_judged, seed), range(options.floors))


def total(pieces: Iterator[Found], keep: int) -> Found:
    """All that was found, with a line of progress now and then."""
    found, said = Found(), 0
    for piece in pieces:
        found.merge(piece, keep)
        if found.runs + found.cells >= said:
            print(
                f"… {found.runs} runs, {found.cells} cells, {found.counts.total()} contradictions",
                file=sys.stderr,
                flush=True,
            )
            said = found.runs + found.cells + 10_000
    return found


def main(arguments: list[str]) -> int:
    """Check, print, and return 1 where a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python run.py bench truth", description=__doc__)
    parser.add_argument("--seed", type=int, required=True, help="any number that nobody tuned on")
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--cells", type=int, default=300_000, help="of surveys")
    parser.add_argument("--floors", type=int, default=400, help="settings walked with 30 seeds")
    parser.add_argument("--most", type=int, default=LONGEST, help="steps of a scene")
    parser.add_argument("--only", type=int, help="show scene number … of that seed")
    parser.add_argument("--keep", type=int, default=5, help="scenes to show of every kind")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    options = parser.parse_args(arguments)
    if options.only is not None:
        found = judged(options.seed, options.only, options.only + 1, most=options.most)
    else:
        found = total(work(options), options.keep)
    rows = limits(found)
    print(f"seed {options.seed}")
    show(found, rows)
    return int(bool(exceeded(rows)))
