"""Arrays as a page gets them: base64 of little-endian numbers. `core/codec.js` reads the same;
`tests/cases/packing.json` holds both to one table.
"""

import base64

import numpy as np
from numpy.typing import ArrayLike


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


def as_text(data: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(data).decode("ascii")
