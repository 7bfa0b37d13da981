"""The four walks of a scene, and one walk as the page shows it."""

from functools import partial
from threading import Lock

import numpy as np

from app.compute.caches import Cache, cache
from app.compute.cost import seconds
from app.compute.lr_sweep import Walk, drawn_limit, drawn_mean_square_limit, known_sweep, sweep
from app.compute.sampling.equal_work import updates
from app.compute.strips import heights, quantity_of
from app.executor.place import placed
from app.packing import float32
from app.scene.scene import PANELS, Scene, default_scene
from descent import LADDER_RATES, Ladder, Trajectory, Verdict, diagnose, diagnose_together
from descent.data_surface import HeldOut
from descent.surface import Surface

# A walk that has settled is followed for a few more steps, so that staying is seen.
STEPS_AFTER_SETTLING = 10
# Several pictures of a hand are asked for at once. Threads that compute at the same time take the
# interpreter from one another in the middle of a step, which costs them half as much again.
GLANCE = Lock()
# What a kept walk takes beside its arrays.
WORDS = 1000


def walk_of(scene: Scene, panel: int) -> tuple[Walk, float]:
    """Return what a panel asks for: a walk and its rate."""
    walk = Walk(
        scene.surface[panel],
        scene.opt[panel],
        scene.plan(panel),
        scene.start[panel],
        updates(scene, panel),
        scene.noise[panel],
        scene.batch[panel],
        scene.seed[panel],
        scene.clip[panel],
        scene.replacement[panel],
    )
    return walk, scene.eta[panel]


def runs_of(scene: Scene, *, live: bool = False) -> list[dict]:
    """Return the four walks as the page shows them; those that were walked before are kept.

    While a hand moves, `live`, a walk that is not kept gets a quick verdict: no rate beside its own
    is tried. That is not kept, since the hand goes on.
    """
    quantity = quantity_of(scene)
    wanted = [(*walk_of(scene, panel), quantity) for panel in range(PANELS)]
    kept = walk_cache()
    found = {one: walk for one in wanted if (walk := kept.get(one)) is not None}
    missing: dict[Walk, list[float]] = {}
    for one in dict.fromkeys(wanted):
        if one not in found:
            missing.setdefault(one[0], []).append(one[1])
    keys = [(walk, rate, quantity) for walk, rates in missing.items() for rate in rates]
    if live:
        fresh = dict(zip(keys, glanced(missing, quantity), strict=True))
    else:
        walks = (one for walk, rates in missing.items() for one in walked(walk, rates, quantity))
        fresh = dict(zip(keys, walks, strict=True))
        for one, walk in fresh.items():
            kept.put(one, walk)
    return [(found | fresh)[one] for one in wanted]


def judged_run(scene: Scene, panel: int) -> tuple[Trajectory, Verdict]:
    """Walk one panel and judge it as the page does."""
    walk, rate = walk_of(scene, panel)
    trajectory = walk.run([rate])
    (verdict,) = diagnose(walk.surface, trajectory, best=sweep(walk))
    return trajectory, verdict


def walk_cache() -> Cache:
    """Return the cache of walks, bounded in bytes: three panels stand while one is dragged."""
    return cache("walks", "walk_cache_bytes", size)


def size(picture: dict) -> int:
    """Return about how many bytes a kept walk takes."""
    arrays = ("path", "height", "loss", "slope", "rates", "asked")
    return WORDS + sum(len(picture[name] or "") for name in arrays)


def walked(walk: Walk, rates: list[float], quantity: str = "loss") -> list[dict]:
    """Walk one batch, a run for each rate, and return each as the page shows it."""
    return placed(judged, (walk, tuple(rates), quantity, sweep(walk)), partial(cost, walk, rates))


def cost(walk: Walk, rates: list[float]) -> float:
    """Return about how many seconds a batch takes, with the rates that are tried as advice."""
    return seconds(walk, len(rates)) + seconds(walk, LADDER_RATES.size)


def judged(walk: Walk, rates: tuple[float, ...], quantity: str, best: Ladder) -> list[dict]:
    """Walk one batch, and hold it against the best of the ladder."""
    trajectory = walk.run(rates)
    return pictures(walk, trajectory, diagnose(walk.surface, trajectory, best=best), quantity)


def glanced(batches: dict[Walk, list[float]], quantity: str) -> list[dict]:
    """Walk several batches of one scene and return each walk as the page shows it under a hand."""
    if not batches:
        return []
    asked_for = tuple((walk, tuple(rates), known_sweep(walk)) for walk, rates in batches.items())
    return placed(
        judged_at_a_glance,
        (asked_for, quantity),
        lambda: sum(seconds(walk, len(rates)) for walk, rates in batches.items()),
    )


