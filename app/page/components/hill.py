"""The bar above the panels: what all four share."""

from types import ModuleType

from dash import html

from app.page.components.header import opener, tool
from app.scene import ids


def hill_bar(controls: ModuleType, surfaces: list[dict], chosen: str) -> html.Div:
    """Return the bar; `surfaces` are the groups of the picker."""
    return html.Div(
        [
            html.Span("Hill", className="name"),
            controls.picker(
                "surface",
                surfaces,
                chosen,
                label="Hill",
                listed="Hills",
                missing="No such hill",
                render="downhillHill",
            ),
            html.Span(id="hill-formula", className="formula"),
            opener("hill", "", "About this hill"),
            html.Span("Start", className="name"),
            html.Div(
                [
                    controls.field("start_x", "Start, x"),
                    html.Span(","),
                    controls.field("start_y", "Start, y"),
                ],
                className="pair",
            ),
            html.Select(id="starts", className="choice", **{"aria-label": "Named starts"}),
            tool("reset", "Back to this hill’s own start and rates"),
            tool("undo", "Undo the last change"),
            html.P(id=ids.CAPTION, className="caption"),
        ],
        className="hill-bar",
    )
