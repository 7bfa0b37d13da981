"""Random runs, others each time: what is said of them is true."""

import numpy as np
import pytest

from benchmarks.truth import cells, main
from benchmarks.truth.report import exceeded, limits, scenes

PARTS, SCENES, SURVEYS = 2, 125, 3  # four runs a scene: 1,000 runs, and 1,536 cells
MOST = 120  # steps: the benchmark goes to 2,000
CHANCE = 3.0  # one honest sample in some ten thousand is further off


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_said_of_random_runs_is_true(part):
    seed = int(np.random.default_rng().integers(10**9))
    print(f"python run.py bench truth --seed {seed} --most {MOST} --runs {4 * SCENES}")
    found = main.judged(seed, 0, SCENES, keep=20, most=MOST)
    print(scenes(found))
    assert found.runs == 4 * SCENES
    assert exceeded(limits(found), CHANCE) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_maps_and_rulers_say_of_random_cells_what_the_panels_say(part):
    seed = int(np.random.default_rng().integers(10**9))
    print(f"seed {seed}")
    assert [each for i in range(SURVEYS) for each in cells.surveyed(seed, i, MOST)[0]] == []
    assert cells.laddered(seed, 0, MOST) == ([], 101)
