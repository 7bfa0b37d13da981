"""Cells for surveys, and how two surveys are compared."""

import numpy as np


def scattered(surface, count, seed=0):
    """Rates over five decades, and starts all over the map."""
    rng = np.random.default_rng(seed)
    start = np.array([rng.uniform(*side, count) for side in surface.view])
    return {"lr": 10 ** rng.uniform(-4, 1, count), "start": start}


def assert_equal(one, other):
    for name in ("outcome", "settled_at", "minimum"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
