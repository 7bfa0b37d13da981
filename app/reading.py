"""Reading a scene from the query of an address: any text at all gives one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from app.ids import LETTERS, VIEWS
from app.numbers import read_number
from app.scene import DEFAULT_SURFACE, PANELS, Scene, default_scene
from app.settings import Settings, get_settings
from app.showing import CHOICES, LANGUAGES, LOCKABLE, PARTS, SPEEDS, TEXT_RANGE
from app.spelling import (
    clip_text,
    language,
    like,
    number,
    one_of,
    point,
    schedule_text,
    shown,
    some_of,
    step_number,
    switch,
    whole,
)
from descent import OPTIMIZERS, parameters_of
from descent.parameter import Parameter
from descent.surface import Surface
from surfaces import SURFACES

RATE_RANGE = (1e-6, 100.0)
NOISE_RANGE = (0.0, 100.0)
BATCH_RANGE = (1, 1_000_000)
SEED_RANGE = (0, 2**32 - 1)


class Reading(NamedTuple):
    """A scene and what had to be set right on the way to it, one sentence each."""

    scene: Scene
    notes: tuple[str, ...]


class Wanted(NamedTuple):
    """What a field may be: how its text is read, its default, and its range if it has one."""

    parse: Callable[[str], Any]
    default: Any
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, parameter: Parameter) -> "Wanted":
        """Return what a parameter of a surface or a method may be."""
        return cls(like(parameter.default), parameter.default, parameter.low, parameter.high)


def read(query: str, settings: Settings | None = None) -> Reading:
    """Read a scene from the query part of an address.

    Unknown keys are ignored; a bad value falls back to the default and one out of range moves to
    the nearer end, each alone and with a note that names it. Never raises, whatever the text.
    """
    settings = settings or get_settings()
    query = query.removeprefix("?")
    if len(query.encode("utf-8", "replace")) > settings.max_query_bytes:
        limit = settings.max_query_bytes
        note = f"The address is longer than {limit} bytes: the default is shown."
        return Reading(Reader({}, settings).read().scene, (note,))
    given = {k: v.strip() for k, v in parse_qsl(query, max_num_fields=None) if v.strip()}
    return Reader(given, settings).read()


class Reader:
    """Reads one field after another and keeps a note of each that had to be set right."""

    def __init__(self, given: Mapping[str, str], settings: Settings) -> None:
        self.given = given
        self.settings = settings
        self.notes: list[str] = []

    def read(self) -> Reading:
        """Read every field of a scene."""
        surface = self.take("surface", Wanted(one_of(SURFACES), DEFAULT_SURFACE))
        plain, most = default_scene(surface), self.settings.max_steps
        opt = self.each("opt", [Wanted(one_of(OPTIMIZERS), key) for key in plain.opt])
        chosen = {
            key: self.take(key, Wanted(one_of(words), next(iter(words))))
            for key, words in CHOICES.items()
        }
        scene = Scene(
            surface=surface,
            shape=self.shape(SURFACES[surface]),
            start=self.start(plain),
            steps=self.take("steps", Wanted(whole, min(plain.steps, most), 1, most)),
            opt=opt,
            eta=self.each("eta", [Wanted(read_number, rate, *RATE_RANGE) for rate in plain.eta]),
            hyper=self.hyper(opt),
            sched=self.each("sched", [Wanted(schedule_text, text) for text in plain.sched]),
            clip=self.each("clip", [Wanted(clip_text, text) for text in plain.clip]),
            noise=self.take("noise", Wanted(read_number, 0.0, *NOISE_RANGE)),
            batch=self.take("batch", Wanted(whole, 1, *BATCH_RANGE)),
            seed=self.take("seed", Wanted(whole, 0, *SEED_RANGE)),
            view=self.take("view", Wanted(one_of(("", *VIEWS)), "")),
            speed=self.take("speed", Wanted(one_of(SPEEDS), "")),
            step=self.take("step", Wanted(step_number, None)),
            hide=self.take("hide", Wanted(some_of(PARTS), ())),
            lock=self.take("lock", Wanted(some_of(LOCKABLE), ())),
            text=self.take("text", Wanted(whole, TEXT_RANGE[0], *TEXT_RANGE)),
            lang=self.take("lang", Wanted(language(LANGUAGES), "")),
            resize=self.take("resize", Wanted(switch, False)),
            **chosen | {"panels": int(chosen["panels"])},
        )
        return Reading(scene, tuple(self.notes))

    def take(self, key: str, wanted: Wanted):
        """Return the value of a key, or its default."""
        text = self.given.get(key)
        return wanted.default if text is None else self.value(key, text, wanted)

    def each(self, key: str, wanted: Sequence[Wanted | None]) -> tuple:
        """Return the values of a comma list, one a panel; one value serves all.

        A panel that has no use for the key (None) gets None, whatever stands there; an empty place
        is the default.
        """
        parts = self.given.get(key, "").split(",")
        defaults = tuple(each and each.default for each in wanted)
        if key not in self.given:
            return defaults
        if len(parts) not in (1, PANELS):
            self.note(f"{key} has {len(parts)} values, not one or {PANELS}; the default is used.")
            return defaults
        places = [""] * PANELS
        if len(parts) == PANELS:
            places = [f" of panel {letter}" for letter in LETTERS]
        texts = parts * (PANELS // len(parts))
        return tuple(
            each and (self.value(key, text.strip(), each, place) if text.strip() else each.default)
            for text, each, place in zip(texts, wanted, places, strict=True)
        )

    def value(self, key: str, text: str, wanted: Wanted, place: str = ""):
        """Return the value of a text: in its range, or the default if it is no value at all."""
        try:
            value = wanted.parse(text)
        except ValueError as error:
            self.note(f"{key}={shown(text)}{place} {error}; the default is used.")
            return wanted.default
        if wanted.low is None:
            return value
        return self.inside(key, value, wanted.low, wanted.high, place)

    def inside(self, key: str, value: float, low: float, high: float, place: str = ""):
        """Return the value, moved to the nearer end of its range with a note if it is outside."""
        kept = min(max(value, low), high)
        if kept != value:
            ends = f"{number(low)} to {number(high)}"
            said = f"{key} {number(value)}{place}"
            self.note(f"{said} is outside {ends}; {number(kept)} is used.")
        return kept

    def note(self, note: str) -> None:
        """Keep a note, once: one value that serves all panels is one mistake."""
        if note not in self.notes:
            self.notes.append(note)

    def start(self, plain: Scene) -> tuple[float, float]:
        """Read the start, kept on the map, or on the line of a surface that is a curve."""
        start = self.take("start", Wanted(point, plain.start))
        view = SURFACES[plain.surface].view
        if SURFACES[plain.surface].one_dimensional:
            start = (start[0], plain.start[1])
        return tuple(
            self.inside(f"start {axis}", value, *map(float, bounds))
            for axis, value, bounds in zip("xy", start, view, strict=True)
        )

    def shape(self, surface: Surface) -> tuple[tuple[str, float], ...]:
        """Return the surface's parameters that were given and differ from the default."""
        found = ((p, self.take(p.name, Wanted.of(p))) for p in parameters_of(surface))
        return tuple((p.name, value) for p, value in found if value != p.default)

    def hyper(self, opt: tuple[str, ...]) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Return the hyper-parameters that were given and change a method of this scene."""
        methods = [{p.name: p for p in parameters_of(OPTIMIZERS[key])} for key in opt]
        found = []
        for name in sorted(set().union(*methods) & self.given.keys()):
            owners = [method.get(name) for method in methods]
            values = self.each(name, [p and Wanted.of(p) for p in owners])
            if any(p and v != p.default for v, p in zip(values, owners, strict=True)):
                # Panels without this parameter repeat the first value: a shorter address.
                first = next(v for v, p in zip(values, owners, strict=True) if p)
                found.append((name, tuple(first if v is None else v for v in values)))
        return tuple(found)
