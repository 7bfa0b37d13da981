"""One walk as a file keeps it: every number of every step, what the method kept in mind, and what
became of it.
"""

import math
import re
from dataclasses import asdict

import numpy as np

from app.compute.run_table import columns_of
from app.compute.runs import events, judged_run, walk_of
from app.language.speaking import _, say
from app.scene.scene import Scene
from descent import Trajectory, run

# "m = β·m + g", "α: from η, until …": the name comes first.
NAME = re.compile(r"[^\s=:]+")
LANDING = 2  # the last lines of an account: the step and the point, which are the next row


class Costly(ValueError):
    """A walk that asks for more than it may; it was stopped there."""


def record(scene: Scene, panel: int, most: float = math.inf) -> dict[str, np.ndarray]:
    """Return the walk of a panel by columns, until its end; raise Costly as soon as it has asked
    for more than `most` gradients, losses and curvatures.

    First come the columns of the table on the page, then the lines of the method's account, each by
    its coordinates: `g.x` is the gradient as the method saw it, with noise and clipped, `m.x` its
    momentum, and so on. Row t holds those of the update that leaves it, as it does the rate; NaN in
    the last row, and where a method had no such line yet.
    """
    walk, rate = walk_of(scene, panel)
    lines: list[dict] = []

    def watch(t, lr, p, state, oracle):
        nonlocal most
        lines.append(account(walk.method, t, lr, p, state, oracle))
        # The account asks for the same as the update.
        most -= sum(int(np.sum(count)) for count in oracle.counts)
        if most < 0:
            raise Costly

    trajectory = run(walk.surface, walk.method, lr=rate, watch=watch, **walk.rest())
    return columns_of(trajectory) | kept(lines, trajectory)


def account(method, t, lr, p, state, oracle) -> dict[str, np.ndarray]:
    """Return the lines of one update by their names, but for the step and the point."""
    rows = method.account(t, lr, p, state, oracle)[:-LANDING]
    return {
        NAME.match(row.text)[0]: np.asarray(row.value)[:, 0]
        for row in rows
        if row.value is not None
    }


def kept(lines: list[dict], trajectory: Trajectory) -> dict[str, np.ndarray]:
    """Return the lines of all updates by columns, in the order in which they are computed."""
    last = int(trajectory.steps_taken[0])
    names = max((tuple(line) for line in lines[:last]), key=len, default=())
    found = {}
    for name in names:
        values = [line.get(name, (math.nan, math.nan)) for line in lines[:last]]
        for axis, values_of_axis in zip("xy", zip(*values, strict=True), strict=True):
            found[f"{name}.{axis}"] = np.array([*values_of_axis, math.nan])
    return found


def judged(scene: Scene, panel: int) -> dict:
    """Return the verdict on the walk of a panel: what is said, and the numbers behind it."""
    _trajectory, verdict = judged_run(scene, panel)
    return {
        "outcome": verdict.outcome.key,
        "verdict": _(verdict.outcome.word),
        "sentence": say(verdict.message),
        "motion": verdict.motion.key,
        "advice": say(verdict.suggestion),
        "suggested_rate": verdict.suggested_lr,
        "events": events(verdict),
        "evidence": asdict(verdict.evidence),
    }
