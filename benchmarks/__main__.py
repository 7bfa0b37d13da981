"""Run every benchmark once and print one table; all ratios are of one run on one machine.

`truth`, `samples` and `against` are other things: they have settings of their own and are not of
all. The first two measure no time, the last holds this checkout beside another.
"""

import argparse
import sys
from importlib import import_module

from benchmarks.table import Row, print_table

PARTS = (
    *("engine", "page", "light", "drag", "maps", "replicas", "solid", "code", "class", "lessons"),
)
OTHERS = {"truth": "truth.main", "samples": "samples", "against": "against"}
ROOMS = {"class": "classroom"}  # a word of the language names no module


def main(arguments: list[str]) -> int:
    """Run the named parts, or all."""
    if arguments[:1] and arguments[0] in OTHERS:
        return import_module(f"benchmarks.{OTHERS[arguments[0]]}").main(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python run.py bench",
        description=__doc__,
        epilog="Also: python run.py bench truth, bench samples, bench against FOLDER.",
    )
    parser.add_argument("parts", nargs="*", metavar="part", help=f"which: {', '.join(PARTS)} (all)")
    rows: list[Row] = []
    for part in parser.parse_args(arguments).parts or PARTS:
        print(f"… {part}", flush=True)
        # One part needs torch, another a browser: none needs what the others do.
        rows += import_module(f"benchmarks.{ROOMS.get(part, part)}").rows()
    print_table(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
