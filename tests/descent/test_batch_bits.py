"""Runs side by side are those one by one, for every data surface, method and size of a batch."""

import random
from dataclasses import replace

import numpy as np
import pytest

from descent import OPTIMIZERS, run
from descent.minibatch import Sampling
from surfaces import SURFACES
from tests.samples import fresh, sample, times

DATA = {key: surface for key, surface in SURFACES.items() if hasattr(surface, "examples")}
TABLES = {
    f"anscombe {table}": replace(SURFACES["anscombe"], table=table) for table in range(1, 5)
} | {key: surface for key, surface in DATA.items() if key != "anscombe"}
RAW = {
    f"{key} raw": replace(surface, standardised=False)
    for key, surface in TABLES.items()
    if hasattr(surface, "standardised")
}
EVERY = TABLES | RAW
STEPS, LONGEST = 9, 30


def assert_alone(surface, method, asked, seeds, runs):
    """These runs of four side by side, at the four rates of a surface, are the runs alone."""
    optimizer, rates = OPTIMIZERS[method](), np.array(surface.rates)
    asked = {"start": surface.start, "steps": STEPS} | asked
    batch = run(surface, optimizer, lr=rates, seed=seeds, **asked)
    each = np.broadcast_to(seeds, 4).tolist()
    for b in runs:
        alone = run(surface, optimizer, lr=rates[b], seed=each[b], **asked)
        for name in ("path", "loss", "gradient", "lr", "steps_taken"):
            one, many = getattr(alone, name)[..., 0], getattr(batch, name)[..., b]
            np.testing.assert_array_equal(one, many, err_msg=f"{method}, {asked}, run {b}")


@pytest.mark.parametrize("method", OPTIMIZERS)
@pytest.mark.parametrize("key", DATA)
def test_a_batch_of_runs_has_the_bits_of_each_alone(key, method):
    """With batches of one, of some and of all but one; drawn in epochs, or each from all."""
    count = len(DATA[key].examples)
    for i, size in enumerate((1, 2, count // 2, count - 1, count)):
        # A seed for each, or one for all.
        seeds = range(4) if i % 3 else 4
        asked = {"batch": size, "replacement": i % 2 == 0}
        assert_alone(DATA[key], method, asked, seeds, [i % 4])


def cases(surface):
    """Every method, size of a batch and way to draw it."""
    sizes = range(1, len(surface.examples) + 1)
    return [(method, size, way) for method in OPTIMIZERS for size in sizes for way in (False, True)]


@sample
@pytest.mark.parametrize("key", EVERY)
def test_so_has_every_method_at_every_size_of_a_batch(key, capsys):
    """Some of all of them in the suite, others in each run; `bench samples` tries every one."""
    surface, (count, seed) = EVERY[key], fresh(8)
    chosen = every = cases(surface)
    if times() == 1:
        chosen = random.Random(seed).sample(every, count)
    for method, size, replacement in chosen:
        # Until the last batch of an epoch, which is smaller, has passed.
        epoch = Sampling(len(surface.examples), size, replacement).an_epoch
        asked = {"batch": size, "replacement": replacement}
        asked["steps"] = max(STEPS, min(epoch + 2, LONGEST))
        assert_alone(surface, method, asked, range(seed, seed + 4), range(4))
    if len(chosen) == len(every):
        with capsys.disabled():
            print(f"\n{key}: {len(every)} of methods and batches, each of four runs")
