"""Scene → what the page shows: walks, verdicts, rulers, the land. The only caller of the engine."""

import math

from app.compute.grid import height, land
from app.compute.sweeps import ruler
from app.compute.walks import FLOOR, asked, probe, shown
from app.ids import LETTERS
from app.scene import PANELS, Scene
from app.spelling import number
from descent.surface import Surface

__all__ = ["caption", "land", "picture", "probe", "strip_range"]

# The loss strip covers these decades round the loss of the start: room for a walk that climbs
# a thousandfold, and for one that falls to a billionth.
DECADES_ABOVE, DECADES_BELOW = 3, 9


def picture(scene: Scene, *, live: bool = False) -> dict:
    """Return all that the page needs to show a scene, as plain JSON values and base64 arrays.

    With `live`, the rulers are left out: while a hand moves, they would be late and heavy.
    """
    surface = scene.hill()
    panels = [panel | {"spoken": spoken(LETTERS[i], panel)} for i, panel in enumerate(shown(scene))]
    if not live:
        panels = [panel | {"ruler": ruler(*asked(scene, i))} for i, panel in enumerate(panels)]
    return {
        "query": scene.query(),
        "end": max(panel["end"] for panel in panels),
        "steps": scene.steps,
        "start": list(scene.start),
        "strip": strip_range(scene, surface),
        "target": math.log10(max(0.01 * height(surface, scene.start), FLOOR)),
        "caption": caption(scene),
        "panels": panels,
    }


def spoken(letter: str, panel: dict) -> str:
    """Return a verdict as it is read out."""
    said = panel["sentence"]
    rate = number(panel["eta"])
    return (
        f"Panel {letter}: {panel['word'].lower()}. Learning rate {rate}. "
        f"{said[:1].upper()}{said[1:]}."
    )


def strip_range(scene: Scene, surface: Surface) -> dict:
    """Return the decades of the shared loss axis; they follow the start by whole decades only."""
    top = math.ceil(math.log10(max(height(surface, scene.start), 1e-6))) + DECADES_ABOVE
    return {
        "low": top - DECADES_ABOVE - DECADES_BELOW,
        "high": top,
        "label": "loss" if surface.lowest == 0 else "loss above the best",
    }


def caption(scene: Scene) -> str:
    """Return what the four panels share and what differs, and what is set beyond the controls."""
    methods = {scene.method(i) for i in range(PANELS)}
    schedules, rates = set(scene.sched), set(scene.eta)
    differs = [
        name
        for name, several in (
            ("method", len(methods) > 1),
            ("rate", len(rates) > 1),
            ("schedule", len(schedules) > 1),
        )
        if several
    ]
    shared = "Same hill, same start, one clock"
    text = {0: f"{shared}: nothing differs.", 1: f"{shared}: only the {''.join(differs)} differs."}
    beyond = [f"{name} = {number(value)}" for name, value in scene.shape]
    beyond += [
        f"{name} = {', '.join(dict.fromkeys(map(number, values)))}" for name, values in scene.hyper
    ]
    beyond += sorted(schedules - {"constant"})
    beyond += [f"noise = {number(scene.noise)}"] if scene.noise else []
    return " ".join([text.get(len(differs), f"{shared}."), " · ".join(beyond)]).strip()
