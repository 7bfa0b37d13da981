"""The answer of the server to the view in three dimensions."""

from dash import Dash, Input, Output

from app.compute import answers
from app.scene import ids
from app.settings import Settings
from app.web.callbacks.scene import LATER


def register(app: Dash, settings: Settings) -> None:
    """Register the callback on an app."""

    @app.callback(Output(ids.SOLID_ANSWER, "data"), Input(ids.SOLID, "data"), **LATER)
    def draw_solid(asked):
        return answers.solid((asked or {}).get("query"), settings=settings)
