"""Gradients and Hessians against derivatives that know nothing of them."""

import numpy as np

from descent.verdict.surface_scale import surface_scale
from tests.surfaces.gallery import ALL, away_from_kinks, points

TOLERANCE = 1e-9  # of the size of the slope or curvature at the point
# The central differences of eighth order: how much of f(p + kh) − f(p − kh), over h.
WEIGHTS = (4 / 5, -1 / 5, 4 / 105, -1 / 280)


def derivative(surface, function, p, axis):
    """∂function/∂p[axis] at points (2, N), for a function that gives one array or several."""
    direction = np.zeros((2, 1))
    direction[axis] = 1
    if not hasattr(surface, "kinks"):
        h = 1e-30  # a complex step has no cancellation, so it may be as small as it likes
        return np.imag(np.array(function(*(p + 1j * h * direction)))) / h
    h = 1e-3 * surface.diagonal
    return (
        sum(
            weight
            * (
                np.array(function(*(p + k * h * direction)))
                - np.array(function(*(p - k * h * direction)))
            )
            for k, weight in enumerate(WEIGHTS, 1)
        )
        / h
    )


def places(surface):
    """Two hundred points of the view, and away from kinks."""
    found = away_from_kinks(surface, points(surface, 2000))[:, :200]
    assert found.shape == (2, 200)
    return found


@ALL
def test_the_gradient_is_the_derivative_of_the_value(surface):
    p = places(surface)
    ours = np.array(surface.gradient(*p))
    size = np.hypot(*ours) + 1e-3 * surface_scale(surface).median_slope
    for axis in (0, 1):
        true = derivative(surface, surface.value, p, axis)
        assert (np.abs(ours[axis] - true) <= TOLERANCE * size).all()


@ALL
def test_the_hessian_is_the_derivative_of_the_gradient(surface):
    p = places(surface)
    hxx, hxy, hyy = ours = np.array(surface.hessian(*p))
    usual = surface_scale(surface)
    bend = usual.median_curvature + usual.median_slope / surface.diagonal
    size = np.abs(ours).max(axis=0) + 1e-3 * bend
    for axis, column in enumerate(((hxx, hxy), (hxy, hyy))):
        true = derivative(surface, surface.gradient, p, axis)
        assert (np.abs(column - true) <= TOLERANCE * size).all()
