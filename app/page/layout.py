"""The page, assembled from its components."""

from dash import get_asset_url, html

from app.language.speaking import _
from app.page.components.drawer import drawer
from app.page.components.header import header
from app.page.components.hill import hill_bar
from app.page.components.panel import panel
from app.page.components.share import share
from app.scene import ids
from app.scene.scene import PANELS


def layout() -> html.Div:
    """Return the page, the same for every visitor: the first answer fills it."""
    return page(get_asset_url("logo.svg"))


def page(logo: str, whole: str = "", kind: str = "") -> html.Div:
    """Return the page; where it is only a part of one, `whole` is the address of the whole page,
    and `kind` the class of this one."""
    return html.Div(
        [
            html.Button(_("Skip to the panels"), type="button", className="skip-link"),
            header(logo, whole, kind),
            html.Main(
                [
                    hill_bar(),
                    html.Div("", id=ids.BANNER, className="banner", role="alert", hidden=True),
                    html.Div([work(), drawer()], className="desk"),
                ]
            ),
            html.Div(id=ids.ANNOUNCER, className="unseen", role="status"),
            html.Dialog(id=ids.HELP, className="help", **{"aria-labelledby": "help-title"}),
            *([] if whole else [share()]),
        ],
        id=ids.PAGE,
        className=f"page {kind}".strip(),
    )


def work() -> html.Div:
    """Return what is watched: the panels, the words beneath, the bar that plays them."""
    return html.Div(
        [
            html.Div(
                [panel(i) for i in range(PANELS)],
                id=ids.STAGE,
                className="stage",
            ),
            html.Div(
                [
                    html.P(id=ids.PROMPT, className="prompt"),
                    html.P(id=ids.NOTES, className="notes", role="status", hidden=True),
                ],
                className="words",
            ),
            html.Div(
                id=ids.TRANSPORT,
                className="transport",
                role="group",
                **{"aria-label": _("Playback")},
            ),
        ],
        className="work",
    )
