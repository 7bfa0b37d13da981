"""Whole numbers and grids in letters: what is read is what was packed."""

import numpy as np
import pytest

from app.packing import read_shares, read_varints, shares, varints, walks
from tests.app import sent
from tests.samples import fresh, sample

HALF = 0.5 / 65535 + 1e-7  # of a step, and what a float32 leaves of it


@sample
def test_whole_numbers_are_read_as_they_were_packed():
    count, seed = fresh(20)
    chance = np.random.default_rng(seed)
    for _ in range(count):
        most = 2 ** chance.integers(0, 31)
        values = chance.integers(-most, most, chance.integers(0, 400), endpoint=True)
        assert read_varints(varints(values)).tolist() == values.tolist()


@sample
def test_a_grid_of_shares_is_read_back_to_half_a_step():
    count, seed = fresh(20)
    chance = np.random.default_rng(seed)
    for _ in range(count):
        rows, columns = chance.integers(1, 60, 2)
        values = chance.random((rows, columns)) ** chance.uniform(0.1, 10)
        read = read_shares(shares(values), columns)
        assert read.shape == values.shape
        assert np.isfinite(read).all()
        assert np.abs(read - values).max() <= HALF


@sample
def test_walks_of_any_lengths_are_read_as_they_were_packed():
    count, seed = fresh(20)
    chance = np.random.default_rng(seed)
    for _ in range(count):
        lengths = chance.integers(1, 12, chance.integers(1, 30))
        values = chance.integers(-32768, 32768, lengths.sum())
        text = walks(values, lengths)
        assert sent.walks(text, lengths).tolist() == values.tolist()


def test_of_walks_that_are_alike_or_go_on_evenly_a_number_is_a_letter():
    alike = [np.arange(30) * 1000 + k for k in range(50)]
    text = walks(np.concatenate(alike), [30] * 50)
    assert len(text) < 30 * 50 + 3 * 30


def test_the_ends_of_a_share_are_exact_and_what_is_beyond_is_one_of_them():
    assert read_shares(shares([[0, 1], [-0.5, 7]]), 2).tolist() == [[0, 1], [0, 1]]


@pytest.mark.parametrize("power", [1, 2])
def test_nearly_every_point_of_a_plane_and_of_a_bowl_is_a_letter(power):
    x, y = np.meshgrid(np.linspace(-1, 1, 121), np.linspace(-1, 1, 91))
    text = shares((np.abs(x) ** power + np.abs(y) ** power) / 2)
    assert len(text) < 1.04 * x.size
