"""What an export is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.scene.scene import Scene
from app.settings import Settings

Make = Callable[[Scene, Settings], bytes]


class TooMuch(ValueError):
    """A file that would be too large or take too long; the message names the bound."""


class Unable(ValueError):
    """A scene that this kind of file can't tell of; the message says why."""


@dataclass(frozen=True)
class Export:
    """One kind of file.

    `name` is the file's own, `downhill.csv`; the page, the address and the command line all find
    the export by it. `make(scene, settings)` returns the bytes, or raises TooMuch or Unable. What
    is `inline` is shown by a browser, anything else is saved. Where a file can be written in more
    than one way, `choose(fields)` takes the fields of a query and returns the `make` that they
    choose, or raises Misspelt.

    What it costs on a slow core: `seconds` whatever the scene, `a_step` for every step of the
    scene, and `sweeps` times what a walk at every rate of the ladder takes.
    """

    name: str
    mimetype: str
    make: Make
    inline: bool = False
    choose: Callable[[Mapping[str, Sequence[str]]], Make] | None = None
    seconds: float = 0.0
    a_step: float = 0.0
    sweeps: int = 0
