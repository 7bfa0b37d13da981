"""How each value of a scene is spelled in an address: text → value, and back.

What reads a text raises Complaint with a clause on it: "is not a number".
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields
from itertools import cycle
from typing import Any

from app.language.lookup import lookup
from app.language.speaking import reason
from app.scene.complaint import Complaint
from app.scene.numbers import read_number
from descent import SCHEDULES, Clip
from descent.clipping import KINDS
from descent.message import N_, nN_
from descent.request import FULL
from descent.schedule import Schedule

EXCERPT = 40
SHOWN_CHOICES = 80
SHOWN_REASON = 120
LATEST_STEP = 10**6
# The longest schedule that means anything, a warm-up and then points, has 35.
MOST_PARTS = 64
# What a decimal comma cuts a number into; the point of another number speaks against it.
BEFORE_COMMA = re.compile(r"(?:[^.]*[^0-9.])?[0-9]+")
AFTER_COMMA = re.compile(r"[0-9]+(?:[^0-9.][^.]*)?")

NO_PAIR = N_("{what} is not two numbers with a comma between")
CUT_PAIR = N_(
    "{what} is not two numbers with a comma between: "
    "a comma parts values, a point is the decimal mark"
)
SEVERAL = N_("{what} has a comma: it parts values, and here is room for one")
TOO_MANY_PARTS = nN_(
    "{what} has more than {most} part", "{what} has more than {most} parts", count="most"
)
WRONG_FIELDS = nN_(
    "{what} has {count} fields; {key} has {wanted}",
    "{what} has {count} fields; {key} has {wanted}",
    count="count",
)
WRONG_BOUNDS = nN_(
    "{what} has {count} bounds; {key} has {wanted}",
    "{what} has {count} bounds; {key} has {wanted}",
    count="count",
)
BROKEN_GROUP = nN_(
    "{what} does not end with a whole group of {count} number",
    "{what} does not end with a whole group of {count} numbers",
    count="count",
)


def number(value: float) -> str:
    """Return the shortest text that reads back as the same number; `4.0` is `4`."""
    return repr(float(value)).removesuffix(".0")


def joined(values: Iterable[str], mark: str = ",") -> str:
    """Return values as a list, or as one value when all are the same."""
    values = list(values)
    return values[0] if len(set(values)) == 1 else mark.join(values)


def excerpt(text: str) -> str:
    """Return what was typed, short enough for a note and without what can't be printed."""
    return repr(text if len(text) <= EXCERPT else text[:EXCERPT] + "…")


def whole(text: str) -> int:
    """Read a whole number; `40.0` and `4e1` are whole."""
    value = read_number(text)
    if value != int(value):
        raise Complaint(N_("{what} is not a whole number"))
    return int(value)


def switch(text: str) -> bool:
    """Read a switch."""
    if read_number(text) not in (0.0, 1.0):
        raise Complaint(N_("{what} is neither 0 nor 1"))
    return read_number(text) == 1.0


def batch_size(text: str) -> int | str:
    """Read the size of a mini-batch of data: a whole number, or all examples."""
    return FULL if text.lower() == FULL else whole(text)


def sample_size(text: str) -> int:
    """Read how many samples of the noise an update averages."""
    if text.lower() == FULL:
        raise Complaint(N_("{what} is for surfaces made of data"))
    return whole(text)


def batch_text(batch: int | str) -> str:
    """Return the canonical text of a batch."""
    return batch if isinstance(batch, str) else number(batch)


def step_number(text: str) -> int:
    """Read the number of a step."""
    value = whole(text)
    if not 0 <= value < LATEST_STEP:
        raise Complaint(N_("{what} is not a step"))
    return value


def point(text: str) -> tuple[float, float]:
    """Read `x,y`."""
    parts = text.split(",")
    if len(parts) != 2:
        raise Complaint(CUT_PAIR if is_decimal_comma(parts) else NO_PAIR)
    return read_number(parts[0]), read_number(parts[1])


def is_decimal_comma(parts: Sequence[str]) -> bool:
    """Say whether the parts of a comma list look like numbers that a decimal comma cut in two."""
    heads, tails = parts[::2], parts[1::2]
    return len(heads) == len(tails) and all(
        BEFORE_COMMA.fullmatch(head) and AFTER_COMMA.fullmatch(tail)
        for head, tail in zip(heads, tails, strict=True)
    )


