"""The drawer beside the panels: what is one action away. Its views are filled by the scripts."""

from dash import html

from app.language.speaking import _
from app.page.components.controls import picker
from app.page.components.header import tool
from app.scene import ids
from app.scene.views import VIEWS


def drawer() -> html.Aside:
    """Return the drawer."""
    return html.Aside(
        [
            html.Div(
                [html.H2(id="drawer-title"), tool("close-drawer", _("Close"), icon="close")],
                className="drawer-head",
            ),
            *[view(name, more() if name == "more" else []) for name in VIEWS],
        ],
        id=ids.DRAWER,
        className="drawer",
        hidden=True,
        **{"aria-labelledby": "drawer-title"},
    )


def view(name: str, children: list) -> html.Div:
    """Return the place of one view."""
    return html.Div(children, className=f"view {name}", hidden=True, **{"data-of": name})


def more() -> list:
    """Return the view of all that is set beyond rate, method and start."""
    return [
        html.Div(id="setup-panel"),
        picker("sched", _("Rate over time"), titled="yes"),
        html.Div(id="setup-rest"),
    ]
