"""Try many random cases where the suite tries a few: scenes, addresses and questions.

The tests are those of the suite that are marked `sample`. One of them tries no random cases here,
but all: every method at every size of a batch of every table, and says how many they were. It
measures no time, and ends with 1 where a case is found in which something is not as it is said to
be; the case and its seed are printed.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.classroom.browsers import installed

ROOT = Path(__file__).parents[1]
TIMES = 20  # as many cases as the suite has


def main(arguments: list[str]) -> int:
    """Run the marked tests with more cases each."""
    parser = argparse.ArgumentParser(prog="python run.py bench samples", description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help="cases for one of the suite's")
    parser.add_argument("--seed", type=int, help="of all of them; without, each has its own")
    options = parser.parse_args(arguments)
    os.environ["DOWNHILL_SAMPLE_TIMES"] = str(options.times)
    if options.seed is not None:
        os.environ["DOWNHILL_SAMPLE_SEED"] = str(options.seed)
    os.environ.setdefault("DOWNHILL_BROWSER", installed() or "")
    command = [sys.executable, "-m", "pytest", "-m", "sample", "--durations=0"]
    return subprocess.run(command, cwd=ROOT).returncode
