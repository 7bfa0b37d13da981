"""The cloud in which a noisy run ends on a quadratic: its covariance, where theory has it."""

import numpy as np

from descent.theory.sampling import covariance, is_quadratic


def cloud_of_noise(hessian, lr, noise, beta=0.0):
    """The covariance of the error in the end, (2, 2), under noise of σ on every coordinate of every
    gradient; None where it grows without end.

        ησ²(1+β)/(λ(1−β)(2(1+β) − ηλ))  along the axis of each curvature λ

    for heavy ball with momentum β, plain descent with 0. `hessian` is (∂²L/∂x², ∂²L/∂x∂y, ∂²L/∂y²).
    """
    hxx, hxy, hyy = map(float, hessian)
    curvatures, axes = np.linalg.eigh([[hxx, hxy], [hxy, hyy]])
    room = 2 * (1 + beta) - lr * curvatures
    if lr <= 0 or curvatures[0] <= 0 or (room <= 0).any():
        return None
    along = lr * noise * noise * (1 + beta) / (curvatures * (1 - beta) * room)
    return axes * along @ axes.T


def cloud_of_batches(surface, optimizer, lr, batch):
    """The same for batches drawn with replacement, by plain descent; None where theory has none."""
    if optimizer.key != "gradient_descent" or not is_quadratic(surface):
        return None
    return covariance(surface, lr, batch)


def ellipse(cloud, deviations=2.0):
    """The two half-axes of the ellipse at so many standard deviations, (2, 2): a row each."""
    sizes, axes = np.linalg.eigh(cloud)
    return (deviations * np.sqrt(np.maximum(sizes, 0)) * axes).T
