"""Where theory says that a map of settings turns: the boundary of stability on a quadratic."""

from functools import lru_cache

import numpy as np

from app.compute.lr_sweep import is_quadratic
from app.maps.contour import zero_lines
from app.maps.order import Order
from descent.batch.batch_spec import cellwise
from descent.surface import Surface
from descent.theory.quadratic import error_factor

GROWS = 1 + 1e-9  # a root that stays at 1 may be computed a few units of rounding outside


@lru_cache(maxsize=64)
def boundary(order: Order) -> tuple[np.ndarray, ...]:
    """Return where the largest error factor is 1, as lines of points (n, 2) along both axes.

    Empty where theory does not know: the surface is no bowl of constant curvature, the method has
    no characteristic equation or divides by what it remembers, the rate changes on the way, or the
    gradient is clipped. Reference: `descent.theory.quadratic`.
    """
    scene, method = order.scene, order.scene.opt[0]
    curvatures = curvatures_of(scene.surface[0])
    same_rate = scene.sched[0].key == "constant" and scene.clip[0] is None
    if order.kind == "starts" or not curvatures or not same_rate or method.preconditions:
        return ()
    if method.characteristic(np.array([1.0])) is None:
        return ()

    def excess(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        given = {order.x.name: x, order.y.name: y}
        rate = given.pop("eta", scene.eta[0]) + 0 * x
        one = cellwise(method, {n: each for n, each in given.items() if n not in ("x", "y")})
        return np.maximum.reduce([error_factor(one, rate * each) for each in curvatures]) - GROWS

    return zero_lines(excess, order.x, order.y)


def curvatures_of(surface: Surface) -> tuple[float, ...]:
    """Return the curvatures of a bowl in which a walk moves; none where it is no bowl."""
    if not is_quadratic(surface):
        return ()
    low, high = (float(each) for each in surface.curvatures(*map(np.float64, surface.start)))
    return tuple(each for each in (low, high) if each) if low >= 0 else ()
