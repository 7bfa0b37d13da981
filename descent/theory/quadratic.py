"""What theory says must happen on a quadratic: error factors, limits, best rates, the noise floor.

Along an axis of curvature λ a method's error e obeys eₜ₊₁ + b·eₜ + c·eₜ₋₁ = 0, and the roots of
r² + br + c say the rest: it shrinks by |r| a step, and turns round at the share |arg r|/π of its
steps. Elsewhere the same holds near a minimum, with the curvatures there.
"""

from typing import NamedTuple

import numpy as np

from descent.verdict.outcome import Motion

# Where the roots are asked for the limit: from far below any rate that matters to far above.
PROBED = np.geomspace(1e-3, 1e7, 4001)
ON_THE_CIRCLE = 1 - 1e-12  # a root that stays at 1 is computed a few units of rounding inside


class Tuned(NamedTuple):
    """A rate and a momentum for a quadratic, and the error factor a step that they give."""

    rate: float
    beta: float
    factor: float


# Roots.


def characteristic_roots(optimizer, eta_lambda):
    """Both roots of r² + br + c = 0, complex, (2, …), the larger in modulus first; None without an
    equation.

    `eta_lambda` is η·λ, any shape – for a method that declares a preconditioner, λ is a curvature
    of D^−½HD^−½. Reference: Polyak, USSR Comput. Math. Math. Phys. 4 (1964) 1–17; Goh, Distill
    (2017), doi:10.23915/distill.00006.
    """
    equation = optimizer.characteristic(np.asarray(eta_lambda, dtype=float))
    return None if equation is None else roots_of(*equation)


def roots_of(b, c):
    """Both roots of r² + br + c = 0, complex, (2, …), the larger in modulus first."""
    b, c = np.broadcast_arrays(np.asarray(b, dtype=complex), np.asarray(c, dtype=complex))
    root = np.sqrt(b * b - 4 * c)
    # The sum without cancellation first, and the other root from the product.
    large = -(b + np.where(b.real < 0, -root, root)) / 2
    with np.errstate(all="ignore"):
        small = np.where(large == 0, 0, c / large)
    return np.stack([large, small])


def error_factor(optimizer, eta_lambda):
    """The factor by which the error shrinks a step in the end, max |r|; None without an
    equation.
    """
    roots = characteristic_roots(optimizer, eta_lambda)
    return None if roots is None else np.abs(roots[0])


def turning(root):
    """The share of its steps at which a mode of this root turns round: |arg r|/π, in [0, 1]."""
    return np.where(root == 0, 0.0, np.abs(np.angle(root)) / np.pi)


def motion_of_root(root):
    """Monotone where the dominant root is real and positive, zigzag where it is negative, ringing
    where it is complex.
    """
    share = float(turning(root))
    if share == 1:
        return Motion.ZIGZAG
    return Motion.RINGING if share > 0 else Motion.MONOTONE


def predicted_motion(optimizer, eta_lambda):
    """The motion along an axis, by its dominant root; None without an equation."""
    roots = characteristic_roots(optimizer, eta_lambda)
    return None if roots is None else motion_of_root(roots[0])


# Rates.


def limit_by_roots(optimizer):
    """The η·λ at which a root first leaves the unit circle, found by bisection: what
    `Optimizer.stability_limit` must agree with. None without an equation or without a stable rate.
    """
    radius = error_factor(optimizer, PROBED)
    if radius is None or radius[0] >= ON_THE_CIRCLE:
        return None
    if (radius < 1).all():
        return np.inf
    first = int(np.argmax(radius >= 1))
    low, high = PROBED[first - 1], PROBED[first]
    while low < (middle := (low + high) / 2) < high:
        if error_factor(optimizer, middle) < 1:
            low = middle
        else:
            high = middle
    return float(high)


def best_descent(flattest, steepest):
    """The best fixed rate of gradient descent between two curvatures: η = 2/(λ₁ + λₙ), factor
    (κ − 1)/(κ + 1).

    Both ends then shrink alike, one of them crossing at every step. Raises ValueError unless 0 <
    λ₁ ≤ λₙ. Reference: Polyak, Introduction to Optimization (1987), section 1.4.
    """
    low, high = _checked_curvatures(flattest, steepest)
    return Tuned(2 / (low + high), 0.0, (high - low) / (high + low))


def best_heavy_ball(flattest, steepest):
    """The best heavy ball between two curvatures: η = (2/(√λ₁ + √λₙ))², β = ((√κ − 1)/(√κ + 1))²,
    factor (√κ − 1)/(√κ + 1).

    Both ends then have double roots, of modulus √β. Raises ValueError unless 0 < λ₁ ≤ λₙ.
    Reference: Polyak, USSR Comput. Math. Math. Phys. 4 (1964) 1–17.
    """
    low, high = (np.sqrt(each) for each in _checked_curvatures(flattest, steepest))
    factor = float((high - low) / (high + low))
    return Tuned(float((2 / (low + high)) ** 2), factor**2, factor)


def best_nesterov(flattest, steepest):
    """The best Nesterov between two curvatures: η = 4/(3λₙ + λ₁), β = (√(3κ + 1) − 2)/(√(3κ + 1) +
    2), factor 1 − 2/√(3κ + 1).

    Not the constants of his proof for all convex losses, which are slower on a quadratic. Raises
    ValueError unless 0 < λ₁ ≤ λₙ. Reference: Lessard, Recht & Packard, SIAM J. Optim. 26 (2016)
    57–95, proposition 1.
    """
    low, high = _checked_curvatures(flattest, steepest)
    root = float(np.sqrt(3 * high / low + 1))
    return Tuned(4 / (3 * high + low), (root - 2) / (root + 2), 1 - 2 / root)


def _checked_curvatures(flattest, steepest):
    if not 0 < flattest <= steepest < np.inf:
        raise ValueError(
            f"curvatures must be positive, the smaller first, not {flattest!r} and {steepest!r}"
        )
    return float(flattest), float(steepest)


# Noise.


def stationary_variance(rate, curvature, sigma, beta=0.0):
    """The variance at which the heavy ball hovers on ½λx² with N(0, σ²) on its gradient:
    ησ²(1 + β)/(λ(1 − β)(2(1 + β) − ηλ)).

    β = 0 is gradient descent, ησ²/(λ(2 − ηλ)). Infinite at and beyond the limit ηλ = 2(1 + β).
    It follows from the second-order recurrence of the error (an AR(2) process with the roots of
    `characteristic_roots`: Box & Jenkins, Time Series Analysis (1970), section 3.2). Elementwise.
    """
    rate, curvature = np.asarray(rate, dtype=float), np.asarray(curvature, dtype=float)
    room = 2 * (1 + beta) - rate * curvature
    with np.errstate(all="ignore"):
        variance = rate * sigma**2 * (1 + beta) / (curvature * (1 - beta) * room)
    return np.where((curvature > 0) & (room > 0), variance, np.inf)


def noise_floor(rate, curvatures, sigma, beta=0.0):
    """The mean loss above the minimum at which the heavy ball hovers: Σ ½λ·variance over the axes
    of a quadratic. A batch of b samples has σ/√b.
    """
    curvatures = np.asarray(curvatures, dtype=float)
    return float((curvatures * stationary_variance(rate, curvatures, sigma, beta) / 2).sum())
