"""The two answers of the server: a scene opened, and the walks of a scene that changes."""

from dash import ALL, ClientsideFunction, Dash, Input, Output
from flask import g

from app.compute import answers
from app.scene import ids
from app.settings import Settings

LATER = {"prevent_initial_call": True}


def register(app: Dash, settings: Settings) -> None:
    """Register the server's callbacks on an app."""

    @app.callback(Output(ids.OPEN_ANSWER, "data"), Input(ids.OPENED, "data"), **LATER)
    def open_scene(asked):
        asked = asked or {}
        wanted = {name: asked.get(name) for name in ("query", "surface", "arrange", "panel")}
        return answers.opened(**wanted, settings=settings)

    @app.callback(Output(ids.WALK_ANSWER, "data"), Input(ids.REQUEST, "data"), **LATER)
    def draw_walks(asked):
        asked = asked or {}
        g.follows_hand = live = asked.get("live") is True
        return answers.walked(asked.get("query"), live=live, settings=settings)

    @app.callback(Output(ids.TRACE_ANSWER, "data"), Input(ids.TRACE, "data"), **LATER)
    def trace_walk(asked):
        asked = asked or {}
        return answers.traced(asked.get("query"), asked.get("panel"), settings)

    @app.callback(Output(ids.STEPS_ANSWER, "data"), Input(ids.STEPS, "data"), **LATER)
    def tell_steps(asked):
        asked = asked or {}
        wanted = {name: asked.get(name) for name in ("query", "panel", "step")}
        return answers.stepped(**wanted, settings=settings)


def register_clientside(app: Dash) -> None:
    """Register what the browser answers by itself."""
    for name, source in (
        ("start", Input(ids.PAGE, "id")),
        ("controls", Input({"type": "control", "name": ALL, "panel": ALL}, "value")),
    ):
        app.clientside_callback(ClientsideFunction("downhill", name), source)
