"""Every surface of the gallery, also with its parameters moved, and points to try it at."""

from dataclasses import replace

import numpy as np
import pytest

from descent import parameters_of
from surfaces import SURFACES


def moved(surface):
    """The surface with each parameter at either end of its range, then with all of them moved."""
    parameters = parameters_of(surface)
    for p in parameters:
        for value in (False, True) if isinstance(p.default, bool) else (p.low, p.high):
            if value != p.default:
                yield f"{surface.key} {p.name}={value:g}", replace(surface, **{p.name: value})
    if len(parameters) > 1:
        between = {p.name: _between(p) for p in parameters}
        yield f"{surface.key} moved", replace(surface, **between)


def _between(p):
    """A value of the parameter's own type, a third of the way up its range; a switch thrown."""
    if isinstance(p.default, bool):
        return not p.default
    return type(p.default)(f"{p.low + (p.high - p.low) / 3:.3g}")


EVERY = dict(SURFACES) | dict(each for surface in SURFACES.values() for each in moved(surface))
ALL = pytest.mark.parametrize("surface", EVERY.values(), ids=EVERY)
KINKED = {key: surface for key, surface in EVERY.items() if hasattr(surface, "kinks")}
DEFAULTS = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


def points(surface, count=200, beyond=1.0):
    """Points over the view, or somewhat beyond it, (2, count)."""
    spread = np.random.default_rng(1).uniform(-beyond / 2, beyond / 2, (2, count))
    return surface.center[:, None] + spread * surface.extent[:, None]


def away_from_kinks(surface, p, share=0.02):
    """Those of the points that lie further from every kink than this share of the diagonal."""
    if not hasattr(surface, "kinks"):
        return p
    return p[:, surface.kinks(*p) > share * surface.diagonal]


def eigenvalues(surface, x, y):
    """Of the Hessian, the smaller first, (2, …); a surface of one dimension has one, (1, …)."""
    if surface.one_dimensional:
        return np.array([surface.hessian(x, y)[0]])
    return np.array(surface.curvatures(x, y))
