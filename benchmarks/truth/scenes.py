"""Random scenes: a surface, a method, a budget, a start, and four rates side by side."""

from dataclasses import dataclass, fields, replace

import numpy as np

from descent import OPTIMIZERS, SCHEDULES, Clip, Trajectory, parameters_of, run
from descent.minibatch import examples_of
from descent.optimizer import Optimizer
from descent.schedule import Schedule
from descent.surface import Surface
from surfaces import SURFACES

PANELS = 4  # rates that share a scene, as on the page
LEAST, MOST, LONGEST = 5, 500, 2_000  # steps
LONG = 0.03  # of the scenes go beyond MOST
RATES = (-4.0, 1.0)  # powers of ten
NOISES = (0.3, 1.0)
BATCHES = (1, 1, 4, 32)
DEAR = ("bfgs", "lbfgs", "line_search")  # a step is a search: they come a third as often
FURTHEST, NEAREST = -0.5, -9.0  # powers of ten of the view: how far from a critical point


@dataclass(frozen=True)
class Scene:
    """Everything that `run` is told."""

    surface: Surface
    method: Optimizer
    schedule: Schedule
    rates: tuple[float, ...]
    start: tuple[float, float]
    steps: int
    noise: float = 0.0
    batch: int | None = 1  # None: without chance in what is seen of data
    seed: int = 0
    clip: Clip | None = None

    def settings(self) -> dict:
        """What a run, a ladder and a survey are told alike."""
        names = ("steps", "schedule", "noise", "batch", "seed", "clip")
        return {name: getattr(self, name) for name in names}

    def run(self, **other) -> Trajectory:
        """Walk it; `rates`, `steps`, `noise`, `seed` … may be others."""
        scene = replace(self, **other)
        told = {"lr": scene.rates, "start": scene.start, **scene.settings()}
        return run(scene.surface, scene.method, **told)

    def text(self, panel: int) -> str:
        """One run of it, with all that is not the default, every number to its last digit."""
        parts = [
            spelled(self.surface),
            spelled(self.method),
            f"η {self.rates[panel]!r}",
            f"start {self.start[0]!r},{self.start[1]!r}",
            f"N {self.steps}",
        ]
        if self.schedule != SCHEDULES["constant"]():
            parts.append(spelled(self.schedule))
        if self.noise or examples_of(self.surface):
            batch = f" batch {self.batch}" * (self.batch != 1)
            parts.append(f"noise {self.noise:g}{batch} seed {self.seed}")
        if self.clip is not None:
            parts.append(f"clip {self.clip.kind} {self.clip.bound!r}")
        return " · ".join(parts)


def spelled(thing) -> str:
    """The key of a thing and its numbers, without those that are its defaults."""
    default = type(thing)()
    values = [
        f"{f.name}={spelled(v) if isinstance(v, Schedule) else repr(v)}"
        for f in fields(thing)
        if (v := getattr(thing, f.name)) != getattr(default, f.name)
    ]
    return f"{thing.key}({', '.join(values)})" if values else thing.key


def scene(seed: int, index: int, most: int = LONGEST) -> Scene:
    """Scene number `index` of a seed: the same whatever was drawn before it; but where it would
    take more steps than `most` it takes these.
    """
    rng = np.random.default_rng([seed, index])
    surface = _made(rng, type(SURFACES[_one(rng, sorted(SURFACES))]))
    key = _one(rng, sorted(OPTIMIZERS))
    if key in DEAR and rng.random() < 0.67:
        key = _one(rng, sorted(OPTIMIZERS))
    method = _made(rng, OPTIMIZERS[key])
    ends = (MOST, LONGEST) if rng.random() < LONG else (LEAST, MOST)
    steps = min(round(np.exp(rng.uniform(*np.log(ends)))), most)
    start = _start(rng, surface)
    clip = None
    if rng.random() < 0.15:
        clip = Clip(_one(rng, ("norm", "value")), float(10 ** rng.uniform(-1, 1.5)))
    return Scene(
        surface=surface,
        method=method,
        schedule=_schedule(rng, steps),
        rates=_rates(rng, surface, method, start),
        start=start,
        steps=steps,
        noise=_one(rng, NOISES) if rng.random() < 0.35 else 0.0,
        batch=_one(rng, BATCHES),
        seed=int(rng.integers(1000)),
        clip=clip,
    )


def _one(rng, choices):
    return choices[rng.integers(len(choices))]


