"""The columns of a state: what a method or a schedule remembers of each run, in arrays of any make.

The last axis of an array is the run; tuples and dicts of arrays are nested as deep as they like.
"""

import numpy as np


def columns(thing, chosen, size):
    """The state of some runs out of `size`: what is no array with a column a run stays as it is."""
    if isinstance(thing, dict):
        return {name: columns(each, chosen, size) for name, each in thing.items()}
    if isinstance(thing, tuple):
        parts = [columns(each, chosen, size) for each in thing]
        return type(thing)(*parts) if hasattr(thing, "_fields") else tuple(parts)
    if isinstance(thing, np.ndarray) and thing.shape[-1:] == (size,):
        return thing.take(chosen, axis=-1)
    return thing


def same_columns(a, b, size):
    """In which of `size` runs two states hold the same numbers, as a mask."""
    if isinstance(a, dict) and isinstance(b, dict):
        a, b = tuple(a.values()), tuple(b.values())
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
        masks = [same_columns(*pair, size) for pair in zip(a, b, strict=True)]
        return np.logical_and.reduce([np.ones(size, dtype=bool), *masks])
    if a is None or b is None:
        return np.full(size, a is b)
    equal = np.asarray(a == b)
    return np.broadcast_to(equal.all(axis=tuple(range(equal.ndim - 1))), size)
