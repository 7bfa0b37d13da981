"""The answers about every rate at once: the walks along a ruler, and the curves over the ladder."""

from dash import Dash, Input, Output

from app.compute import answers
from app.scene import ids
from app.settings import Settings

LATER = {"prevent_initial_call": True}


def register(app: Dash, settings: Settings) -> None:
    """Register the callbacks on an app."""

    @app.callback(Output(ids.SWEEP_ANSWER, "data"), Input(ids.SWEEP, "data"), **LATER)
    def paint_walks(asked):
        asked = asked or {}
        return answers.painted(asked.get("query"), asked.get("panel"), settings)

    @app.callback(Output(ids.CURVES_ANSWER, "data"), Input(ids.CURVES, "data"), **LATER)
    def draw_curves(asked):
        return answers.curves((asked or {}).get("query"), settings)
