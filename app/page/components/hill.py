"""The bar above the panels: what all four share."""

from types import ModuleType

from dash import html

from app.language.speaking import _
from app.page.components.controls import field
from app.page.components.header import opener, tool
from app.scene import ids


def hill_bar(controls: ModuleType, surfaces: list[dict], chosen: str) -> html.Div:
    """Return the bar; `surfaces` are the groups of the picker."""
    return html.Div(
        [
            html.Span(_("Hill"), className="name"),
            controls.picker(
                "surface",
                surfaces,
                chosen,
                label=_("Hill"),
                listed=_("Hills"),
                missing=_("No such hill"),
                render="downhillHill",
            ),
            html.Span(id="hill-formula", className="formula"),
            opener("hill", "", _("About this hill")),
            html.Span(_("Start"), className="name"),
            html.Div(
                [
                    field("start_x", _("Start, x")),
                    html.Span(","),
                    field("start_y", _("Start, y")),
                ],
                className="pair",
            ),
            html.Select(id="starts", className="choice", **{"aria-label": _("Named starts")}),
            tool("reset", _("Back to this hill’s own start and rates")),
            tool("undo", _("Undo the last change")),
            html.P(id=ids.CAPTION, className="caption"),
        ],
        className="hill-bar",
    )
