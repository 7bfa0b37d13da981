"""What the server sends, read as the page reads it."""

import base64

import numpy as np

from app.compute import answers


def floats(text):
    """Numbers as `assets/js/core/codec.js` reads them."""
    return np.frombuffer(base64.b64decode(text, validate=True), "<f4").astype(float)


def shorts(text):
    """Whole numbers as `assets/js/core/codec.js` reads them."""
    return np.frombuffer(base64.b64decode(text, validate=True), "<i2").astype(int)


def panels_of(query):
    """The four pictures of an address."""
    return answers.walked(query)["picture"]["panels"]
