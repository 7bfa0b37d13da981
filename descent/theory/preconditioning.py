"""The hill as an adaptive method sees it: every coordinate divided by a scale of its own."""

import numpy as np

from descent.minibatch import minibatches
from descent.oracle import Oracle
from descent.request import Request


def preconditioned_sharpness(hessian, preconditioner):
    """The largest eigenvalue of D^−½HD^−½: what the rate of an adaptive method is measured
    against.

    `hessian` is (∂²L/∂x², ∂²L/∂x∂y, ∂²L/∂y²) and `preconditioner` the diagonal D, (2, …), by which
    the method divides; with D = 1 it is the sharpness itself. Frozen, such a method is stable while
    η times this is below the limit of its momentum, 2(1 + β)/(1 − β) for an average: 38 at β = 0.9.
    Reference: Cohen et al., Adaptive Gradient Methods at the Edge of Stability,
    arXiv:2207.14484.
    """
    hxx, hxy, hyy = hessian
    dx, dy = preconditioner
    hxx, hyy, hxy = hxx / dx, hyy / dy, hxy / np.sqrt(dx * dy)
    return (hxx + hyy) / 2 + np.hypot((hxx - hyy) / 2, hxy)


def preconditioners(surface, trajectory):
    """D of every update, (T, 2, B), or None for a method without one: the walk is walked again to
    see the method's state, which a trajectory does not keep. NaN after a run's end.
    """
    t, divisors = trajectory, []
    of_data = {"replacement": t.replacement, "examples": t.examples}
    asked = Request.of(t.base_lr, t.start, t.steps, t.noise, t.batch, t.seed, t.clip, **of_data)
    oracle, draws = Oracle(surface, t.clip), asked.draws(surface)
    batches = minibatches(surface, asked)
    state = t.optimizer.init(t.path[0])
    with np.errstate(all="ignore"):
        for step in range(t.steps):
            if draws is not None:
                oracle.draw = draws[step]
            if batches is not None:
                oracle.see(next(batches))
            _, state = t.optimizer.step(step, t.lr[step], t.path[step], state, oracle)
            divisor = t.optimizer.preconditioner(step, state)
            if divisor is None:
                return None
            divisors.append(divisor)
    return np.array(divisors)


def sharpness_along(surface, trajectory):
    """The sharpness that the rate of every update met, (T, B): the preconditioned one for a method
    that declares a preconditioner, else that of the surface.
    """
    x, y = trajectory.path[:-1, 0], trajectory.path[:-1, 1]
    divisors = preconditioners(surface, trajectory)
    with np.errstate(all="ignore"):
        if divisors is None:
            return surface.sharpness(x, y)
        return preconditioned_sharpness(surface.hessian(x, y), (divisors[:, 0], divisors[:, 1]))
