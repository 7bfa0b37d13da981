"""Scene → what the page shows: walks, verdicts, rulers, the land. The only caller of the engine."""

from app.compute.arrangements import arranged
from app.compute.facts import card, facts
from app.compute.lr_sweep import ruler, suitable
from app.compute.prefetch import painted
from app.compute.run_table import columns, trace
from app.compute.runs import probe, runs_of, walk_of
from app.compute.sampling.data_points import picks_of
from app.compute.sampling.equal_work import on_clock
from app.compute.sampling.seeds import seeds
from app.compute.steps import steps
from app.compute.strips import SHARES, own_target, strip
from app.compute.surface3d import solid
from app.compute.surface_grid import THUMBNAILS, land, thumbnails
from app.compute.sweep_curves import curves
from app.compute.words.caption import caption, comparison
from app.compute.words.heads import head
from app.compute.words.verdicts import in_words, spoken
from app.language.speaking import _
from app.scene.ids import LETTERS
from app.scene.scene import Scene
from app.scene.tokens import clip_text, schedule_text
from app.scene.values import one_or_four
from descent import parameters_of

__all__ = [
    "THUMBNAILS",
    "arranged",
    "caption",
    "card",
    "columns",
    "comparison",
    "curves",
    "facts",
    "head",
    "land",
    "own",
    "painted",
    "picture",
    "probe",
    "seeds",
    "setup",
    "solid",
    "steps",
    "strip",
    "thumbnails",
    "trace",
]


# At these speeds a step is taken apart, and the page needs the slopes.
SLOW = ("1", "2")
CHANCE = ("noise", "batch", "replacement", "seed")


def picture(
    scene: Scene,
    *,
    live: bool = False,
    rulers: bool = True,
    ends: tuple[float, float] | None = None,
) -> dict:
    """Return all that the page needs to show a scene, as plain JSON values and base64 arrays.

    With `live`, while a hand moves, the rulers and the advice are left out, and a verdict that
    depends on rates which nobody has tried yet is “Works” for now: they would be late. `ends` are
    those of every ruler where something else than its walk decides on them.
    """
    panels = [
        panel
        | {"spoken": spoken(LETTERS[i], panel), "setup": setup(scene, i), "head": head(scene, i)}
        for i, panel in enumerate(map(in_words, runs_of(scene, live=live)))
    ]
    if rulers and not live:
        panels = [
            panel
            | {"ruler": ruler(*walk_of(scene, i), ends), "suits": suitable(walk_of(scene, i)[0])}
            for i, panel in enumerate(panels)
        ]
    if scene.speed not in SLOW:
        panels = [panel | {"slope": None} for panel in panels]
    panels = [panel | own(scene, i) for i, panel in enumerate(panels)]
    if not live:
        panels = [panel | picks_of(scene, i, panel["last"]) for i, panel in enumerate(panels)]
    on_clocks = [on_clock(scene, i, panel) for i, panel in enumerate(panels)]
    ends = [each.pop("ends") for each in on_clocks]
    panels = [panel | each for panel, each in zip(panels, on_clocks, strict=True)]
    return {
        "query": scene.query(),
        "clock": scene.clock,
        "end": max(ends),
        "steps": scene.steps,
        "seeds": scene.seeds,
        "is_noisy": any(map(scene.is_noisy, range(scene.panels))),
        **{name: one_or_four(getattr(scene, name)) for name in CHANCE},
        "start": list(one_or_four(scene.start)),
        "strip": strip(scene),
        "caption": caption(scene),
        "comparison": comparison(scene),
        "panels": panels,
    }


def setup(scene: Scene, panel: int) -> dict:
    """Return how a panel is set up, but for its rate."""
    method = scene.opt[panel]
    return {
        "opt": method.key,
        "hyper": {p.name: getattr(method, p.name) for p in parameters_of(method)},
        "sched": schedule_text(scene.sched[panel]),
        "per": scene.per[panel],
        "clip": clip_text(scene.clip[panel]),
    }


def own(scene: Scene, panel: int) -> dict:
    """Return what a panel has for itself where panels differ in it."""
    found = {}
    if scene.differs("surface"):
        found["surface"] = _(scene.surface[panel].label)
    if scene.differs("start"):
        found["start"] = list(scene.start[panel])
        if scene.face in SHARES and not scene.differs("surface"):
            found["target"] = own_target(scene, panel)
    for name in CHANCE:
        if scene.differs(name):
            found[name] = getattr(scene, name)[panel]
    return found
