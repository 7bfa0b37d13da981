"""Warm-up, stable, decay: a trapezoid over the run."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule


@dataclass(frozen=True)
class WarmStableDecay(Schedule):
    """Up in a straight line over the first wT updates, level, and down in a straight line from 1 to
    f over the last dT.

    PyTorch has none; Hugging Face's get_wsd_schedule counts updates instead of shares. MiniCPM
    decays along an exponential; Hägele and others find 1 − √ a little better than the line.
    """

    label = N_("Warm-up, stable, decay")
    brief = N_("up, steady, down → {final}")
    group = N_("Warm-up")
    order = 2
    formula = "ηₜ = η·min(1, (t + 1)/wT, (T − t)/dT)"
    latex = r"\eta_t = \eta\,\min\left(1, \frac{t + 1}{wT}, \frac{T - t}{dT}\right)"
    shines = N_("The level stretch can be made longer, and the landing begun, whenever one likes.")
    fails = N_(
        "Until the landing the loss looks worse than it is: most of the gain comes at the end."
    )
    reference = "Hu et al., arXiv:2404.06395; Hägele et al., NeurIPS 2024, arXiv:2405.18392"

    warm: float = parameter(
        0.1, low=0.0, high=0.5, symbol="w", help=N_("Share of the run that is the way up")
    )
    decay: float = parameter(
        0.2, low=0.0, high=0.5, symbol="d", help=N_("Share of the run that is the way down")
    )
    final: float = parameter(
        0.0, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate that is left at the end")
    )

    def __call__(self, t, horizon):
        t = np.asarray(t, dtype=float)
        up, down = self.warm * horizon, self.decay * horizon
        rise = np.minimum(t + 1, up) / up if up else np.ones_like(t)
        fall = np.clip(horizon - t, 0.0, down) / down if down else np.ones_like(t)
        return rise * (self.final + (1 - self.final) * fall)
