"""An animated PNG, written one picture after another: none is kept, however many there are.

Each picture after the first holds only what changed, all else is clear: a twentieth of the bytes.
https://www.w3.org/TR/png-3/#apng-frame-based-animation
"""

import struct
import zlib
from collections.abc import Iterable
from typing import BinaryIO

import numpy as np
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BITS, RGBA = 8, 6
KEEP, OVER = 0, 1  # what is done with a picture when the next one comes, and how it is laid on


def write_apng(file: BinaryIO, pictures: Iterable[Image.Image], durations: list[int]) -> None:
    """Write pictures that stand so many ms each, to be played again and again."""
    before, number = None, 0
    for picture, duration in zip(pictures, durations, strict=True):
        now = np.asarray(picture.convert("RGBA")).view("<u4")[..., 0]  # a color is one number
        (left, top), image = changed(before, now)
        size = image.shape[1], image.shape[0]
        if before is None:
            file.write(SIGNATURE)
            head = struct.pack(">IIBBBBB", *size, EIGHT_BITS, RGBA, 0, 0, 0)
            chunk(file, b"IHDR", head)
            chunk(file, b"acTL", struct.pack(">II", len(durations), 0))
        place = (*size, left, top, duration, 1000, KEEP, OVER)
        chunk(file, b"fcTL", struct.pack(">IIIIIHHBB", number, *place))
        number += 1
        if before is None:
            chunk(file, b"IDAT", packed(image))
        else:
            chunk(file, b"fdAT", struct.pack(">I", number) + packed(image))
            number += 1
        before = now
    chunk(file, b"IEND", b"")


def changed(before: np.ndarray | None, now: np.ndarray) -> tuple[tuple[int, int], np.ndarray]:
    """Return where what changed begins, and a box of it: as it is now, and clear where it was so
    before."""
    mask = np.ones(now.shape, bool) if before is None else now != before
    if not mask.any():
        mask[0, 0] = True  # a picture of nothing can't be written
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return (int(columns[0]), int(rows[0])), np.where(mask[box], now[box], 0).astype("<u4")


def packed(image: np.ndarray) -> bytes:
    """Return the rows of an image, each with the filter "none", compressed."""
    rows = image.view(np.uint8)
    return zlib.compress(np.pad(rows, ((0, 0), (1, 0))).tobytes(), 6)


def chunk(file: BinaryIO, kind: bytes, data: bytes) -> None:
    """Write one chunk of a PNG."""
    check = zlib.crc32(data, zlib.crc32(kind))
    file.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check))
