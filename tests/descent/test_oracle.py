"""Every optimizer that PyTorch has, against PyTorch's own trajectories."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from descent import OPTIMIZERS, run
from surfaces import SURFACES

ORACLE = Path(__file__).parent / "oracle"
_spec = importlib.util.spec_from_file_location("oracle_cases", ORACLE / "cases.py")
cases = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(cases)


@pytest.fixture(scope="module")
def torch_paths():
    with np.load(ORACLE / "torch.npz", allow_pickle=False) as file:
        return dict(file)


@pytest.mark.parametrize("surface", cases.STARTS)
@pytest.mark.parametrize("case", cases.METHODS)
def test_a_run_goes_where_torch_goes(case, surface, torch_paths):
    key, fields, _, _ = cases.METHODS[case]
    t = run(
        SURFACES[surface],
        OPTIMIZERS[key](**fields),
        lr=cases.RATES[key][surface],
        start=cases.STARTS[surface],
        steps=cases.STEPS,
    )
    rows, expected = torch_paths["rows"], torch_paths[f"{case}.{surface}"]
    ours = t.path[rows, :, 0]
    # Of each coordinate: at a minimum in 0 nothing else is left to compare with.
    size = np.abs(expected).max(axis=0)
    error = np.abs(ours - expected) / size
    assert error[rows <= 10].max() <= 1e-12
    assert error.max() <= 1e-9


def test_the_fixture_stays_small():
    assert (ORACLE / "torch.npz").stat().st_size < 100_000
