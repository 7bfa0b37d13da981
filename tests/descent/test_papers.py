"""Every optimizer against its paper's equations, written out in plain floats."""

from math import prod, sqrt

import numpy as np
import pytest

from descent import OPTIMIZERS, run
from surfaces import SURFACES

STARTS = {"ravine": (-4.0, 1.0), "beale": (1.0, 1.5), "himmelblau": (-1.0, -2.5)}
STEPS = 80
CASES = [
    ("gradient_descent", {}, 0.005),
    ("momentum", {}, 0.002),
    ("momentum", {"beta": 0.8, "dampening": 0.3}, 0.002),
    ("momentum_ema", {}, 0.02),
    ("nesterov", {}, 0.001),
    ("qhm", {}, 0.01),
    ("qhm", {"beta": 0.99, "nu": 0.4}, 0.01),
    ("schedule_free", {}, 0.01),
    ("schedule_free", {"beta": 0.5}, 0.005),
    ("adagrad", {}, 0.3),
    ("adadelta", {}, 1.0),
    ("rmsprop", {}, 0.01),
    ("rmsprop", {"alpha": 0.9, "centered": True, "beta": 0.5, "eps": 1e-3}, 0.01),
    ("adam", {}, 0.05),
    ("adamw", {"weight_decay": 0.3}, 0.05),
    ("amsgrad", {"beta2": 0.9}, 0.05),
    ("adamax", {"beta2": 0.9}, 0.03),
    ("nadam", {"momentum_decay": 0.2}, 0.02),
    ("radam", {}, 0.005),
    ("radam", {"beta2": 0.6}, 0.005),
    ("adabelief", {}, 0.02),
    ("adabelief", {"beta1": 0.5, "beta2": 0.9, "eps": 1e-4}, 0.02),
    ("yogi", {}, 0.01),
    ("yogi", {"beta2": 0.9}, 0.01),
    ("sign_descent", {}, 0.03),
    ("rprop", {}, 0.01),
    ("rprop", {"eta_plus": 1.5, "step_max": 0.1, "step_min": 0.01}, 0.02),
    ("lion", {}, 0.03),
    ("lion", {"beta1": 0.5, "weight_decay": 0.5}, 0.03),
    ("polyak", {}, 1.0),
    ("polyak", {}, 0.1),
    ("line_search", {}, 1.0),
    ("newton", {}, 1.0),
    ("newton", {"damping": 3.0}, 0.7),
]

# One coordinate of a method, its gradient given: t counts from 1, and s is a dict that starts
# empty.


def gradient_descent(o, t, lr, p, g, s):
    return p - lr * g


def momentum(o, t, lr, p, g, s):
    s["m"] = g if t == 1 else o.beta * s["m"] + (1 - o.dampening) * g
    return p - lr * s["m"]


def momentum_ema(o, t, lr, p, g, s):
    s["g"] = [*s.get("g", []), g]
    return p - lr * sum((1 - o.beta) * o.beta ** (t - i) * s["g"][i - 1] for i in range(1, t + 1))


def nesterov(o, t, lr, p, g, s):
    s["m"] = o.beta * s.get("m", 0.0) + g
    return p - lr * (g + o.beta * s["m"])


def qhm(o, t, lr, p, g, s):
    s["m"] = o.beta * s.get("m", 0.0) + (1 - o.beta) * g
    return p - lr * ((1 - o.nu) * g + o.nu * s["m"])


def adagrad(o, t, lr, p, g, s):
    s["a"] = s.get("a", 0.0) + g**2
    return p - lr * g / (sqrt(s["a"]) + o.eps)


def adadelta(o, t, lr, p, g, s):
    s["v"] = o.rho * s.get("v", 0.0) + (1 - o.rho) * g**2
    delta = sqrt(s.get("u", 0.0) + o.eps) / sqrt(s["v"] + o.eps) * g
    s["u"] = o.rho * s.get("u", 0.0) + (1 - o.rho) * delta**2
    return p - lr * delta


