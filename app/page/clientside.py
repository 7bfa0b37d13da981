"""What the browser answers by itself: the page's scripts, as Dash calls them."""

from dash import ALL, ClientsideFunction, Dash, Input

from app.scene import ids


def register(app: Dash) -> None:
    """Register the two callbacks: the page begins, and a control has another value."""
    for name, source in (
        ("start", Input(ids.PAGE, "id")),
        ("controls", Input({"type": "control", "name": ALL, "panel": ALL}, "value")),
    ):
        app.clientside_callback(ClientsideFunction("downhill", name), source)
