"""What can be read of a walk: each quantity with how it is computed and how it is printed."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from app.compute.lr_sweep import Walk, drawn_limit
from app.language.speaking import _
from descent import Trajectory, Verdict
from descent.number_format import number, percent

# As many walks with a seed each as a sentence on what is usual speaks of, and the last steps whose
# mean loss it calls the end.
SEEDS = 500
LAST = 20


class Run(NamedTuple):
    """One walk of a scene, and what became of it."""

    walk: Walk
    rate: float
    trajectory: Trajectory
    verdict: Verdict

    @property
    def last(self) -> int:
        """The last row that was kept."""
        return int(self.trajectory.steps_taken[0])

    @property
    def loss(self) -> np.ndarray:
        """The loss of every row that was kept."""
        return self.trajectory.loss[: self.last + 1, 0]

    @property
    def path(self) -> np.ndarray:
        """The points of the rows that were kept, one a row."""
        return self.trajectory.path[: self.last + 1, :, 0]

    @property
    def test_loss(self) -> np.ndarray:
        """The loss of the examples that are held out, at every row."""
        return self.walk.surface.test_loss(*self.path.T)

    def share(self, step: int) -> float:
        """Return the share of the loss that is left at a step."""
        lowest = self.walk.surface.lowest
        return float((self.loss[step] - lowest) / (self.loss[0] - lowest))

    def move(self, step: int) -> np.ndarray:
        """Return the move of one update."""
        return self.path[step + 1] - self.path[step]


@lru_cache(maxsize=64)
def many(walk: Walk, rate: float) -> Trajectory:
    """Walk once for each of many seeds."""
    return walk._replace(seed=tuple(range(SEEDS))).run([rate])


def nearest_minima(run: Run) -> tuple[np.ndarray, int, int]:
    """Return next to which minimum each of many walks ends, next to which they start, and which is
    the best."""
    minima = [p for p in run.walk.surface.critical_points if p.kind == "minimum"]
    places = np.array([[p.x, p.y] for p in minima])
    ends = many(run.walk, run.rate).path[-1]
    away = np.hypot(*(places[:, :, None] - ends).transpose(1, 0, 2))
    start = np.hypot(*(places - np.array(run.walk.start)).T).argmin()
    return away.argmin(axis=0), int(start), [p.is_global for p in minima].index(True)


def leaving(run: Run, _step: int) -> int:
    """Return how many of many walks end in another dip than they started in."""
    ends, start, _best = nearest_minima(run)
    return int((ends != start).sum())


def arriving(run: Run, _step: int) -> int:
    """Return how many of many walks end in the deepest dip."""
    ends, _start, best = nearest_minima(run)
    return int((ends == best).sum())


def usual_end(run: Run, _step: int) -> float:
    """Return the mean loss of many walks over their last steps."""
    return float(many(run.walk, run.rate).loss[-LAST:].mean())


def rises(run: Run, _step: int) -> float:
    """Return the share of the steps of the second half that raised the loss."""
    return float((np.diff(run.loss[run.last // 2 :]) > 0).mean())


def degrees_off(run: Run, step: int) -> float:
    """Return how far a move is from the way to the best minimum, in degrees."""
    ahead, at = run.move(step), run.path[step]
    minima = [p for p in run.walk.surface.critical_points if p.kind == "minimum" and p.is_global]
    way = np.array([minima[0].x, minima[0].y]) - at
    return float(np.degrees(np.arccos(ahead @ way / np.hypot(*ahead) / np.hypot(*way))))


def condition(run: Run, _step: int) -> float:
    """Return how many times as steep the ground is across as along, at the best minimum."""
    minima = [p for p in run.walk.surface.critical_points if p.kind == "minimum" and p.is_global]
    low, high = run.walk.surface.curvatures(np.float64(minima[0].x), np.float64(minima[0].y))
    return float(high / low)


def rise_of_test(run: Run, _step: int) -> float:
    """Return how much higher the test loss is at the end than it was at its least."""
    return float(run.test_loss[-1] / run.test_loss.min() - 1)


def whole(value: int | None) -> str:
    """Return a count, or the number of a step; none is "never"."""
    return _("never") if value is None else str(int(value))


def rounded(value: float) -> str:
    """Return three digits of a large number, in full."""
    return str(round(float(f"{value:.3g}")))


def of_evidence(name: str) -> Callable[[Run, int], Any]:
    """Return what reads a number of the evidence behind the verdict."""
    return lambda run, _step: getattr(run.verdict.evidence, name)


class Quantity(NamedTuple):
    """A thing to be read of a walk at a step, and how it is printed."""

    value: Callable[[Run, int], Any]
    text: Callable[[Any], str]


QUANTITIES = {
    "outcome": Quantity(lambda run, step: run.verdict.outcome.key, str),
    "rate": Quantity(lambda run, step: run.rate, number),
    "limit": Quantity(lambda run, step: drawn_limit(run.walk), number),
    "curvature": Quantity(of_evidence("sharpness"), number),
    "condition": Quantity(condition, rounded),
    "momentum": Quantity(lambda run, step: run.walk.method.beta, number),
    "batch": Quantity(lambda run, step: run.walk.batch, whole),
    # Steps and counts.
    "steps": Quantity(of_evidence("steps"), whole),
    "settled_at": Quantity(of_evidence("settled_at"), whole),
    "best_settle": Quantity(of_evidence("best_settle"), whole),
    "first_touch": Quantity(of_evidence("first_touch"), whole),
    "left_map_at": Quantity(of_evidence("left_map_at"), whole),
    "last_step": Quantity(lambda run, step: run.last, whole),
    # Where it stands, and how far it goes from there.
    "x": Quantity(lambda run, step: float(run.path[step, 0]), number),
    "y": Quantity(lambda run, step: float(run.path[step, 1]), number),
    "slope": Quantity(lambda run, step: float(run.trajectory.grad_norm[step, 0]), number),
    "slope_x": Quantity(lambda run, step: float(run.trajectory.gradient[step, 0, 0]), number),
    "slope_y": Quantity(lambda run, step: float(run.trajectory.gradient[step, 1, 0]), number),
    "step_length": Quantity(lambda run, step: float(np.hypot(*run.move(step))), number),
    "factor": Quantity(lambda run, step: float(run.path[step + 1, 0] / run.path[step, 0]), number),
    "degrees_off": Quantity(degrees_off, lambda value: f"{value:.0f}°"),
    "farthest_x": Quantity(lambda run, step: float(run.path[:, 0].max()), number),
    # The loss.
    "loss": Quantity(lambda run, step: float(run.loss[step]), number),
    "loss_left": Quantity(lambda run, step: run.share(step), percent),
    "growth": Quantity(lambda run, step: run.share(step), number),
    "highest": Quantity(lambda run, step: float(run.loss.max() / run.loss[0]), number),
    "level": Quantity(of_evidence("level"), number),
    "rises": Quantity(rises, percent),
    # Of a surface with examples that are held out.
    "examples": Quantity(lambda run, step: len(run.walk.surface.examples), whole),
    "mean_input": Quantity(lambda run, step: run.walk.surface.input_scale[0], number),
    "least_input": Quantity(lambda run, step: min(u for u, _v in run.walk.surface.pairs), number),
    "most_input": Quantity(lambda run, step: max(u for u, _v in run.walk.surface.pairs), number),
    "test_examples": Quantity(lambda run, step: len(run.walk.surface.test_examples), whole),
    "test_loss": Quantity(lambda run, step: float(run.test_loss[step]), number),
    "test_least": Quantity(lambda run, step: float(run.test_loss.min()), number),
    "test_least_at": Quantity(lambda run, step: int(run.test_loss.argmin()), whole),
    "test_rise": Quantity(rise_of_test, percent),
    # Of many walks that differ in their noise alone.
    "usual_end": Quantity(usual_end, number),
    "leaving": Quantity(leaving, whole),
    "arriving": Quantity(arriving, whole),
    "seeds": Quantity(lambda run, step: SEEDS, whole),
}
# What a small drawing of a curve is held against, step by step.
SERIES: dict[str, Callable[[Run], np.ndarray]] = {
    "loss": lambda run: run.loss,
    "test_loss": lambda run: run.test_loss,
}
