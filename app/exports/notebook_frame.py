"""A scene as one element of HTML: the output of a notebook, where nobody answers.

It is an `iframe` that holds the whole page in itself. So it asks no network, its scripts see
nothing of the notebook, and several in one notebook can't clash.
"""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from app import compute
from app.compute import answers
from app.exports.export import TooMuch
from app.exports.html_file import alone, facts_of
from app.exports.title import title
from app.page import static_page
from app.scene.display_options import LOCKABLE, PARTS
from app.scene.scene import PANELS, Scene
from app.settings import Settings
from descent.message import nN_

# Four panels beside each other are 700 pixels wide; what is narrower has tabs.
HEIGHT = 480
# Their numbers would be most of the file.
HIDDEN = ("inspector", "table")
# Of all walks of one ruler together: as the page has them, and where there is less room.
ROWS = 15_000, 6_000
TOO_LONG = nN_(
    "The figure would be longer than {n} byte.",
    "The figure would be longer than {n} bytes.",
    count="n",
)


def as_frame(scene: Scene, settings: Settings) -> str:
    """Return the element, at most `settings.notebook_bytes` long in UTF-8.

    Its rates move where there is room for the walks at every stop of their sliders, of which some
    rows may be left out. Raise TooMuch where the page alone is longer.
    """
    way_out = f"{settings.home}?{scene.query()}" if settings.home else ""
    for still, sweeps in contents(alone(scene)):
        element = frame(document(still, sweeps, way_out, settings), title(scene))
        if len(element.encode()) <= settings.notebook_bytes:
            return element
    raise TooMuch(TOO_LONG.filled(n=settings.notebook_bytes))


def contents(scene: Scene) -> Iterator[tuple[Scene, list[dict]]]:
    """Yield what a frame may carry, the most first: a scene and the walks along its rulers."""
    scene = replace(scene, hide=tuple(p for p in PARTS if p in {*scene.hide, *HIDDEN}))
    for rows in ROWS:
        yield scene, [compute.painted(scene, panel, rows) for panel in range(PANELS)]
    yield replace(scene, lock=tuple(p for p in LOCKABLE if p in {*scene.lock, "eta"})), []


def document(scene: Scene, sweeps: list[dict], way_out: str, settings: Settings) -> str:
    """Return the page that the frame holds; `way_out` is the address of the whole page, if any."""
    data = {
        "catalogue": facts_of(scene),
        "first-answer": answers.opened(scene.query(), settings=settings),
    }
    nothing: list = [[]] * PANELS
    answer = {
        "sweeps": sweeps,
        "steps": nothing,
        "traces": nothing,
        "curves": {} if scene.hides("verdict") else compute.curves(scene),
    }
    return static_page.whole(data, answer, way_out, kind="framed")


def frame(document: str, name: str) -> str:
    """Return a frame around a document; without an origin, it reaches nothing around it."""
    return (
        f'<iframe srcdoc="{escape(document)}" title="{escape(name)}" '
        f'style="width:100%;height:{HEIGHT}px;border:0" loading="lazy" allow="fullscreen" '
        'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )
