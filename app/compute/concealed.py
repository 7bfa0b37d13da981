"""What an answer leaves out where verdicts are hidden: all that depends on what becomes of a run.

Paths and losses stay: they are what is to be watched. They can be read in the source, which the
docs say; but no word, no color and no end of an axis tells of them before they are played.
"""

import math

from app.compute.sampling.equal_work import on_clock, updates
from app.packing import read_float32
from app.scene.rate_range import RATE_RANGE
from app.scene.scene import Scene

# Stands in the place of a category that may not be told.
PENDING = "pending"
NO_WORDS = {"outcome": "", "fate": PENDING, "word": "", "sentence": "", "spoken": ""}
NO_FACTS = {"advice": "", "suggested": None, "events": {}, "limit": None, "suits": None}
OF_DATA = ("held_out", "batch_limit")


def concealed(scene: Scene, picture: dict) -> dict:
    """Return a picture as it may be sent: without outcomes where the scene hides verdicts."""
    if not scene.hides("verdict"):
        return picture
    panels = [without_outcome(scene, i, panel) for i, panel in enumerate(picture["panels"])]
    ends = [on_clock(scene, i, panel)["ends"] for i, panel in enumerate(panels)]
    return picture | {"panels": panels, "end": max(ends)}


def without_outcome(scene: Scene, panel: int, run: dict) -> dict:
    """Return a run without what became of it. It is followed over the whole budget: where a clock
    ends early tells that a run has settled, or is gone."""
    hidden = {name: value for name, value in (NO_WORDS | NO_FACTS).items() if name in run}
    hidden |= {"end": updates(scene, panel), "evaluations": whole_work(scene, run)}
    if "ruler" in run:
        low, high = plain_ends(scene)
        hidden["ruler"] = {"low": low, "high": high, "zones": []}
    return {name: value for name, value in (run | hidden).items() if name not in OF_DATA}


def whole_work(scene: Scene, run: dict) -> int:
    """Return how many evaluations a run asks for over the whole budget: of one that was over before
    it as many a step as until then."""
    if scene.clock != "evaluations" or not run["asked"]:
        return scene.steps
    return math.ceil(read_float32(run["asked"])[-1] * scene.steps / max(run["last"], 1))


def marks_concealed(scene: Scene, painting: dict) -> dict:
    """Return the walks along a ruler as they may be sent ahead."""
    if not scene.hides("verdict"):
        return painting
    hidden = {"outcome": "", "fate": PENDING, "word": "", "sentence": "", "end": scene.steps}
    return painting | {"marks": [mark | hidden for mark in painting["marks"]]}


def plain_ends(scene: Scene) -> tuple[float, float]:
    """Return the ends of all rulers where they may not tell which rates explode: whole decades
    round the rates of the panels, which stand there for everybody to see."""
    low = 10.0 ** (math.floor(math.log10(min(scene.eta))) - 1)
    high = 10.0 ** (math.ceil(math.log10(max(scene.eta))) + 1)
    return max(float(f"{low:.1g}"), RATE_RANGE[0]), min(float(f"{high:.1g}"), RATE_RANGE[1])
