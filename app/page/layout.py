"""The page, assembled from its components."""

from types import ModuleType

import dash_mantine_components as dmc
from dash import get_asset_url, html

from app.language.speaking import _
from app.page import mantine_theme
from app.page.components import mantine
from app.page.components.drawer import drawer
from app.page.components.header import header
from app.page.components.hill import hill_bar
from app.page.components.panel import panel
from app.page.components.share import share
from app.scene import ids
from app.scene.scene import DEFAULT_SURFACE, PANELS
from descent import OPTIMIZERS, SCHEDULES
from surfaces import SURFACES


def layout() -> dmc.MantineProvider:
    """Return the page, the same for every visitor: the first answer fills it."""
    return dmc.MantineProvider(
        page(mantine, get_asset_url("logo.svg")),
        id=ids.PROVIDER,
        theme=mantine_theme.MANTINE,
        forceColorScheme="light",
    )


def page(controls: ModuleType, logo: str, whole: str = "", kind: str = "") -> html.Div:
    """Return the page with these controls: `components.mantine`, or `components.plain` where Dash
    is not; then `whole` is the address of the whole page, and `kind` the class of this one."""
    return html.Div(
        [
            header(logo, whole),
            html.Main(
                [
                    hill_bar(controls, choices(SURFACES), DEFAULT_SURFACE),
                    html.Div("", id=ids.BANNER, className="banner", role="alert", hidden=True),
                    html.Div(
                        [work(controls), drawer(controls, choices(SCHEDULES))], className="desk"
                    ),
                ]
            ),
            html.Div(id=ids.ANNOUNCER, className="unseen", role="status"),
            html.Dialog(id=ids.HELP, className="help", **{"aria-labelledby": "help-title"}),
            *([] if whole else [share()]),
        ],
        id=ids.PAGE,
        className=f"page {kind}".strip(),
    )


def work(controls: ModuleType) -> html.Div:
    """Return what is watched: the panels, the words beneath, the bar that plays them."""
    return html.Div(
        [
            html.Div(
                [panel(controls, i, choices(OPTIMIZERS)) for i in range(PANELS)],
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


def choices(catalogue) -> list[dict]:
    """Return a catalogue as the groups of a picker, in its own order."""
    groups: dict[str, list] = {}
    for key, thing in catalogue.items():
        groups.setdefault(_(thing.group), []).append({"value": key, "label": _(thing.label)})
    return [{"group": group, "items": items} for group, items in groups.items()]
