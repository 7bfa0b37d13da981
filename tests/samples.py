"""Random cases, others in each run: few in the suite, many in `python run.py bench samples`."""

import os
import random

import pytest

# What `benchmarks/samples.py` sets: the seed of a failure, and how many times as many cases.
SEED, TIMES = "DOWNHILL_SAMPLE_SEED", "DOWNHILL_SAMPLE_TIMES"
sample = pytest.mark.sample


def fresh(count: int) -> tuple[int, int]:
    """Return how many cases to try, and a seed that a failure prints."""
    seed = int(os.environ.get(SEED) or random.randrange(10**6))
    print(f"python run.py bench samples --seed {seed}")
    return count * times(), seed


def times() -> int:
    """Return how many times as many cases are wanted as the suite tries."""
    return int(os.environ.get(TIMES) or 1)
