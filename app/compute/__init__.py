"""Scene → what the page shows: walks, verdicts, rulers, the land. The only caller of the engine."""

import math

from app.compute.arrange import arranged
from app.compute.facts import card, facts
from app.compute.grid import height, land
from app.compute.sweeps import ruler
from app.compute.walks import FLOOR, asked, probe, shown
from app.ids import LETTERS
from app.scene import PANELS, Scene
from app.spelling import number
from descent import parameters_of
from descent.surface import Surface

__all__ = ["arranged", "caption", "card", "facts", "land", "picture", "probe", "strip_range"]

# The loss strip covers these decades round the loss of the start: room for a walk that climbs
# a thousandfold, and for one that falls to a billionth.
DECADES_ABOVE, DECADES_BELOW = 3, 9


def picture(scene: Scene, *, live: bool = False) -> dict:
    """Return all that the page needs to show a scene, as plain JSON values and base64 arrays.

    With `live`, the rulers are left out: while a hand moves, they would be late and heavy.
    """
    surface = scene.hill()
    panels = [
        panel | {"spoken": spoken(LETTERS[i], panel), "setup": setup(scene, i)}
        for i, panel in enumerate(shown(scene))
    ]
    if not live:
        panels = [panel | {"ruler": ruler(*asked(scene, i))} for i, panel in enumerate(panels)]
    return {
        "query": scene.query(),
        "clock": scene.clock,
        "end": max(panel["end" if scene.clock == "steps" else scene.clock] for panel in panels),
        "steps": scene.steps,
        "noise": scene.noise,
        "batch": scene.batch,
        "seed": scene.seed,
        "start": list(scene.start),
        "strip": strip_range(scene, surface),
        "target": math.log10(max(0.01 * height(surface, scene.start), FLOOR)),
        "caption": caption(scene),
        "panels": panels,
    }


def setup(scene: Scene, panel: int) -> dict:
    """Return how a panel is set up, but for its rate."""
    method = scene.method(panel)
    return {
        "opt": method.key,
        "hyper": {p.name: getattr(method, p.name) for p in parameters_of(method)},
        "sched": scene.sched[panel],
        "clip": scene.clip[panel],
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
    beyond += [f"clipped at {clip}" for clip in sorted(set(scene.clip) - {"none"})]
    beyond += [f"noise = {number(scene.noise)}"] if scene.noise else []
    beyond += [f"batch = {scene.batch}"] if scene.noise and scene.batch > 1 else []
    return " ".join([text.get(len(differs), f"{shared}."), " · ".join(beyond)]).strip()
