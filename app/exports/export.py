"""What an export is."""

from collections.abc import Callable
from dataclasses import dataclass

from app.scene import Scene
from app.settings import Settings


class TooMuch(ValueError):
    """A file that would be too large or take too long; the message names the bound."""


class Unable(ValueError):
    """A scene that this kind of file can't tell of; the message says why."""


@dataclass(frozen=True)
class Export:
    """One kind of file.

    `name` is the file's own, `downhill.csv`; the page, the address and the command line all find
    the export by it. `make(scene, settings)` returns the bytes, or raises TooMuch or Unable. What
    is `inline` is shown by a browser, anything else is saved.
    """

    name: str
    mimetype: str
    make: Callable[[Scene, Settings], bytes]
    inline: bool = False
