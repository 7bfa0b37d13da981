"""Run every benchmark once and print one table; all ratios are of one run on one machine."""

import argparse

from benchmarks import code, engine, maps, page, solid
from benchmarks.table import Row, print_table

PARTS = {
    "engine": engine.rows,
    "page": page.rows,
    "maps": maps.rows,
    "solid": solid.rows,
    "code": code.rows,
}


def main() -> None:
    """Run the named parts, or all."""
    parser = argparse.ArgumentParser(prog="python run.py bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help="which parts (all)")
    asked = parser.parse_args().parts or list(PARTS)
    rows: list[Row] = []
    for part in asked:
        print(f"… {part}", flush=True)
        rows += PARTS[part]()
    print_table(rows)


if __name__ == "__main__":
    main()
