"""Which methods walk which surfaces where all of them on all would take minutes: every method on a
few surfaces that are nothing alike, and every surface under a few methods.
"""

from descent import OPTIMIZERS
from surfaces import SURFACES

UNLIKE = ("parabola", "beale", "saddle", "abs_valley")
PLAIN = ("gradient_descent", "momentum", "adam")

PAIRS = sorted(
    {(key, surface) for key in OPTIMIZERS for surface in UNLIKE}
    | {(key, surface) for key in PLAIN for surface in SURFACES}
)
