"""Runs side by side are those one by one, for every data surface, method and kind of batch."""

import numpy as np
import pytest

from descent import OPTIMIZERS, run
from surfaces import SURFACES

DATA = {key: surface for key, surface in SURFACES.items() if hasattr(surface, "examples")}
STEPS = 9


def samples(count):
    """Batches of one, of some and of all but one; drawn in epochs, or each from all."""
    sizes = (1, 2, count // 2, count - 1, count)
    return [{"batch": size, "replacement": i % 2 == 0} for i, size in enumerate(sizes)]


@pytest.mark.parametrize("method", OPTIMIZERS)
@pytest.mark.parametrize("key", DATA)
def test_a_batch_of_runs_has_the_bits_of_each_alone(key, method):
    surface, optimizer = DATA[key], OPTIMIZERS[method]()
    rates = np.array(surface.rates)
    for i, sample in enumerate(samples(len(surface.examples))):
        asked = {"start": surface.start, "steps": STEPS} | sample
        # A seed for each, or one for all.
        seeds, b = (range(4) if i % 3 else (4,) * 4), i % 4
        batch = run(surface, optimizer, lr=rates, seed=seeds if i % 3 else 4, **asked)
        alone = run(surface, optimizer, lr=rates[b], seed=seeds[b], **asked)
        for name in ("path", "loss", "gradient", "lr", "steps_taken"):
            one, many = getattr(alone, name)[..., 0], getattr(batch, name)[..., b]
            np.testing.assert_array_equal(one, many)
