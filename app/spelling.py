"""How each value of a scene is spelled in an address: text → value, and back.

What reads a text raises ValueError with the end of a sentence: "is not a number".
"""

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import fields

from descent import SCHEDULES, Clip, parameters_of
from descent.clipping import KINDS
from descent.schedule import Schedule

SHOWN_TEXT = 40
LATEST_STEP = 10**6


def number(value: float) -> str:
    """Return the shortest text that reads back as the same number; `4.0` is `4`."""
    return repr(float(value)).removesuffix(".0")


def joined(values: Iterable[str]) -> str:
    """Return values as a comma list, or as one value when all are the same."""
    values = list(values)
    return values[0] if len(set(values)) == 1 else ",".join(values)


def shown(text: str) -> str:
    """Return what was typed, short enough for a note and without what can't be printed."""
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


def switch(text: str) -> bool:
    """Read a switch."""
    if finite(text) not in (0.0, 1.0):
        raise ValueError("is neither 0 nor 1")
    return finite(text) == 1.0


def step_number(text: str) -> int:
    """Read the number of a step."""
    value = whole(text)
    if not 0 <= value < LATEST_STEP:
        raise ValueError("is not a step")
    return value


def point(text: str) -> tuple[float, float]:
    """Read `x,y`."""
    parts = text.split(",")
    if len(parts) != 2:
        raise ValueError("is not two numbers with a comma between")
    return finite(parts[0]), finite(parts[1])


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    """Return a reader of the keys of a catalogue."""

    def choice(text: str) -> str:
        if text not in choices:
            raise ValueError(f"is not one of {', '.join(choices)}")
        return text

    return choice


def like(default: float | int | bool) -> Callable[[str], float | int | bool]:
    """Return a reader of values of the kind of a parameter's default."""
    if isinstance(default, bool):
        return switch
    return whole if isinstance(default, int) else finite


def make_schedule(text: str) -> Schedule:
    """Return the schedule of `key:field:field…`, fields in their order."""
    key, *rest = text.split(":")
    cls = SCHEDULES[one_of(SCHEDULES)(key)]
    known = parameters_of(cls)
    if len(rest) > len(known):
        raise ValueError(f"has {len(rest)} fields; {key} has {len(known)}")
    made = {p.name: like(p.default)(part) for p, part in zip(known, rest, strict=False)}
    try:
        return cls(**made)
    except ValueError as error:
        raise ValueError(f"is no schedule: {error}") from None


def schedule_text(text: str) -> str:
    """Read a schedule and return its canonical text."""
    schedule = make_schedule(text)
    values = [number(getattr(schedule, f.name)) for f in fields(schedule)]
    return ":".join([schedule.key, *values])


def make_clip(text: str) -> Clip | None:
    """Return the clipping of `none`, `norm:bound` or `value:bound`."""
    kind, *bounds = text.split(":")
    wanted = 0 if one_of(("none", *KINDS))(kind) == "none" else 1
    if len(bounds) != wanted:
        raise ValueError(f"has {len(bounds)} bounds; {kind} has {wanted}")
    if not bounds:
        return None
    bound = finite(bounds[0])
    try:
        return Clip(kind, bound)
    except ValueError as error:
        raise ValueError(f"is no clipping: {error}") from None


def clip_text(text: str) -> str:
    """Read a clipping and return its canonical text."""
    clip = make_clip(text)
    return "none" if clip is None else f"{clip.kind}:{number(clip.bound)}"
