"""What the server sends, read as the page reads it."""

import base64

import numpy as np

from app.compute import answers
from app.packing import read_varints


def floats(text):
    """Numbers as `assets/js/core/codec.js` reads them."""
    return np.frombuffer(base64.b64decode(text, validate=True), "<f4").astype(float)


def walks(text, counts):
    """The numbers of walks, of so many each, as `assets/js/core/codec.js` reads them."""
    steps, found, before = read_varints(text), [], np.zeros(1, int)
    for count in counts:
        beside = np.pad(before, (0, max(count - before.size, 0)), mode="edge")[:count]
        own, steps = steps[:count], steps[count:]
        before = beside + own.cumsum()
        found.append(before)
    assert not steps.size
    return np.concatenate(found)


def panels_of(query):
    """The four pictures of an address."""
    return answers.walked(query)["picture"]["panels"]
