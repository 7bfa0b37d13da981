"""One palette for all pictures of a film: a color is the same in each of them, none flickers."""

from collections.abc import Iterable

import numpy as np
from PIL import Image

MOST = 255  # one is left for what a picture leaves as it was
OFTEN = 12  # a color that is met more often counts no more: a fine line is as dear as the land
BITS = 6  # of each part of a color; what is alike in these is one color


class Palette:
    """The colors that must be met exactly, such as `#2a8364`, and others chosen from pictures.

    Pillow's own `quantize` with a palette picks neighbors of what is there, so that a pale ground
    turns gray; here the nearest is found, once for each color.
    """

    def __init__(self, pictures: Iterable[Image.Image], exact: Iterable[str]) -> None:
        kept = dict.fromkeys(bytes.fromhex(each[1:]) for each in exact if each.startswith("#"))
        met = b"".join(each for picture in pictures for each in flattened(picture))
        strip = Image.frombytes("RGB", (len(met) // 3, 1), met)
        chosen = strip.quantize(MOST - len(kept), Image.Quantize.MEDIANCUT).getpalette()
        self.bytes = (b"".join(kept) + bytes(chosen))[: 3 * MOST]
        self.colors = np.frombuffer(self.bytes, np.uint8).reshape(-1, 3).astype(int)
        self.nearest = np.full(1 << 3 * BITS, -1, np.int16)
        # The first of two colors that are alike wins: the exact ones.
        self.nearest[keys(self.colors[::-1])] = np.arange(len(self.colors))[::-1]

    def painted(self, picture: Image.Image) -> Image.Image:
        """Return a picture in these colors."""
        found = keys(np.asarray(picture))
        self.learn(found[self.nearest[found] < 0])
        image = Image.fromarray(self.nearest[found].astype(np.uint8), "P")
        image.putpalette(self.bytes)
        return image

    def learn(self, unknown: np.ndarray) -> None:
        """Find the nearest of these colors for some that were not met before."""
        met = np.unique(unknown)
        shifts = np.array([2 * BITS, BITS, 0])
        parts = ((met[:, None] >> shifts) & (1 << BITS) - 1) + 0.5
        away = parts[:, None] * (1 << 8 - BITS) - self.colors
        self.nearest[met] = (away**2).sum(axis=2).argmin(axis=1)


def keys(colors: np.ndarray) -> np.ndarray:
    """Return the first bits of each color as one number."""
    r, g, b = (colors[..., part].astype(np.int32) >> 8 - BITS for part in range(3))
    return r << 2 * BITS | g << BITS | b


def flattened(picture: Image.Image) -> list[bytes]:
    """Return the colors of a picture, each as often as it counts."""
    found = picture.getcolors(picture.width * picture.height)
    return [bytes(color) * min(count, OFTEN) for count, color in found]
