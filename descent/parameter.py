"""A hyper-parameter: a dataclass field that knows its range, its symbol and what to say about
itself.

Optimizers, schedules and surfaces declare their numbers with `parameter`, so the controls of the
page, the contract tests and the checks in `__post_init__` all read the same facts.
"""

from dataclasses import dataclass, field, fields
from math import isfinite

from descent.message import N_, Message

NO_SWITCH = N_("{name} must be True or False, not {value}")
NOT_FINITE = N_("{name} must be a finite number, not {value}")
NOT_WHOLE = N_("{name} must be a whole number, not {value}")
OUTSIDE = N_("{name} must lie in [{low}, {high}], not {value}")


@dataclass(frozen=True)
class Parameter:
    """What the page needs to draw the control of one field."""

    name: str
    default: float | int | bool
    low: float | None
    high: float | None
    symbol: str
    help: str


def parameter(default, *, symbol, help, low=None, high=None):
    """A dataclass field with its range (both ends included), symbol and one line of help.

    A switch (a bool) has no range. A whole-number default makes the field whole-number only.
    """
    return field(
        default=default, metadata={"low": low, "high": high, "symbol": symbol, "help": help}
    )


def parameters_of(thing):
    """The declared parameters of a dataclass or of an instance of it, in their order."""
    return tuple(
        Parameter(
            f.name,
            f.default,
            f.metadata["low"],
            f.metadata["high"],
            f.metadata["symbol"],
            f.metadata["help"],
        )
        for f in fields(thing)
        if "symbol" in f.metadata
    )


def outside(p, value):
    """The message on a value outside the range of a parameter."""
    low, high = f"{p.low:g}", f"{p.high:g}"
    return Message.of(OUTSIDE, name=p.name, low=low, high=high, value=str(value))


def check_parameters(thing):
    """Raise ValueError, naming the field, when a value is of the wrong kind or outside its
    range.
    """
    for p in parameters_of(thing):
        value = getattr(thing, p.name)
        if isinstance(p.default, bool):
            if not isinstance(value, bool):
                raise ValueError(Message.of(NO_SWITCH, name=p.name, value=repr(value)))
            continue
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
            raise ValueError(Message.of(NOT_FINITE, name=p.name, value=repr(value)))
        if isinstance(p.default, int) and not isinstance(value, int):
            raise ValueError(Message.of(NOT_WHOLE, name=p.name, value=repr(value)))
        if not p.low <= value <= p.high:
            raise ValueError(outside(p, repr(value)))