def rmsprop(o, t, lr, p, g, s):
    s["v"] = o.alpha * s.get("v", 0.0) + (1 - o.alpha) * g**2
    s["mean"] = o.alpha * s.get("mean", 0.0) + (1 - o.alpha) * g
    spread = s["v"] - s["mean"] ** 2 if o.centered else s["v"]
    s["m"] = o.beta * s.get("m", 0.0) + g / (sqrt(spread) + o.eps)
    return p - lr * s["m"]


def moments(o, g, s):
    s["m"] = o.beta1 * s.get("m", 0.0) + (1 - o.beta1) * g
    s["v"] = o.beta2 * s.get("v", 0.0) + (1 - o.beta2) * g**2


def adam(o, t, lr, p, g, s):
    moments(o, g, s)
    m_hat, v_hat = s["m"] / (1 - o.beta1**t), s["v"] / (1 - o.beta2**t)
    return p - lr * m_hat / (sqrt(v_hat) + o.eps)


def adamw(o, t, lr, p, g, s):
    return adam(o, t, lr, p - lr * o.weight_decay * p, g, s)


def amsgrad(o, t, lr, p, g, s):
    moments(o, g, s)
    s["w"] = max(s.get("w", 0.0), s["v"])
    return p - lr * s["m"] / (1 - o.beta1**t) / (sqrt(s["w"] / (1 - o.beta2**t)) + o.eps)


def adamax(o, t, lr, p, g, s):
    s["m"] = o.beta1 * s.get("m", 0.0) + (1 - o.beta1) * g
    s["u"] = max(o.beta2 * s.get("u", 0.0), abs(g) + o.eps)
    return p - lr / (1 - o.beta1**t) * s["m"] / s["u"]


def nadam(o, t, lr, p, g, s):
    moments(o, g, s)
    mu = [o.beta1 * (1 - 0.5 * 0.96 ** (i * o.momentum_decay)) for i in range(1, t + 2)]
    g_hat = g / (1 - prod(mu[:t]))
    m_hat = s["m"] / (1 - prod(mu))
    v_hat = s["v"] / (1 - o.beta2**t)
    return p - lr * ((1 - mu[t - 1]) * g_hat + mu[t] * m_hat) / (sqrt(v_hat) + o.eps)


def radam(o, t, lr, p, g, s):
    moments(o, g, s)
    m_hat = s["m"] / (1 - o.beta1**t)
    rho_inf = 2 / (1 - o.beta2) - 1
    rho = rho_inf - 2 * t * o.beta2**t / (1 - o.beta2**t)
    if rho <= 5:
        return p - lr * m_hat
    r = sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))
    return p - lr * m_hat * r * sqrt(1 - o.beta2**t) / (sqrt(s["v"]) + o.eps)


def adabelief(o, t, lr, p, g, s):
    s["m"] = o.beta1 * s.get("m", 0.0) + (1 - o.beta1) * g
    s["s"] = o.beta2 * s.get("s", 0.0) + (1 - o.beta2) * (g - s["m"]) ** 2 + o.eps
    m_hat, s_hat = s["m"] / (1 - o.beta1**t), s["s"] / (1 - o.beta2**t)
    return p - lr * m_hat / (sqrt(s_hat) + o.eps)


def yogi(o, t, lr, p, g, s):
    v = s.get("v", 0.0)
    s["m"] = o.beta1 * s.get("m", 0.0) + (1 - o.beta1) * g
    s["v"] = v + (1 - o.beta2) * g**2 if v < g**2 else v - (1 - o.beta2) * g**2
    return p - lr * s["m"] / (sqrt(s["v"]) + o.eps)


def sign(g):
    return (g > 0) - (g < 0)


def sign_descent(o, t, lr, p, g, s):
    return p - lr * sign(g)