def judged_at_a_glance(
    batches: tuple[tuple[Walk, tuple[float, ...], Ladder | None], ...], quantity: str
) -> list[dict]:
    """Walk several batches, and judge those on one surface, all with noise or none, together, by
    what is known of their ladders."""
    with GLANCE:
        return judge_alone(batches, quantity)


def judge_alone(
    batches: tuple[tuple[Walk, tuple[float, ...], Ladder | None], ...], quantity: str
) -> list[dict]:
    """Do so while no other thread does."""
    groups: dict[tuple, list] = {}
    for batch in batches:
        groups.setdefault((batch[0].surface, batch[0].is_noisy), []).append(batch)
    found: dict[Walk, list[dict]] = {}
    for (surface, _), group in groups.items():
        trajectories = [walk.run(rates) for walk, rates, _ in group]
        verdicts = diagnose_together(surface, trajectories, [best for *_, best in group])
        for (walk, *_), *walked in zip(group, trajectories, verdicts, strict=True):
            found[walk] = pictures(walk, *walked, quantity)
    return [one for walk, *_ in batches for one in found[walk]]


def pictures(
    walk: Walk, trajectory: Trajectory, verdicts: list[Verdict], quantity: str
) -> list[dict]:
    """Return every run of a batch as the page shows it."""
    return [
        picture(walk, trajectory, column, verdict, quantity) | {"eta": float(rate)}
        for column, (rate, verdict) in enumerate(zip(trajectory.base_lr, verdicts, strict=True))
    ]


def picture(
    walk: Walk, trajectory: Trajectory, column: int, verdict: Verdict, quantity: str = "loss"
) -> dict:
    """Return one walk as arrays, and its verdict as messages."""
    last = int(trajectory.steps_taken[column])
    path = trajectory.path[: last + 1, :, column]
    loss = trajectory.loss[: last + 1, column]
    rates = trajectory.lr[:last, column]
    end = end_of(walk.surface, last, verdict.settled_at)
    asked_for = trajectory.evaluations.total[: last + 1, column]
    return {
        "last": last,
        "end": end,
        "evaluations": int(asked_for[end]),
        # What most walks have in common is not sent: a constant rate, one gradient a step.
        "rates": float32(rates) if (rates != rates[:1]).any() else None,
        "asked": float32(asked_for) if (np.diff(asked_for) != 1).any() else None,
        # On a surface that is a curve the walk rides along it.
        "path": float32(
            np.column_stack([path[:, 0], loss]) if walk.surface.one_dimensional else path
        ),
        "height": float32(heights(quantity, walk.surface, trajectory, column)),
        "loss": float32(loss),
        "slope": float32(trajectory.gradient[: last + 1, :, column]),
        "outcome": verdict.outcome.key,
        "fate": verdict.outcome.fate,
        "word": verdict.outcome.word,
        "message": verdict.message,
        "suggestion": verdict.suggestion,
        "suggested": verdict.suggested_lr,
        "events": events(verdict),
        "limit": drawn_limit(walk),
    } | of_data(walk, trajectory, column)


def end_of(surface: Surface, last: int, settled: int | None) -> int:
    """Return the step to which a walk is followed: its last, or a few after it has settled. Where
    examples are held out their loss goes on, and may rise: it is followed to its last."""
    if settled is None or getattr(surface, "test_examples", ()):
        return last
    return min(last, settled + STEPS_AFTER_SETTLING)


def of_data(walk: Walk, trajectory: Trajectory, column: int) -> dict:
    """Return what is told of a walk on data alone: of its test loss a message, and the largest rate
    that holds still in the mean square; each where there is one."""
    held_out = HeldOut.of(walk.surface, trajectory, column)
    limit = drawn_mean_square_limit(walk)
    found = {"held_out": held_out and held_out.message, "batch_limit": limit}
    return {name: value for name, value in found.items() if value is not None}


def events(verdict: Verdict) -> dict[str, list[int]]:
    """Return at which steps each kind of event happened."""
    found: dict[str, list[int]] = {}
    for step, event in verdict.events:
        found.setdefault(event.key, []).append(step)
    return found


def probe() -> float:
    """Walk five steps and return the loss at the end: a sign of life of the engine."""
    walk, rate = walk_of(default_scene(), 0)
    return float(walk._replace(steps=5).run(rate).loss[-1, 0])
