"""Turns of a path: followed run by run or all at once, they are the same."""

import numpy as np
import pytest

from descent.verdict import turns

UNSEEN = np.array([[1.0], [np.inf]])
PLANE = np.array([[1.0], [2.0]])


def paths(rng):
    """A random path, smooth or rough, of round numbers or not, some of its runs ended early."""
    rows, runs = rng.integers(1, 80), rng.integers(1, turns.FEW_RUNS + 1)
    path = rng.normal(size=(rows, 2, runs)) * 10 ** rng.uniform(-4, 0)
    if rng.integers(2):
        path = path.cumsum(axis=0)
    if rng.integers(2):
        path = path.round(3)
    if rows > 3 and rng.integers(2):
        path[rows // 2 :, :, 0] = np.nan
    return path


@pytest.mark.parametrize("scale", [PLANE, UNSEEN])
def test_few_runs_turn_as_often_as_many(scale, monkeypatch):
    rng = np.random.default_rng(7)
    given = [paths(rng) for _ in range(400)]
    alone = [turns.times_turned(path, scale) for path in given]
    monkeypatch.setattr(turns, "FEW_RUNS", 0)
    together = [turns.times_turned(path, scale) for path in given]
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_array_equal(one, other)
    assert sum(each.sum() for each in alone) > 1000


def test_a_way_back_shorter_than_is_seen_is_no_turn():
    there = np.array([0, 1, 0.9995, 2, 1, 0.9996, 1.9])
    path = np.stack([there, 0 * there], axis=1)[:, :, None]
    np.testing.assert_array_equal(turns.times_turned(path, PLANE), [[2], [0]])