def rprop(o, t, lr, p, g, s):
    size, before = s.get("size", lr), s.get("g", 0.0)
    if g * before > 0:
        size *= o.eta_plus
    elif g * before < 0:
        size *= o.eta_minus
        g = 0.0
    s["size"], s["g"] = min(max(size, o.step_min), o.step_max), g
    return p - sign(g) * s["size"]


def lion(o, t, lr, p, g, s):
    m = s.get("m", 0.0)
    s["m"] = o.beta2 * m + (1 - o.beta2) * g
    return p - lr * (sign(o.beta1 * m + (1 - o.beta1) * g) + o.weight_decay * p)


# The methods that ask for more than the gradient at p, or elsewhere: a whole step.


def schedule_free(o, t, lr, p, surface, s):
    s.setdefault("z", [p])
    z = s["z"][-1]
    y = [(1 - o.beta) * each + o.beta * x for each, x in zip(z, p, strict=True)]
    s["z"].append([each - lr * g for each, g in zip(z, surface.gradient(*y), strict=True)])
    return [sum(each[i] for each in s["z"][1:]) / t for i in range(2)]


def polyak(o, t, lr, p, surface, s):
    gx, gy = surface.gradient(*p)
    length = lr * (surface.value(*p) - surface.lowest) / (gx**2 + gy**2)
    return [p[0] - length * gx, p[1] - length * gy]


def line_search(o, t, lr, p, surface, s):
    gx, gy = surface.gradient(*p)
    alpha = lr
    while surface.value(p[0] - alpha * gx, p[1] - alpha * gy) > surface.value(*p) - 1e-4 * alpha * (
        gx**2 + gy**2
    ):
        alpha /= 2
    return [p[0] - alpha * gx, p[1] - alpha * gy]


def newton(o, t, lr, p, surface, s):
    hxx, hxy, hyy = surface.hessian(*p)
    matrix = [[hxx + o.damping, hxy], [hxy, hyy + o.damping]]
    dx, dy = np.linalg.solve(matrix, surface.gradient(*p))
    return [p[0] - lr * dx, p[1] - lr * dy]


BY_COORDINATE = {
    *(gradient_descent, momentum, momentum_ema, nesterov, qhm, adagrad, adadelta, rmsprop, adam),
    *(adamw, amsgrad, adamax, nadam, radam, adabelief, yogi, sign_descent, rprop, lion),
}
PAPERS = {f.__name__: f for f in (*BY_COORDINATE, schedule_free, polyak, line_search, newton)}


# No paper fixes their line search: what they promise is tested.
SEARCHED = {"bfgs", "lbfgs"}


@pytest.mark.parametrize("key", [key for key in OPTIMIZERS if key not in SEARCHED])
def test_an_optimizer_is_compared_with_its_paper(key):
    assert key in PAPERS, f"its paper: a function {key} here, named in BY_COORDINATE or in PAPERS"
    assert key in {case for case, _, _ in CASES}, f"a walk for it: a row of {key} in CASES"


def test_no_paper_is_of_an_optimizer_that_is_gone():
    assert PAPERS.keys() <= OPTIMIZERS.keys()


@pytest.mark.parametrize("surface", STARTS)
@pytest.mark.parametrize(("key", "fields", "lr"), CASES)
def test_a_run_follows_the_papers_equations(key, fields, lr, surface):
    paper, optimizer, start = PAPERS[key], OPTIMIZERS[key](**fields), STARTS[surface]
    surface = SURFACES[surface]
    p, states, path = list(start), ({}, {}), [start]
    for t in range(1, STEPS + 1):
        if paper in BY_COORDINATE:
            g = [float(each) for each in surface.gradient(*p)]
            p = [paper(optimizer, t, lr, *each) for each in zip(p, g, states, strict=True)]
        else:
            p = paper(optimizer, t, lr, p, surface, states[0])
        path.append(p)
    ours = run(surface, optimizer, lr=lr, start=start, steps=STEPS).path[:, :, 0]
    error = np.abs(ours - path) / np.abs(path).max(axis=0)
    assert error[:11].max() <= 1e-12
    assert error.max() <= 1e-9
