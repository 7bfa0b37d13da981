"""One reader for every number that a person types, pastes or links: `0.1`, `1/3`, `5·10⁻³`.

`core/numbers.js` reads the same texts in the browser; `tests/cases/numbers.json` holds both to
one table.
"""

import math
import re

from app.scene.complaint import Complaint
from descent.message import N_, nN_

LONGEST = 400  # characters of a number; nobody types more, and its patterns stay quick
NOT_FINITE = N_("{what} is not a finite number")
TOO_LONG = nN_(
    "{what} is longer than {longest} character",
    "{what} is longer than {longest} characters",
    count="longest",
)

# Thousands may be set apart by these; a plain space parts two numbers.
NARROW = "\u00a0\u2007\u2008\u2009\u200a\u202f"
SPACES = " \t\n\r\f\v\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u205f\u3000" + NARROW
UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
# What prints alike means the same.
ALIKE = str.maketrans("‐‑‒–−﹣－＋×⋅∙*⁄∕", "-------+····//")
RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")

WHOLE = r"[+-]?[0-9]+"
DECIMAL = rf"[0-9]{{1,3}}(?:[{NARROW}][0-9]{{3}})+(?:\.[0-9]*)?|[0-9]+\.?[0-9]*|\.[0-9]+"
POWER = rf"10\^(?:({WHOLE})|\(({WHOLE})\)|\{{({WHOLE})\}})"
SIZE = rf"({DECIMAL})(?:e({WHOLE}))?|(?:({DECIMAL})[·x])?{POWER}"
TERM = re.compile(rf"(?:([+-])[{SPACES}]*)?(?:{SIZE})", re.I)

# Why a text is none, where that can be told: what it looks like, and what is wrong with it.
REFUSALS = [
    (re.compile(pattern, re.I), reason)
    for pattern, reason in (
        (r"[+-]?(nan|inf|infinity|∞)", NOT_FINITE),
        (r"[+-]?0x[0-9a-f]+", N_("{what} is not a decimal number")),
        (r".*[¼-¾⅐-⅞].*", N_("{what} has a fraction in one sign, not as in 1/2")),
        (r".*(?![0-9])\d.*", N_("{what} has digits other than 0 to 9")),
        (r"[^_]*[0-9][0-9e+.-]*_[0-9e+._-]*", N_("{what} has an underscore in it")),
        (r"[0-9.,e+-]+ *%", N_("{what} has a percent sign")),
    )
]
MARKS = re.compile(r"[+-]?[0-9]*(?:[.,][0-9]*){2,}")


def read_number(text: str, *, comma: bool = False) -> float:
    """Return the number that a text spells; with `comma`, a comma may be its decimal mark.

    A decimal with or without `e`, a power of ten, the product of both, or the quotient of two of
    these; with any sign that prints as a minus, a dot or a slash, and with spaces round it. Raises
    Complaint with what is true of the text: "has an underscore in it".
    """
    bare = text.strip(SPACES + UNSEEN)
    if len(bare) > LONGEST:
        raise Complaint(TOO_LONG, longest=LONGEST)
    value = value_of(bare, comma)
    if value is None:
        raise Complaint(refusal(bare, comma))
    if not math.isfinite(value):
        raise Complaint(NOT_FINITE)
    return value + 0.0  # −0 and 0 are one number


def value_of(text: str, comma: bool = False) -> float | None:
    """Return the value of a text, None where it spells no number."""
    terms = [TERM.fullmatch(part) for part in plain(text, comma).split("/")]
    if len(terms) > 2 or None in terms:
        return None
    over, under = [*map(term_value, terms), 1.0][:2]
    if under == 0:
        raise Complaint(N_("{what} divides by zero"))
    return over / under if math.isfinite(under) else under


def term_value(term: re.Match) -> float:
    """Return the value of one side of a quotient, rounded once."""
    sign, decimal, power, mantissa, *powers = term.groups()
    digits = re.sub(f"[{NARROW}]", "", decimal or mantissa or "1")
    exponent = power or next(filter(None, powers), "0")
    return float(f"{sign or ''}{digits}e{exponent}")


def plain(text: str, comma: bool) -> str:
    """Return a text in the signs of a keyboard, without spaces round what joins two numbers."""
    text = text.replace("**", "^").translate(ALIKE)
    text = re.sub("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda raised: f"^{raised[0].translate(RAISED)}", text)
    text = re.sub(rf"[{SPACES}]*([·x/^])[{SPACES}]*", r"\1", text, flags=re.I)
    return text.replace(",", ".") if comma and "." not in text else text


def refusal(text: str, comma: bool) -> str:
    """Return the clause that says why a text is no number."""
    typed = text.translate(ALIKE)
    for pattern, reason in REFUSALS:
        if pattern.fullmatch(typed):
            return reason
    if "," in typed and not comma and all(is_number(part) for part in typed.split(",")):
        return N_("{what} has a comma: a comma parts values, a point is the decimal mark")
    if MARKS.fullmatch(typed):
        return N_("{what} has more than one decimal mark")
    if is_number(re.sub(f"[{SPACES}]", "", text), comma):
        return N_("{what} has a space in it")
    return N_("{what} is not a number")


def is_number(text: str, comma: bool = False) -> bool:
    """Say whether a text spells a number."""
    try:
        return value_of(text, comma) is not None
    except ValueError:
        return False
