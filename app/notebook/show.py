"""A scene in a notebook: `from app import show; show("surface=beale&opt=adam&eta=0.1")`.

`python -m app.notebook.show QUERY` prints what a notebook shows of it, for kernels
that have no Plotly.
"""

import json
import sys
from functools import partial

import plotly.graph_objects as go
import plotly.io

from app import compute
from app.exports import TooMuch
from app.exports.notebook_frame import as_frame
from app.exports.plotly_figure import figure
from app.exports.title import description, title
from app.notebook.show_elsewhere import HTML, PLOTLY, TEXT, Page
from app.scene.parse import read
from app.scene.query import query_of
from app.scene.scene import Scene
from app.settings import get_settings

# No button that sends a chart to a cloud.
CONFIG = {"displaylogo": False, "showSendToCloud": False, "plotlyServerURL": ""}


class Film(go.Figure):
    """A figure that is shown without links to anywhere, with or without Plotly.

    A notebook is offered the figure itself, the page of the scene as HTML, and its verdicts in
    words, and shows the first that it can. What is changed in the figure changes the figure alone.
    """

    def __init__(self, *args, scene: Scene, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._scene = scene

    def __reduce__(self):
        """Return what copies it and pickles it, with its scene."""
        make, arguments = super().__reduce__()
        return partial(make, scene=self._scene), arguments

    def show(self, *args, **kwargs):
        """Show it as Plotly does, `config` and all."""
        kwargs["config"] = CONFIG | (kwargs.get("config") or {})
        return plotly.io.show(self, *args, **kwargs)

    # Plotly's own would show what its settings say, which no notebook on paper can.
    _ipython_display_ = None

    def _repr_mimebundle_(self, include=None, exclude=None, **_) -> dict:
        """Return all that a notebook may show, and it chooses."""
        figure_json = json.loads(self.to_json()) | {"config": CONFIG}
        return {PLOTLY: figure_json, HTML: self._repr_html_(), TEXT: words(self._scene)}

    def _repr_html_(self) -> str:
        """Return the page of the scene, in a frame that holds all of it."""
        try:
            return as_frame(self._scene, get_settings())
        except TooMuch as error:
            return f"<p>{error}</p>"

    def _display_(self) -> Page:
        """Return what marimo shows."""
        return Page({HTML: self._repr_html_(), TEXT: words(self._scene)})


def words(scene: Scene) -> str:
    """Return a scene as its title and what became of each walk."""
    return f"{title(scene)}\n{description(scene, compute.picture(scene))}"


def show(query: str = "") -> Film:
    """Return the walks of a scene as a Plotly figure with frames; a notebook shows it at once.

    `query` is an address of the page, or what follows its question mark. What could not be read as
    it stands is said on stderr, and the default taken.
    """
    scene, notes = read(query_of(query))
    for note in notes:
        print(note, file=sys.stderr)
    return Film(figure(scene, get_settings()), scene=scene)


if __name__ == "__main__":
    json.dump(show(*sys.argv[1:])._repr_mimebundle_(), sys.stdout)
