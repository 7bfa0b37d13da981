"""Every optimizer against PyTorch's own trajectories, and against the papers' equations in plain
floats.
"""

import importlib.util
from math import sqrt
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
    early = rows <= 10
    size = np.abs(expected).max(
        axis=0
    )  # of each coordinate: at a minimum in 0 nothing else is left
    assert (np.abs(ours - expected)[early] <= 1e-12 * size).all()
    assert (np.abs(ours - expected) <= 1e-9 * size).all()


def test_the_fixture_stays_small():
    assert (ORACLE / "torch.npz").stat().st_size < 100_000


# One coordinate of each method as its paper has it: state is a dict that starts empty.


def gradient_descent(o, t, lr, p, g, s):
    return p - lr * g


def momentum(o, t, lr, p, g, s):
    s["m"] = g if t == 1 else o.beta * s["m"] + (1 - o.dampening) * g
    return p - lr * s["m"]


def nesterov(o, t, lr, p, g, s):
    s["m"] = o.beta * s.get("m", 0.0) + g
    return p - lr * (g + o.beta * s["m"])


def adagrad(o, t, lr, p, g, s):
    s["a"] = s.get("a", 0.0) + g**2
    return p - lr * g / (sqrt(s["a"]) + o.eps)


def rmsprop(o, t, lr, p, g, s):
    s["v"] = o.alpha * s.get("v", 0.0) + (1 - o.alpha) * g**2
    s["mean"] = o.alpha * s.get("mean", 0.0) + (1 - o.alpha) * g
    spread = s["v"] - s["mean"] ** 2 if o.centered else s["v"]
    s["m"] = o.beta * s.get("m", 0.0) + g / (sqrt(spread) + o.eps)
    return p - lr * s["m"]


def adam(o, t, lr, p, g, s):
    s["m"] = o.beta1 * s.get("m", 0.0) + (1 - o.beta1) * g
    s["v"] = o.beta2 * s.get("v", 0.0) + (1 - o.beta2) * g**2
    m_hat, v_hat = s["m"] / (1 - o.beta1**t), s["v"] / (1 - o.beta2**t)
    return p - lr * m_hat / (sqrt(v_hat) + o.eps)


PAPERS = {f.__name__: f for f in (gradient_descent, momentum, nesterov, adagrad, rmsprop, adam)}


def test_every_optimizer_is_compared_with_its_paper():
    assert set(PAPERS) == set(OPTIMIZERS)


@pytest.mark.parametrize("case", cases.METHODS)
def test_a_run_follows_the_papers_equations(case):
    key, fields, _, _ = cases.METHODS[case]
    optimizer, surface, lr = OPTIMIZERS[key](**fields), SURFACES["beale"], cases.RATES[key]["beale"]
    p, states = [1.0, 1.5], ({}, {})
    for t in range(1, 101):
        g = [float(each) for each in surface.gradient(*p)]
        p = [PAPERS[key](optimizer, t, lr, *each) for each in zip(p, g, states, strict=True)]
    ours = run(surface, optimizer, lr=lr, start=(1.0, 1.5), steps=100).path[-1, :, 0]
    np.testing.assert_allclose(ours, p, rtol=1e-10)
