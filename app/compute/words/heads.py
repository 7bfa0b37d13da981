"""The head of a panel: how it is set up, in a few words and a small curve."""

import numpy as np

from app.language.speaking import _, say
from app.scene.scene import Scene
from app.scene.tokens import batch_text, number
from descent import parameters_of
from descent.message import N_
from descent.minibatch import examples_of
from descent.number_format import number as figure

POINTS = 49  # of the curve of a schedule
PLAIN = "constant"
CLIPPED = {"norm": N_("clipped to {bound}"), "value": N_("each slope to {bound}")}
FROM = N_("from ({x}, {y})")
FROM_LINE = N_("from {x}")
NOISE = N_("noise {noise}")
BATCH = N_("batch {batch}")
PER_EPOCH = N_("{schedule}, by epochs")
IDLE_BATCH = N_("batch {batch}, without noise")
NOISE_BATCH = N_("noise {noise}, batch {batch}")


def head(scene: Scene, panel: int) -> dict:
    """Return what the head of a panel tells of it beside its method and its rate.

    `sched` is its schedule and `curve` how that goes over the whole budget, unless the rate is the
    same at every step of every panel, or the loss decides; `rest` is what else is not plain, or
    differs.
    """
    schedule = scene.sched[panel]
    found = {"method": changed_method(scene, panel), "sched": "", "rest": rest(scene, panel)}
    if schedule.key == PLAIN and not scene.differs("sched"):
        return found
    found["sched"] = say(schedule.in_brief())
    plan = scene.plan(panel)
    if plan is not schedule:
        found["sched"] = _(PER_EPOCH, schedule=found["sched"])
    if not schedule.sees_loss:
        times = np.linspace(0, max(scene.steps - 1, 0), POINTS).round().astype(int)
        found["curve"] = np.round(plan(times, scene.steps), 3).tolist()
    return found


def changed_method(scene: Scene, panel: int) -> str:
    """Return the parameters of a panel's method that are not at their default."""
    method = scene.opt[panel]
    return ", ".join(
        f"{p.symbol} {figure(value)}"
        for p in parameters_of(method)
        if (value := getattr(method, p.name)) != p.default
    )


def rest(scene: Scene, panel: int) -> list[list[str]]:
    """Return what else a panel has for itself, each with the part of the page that it belongs to:
    its hill or its start where panels differ in it, clipping, noise and batch."""
    found = []
    if scene.differs("surface"):
        found.append(["surface", _(scene.surface[panel].label)])
    elif scene.differs("start"):
        x, y = map(figure, scene.start[panel])
        is_line = scene.surface[panel].one_dimensional
        found.append(["start", _(FROM_LINE, x=x) if is_line else _(FROM, x=x, y=y)])
    if clip := scene.clip[panel]:
        found.append(["opt", _(CLIPPED[clip.kind], bound=number(clip.bound))])
    if words := noise_words(scene, panel):
        found.append(["noise", words])
    return found


def noise_words(scene: Scene, panel: int) -> str:
    """Return the noise on a panel's gradients and the size of its batch, which is idle without."""
    noise, batch = scene.noise[panel], batch_text(scene.batch[panel])
    if examples_of(scene.surface[panel]):
        is_plain = not scene.is_sampled(panel) and not scene.differs("batch")
        return "" if is_plain else _(BATCH, batch=batch)
    if not noise:
        return "" if batch == "1" else _(IDLE_BATCH, batch=batch)
    if batch == "1" and not scene.differs("batch"):
        return _(NOISE, noise=number(noise))
    return _(NOISE_BATCH, noise=number(noise), batch=batch)
