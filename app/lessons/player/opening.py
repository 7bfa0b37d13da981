"""The picture of a scene before its first step. It has no walk in it, and no step is taken for it:
what is drawn are the start, the surface and the rates.
"""

import math

import numpy as np

from app import compute
from app.compute.strips import FLOOR, LINEAR, SHARES, quantity_of
from app.compute.surface_grid import height
from app.language.speaking import _
from app.packing import float32
from app.scene.ids import LETTERS
from app.scene.scene import PANELS, Scene
from app.scene.values import one_or_four
from descent.message import N_

PENDING = "pending"  # in the place of an outcome
UNPLAYED = N_("Not played yet")
QUESTIONED = N_("What will it do?")
# The ruler covers the rates that are shown, and as many times as much beyond them.
BELOW, ABOVE = 5.0, 2.0


def opening(scene: Scene, asked: str = "") -> dict:
    """Return what a page needs to show a scene before it is played, as `compute.picture` has it;
    `asked` is the letter of the panel about which something is asked."""
    return {
        "query": scene.query(),
        "clock": "steps",
        "end": scene.steps,
        "steps": scene.steps,
        **{name: one_or_four(getattr(scene, name)) for name in ("noise", "batch", "seed")},
        "start": list(one_or_four(scene.start)),
        "strip": compute.strip(scene),
        "caption": compute.caption(scene),
        "comparison": compute.comparison(scene),
        "panels": [panel(scene, i, LETTERS[i] == asked) for i in range(PANELS)],
    }


def panel(scene: Scene, index: int, is_asked: bool) -> dict:
    """Return one panel: a walk of which there is the start alone."""
    surface, (x, y) = scene.surface[index], scene.start[index]
    loss = float(surface.value(np.float64(x), np.float64(y)))
    return {
        "eta": scene.eta[index],
        "last": 0,
        "end": 0,
        "evaluations": 0,
        "rates": None,
        "asked": None,
        "path": float32(np.array([[x, loss if surface.one_dimensional else y]])),
        "height": float32(np.array([first_height(scene, index)])),
        "loss": float32(np.array([loss])),
        "slope": None,
        "outcome": PENDING,
        "fate": PENDING,
        "word": "",
        "sentence": _(QUESTIONED if is_asked else UNPLAYED),
        "spoken": "",
        "advice": "",
        "suggested": None,
        "events": {},
        "limit": None,
        "suits": None,
        "setup": compute.setup(scene, index),
        "head": compute.head(scene, index),
        "ruler": neutral_ruler(scene),
        **compute.own(scene, index),
    }


def first_height(scene: Scene, index: int) -> float:
    """Return where the strip of a panel begins."""
    surface, start, quantity = scene.surface[index], scene.start[index], quantity_of(scene)
    if quantity == "gradient":
        value = float(np.hypot(*surface.gradient(*map(np.float64, start))))
    elif quantity == "rate":
        value = scene.eta[index]
    else:
        value = 1.0 if quantity in SHARES.values() else height(surface, start)
    return value if quantity in LINEAR else math.log10(max(value, FLOOR))


def neutral_ruler(scene: Scene) -> dict:
    """Return a ruler on which nothing happens."""
    low, high = neutral_ends(scene)
    return {"low": low, "high": high, "zones": [[PENDING, 1]]}


def neutral_ends(scene: Scene) -> tuple[float, float]:
    """Return the ends of every ruler of a lesson, which follow from the rates that are shown. They
    stay after the answer: a thumb does not jump, and the question told nothing by them."""
    low, high = min(scene.eta) / BELOW, max(scene.eta) * ABOVE
    return float(f"{low:.2g}"), float(f"{high:.2g}")