def listed(choices: Iterable[str]) -> str:
    """Return as many of the choices as a note has room for."""
    text = ", ".join(filter(None, choices))
    return text if len(text) <= SHOWN_CHOICES else text[:SHOWN_CHOICES].rpartition(",")[0] + ", …"


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    """Return a reader of the keys of a catalogue."""

    def choice(text: str) -> str:
        several = text.split(",")
        if len(several) > 1 and all(each.strip() in choices for each in several):
            raise Complaint(SEVERAL)
        if text not in choices:
            raise Complaint(N_("{what} is not one of {choices}"), choices=listed(choices))
        return text

    return choice


def language(spoken: Collection[str], offered: Collection[str]) -> Callable[[str], str]:
    """Return a reader of language tags (BCP 47): it finds `en` for `en-GB`. A note names those that
    are `offered`."""

    def known(text: str) -> str:
        if tag := lookup([text], spoken):
            return tag
        raise Complaint(
            N_("{what} is not spoken here, only {languages}"), languages=listed(offered)
        )

    return known


def some_of(choices: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """Return a reader of a comma list of some of the choices, into their own order."""
    each = one_of(choices)

    def some(text: str) -> tuple[str, ...]:
        wanted = {each(part.strip()) for part in text.split(",")}
        return tuple(choice for choice in choices if choice in wanted)

    return some


def like(default: float | int | bool) -> Callable[[str], float | int | bool]:
    """Return a reader of values of the kind of a parameter's default."""
    if isinstance(default, bool):
        return switch
    return whole if isinstance(default, int) else read_number


def make_schedule(text: str) -> Schedule:
    """Return the schedule of `key:field:field…`, fields in their order; those that are missing
    have their defaults.

    A last field that is a schedule, or a tuple, is spelled by all the parts that are left:
    `warm_up:10:cosine:0`, `piecewise:0:1:0.5:0.2:1:0`.
    """
    parts = text.split(":")
    if len(parts) > MOST_PARTS:
        raise Complaint(TOO_MANY_PARTS, most=MOST_PARTS)
    return schedule_of(parts)


def schedule_of(parts: Sequence[str]) -> Schedule:
    """Return the schedule that some parts of a text spell."""
    key, *rest = parts
    cls = SCHEDULES[one_of(SCHEDULES)(key)]
    given, made = len(rest), {}
    for f in fields(cls):
        if rest:
            made[f.name], rest = taken(f.default, rest)
    if rest:
        raise Complaint(WRONG_FIELDS, count=given, key=key, wanted=len(fields(cls)))
    try:
        return cls(**made)
    except ValueError as error:
        why = reason(error)
        why = why if len(why) <= SHOWN_REASON else why[:SHOWN_REASON] + "…"
        raise Complaint(N_("{what} is no schedule: {reason}"), reason=why) from None


def taken(default: Any, parts: Sequence[str]) -> tuple[Any, Sequence[str]]:
    """Read a value of the kind of a default from the front of some parts; return it and the
    parts that are left.
    """
    if isinstance(default, Schedule):
        return schedule_of(parts), ()
    if not isinstance(default, tuple):
        return like(default)(parts[0]), parts[1:]
    grouped = isinstance(default[0], tuple)
    kinds = default[0] if grouped else default[:1]
    if len(parts) % len(kinds):
        raise Complaint(BROKEN_GROUP, count=len(kinds))
    numbers = [like(kind)(part) for kind, part in zip(cycle(kinds), parts, strict=False)]
    if grouped:
        numbers = zip(*[iter(numbers)] * len(kinds), strict=True)
    return tuple(numbers), ()


def schedule_text(schedule: Schedule) -> str:
    """Return the canonical text of a schedule."""
    return ":".join(spelled(schedule))


def spelled(value: Any) -> list[str]:
    """Return the parts of the text of a schedule, or of the value of one of its fields."""
    if isinstance(value, Schedule):
        inner = [getattr(value, f.name) for f in fields(value)]
        return [value.key, *(part for each in inner for part in spelled(each))]
    if isinstance(value, tuple):
        return [part for each in value for part in spelled(each)]
    return [number(value)]


def make_clip(text: str) -> Clip | None:
    """Return the clipping of `none`, `norm:bound` or `value:bound`."""
    kind, *bounds = text.split(":")
    wanted = 0 if one_of(("none", *KINDS))(kind) == "none" else 1
    if len(bounds) != wanted:
        raise Complaint(WRONG_BOUNDS, count=len(bounds), key=kind, wanted=wanted)
    if not bounds:
        return None
    bound = read_number(bounds[0])
    try:
        return Clip(kind, bound)
    except ValueError as error:
        raise Complaint(N_("{what} is no clipping: {reason}"), reason=reason(error)) from None


def clip_text(clip: Clip | None) -> str:
    """Return the canonical text of a clipping."""
    return "none" if clip is None else f"{clip.kind}:{number(clip.bound)}"
