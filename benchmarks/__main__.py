"""Run every benchmark once and print one table; all ratios are of one run on one machine.

`truth` is another thing: it measures no time, has settings of its own and is not one of all.
"""

import argparse
import sys
from importlib import import_module

from benchmarks.table import Row, print_table

PARTS = ("engine", "page", "drag", "maps", "replicas", "solid", "code", "class")
ROOMS = {"class": "classroom"}  # a word of the language names no module


def main(arguments: list[str]) -> int:
    """Run the named parts, or all."""
    if arguments[:1] == ["truth"]:
        return import_module("benchmarks.truth.main").main(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python run.py bench", description=__doc__, epilog="Also: python run.py bench truth."
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
