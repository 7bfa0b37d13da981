"""Reading a scene from the query of an address: any text at all gives one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import NamedTuple

from app.language.languages import languages, tags
from app.language.speaking import _, n_
from app.scene.complaint import Complaint, in_panel
from app.scene.display_options import CHOICES, LOCKABLE, PARTS, SPEEDS, TEXT_RANGE
from app.scene.ids import LETTERS
from app.scene.list_notes import cut_list, wrong_count
from app.scene.near_misses import near_misses
from app.scene.numbers import read_number
from app.scene.query import Fields, fields_of
from app.scene.rate_range import RATE_RANGE
from app.scene.scene import (
    CLOCKS_OF_DATA,
    COUNTED,
    DEFAULT_SURFACE,
    PANELS,
    Point,
    Scene,
    default_scene,
    first_scene,
)
from app.scene.tokens import (
    excerpt,
    is_decimal_comma,
    language,
    make_clip,
    make_schedule,
    number,
    one_of,
    point,
    some_of,
    step_number,
    switch,
    whole,
)
from app.scene.views import VIEWS
from app.scene.wanted import MANY, NOISE, SEED, Wanted, batch_wanted, replacement_wanted
from app.settings import Settings, get_settings
from descent import OPTIMIZERS, parameters_of
from descent.message import N_
from descent.minibatch import examples_of
from descent.optimizer import Optimizer
from descent.surface import Surface
from surfaces import SURFACES

# Keys that a form may say once for each of their values.
LISTS = frozenset({"hide", "lock"})
# Keys that may be said as many times as they have values, and what parts these in a list.
BY_PANEL = (
    *("surface", "opt", "eta", "sched", "per", "clip"),
    *("noise", "batch", "replacement", "seed"),
    *(p.name for kind in (*SURFACES.values(), *OPTIMIZERS.values()) for p in parameters_of(kind)),
)
GROUPS = {"start": {2: ",", PANELS: ";"}} | {key: {PANELS: ","} for key in BY_PANEL}
VARIANTS = 256  # surfaces and methods with parameters of their own that are kept
NO_NOISE = N_("{what} is for surfaces without data: here mini-batches make the noise; 0 is used.")
NO_EPOCHS = N_("{what} is for surfaces made of data; schedules count updates here.")
KEYS = frozenset(f.name for f in fields(Scene))


class Reading(NamedTuple):
    """A scene and what had to be set right on the way to it, one sentence each."""

    scene: Scene
    notes: tuple[str, ...]


def read(query: str, settings: Settings | None = None, *, by_hand: bool = True) -> Reading:
    """Read a scene from the query part of an address.

    A bad value falls back to the default and one out of range moves to the nearer end, each alone
    and with a note that names it. Unknown keys are ignored; where the query may have been written
    `by_hand`, a note says which key was meant if that is clear. Never raises, whatever the text.
    """
    settings = settings or get_settings()
    query = query.removeprefix("?")
    if len(query.encode("utf-8", "replace")) > settings.max_query_bytes:
        limit = settings.max_query_bytes
        note = n_(
            "The address is longer than {n} byte: the default is shown.",
            "The address is longer than {n} bytes: the default is shown.",
            limit,
        )
        return Reading(Reader(Fields({}, {}), settings).read().scene, (note,))
    reader = Reader(fields_of(query, LISTS, GROUPS), settings)
    scene, notes = reader.read()
    return Reading(scene, (*notes, *(near_misses(reader.texts, keys_of(scene)) if by_hand else ())))


def language_of(query: object) -> str:
    """Return the tag of the language that a query asks for; "" where it asks for none that is
    spoken here.
    """
    text = fields_of(query, (), {}).texts.get("lang") if isinstance(query, str) else None
    try:
        return language(tags(), languages())(text) if text else ""
    except ValueError:
        return ""


def keys_of(scene: Scene) -> frozenset[str]:
    """Return the keys that a scene takes: those of all scenes, of its surface and its methods."""
    things = {*scene.surface, *scene.opt}
    return KEYS.union(*({p.name for p in parameters_of(thing)} for thing in things))


class Reader:
    """Reads one field after another and keeps a note of each that had to be set right."""

    def __init__(self, query: Fields, settings: Settings) -> None:
        self.texts, self.repeats = query
        self.settings = settings
        self.notes: list[str] = []

    def read(self) -> Reading:
        """Read every field of a scene."""
        kinds = self.each("surface", [Wanted(one_of(SURFACES), DEFAULT_SURFACE)] * PANELS)
        methods = self.each(
            "opt", [Wanted(one_of(OPTIMIZERS), each.key) for each in default_scene().opt]
        )
        chosen = {
            key: self.take(key, Wanted(one_of(words), next(iter(words))))
            for key, words in CHOICES.items()
        }
        plain = first_scene(*self.things([SURFACES[key] for key in kinds]))
        chosen["clock"] = self.clock(chosen["clock"], plain.surface)
        most = self.settings.max_steps
        scene = Scene(
            surface=plain.surface,
            start=self.starts(plain),
            steps=self.take("steps", Wanted(whole, min(plain.steps, most), 1, most)),
            eta=self.each("eta", [Wanted(read_number, rate, *RATE_RANGE) for rate in plain.eta]),
            opt=self.things([OPTIMIZERS[key]() for key in methods], sorted),
            sched=self.each("sched", [Wanted(make_schedule, each) for each in plain.sched]),
            per=self.per(plain.surface),
            clip=self.each("clip", [Wanted(make_clip, each) for each in plain.clip]),
            noise=self.noise(plain.surface),
            batch=self.each("batch", list(map(batch_wanted, plain.surface))),
            replacement=self.replacement(plain.surface),
            seed=self.each("seed", [SEED] * PANELS),
            view=self.take("view", Wanted(one_of(("", *VIEWS)), "")),
            panel=self.take("panel", Wanted(one_of(tuple(LETTERS)), LETTERS[0])),
            seeds=self.take("seeds", MANY),
            speed=self.take("speed", Wanted(one_of(SPEEDS), "")),
            step=self.take("step", Wanted(step_number, None)),
            hide=self.take("hide", Wanted(some_of(PARTS), ())),
            lock=self.take("lock", Wanted(some_of(LOCKABLE), ())),
            text=self.take("text", Wanted(whole, TEXT_RANGE[0], *TEXT_RANGE)),
            lang=self.take("lang", Wanted(language(tags(), languages()), "")),
            resize=self.take("resize", Wanted(switch, False)),
            **chosen | {"panels": int(chosen["panels"])},
        )
        return Reading(scene, tuple(self.notes))

    def take(self, key: str, wanted: Wanted):
        """Return the value of a key, or its default."""
        text = self.text(key)
        return wanted.default if text is None else self.value(key, text, wanted)

    def text(self, key: str) -> str | None:
        """Return the text of a key, None where there is none."""
        if key in self.repeats:
            self.note(self.repeats[key])
        return self.texts.get(key)

    def each(self, key: str, wanted: Sequence[Wanted | None], mark: str = ",") -> tuple:
        """Return the values of a list, one a panel; one value serves all.

        A panel that has no use for the key (None) gets None, whatever stands there; an empty place
        is the default.
        """
        listed, before = self.text(key), len(self.notes)
        defaults = tuple(each and each.default for each in wanted)
        if listed is None:
            return defaults
        parts = listed.split(mark)
        is_cut = mark == "," and is_decimal_comma(parts)
        if len(parts) not in (1, PANELS):
            self.note(wrong_count(key, len(parts), is_cut=is_cut))
            return defaults
        letters = LETTERS if len(parts) == PANELS else [""] * PANELS
        texts = parts * (PANELS // len(parts))
        values = tuple(
            each and (self.value(key, text.strip(), each, letter) if text.strip() else each.default)
            for text, each, letter in zip(texts, wanted, letters, strict=True)
        )
        if is_cut and len(self.notes) > before:
            self.notes.insert(before, cut_list(f"{key}={excerpt(listed)}"))
        return values

    def value(self, key: str, text: str, wanted: Wanted, letter: str = ""):
        """Return the value of a text: in its range, or the default if it is no value at all."""
        try:
            value = wanted.parse(text)
        except Complaint as error:
            complaint = error.of(in_panel(f"{key}={excerpt(text)}", letter))
            self.note(_("{complaint}; the default is used.", complaint=complaint))
            return wanted.default
        if wanted.low is None or isinstance(value, str):
            return value
        return self.inside(key, value, wanted.low, wanted.high, letter)

    def inside(self, key: str, value: float, low: float, high: float, letter: str = ""):
        """Return the value, moved to the nearer end of its range with a note if it is outside."""
        kept = min(max(value, low), high)
        if kept != value:
            what = in_panel(f"{key} {number(value)}", letter)
            ends = {"low": number(low), "high": number(high), "kept": number(kept)}
            self.note(_("{what} is outside {low} to {high}; {kept} is used.", what=what, **ends))
        return kept

    def note(self, note: str) -> None:
        """Keep a note, once: one value that serves all panels is one mistake."""
        if note not in self.notes:
            self.notes.append(note)

    def clock(self, clock: str, surfaces: Sequence[Surface]) -> str:
        """Return what the clock counts: examples and epochs where there are some in all panels."""
        if clock not in CLOCKS_OF_DATA or all(map(examples_of, surfaces)):
            return clock
        self.note(_("clock={clock} is for surfaces made of data; steps are counted.", clock=clock))
        return next(iter(CHOICES["clock"]))

    def per(self, surfaces: Sequence[Surface]) -> tuple[str, ...]:
        """Read what each schedule counts; without data there are no epochs."""
        found = self.each("per", [Wanted(one_of(COUNTED), COUNTED[0])] * PANELS)
        is_one = len(set(found)) == 1 and not any(map(examples_of, surfaces))
        for letter, surface, value in zip(LETTERS, surfaces, found, strict=True):
            if value != COUNTED[0] and not examples_of(surface):
                self.note(_(NO_EPOCHS, what=in_panel(f"per={value}", "" if is_one else letter)))
        pairs = zip(surfaces, found, strict=True)
        return tuple(value if examples_of(surface) else COUNTED[0] for surface, value in pairs)

    def noise(self, surfaces: Sequence[Surface]) -> tuple[float, ...]:
        """Read the noise of each panel; on data there is none, since batches make it."""
        found = self.each("noise", [NOISE] * PANELS)
        is_one = len(set(found)) == 1 and all(map(examples_of, surfaces))
        for letter, surface, value in zip(LETTERS, surfaces, found, strict=True):
            if value and examples_of(surface):
                what = in_panel(f"noise {number(value)}", "" if is_one else letter)
                self.note(_(NO_NOISE, what=what))
        pairs = zip(surfaces, found, strict=True)
        return tuple(0.0 if examples_of(surface) else value for surface, value in pairs)

    def replacement(self, surfaces: Sequence[Surface]) -> tuple[bool, ...]:
        """Read whether batches are drawn with replacement, which makes sense of data alone."""
        return tuple(map(bool, self.each("replacement", list(map(replacement_wanted, surfaces)))))

    def starts(self, plain: Scene) -> tuple[Point, ...]:
        """Read the starts, each kept on its own map, or on the line of a surface that is a curve;
        `plain` has the surfaces and their own starts."""
        found = self.each("start", [Wanted(point, at) for at in plain.start], ";")
        is_one = len({(each.key, each.view) for each in plain.surface}) == len(set(found)) == 1
        letters = [""] * PANELS if is_one else LETTERS
        return tuple(
            tuple(
                self.inside(f"start {axis}", value, *map(float, bounds), letter)
                for axis, value, bounds in zip("xy", at, surface.view, strict=True)
            )
            for surface, at, letter in zip(
                plain.surface, map(on_line, plain.surface, plain.start, found), letters, strict=True
            )
        )

    def things(
        self, plain: Sequence[Surface | Optimizer], order: Callable[[Iterable], list] = list
    ) -> tuple:
        """Return the surfaces, or the methods, of the panels with the parameters that were given,
        which are read in an order of their names."""
        owned = [{p.name: p for p in parameters_of(thing)} for thing in plain]
        given: list[dict] = [{} for _ in plain]
        for name in order(dict.fromkeys(name for each in owned for name in each)):
            values = self.each(name, [(p := each.get(name)) and Wanted.of(p) for each in owned])
            for each, value in zip(given, values, strict=True):
                each |= {} if value is None else {name: value}
        return tuple(
            variant(thing, tuple(each), *each.values())
            for thing, each in zip(plain, given, strict=True)
        )


@lru_cache(maxsize=VARIANTS, typed=True)
def variant(thing: Surface | Optimizer, names: tuple[str, ...], *values) -> Surface | Optimizer:
    """Return a surface or a method with such parameters, the very one that was asked for before: a
    surface finds out once what its examples come to."""
    return replace(thing, **dict(zip(names, values, strict=True)))


def on_line(surface: Surface, plain: Point, at: Point) -> Point:
    """Return a start with the height that a surface which is a curve has for all."""
    return (at[0], plain[1]) if surface.one_dimensional else at
