"""Runs of every kind, and what is true of them."""

from types import SimpleNamespace

import numpy as np

from benchmarks.truth.facts import Facts
from benchmarks.truth.ground import ground
from benchmarks.truth.kinds import violations
from descent import OPTIMIZERS, run
from surfaces import SURFACES

GD = OPTIMIZERS["gradient_descent"]()


def facts(surface, lr, start, steps, method=GD, **more):
    """The facts of one real run."""
    surface = SURFACES[surface]
    walked = run(surface, method, lr=lr, start=start, steps=steps, **more)
    found = Facts(ground(surface), walked, 0)
    if more.get("noise"):
        quiet = run(surface, method, lr=lr, start=start, steps=steps, **more | {"noise": 0.0})
        found.without_noise = Facts(ground(surface), quiet, 0)
    return found


def drawn(surface, points, noise=0.0, steps=None):
    """The facts of a path that is drawn by hand."""
    surface, path = SURFACES[surface], np.array(points, dtype=float)
    steps = len(path) - 1 if steps is None else steps
    told = SimpleNamespace(
        path=path[:, :, None],
        loss=surface.value(*path.T)[:, None],
        grad_norm=np.hypot(*surface.gradient(*path.T))[:, None],
        steps_taken=np.array([len(path) - 1]),
        base_lr=np.array([0.1]),
        is_noisy=noise > 0,
        steps=steps,
    )
    return Facts(ground(surface), told, 0)


def verdict(said, motion="monotone", events=(), **evidence):
    """“Word: sentence” as a verdict."""
    word, _, sentence = said.partition(": ")
    return SimpleNamespace(
        outcome=SimpleNamespace(word=word),
        motion=SimpleNamespace(word=motion),
        sentence=sentence,
        advice="",
        events=events,
        evidence=SimpleNamespace(**evidence),
    )


def ticks(facts, **others):
    """What happened at which step; `others` may say something else."""
    touched = np.flatnonzero((facts.left <= 0.01) & facts.surface.bounded_below)
    since = facts.settled_at if facts.noisy else facts.at_target_since
    at = {
        "left_map": facts.left_map_at,
        "first_touch": int(touched[0]) if touched.size else None,
        "settled": since,
    }
    at |= others
    return tuple((step, SimpleNamespace(key=key)) for key, step in at.items() if step is not None)


def kinds(facts, said, motion="monotone", events=None, **evidence):
    """The kinds of contradiction in “word: sentence”."""
    events = ticks(facts) if events is None else events
    return {kind for kind, _ in violations(facts, verdict(said, motion, events, **evidence))}


def line(first, last, steps, y=0.0):
    """A straight path along x."""
    return [(x, y) for x in np.linspace(first, last, steps + 1)]


def share(some):
    return f"{100 * some.left_at_end:.1f} %"


# Runs of every kind, and what is true of them.

SLOW = facts("bowl", 0.001, (-4, 2), 40)
SETTLES = facts("bowl", 0.1, (-4, 2), 60)
BOUNCES = facts("bowl", 0.199, (0, 2), 40)
GONE = facts("bowl", 0.25, (-4, 2), 40)
STANDS = facts("bowl", 1e-6, (-4, 2), 40)
AT_REST = drawn("bowl", [(0.02, 0.0)] * 10)
POORLY = facts("tilted_well", 0.05, (1.8, 0.4), 200)
ON_A_SLOPE = drawn("rastrigin", [(1.2, 0.1)] * 30)
FALLS = facts("saddle", 0.1, (-2.5, 0.01), 100)
NOISE = {"noise": 1.0, "seed": 3}
HOVERS = facts("bowl", 0.15, (-1, 0.5), 400, **NOISE)
CREEPS = facts("bowl", 0.005, (-4, 2), 100, **NOISE)
CALM = facts("bowl", 0.02, (-4, 2), 400, noise=0.5, seed=3)
PASSES = drawn("bowl", [*line(-4, -0.5, 38), (0.3, 0.0)])  # there on its last step
LOST = drawn("easom", line(6.0, 40.0, 20, y=3.0))
CYCLE = drawn("bowl", [(-4 * (-1) ** t, 0.0) for t in range(40)])
GROWS = drawn("bowl", [(-1.2 * 1.035**t * (-1) ** t, 0.0) for t in range(41)])
HIGHER = drawn("bowl", line(2.0, 4.0, 20))
SWINGS = drawn("bowl", [(-4, 2), *((0.6 * (-1) ** t, 0.0) for t in range(60))])
ASIDE = drawn("parabola", [(x, 9.0 * (t % 2)) for t, (x, _) in enumerate(line(4, 3, 20))])

TRUE = {
    "slow": (SLOW, f"Too slow: {share(SLOW)} of the loss is left after 40 steps"),
    "settles": (SETTLES, "Just right: settled at step 16; the best needs 16"),
    "works": (SETTLES, "Works, slowly: step 16; the best rate needs 3"),
    "bounces": (BOUNCES, f"Oscillates: 39 of 39 steps reversed; {share(BOUNCES)} left", "zigzag"),
    "gone": (GONE, "Diverges: left the map at step 2; loss × 6.1·10⁴", "zigzag"),
    "stands": (STANDS, f"Too slow: {share(STANDS)} of the loss is left after 40 steps"),
    "rests": (AT_REST, "At rest: never left the marker"),
    "stuck": (POORLY, "Stuck (local minimum): gradient ≈ 0, yet 0.6 above the best"),
    "falls": (FALLS, "Escapes: left the map at step 31, still falling"),
    "hovers": (HOVERS, f"Hovers: loss floor ≈ {HOVERS.level * HOVERS.began:.3g}"),
    "creeps": (CREEPS, f"Too slow: {share(CREEPS)} of the loss is left after 100 steps"),
    "calm": (CALM, "Just right: settles to the noise: 0.0052 % of the loss on average"),
    "passes": (PASSES, "Just arrived: at the target since step 39 of 39"),
    "lost": (
        LOST,
        f"Lost: off the map since step {LOST.off_map_since}; 100.0 % of the loss is left",
    ),
    "cycle": (CYCLE, "Oscillates: 38 of 38 steps reversed; 100.0 % left", "zigzag"),
    "grows": (GROWS, "Oscillates: loss 11.3, and its swing still grows", "zigzag"),
    "higher": (HIGHER, "Ends higher: loss × 4 after 20 steps"),
    "higher by": (HIGHER, "Ends higher: loss 2, and higher by 6 after 20 steps"),
    "lately lower": (HIGHER, "Ends higher: loss 8; it was lower by 3.5 at step 10"),
    "swings": (SWINGS, "Just right: settled at step 1, swinging over 12 % of the map", "zigzag"),
    "aside": (ASIDE, f"Too slow: {share(ASIDE)} of the loss is left after 20 steps"),
}
