"""The bar above the panels: what all four share."""

from dash import html

from app.language.speaking import _
from app.page.components.controls import field, picker
from app.page.components.header import opener, tool
from app.scene import ids
from descent.message import N_

RESET = N_(
    "Back to this hill’s own start, rates, parameters and number of steps: gradient descent at a "
    "constant rate, without noise or clipping. Undo takes it back."
)


def hill_bar() -> html.Div:
    """Return the bar."""
    return html.Div(
        [
            html.Span(_("Hill"), className="name"),
            picker("surface", _("Hill")),
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
            setup_button("schedule", "schedule-of"),
            setup_button("noise", "noise-of"),
            tool("reset", _("Back to this hill’s own start and rates"), title=_(RESET)),
            tool("undo", _("Undo the last change")),
            html.P(id=ids.CAPTION, className="caption"),
        ],
        className="hill-bar",
    )


def setup_button(part: str, look: str) -> html.Button:
    """Return a button that opens a part of the setup of all panels; the scripts say on it what is
    set, and show it where there is a setup."""
    return html.Button(
        id=f"bar-{part}",
        type="button",
        className=f"tool boxed bar-setup {look}",
        hidden=True,
        **{"aria-haspopup": "dialog"},
    )
