"""Scene → what the page shows: walks, verdicts, rulers, the land. The only caller of the engine."""

from app.compute.arrangements import arranged
from app.compute.facts import card, facts
from app.compute.lr_sweep import ruler
from app.compute.prefetch import painted
from app.compute.run_table import columns, trace
from app.compute.runs import asked, probe, shown
from app.compute.steps import steps
from app.compute.strips import strip
from app.compute.surface3d import solid
from app.compute.surface_grid import land
from app.compute.sweep_curves import curves
from app.scene.ids import LETTERS
from app.scene.scene import PANELS, Scene
from app.scene.tokens import number
from descent import parameters_of

__all__ = [
    "arranged",
    "caption",
    "card",
    "columns",
    "curves",
    "facts",
    "land",
    "painted",
    "picture",
    "probe",
    "solid",
    "steps",
    "strip",
    "trace",
]


# At these speeds a step is taken apart, and the page needs the slopes.
SLOW = ("1", "2")


def picture(scene: Scene, *, live: bool = False, rulers: bool = True) -> dict:
    """Return all that the page needs to show a scene, as plain JSON values and base64 arrays.

    With `live`, while a hand moves, the rulers and the advice are left out, and a verdict that
    depends on rates which nobody has tried yet is “Works” for now: they would be late.
    """
    surface = scene.hill()
    panels = [
        panel | {"spoken": spoken(LETTERS[i], panel), "setup": setup(scene, i)}
        for i, panel in enumerate(shown(scene, live=live))
    ]
    if rulers and not live:
        panels = [panel | {"ruler": ruler(*asked(scene, i))} for i, panel in enumerate(panels)]
    if scene.speed not in SLOW:
        panels = [panel | {"slope": None} for panel in panels]
    return {
        "query": scene.query(),
        "clock": scene.clock,
        "end": max(panel["end" if scene.clock == "steps" else scene.clock] for panel in panels),
        "steps": scene.steps,
        "noise": scene.noise,
        "batch": scene.batch,
        "seed": scene.seed,
        "start": list(scene.start),
        "strip": strip(scene, surface),
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
