"""A scene in a notebook: `from app import show; show("surface=beale&opt=adam&eta=0.1")`."""

import sys

import plotly.graph_objects as go
import plotly.io

from app.exports.figure import figure
from app.query import query_of
from app.reading import read
from app.settings import get_settings

# No button that sends a chart to a cloud.
CONFIG = {"displaylogo": False, "showSendToCloud": False, "plotlyServerURL": ""}


class Film(go.Figure):
    """A figure that is shown without links to anywhere."""

    def show(self, *args, **kwargs):
        """Show it as Plotly does, `config` and all."""
        kwargs["config"] = CONFIG | (kwargs.get("config") or {})
        return plotly.io.show(self, *args, **kwargs)

    def _ipython_display_(self) -> None:
        self.show()


def show(query: str = "") -> Film:
    """Return the walks of a scene as a Plotly figure with frames; a notebook shows it at once.

    `query` is an address of the page, or what follows its question mark. What could not be read as
    it stands is said on stderr, and the default taken.
    """
    scene, notes = read(query_of(query))
    for note in notes:
        print(note, file=sys.stderr)
    return Film(figure(scene, get_settings()))
