"""Newton's method from all over the view: which critical points there are, found without asking."""

from functools import cache

import numpy as np

from descent.verdict.surface_scale import surface_scale
from tests.surfaces.gallery import eigenvalues

FLAT = 1e-6  # a curvature this small beside the other, or beside the view's median, is none
LEVEL = 1e-9  # a slope this small beside the view's median is none
STRIDE = 0.03  # the longest step, in view diagonals: Newton's method stays in its neighborhood
ROUNDS = 80


def lattice(surface, side):
    """side × side points over the view, (2, side²), none of them on an axis of symmetry."""
    (x0, x1), (y0, y1) = surface.view
    if surface.one_dimensional:
        x = np.linspace(x0, x1, side * side + 2)[1:-1] + 1e-3
        return np.array([x, np.zeros_like(x)])
    x, y = np.meshgrid(np.linspace(x0, x1, side + 2)[1:-1], np.linspace(y0, y1, side + 2)[1:-1])
    return np.array([x.ravel() + 1e-3 * (x1 - x0), y.ravel() - 1e-3 * (y1 - y0)])


@cache
def critical_points(surface, side=20, *, downhill=False):
    """(points (2, N), signs (N,)) where Newton's method comes to rest in the view.

    A sign is "minimum", "saddle", "maximum" or "degenerate". `downhill` turns every step that would
    climb, and halves it until the loss falls: only minima are left.
    """
    p = lattice(surface, side)
    with np.errstate(all="ignore"):
        for _ in range(ROUNDS):
            step = _step(surface, p, downhill=downhill)
            p = p + (_shortened(surface, p, step) if downhill else step)
        for _ in range(4):
            p = p + _step(surface, p)
        slope = np.hypot(*surface.gradient(*p))
        half = surface.extent[:, None] / 2
        inside = (np.abs(p - surface.center[:, None]) <= half).all(axis=0)
        found = p[:, inside & (slope <= LEVEL * surface_scale(surface).median_slope)]
    return found, signs(surface, found)


def signs(surface, p):
    """The kind of each critical point by the signs of its curvatures."""
    values = eigenvalues(surface, *p)
    size = np.abs(values).max(axis=0, initial=0)
    usual = surface_scale(surface).median_curvature
    flat = np.abs(values).min(axis=0) <= FLAT * np.maximum(size, usual)
    return np.select(
        [flat, values[0] > 0, values[-1] < 0], ["degenerate", "minimum", "maximum"], "saddle"
    )


def lowest_around(surface, side=120, rounds=30):
    """Points (2, N) that are lower than all around them, found by the values alone.

    Every point of a fine grid that no neighbor undercuts, then a smaller grid around it, and so on.
    """
    (x0, x1), (y0, y1) = surface.view
    x, y = np.meshgrid(np.linspace(x0, x1, side), np.linspace(y0, y1, side), indexing="ij")
    height = surface.value(x, y)
    middle = height[1:-1, 1:-1]
    lower = np.ones(middle.shape, dtype=bool)
    for i, j in np.ndindex(3, 3):
        lower &= middle <= height[i : i + side - 2, j : j + side - 2]
    p = np.array([x[1:-1, 1:-1][lower], y[1:-1, 1:-1][lower]])
    around = np.array(np.meshgrid(np.linspace(-2, 2, 9), np.linspace(-2, 2, 9))).reshape(2, 1, 81)
    reach = (surface.extent / (side - 1))[:, None, None]
    for _ in range(rounds):
        near = p[:, :, None] + reach * around
        best = surface.value(*near).argmin(axis=1)
        p = np.take_along_axis(near, best[None, :, None], axis=2)[:, :, 0]
        reach = reach / 2
    return p


def _step(surface, p, *, downhill=False):
    """−H⁻¹g (or −|H|⁻¹g), no longer than the stride; zero where that is no number."""
    gradient = np.array(surface.gradient(*p))
    values = eigenvalues(surface, *p)
    sizes = np.abs(values) if downhill else values
    if surface.one_dimensional:
        step = -gradient / sizes[0]
    else:
        steep = _part_along_the_larger(surface, p, gradient, *values)
        step = -steep / sizes[1] - (gradient - steep) / sizes[0]
    step = np.where(np.isfinite(step).all(axis=0), step, 0)
    length = np.hypot(*step)
    return step * np.minimum(1, STRIDE * surface.diagonal / np.maximum(length, 1e-300))


def _part_along_the_larger(surface, p, v, low, high):
    """The part of the vectors v (2, N) along the axis of the larger curvature."""
    hxx, hxy, hyy = surface.hessian(*p)
    part = np.array([(hxx - low) * v[0] + hxy * v[1], hxy * v[0] + (hyy - low) * v[1]])
    return np.where(high > low, part / (high - low), v)


def _shortened(surface, p, step):
    """The step, halved until the loss does not rise."""
    here = surface.value(*p)
    for _ in range(12):
        step = np.where(surface.value(*(p + step)) <= here, step, step / 2)
    return step