def _made(rng, cls):
    """An instance of a class, half of them with the defaults."""
    if rng.random() < 0.5:
        return cls()
    return cls(**{p.name: _value(rng, p) for p in parameters_of(cls) if rng.random() < 0.7})


def _value(rng, p):
    """A value of a parameter, over its whole range; by factors where the range is wide."""
    if isinstance(p.default, bool):
        return bool(rng.integers(2))
    low, high = p.low, p.high
    if high > 100 * max(low, 1e-12) and high - low > 2:  # near the default, or by factors
        low = max(low, 1 if isinstance(p.default, int) else min(p.default or 1e-3, high) / 100)
        value = float(np.exp(rng.uniform(np.log(max(low, 1e-16)), np.log(high))))
    elif 0 < high < 1 and rng.random() < 0.5:  # a share that forgets: near 1
        value = 1 - float(np.exp(rng.uniform(np.log(1 - high), 0)))
    else:
        value = float(rng.uniform(low, high))
    value = min(max(value, p.low), p.high)
    return round(value) if isinstance(p.default, int) else value


def _schedule(rng, steps, without=()):
    """A constant rate, or any other schedule, its numbers on the scale of the budget."""
    if rng.random() < 0.5:
        return SCHEDULES["constant"]()
    cls = SCHEDULES[_one(rng, sorted(SCHEDULES.keys() - set(without)))]
    others = {}
    for name in {f.name for f in fields(cls)} - {p.name for p in parameters_of(cls)}:
        if name == "milestones":
            others[name] = tuple(sorted({int(m) for m in rng.integers(1, steps + 1, 3)}))
        elif name == "points":
            shares = sorted({round(float(s), 3) for s in rng.uniform(0, 1, 4)})
            shares = shares if len(shares) > 1 else [0.0, 1.0]
            others[name] = tuple((s, round(float(rng.uniform(0, 2)), 3)) for s in shares)
        else:
            others[name] = _schedule(rng, steps, without=("warm_up",))
    if rng.random() < 0.4:
        return cls(**others)
    values = {p.name: _value(rng, p) for p in parameters_of(cls) if rng.random() < 0.7}
    for p in parameters_of(cls):
        if isinstance(p.default, int) and not isinstance(p.default, bool) and p.high >= 100_000:
            values[p.name] = int(rng.integers(max(p.low, 1), max(p.low, 1) + steps))
    return cls(**values, **others)


def _start(rng, surface):
    """Somewhere on the map, at a place with a name, at a critical point or near one; seldom off
    the map.
    """
    (x0, x1), (y0, y1) = surface.view
    kind, points = rng.random(), surface.critical_points
    if kind < 0.15:
        start = _one(rng, list(surface.starts.values()))
    elif kind < 0.2 and points:
        start = _one(rng, points)[:2]
    elif kind < 0.4 and points:
        far = 10 ** rng.uniform(NEAREST, FURTHEST)
        turn = rng.uniform(0, 2 * np.pi)
        x, y = _one(rng, points)[:2]
        start = x + far * (x1 - x0) * np.cos(turn), y + far * (y1 - y0) * np.sin(turn)
    elif kind < 0.43 and surface.bounded_below:
        start = surface.center + surface.extent * rng.uniform(-0.8, 0.8, 2)
    else:
        start = rng.uniform(x0, x1), rng.uniform(y0, y1)
        if rng.random() < 0.3:  # as people type it
            start = tuple(round(z, int(rng.integers(4))) for z in start)
            start = min(max(start[0], x0), x1), min(max(start[1], y0), y1)
    return float(start[0]), float(start[1])


def _rates(rng, surface, method, start):
    """Rates over five decades; those at which the surface is met; and those near a limit."""
    kind = rng.random()
    if kind < 0.15:
        return tuple(float(rate) for rate in surface.rates)
    if kind < 0.3:
        usual = method.usual_rate * 10 ** rng.uniform(-1, 2, PANELS)
        return tuple(sorted(float(rate) for rate in usual))
    limit = method.stability_limit()
    if kind < 0.55 and limit is not None:
        places = [start, *(c[:2] for c in surface.critical_points if c.kind == "minimum")]
        with np.errstate(all="ignore"):
            sharpness = float(surface.sharpness(*np.array(_one(rng, places), dtype=float)))
        if np.isfinite(sharpness) and sharpness > 1e-6:
            near = limit / sharpness * np.array([*rng.uniform(0.5, 1.1, 3), 1.0])
            return tuple(sorted(float(rate) for rate in near))
    return tuple(sorted(float(rate) for rate in 10 ** rng.uniform(*RATES, PANELS)))
