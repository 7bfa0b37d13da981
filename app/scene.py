"""Scene: all that a visitor can choose, validated; it is the address, the cache key and the bug report."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from app.settings import Settings, get_settings
from descent import OPTIMIZERS, SCHEDULES
from descent.optimizer import Optimizer
from descent.schedule import Schedule
from descent.surface import Surface
from surfaces import SURFACES

PANELS = 4
RATE_RANGE = (1e-6, 100.0)
NOISE_RANGE = (0.0, 100.0)
SPEEDS = ("1", "2", "4", "8", "16", "32", "max")
DEFAULT_SURFACE = "bowl"
SHOWN_TEXT = 40


class Reading(NamedTuple):
    """A scene and what had to be set right on the way to it, one sentence each."""

    scene: "Scene"
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """One state of the page: a surface, a start and four panels. Immutable and hashable.

    `hyper` and `shape` hold only what differs from the defaults: `(name, value per panel)` and
    `(name, value)`. `speed`, `step`, `autoplay`, `theme` and `motion` are about the showing: they
    change no number. Make one with `read`, which never raises.
    """

    surface: str
    start: tuple[float, float]
    steps: int
    opt: tuple[str, ...]
    eta: tuple[float, ...]
    shape: tuple[tuple[str, float], ...] = ()
    hyper: tuple[tuple[str, tuple[float, ...]], ...] = ()
    sched: tuple[str, ...] = ("constant",) * PANELS
    noise: float = 0.0
    seed: int = 0
    speed: str = ""
    step: int | None = None
    autoplay: str = "visible"
    theme: str = "auto"
    motion: str = "auto"
    v: int = field(default=1)

    def hill(self) -> Surface:
        """Return the surface with its parameters set."""
        return replace(SURFACES[self.surface], **dict(self.shape))

    def method(self, panel: int) -> Optimizer:
        """Return the optimizer of a panel with its hyper-parameters set."""
        cls = OPTIMIZERS[self.opt[panel]]
        own = {f.name for f in fields(cls)}
        return cls(**{name: values[panel] for name, values in self.hyper if name in own})

    def schedule(self, panel: int) -> Schedule:
        """Return the schedule of a panel."""
        return make_schedule(self.sched[panel])

    def query(self) -> str:
        """Return the canonical query: the whole state, without a leading question mark."""
        pairs = [("surface", self.surface)]
        pairs += [(name, number(value)) for name, value in self.shape]
        pairs += [("opt", joined(self.opt)), ("eta", joined(map(number, self.eta)))]
        pairs += [(name, joined(map(number, values))) for name, values in self.hyper]
        pairs += [("start", ",".join(map(number, self.start))), ("steps", str(self.steps))]
        plain = Scene(self.surface, self.start, self.steps, self.opt, self.eta)
        if self.sched != plain.sched:
            pairs.append(("sched", joined(self.sched)))
        for name in ("noise", "seed", "speed", "step", "autoplay", "theme", "motion"):
            value = getattr(self, name)
            if value != getattr(plain, name):
                pairs.append((name, number(value) if isinstance(value, float) else str(value)))
        return urlencode(pairs, safe=",:")


def number(value: float) -> str:
    """Return the shortest text that reads back as the same number; `4.0` is `4`."""
    return repr(float(value)).removesuffix(".0")


def joined(values) -> str:
    """Return values as a comma list, or as one value when all are the same."""
    values = list(values)
    return values[0] if len(set(values)) == 1 else ",".join(values)


def default_scene(surface: str = DEFAULT_SURFACE) -> Scene:
    """Return the scene in which a surface is met first: its start, budget and four rates."""
    hill = SURFACES[surface]
    return Scene(
        surface=surface,
        start=tuple(map(float, hill.start)),
        steps=hill.steps,
        opt=("gradient_descent",) * PANELS,
        eta=tuple(map(float, hill.rates)),
    )


def moved_to(scene: Scene, surface: str) -> Scene:
    """Return the scene on another surface: its own start and budget, and its own four rates
    where all panels walk by plain descent; other methods and their rates are kept."""
    fresh = default_scene(surface)
    if scene.opt == fresh.opt:
        return replace(scene, surface=surface, shape=(), start=fresh.start, steps=fresh.steps,
                       eta=fresh.eta, step=None)
    return replace(scene, surface=surface, shape=(), start=fresh.start, steps=fresh.steps, step=None)


def read(query: str, settings: Settings | None = None) -> Reading:
    """Read a scene from the query part of an address.

    Unknown keys are ignored; a bad value falls back to the default, with a note that names it.
    Never raises, whatever the text.
    """
    settings = settings or get_settings()
    query = query.removeprefix("?")
    if len(query.encode("utf-8", "replace")) > settings.max_query_bytes:
        return Reading(default_scene(), (
            f"The address is longer than {settings.max_query_bytes} bytes: the default is shown.",))
    given = {k: v.strip() for k, v in parse_qsl(query, max_num_fields=None) if v.strip()}
    return Reader(given, settings).read()


class Reader:
    """Reads one field after another and keeps a note of each that had to be set right."""

    def __init__(self, given: Mapping[str, str], settings: Settings) -> None:
        self.given = given
        self.settings = settings
        self.notes: list[str] = []

    def read(self) -> Reading:
        surface = self.take("surface", one_of(SURFACES), DEFAULT_SURFACE)
        plain = default_scene(surface)
        opt = self.take("opt", per_panel(one_of(OPTIMIZERS)), plain.opt)
        scene = Scene(
            surface=surface,
            shape=self.shape(SURFACES[surface]),
            start=self.start(plain),
            steps=self.clamped("steps", whole, plain.steps, 1, self.settings.max_steps),
            opt=opt,
            eta=self.rates(plain),
            hyper=self.hyper(opt),
            sched=self.take("sched", per_panel(schedule_text), plain.sched),
            noise=self.clamped("noise", finite, 0.0, *NOISE_RANGE),
            seed=self.clamped("seed", whole, 0, 0, 2**32 - 1),
            speed=self.take("speed", one_of(SPEEDS), ""),
            step=self.take("step", at_least_zero, None),
            autoplay=self.take("autoplay", one_of(("visible", "1", "0")), "visible"),
            theme=self.take("theme", one_of(("auto", "light", "dark")), "auto"),
            motion=self.take("motion", one_of(("auto", "full", "reduced")), "auto"),
        )
        return Reading(scene, tuple(self.notes))

    def take(self, key: str, parse: Callable, default):
        """Return the parsed value of a key, or the default with a note."""
        text = self.given.get(key)
        if text is None:
            return default
        try:
            return parse(text)
        except (ValueError, OverflowError) as error:
            self.notes.append(f"{key}={shown(text)} {error}; the default is used.")
            return default

    def clamped(self, key: str, parse: Callable, default, low, high):
        return self.inside(key, self.take(key, parse, default), low, high)

    def inside(self, key: str, value, low, high):
        """Return the value, moved to the nearer end of its range with a note if it is outside."""
        kept = min(max(value, low), high)
        if kept != value:
            self.notes.append(
                f"{key} {number(value)} is outside {number(low)} to {number(high)}; "
                f"{number(kept)} is used.")
        return kept

    def rates(self, plain: Scene) -> tuple[float, ...]:
        eta = self.take("eta", per_panel(finite), plain.eta)
        return tuple(self.inside("eta", rate, *RATE_RANGE) for rate in eta)

    def start(self, plain: Scene) -> tuple[float, float]:
        start = self.take("start", point, plain.start)
        view = SURFACES[plain.surface].view
        return tuple(
            self.inside(f"start {axis}", value, *map(float, bounds))
            for axis, value, bounds in zip("xy", start, view, strict=True))

    def shape(self, surface: Surface) -> tuple[tuple[str, float], ...]:
        """Return the surface's parameters that were given and differ from the default."""
        found = []
        for f in fields(surface):
            value = self.take(f.name, made_by(type(surface), f.name), f.default)
            if value != f.default:
                found.append((f.name, value))
        return tuple(found)

    def hyper(self, opt: tuple[str, ...]) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Return the hyper-parameters that were given and change a method of this scene."""
        found = {}
        for name in sorted({f.name for key in opt for f in fields(OPTIMIZERS[key])}):
            owners = [next((f for f in fields(OPTIMIZERS[key]) if f.name == name), None) for key in opt]
            first = next(f for f in owners if f is not None)
            values = self.take(name, hyper_list(name, opt), None)
            if values is None:
                continue
            kept = tuple(v if f else values[owners.index(first)]
                         for v, f in zip(values, owners, strict=True))
            if any(f and v != f.default for v, f in zip(kept, owners, strict=True)):
                found[name] = kept
        return tuple(found.items())


def shown(text: str) -> str:
    """Return what was typed, short enough for a note."""
    return repr(text if len(text) <= SHOWN_TEXT else text[:SHOWN_TEXT] + "…")


def finite(text: str) -> float:
    """Read a finite number, with a decimal point."""
    try:
        value = float(text)
    except ValueError:
        raise ValueError("is not a number") from None
    if not math.isfinite(value):
        raise ValueError("is not a finite number")
    return value + 0.0  # −0 and 0 are one start


def whole(text: str) -> int:
    """Read a whole number; `40.0` and `4e1` are whole."""
    value = finite(text)
    if value != int(value):
        raise ValueError("is not a whole number")
    return int(value)


def at_least_zero(text: str) -> int:
    """Read a step of the walk."""
    value = whole(text)
    if not 0 <= value < 10**6:
        raise ValueError("is not a step")
    return value


def point(text: str) -> tuple[float, float]:
    """Read `x,y`."""
    parts = text.split(",")
    if len(parts) != 2:
        raise ValueError("is not two numbers with a comma between")
    return finite(parts[0]), finite(parts[1])


def one_of(choices) -> Callable[[str], str]:
    """Return a parser that accepts the keys of a catalogue."""

    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError(f"is not one of {', '.join(choices)}")
        return text

    return parse


def per_panel(parse: Callable) -> Callable[[str], tuple]:
    """Return a parser of a comma list: one value serves all panels, else one for each."""

    def parse_list(text: str) -> tuple:
        parts = text.split(",")
        if len(parts) == 1:
            parts = parts * PANELS
        if len(parts) != PANELS:
            raise ValueError(f"has {len(parts)} values; one or {PANELS} are wanted")
        return tuple(parse(part.strip()) for part in parts)

    return parse_list


def made_by(cls, name: str) -> Callable[[str], float]:
    """Return a parser of one field of a class, in the range that the class itself accepts."""

    def parse(text: str) -> float:
        value = finite(text)
        if isinstance(next(f.default for f in fields(cls) if f.name == name), bool):
            if value not in (0.0, 1.0):
                raise ValueError("is neither 0 nor 1")
            value = bool(value)
        cls(**{name: value})
        return value

    return parse


def hyper_list(name: str, opt: tuple[str, ...]) -> Callable[[str], tuple[float, ...]]:
    """Return a parser of one hyper-parameter for all panels; panels whose method lacks it pass."""

    def parse(text: str) -> tuple[float, ...]:
        parts = per_panel(str)(text)
        return tuple(
            made_by(OPTIMIZERS[key], name)(part)
            if name in {f.name for f in fields(OPTIMIZERS[key])} else finite(part)
            for part, key in zip(parts, opt, strict=True))

    return parse


def make_schedule(text: str) -> Schedule:
    """Return the schedule of `key:field:field…`, fields in their order."""
    key, *rest = text.split(":")
    cls = SCHEDULES[one_of(SCHEDULES)(key)]
    names = [f.name for f in fields(cls)]
    if len(rest) > len(names):
        raise ValueError(f"has {len(rest)} fields; {key} has {len(names)}")
    made = {}
    for name, part in zip(names, rest, strict=False):
        default = next(f.default for f in fields(cls) if f.name == name)
        made[name] = whole(part) if isinstance(default, int) else finite(part)
    return cls(**made)


def schedule_text(text: str) -> str:
    """Read a schedule and return its canonical text."""
    schedule = make_schedule(text)
    key = text.split(":")[0]
    values = [number(getattr(schedule, f.name)) for f in fields(schedule)]
    return ":".join([key, *values])
