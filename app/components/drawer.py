"""The drawer beside the panels: what is one action away. Its views are filled by the scripts."""

import dash_mantine_components as dmc
from dash import html

from app import ids
from app.components.header import tool
from app.theme import IN_PLACE, SCROLLED


def drawer(schedules: list[dict]) -> html.Aside:
    """Return the drawer; `schedules` are the groups of the picker of schedules."""
    return html.Aside(
        [
            html.Div(
                [html.H2(id="drawer-title"), tool("close-drawer", "Close", icon="close")],
                className="drawer-head",
            ),
            *[view(name, more(schedules) if name == "more" else []) for name in ids.VIEWS],
        ],
        id=ids.DRAWER,
        className="drawer",
        hidden=True,
        **{"aria-labelledby": "drawer-title"},
    )


def view(name: str, children: list) -> html.Div:
    """Return the place of one view."""
    return html.Div(children, className=f"view {name}", hidden=True, **{"data-of": name})


def more(schedules: list[dict]) -> list:
    """Return the view of all that is set beyond rate, method and start."""
    return [
        html.Div(id="setup-panel"),
        dmc.Select(
            id=ids.control("sched"),
            data=schedules,
            value="constant",
            allowDeselect=False,
            searchable=True,
            openOnFocus=False,
            scrollAreaProps=SCROLLED,
            selectFirstOptionOnChange=True,
            nothingFoundMessage="No such schedule",
            renderOption={"function": "downhillSchedule"},
            label="Rate over time",
            attributes={"options": {"aria-label": "Schedules"}},
            checkIconPosition="right",
            comboboxProps=IN_PLACE | {"position": "bottom"},
            maxDropdownHeight=360,
            className="picker schedule",
        ),
        html.Div(id="setup-rest"),
    ]
