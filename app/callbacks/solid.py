"""The answer of the server to the view in three dimensions."""

from dash import Dash, Input, Output

from app import answers, ids
from app.callbacks.scene import LATER
from app.settings import Settings


def register(app: Dash, settings: Settings) -> None:
    """Register the callback on an app."""

    @app.callback(Output(ids.SOLID_ANSWER, "data"), Input(ids.SOLID, "data"), **LATER)
    def draw_solid(asked):
        return answers.solid((asked or {}).get("query"), settings=settings)
