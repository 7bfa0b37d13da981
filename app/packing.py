"""Arrays as a page gets them: base64 of little-endian numbers, and letters for whole numbers most
of which are small. `core/codec.js` reads the same; `tests/cases/packing.json` holds both to one
table.
"""

import base64
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

# The digits of `varints`, from 0 to 63.
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ALPHABET = np.frombuffer(LETTERS, np.uint8)
DIGITS = np.zeros(128, np.int64)  # by the code of their letter
DIGITS[ALPHABET] = np.arange(ALPHABET.size)
BITS = 5
MORE = 1 << BITS  # is added to a digit that another follows
FINEST = 65535  # steps of `shares` between 0 and 1
# Along the columns twice, then along the rows: a parabola leaves next to nothing.
AXES = (0, 0, 1, 1)


def float32(values: ArrayLike) -> str:
    """Pack values as floats, `floats` in the scripts: finite, and enough for drawing."""
    with np.errstate(over="ignore"):
        narrow = np.asarray(values).astype("<f4")
    if not np.isfinite(narrow).all():
        bound = np.finfo(np.float32).max
        narrow = np.nan_to_num(narrow, nan=bound, posinf=bound, neginf=-bound)
    return as_text(narrow.tobytes())


def float64(values: ArrayLike) -> str:
    """Pack values bit for bit, `doubles` in the scripts."""
    return as_text(np.asarray(values, dtype="<f8").tobytes())


def int16(values: ArrayLike) -> str:
    """Pack small whole numbers, `shorts` in the scripts; what is larger is the largest."""
    return as_text(np.minimum(values, np.iinfo(np.int16).max).astype("<i2").tobytes())


def read_float32(packed: str) -> np.ndarray:
    """Return the values of a text that `float32` has made."""
    return np.frombuffer(base64.b64decode(packed), "<f4")


def varints(values: ArrayLike) -> str:
    """Pack whole numbers below 2³⁰ in size, `varints` in the scripts: a small one is one letter.

    A number n is written as 2n, or as −2n − 1 where it is negative, in digits of 5 bits, the lowest
    first. A digit that another follows has 32 more.
    """
    whole = np.asarray(values, dtype=np.int64).ravel()
    folded = np.where(whole < 0, -2 * whole - 1, 2 * whole)
    places = max(1, -(-int(folded.max(initial=0)).bit_length() // BITS))
    rest = folded[:, None] >> BITS * np.arange(places)
    is_there = rest > 0
    is_there[:, 0] = True
    digits = np.where(rest < MORE, rest, rest % MORE + MORE)[is_there]
    return ALPHABET[digits].tobytes().decode("ascii")


def walks(values: ArrayLike, lengths: Sequence[int]) -> str:
    """Pack whole numbers of walks, one walk after the other, each of which is like the one before
    it; `walks` in the scripts. `lengths` are those of the walks, at least 1 each.

    Written is, as `varints`, what each number n of walk k adds to its walk's distance from the one
    before, which goes on with its last number: (nₖᵢ − nₖ₋₁,ᵢ) − (nₖ,ᵢ₋₁ − nₖ₋₁,ᵢ₋₁). Before the
    first walk, and before the first number of a walk, all is 0.
    """
    numbers = np.asarray(values, dtype=np.int64)
    begins = np.cumsum(lengths) - lengths
    place = np.arange(numbers.size) - np.repeat(begins, lengths)
    last = np.repeat(np.roll(lengths, 1) - 1, lengths)
    before = np.repeat(np.roll(begins, 1), lengths) + np.minimum(place, last)
    apart = numbers - numbers[before]
    apart[: lengths[0]] = numbers[: lengths[0]]
    steps = np.diff(apart, prepend=0)
    steps[begins] = apart[begins]
    return varints(steps)


def read_varints(packed: str) -> np.ndarray:
    """Return the values of a text that `varints` has made, flat."""
    digits = DIGITS[np.frombuffer(packed.encode("ascii"), np.uint8)]
    if not digits.size:
        return digits
    begins = np.concatenate([[0], np.flatnonzero(digits < MORE)[:-1] + 1])
    place = np.arange(digits.size) - np.repeat(begins, np.diff(begins, append=digits.size))
    folded = np.add.reduceat(digits % MORE << BITS * place, begins)
    return np.where(folded % 2, -(folded + 1) // 2, folded // 2)


def shares(values: ArrayLike) -> str:
    """Pack a grid (rows, columns) of shares from 0 to 1, to half of 1/65535: what is beyond is 0 or
    1. Where it is smooth it takes a letter a point; `shares` in the scripts.

    Written are the second differences along both axes of round(65535 · value), as `varints`: each
    point counts from what is 0 before the first row and column.
    """
    steps = np.rint(np.clip(values, 0, 1) * FINEST).astype(np.int64)
    for axis in AXES:
        steps = np.diff(steps, prepend=0, axis=axis)
    return varints(steps)


def read_shares(packed: str, columns: int) -> np.ndarray:
    """Return the grid (rows, columns) of a text that `shares` has made: running sums of its
    numbers, over 65535."""
    steps = read_varints(packed).reshape(-1, columns)
    for axis in AXES:
        steps = steps.cumsum(axis)
    return (steps / FINEST).astype("<f4")


def as_text(data: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(data).decode("ascii")
