"""A link as a QR code, to be read off a screen at the front of a room or off paper."""

from itertools import groupby

import segno

from app.exports.export import TooMuch
from descent.message import nN_

QUIET = 4  # modules of white round the code, as the standard asks
MODULE = 8  # px, where nothing else gives the size
TOO_LONG = nN_(
    "The link is longer than {n} byte (qr_bytes), too long for a QR code.",
    "The link is longer than {n} bytes (qr_bytes), too long for a QR code.",
    count="n",
)
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="{px}" height="{px}" \
viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges">\
<title>QR code of the link to this page</title>\
<path fill="#ffffff" d="M0 0h{side}v{side}H0z"/><path fill="#000000" d="{path}"/></svg>
"""


def qr(link: str, most: int) -> bytes:
    """Return the SVG of a link, error level M, black on white in either theme.

    Raises TooMuch where the link has more than `most` bytes: a camera could not tell the modules.
    """
    if len(link.encode()) > most:
        raise TooMuch(TOO_LONG.filled(n=most))
    matrix = segno.make_qr(link, error="m", boost_error=False).matrix
    side = len(matrix) + 2 * QUIET
    path = "".join(row_path(row, y + QUIET) for y, row in enumerate(matrix))
    return SVG.format(px=MODULE * side, side=side, path=path).encode()


def row_path(row: bytes, y: int) -> str:
    """Return the dark modules of a row, those side by side as one."""
    path, x = "", QUIET
    for dark, group in groupby(row):
        count = len(list(group))
        path += f"M{x} {y}h{count}v1h-{count}z" if dark else ""
        x += count
    return path
