"""Logistic regression on one input: the odds of a kind are e^(x + yu)."""

from dataclasses import dataclass

import numpy as np

from surfaces._scaled_inputs import ScaledInputs


@dataclass(frozen=True)
class Logistic(ScaledInputs):
    """L = the mean negative log-likelihood ln(1 + e^(−v(x + yu))), with v = 1 or −1.

    m = v(x + yu), the margin, is how surely the model is right. An exponential is only taken of
    −|m|, so none overflows; |m| is the larger of m and −m, which has a derivative.
    """

    model = "logistic"
    formula = "1/n Σ ln(1 + e^(−v(x + yu)))"
    latex = r"\frac1n \sum \ln\left(1 + e^{-v\,(x + y\,u)}\right)"

    def predict(self, x, y, u):
        """The probability of the kind v = 1."""
        margin = x + y * u
        size = np.maximum(margin, -margin)
        return np.exp(0.5 * (margin - size)) / (1 + np.exp(-size))

    def example_loss(self, x, y, u, v):
        margin = v * (x + y * u)
        size = np.maximum(margin, -margin)
        return 0.5 * (size - margin) + np.log1p(np.exp(-size))

    def example_gradient(self, x, y, u, v):
        margin = v * (x + y * u)
        size = np.maximum(margin, -margin)
        doubt = np.exp(-0.5 * (size + margin)) / (1 + np.exp(-size))
        pull = -v * doubt
        return pull, pull * u

    def example_hessian(self, x, y, u, v):
        margin = v * (x + y * u)
        size = np.maximum(margin, -margin)
        small = np.exp(-size)
        bend = small / ((1 + small) * (1 + small))
        return bend, bend * u, bend * (u * u)
