"""What mini-batches drawn with replacement do to plain descent where every example's loss is a
quadratic: the largest rate at which the mean square stays, and the floor to which it falls.

With A_i the Hessian of example i, g_i its gradient at the minimum, H the mean of the A_i and S the
second moments of the error, batches of B make of S at every update

    S − η(HS + SH) + η²((1/B)·mean(A_i S A_i) + (1 − 1/B)·HSH) + (η²/B)·mean(g_i g_iᵀ).

Reference: Ma, Bassily & Belkin, The power of interpolation, ICML 2018, arXiv:1712.06559.
"""

from functools import lru_cache

import numpy as np

from descent.minibatch import examples_of


def mean_square_limit(surface, batch):
    """The rate from which on the mean square of the error grows, for batches of so many."""
    shrinks, spreads, _, _ = _moments(surface, batch)
    return float(1 / np.linalg.eigvals(np.linalg.solve(shrinks, spreads)).real.max())


@lru_cache(maxsize=256)
def known_limit(surface, optimizer, batch):
    """The `mean_square_limit` of a method with batches drawn with replacement, None where theory
    has none: for another method than plain descent, or a loss that is no quadratic.
    """
    plain = optimizer.key == "gradient_descent"
    return mean_square_limit(surface, batch) if plain and is_quadratic(surface) else None


@lru_cache(maxsize=256)
def is_quadratic(surface):
    """Whether every example's loss is a quadratic: its curvature is the same all over the map."""
    if not examples_of(surface):
        return False
    u, v = np.array(surface.examples, dtype=float).T[:, :, None]
    x, y = (np.linspace(*ends, 7) for ends in surface.view)
    with np.errstate(all="ignore"):
        bends = surface.example_hessian(x, y, u, v)
    return all(np.ptp(np.broadcast_to(h, (len(u), 7)), axis=1).max() == 0 for h in bends)


def covariance(surface, lr, batch):
    """The second moments of the error in the end, (2, 2): a cloud about the minimum; None where
    they grow without end.
    """
    if lr <= 0 or lr >= mean_square_limit(surface, batch):
        return None
    shrinks, spreads, scatter, _ = _moments(surface, batch)
    found = np.linalg.solve(shrinks - lr * spreads, lr * scatter.ravel())
    return found.reshape(2, 2)


def floor(surface, lr, batch):
    """The mean loss above the best in the end, infinite where the mean square grows."""
    cloud = covariance(surface, lr, batch)
    return np.inf if cloud is None else float((_moments(surface, batch)[-1] * cloud).sum() / 2)


def update_of_moments(surface, lr, batch):
    """The matrix (4, 4) by which an update multiplies the second moments, but for what it adds."""
    shrinks, spreads, _, _ = _moments(surface, batch)
    return np.eye(4) - lr * shrinks + lr * lr * spreads


def _moments(surface, batch):
    """What S is multiplied by for its part in η and in η², (4, 4) each, mean(g gᵀ)/B and H."""
    (minimum,) = [p for p in surface.critical_points if p.kind == "minimum"]
    u, v = np.array(surface.examples, dtype=float).T
    batch = min(batch, len(u))
    x, y = (np.full(len(u), each) for each in minimum[:2])
    hxx, hxy, hyy = (np.broadcast_to(h, u.shape) for h in surface.example_hessian(x, y, u, v))
    each = np.array([[hxx, hxy], [hxy, hyy]]).transpose(2, 0, 1)
    slopes = np.array(surface.example_gradient(x, y, u, v))
    whole, one = each.mean(axis=0), np.eye(2)
    squares = np.einsum("nij,nkl->ikjl", each, each).reshape(4, 4) / len(u)
    spreads = squares / batch + (1 - 1 / batch) * np.kron(whole, whole)
    shrinks = np.kron(whole, one) + np.kron(one, whole)
    return shrinks, spreads, slopes @ slopes.T / len(u) / batch, whole
