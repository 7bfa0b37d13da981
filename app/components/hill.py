"""The bar above the panels: what all four share."""

import dash_mantine_components as dmc
from dash import html

from app import ids
from app.components.header import opener, tool
from app.theme import IN_PLACE, SCROLLED


def hill_bar(surfaces: list[dict], chosen: str) -> html.Div:
    """Return the bar; `surfaces` are the groups of the picker."""
    return html.Div(
        [
            html.Label("Hill", htmlFor="hill-picker", className="name"),
            dmc.Select(
                id=ids.control("surface"),
                data=surfaces,
                value=chosen,
                allowDeselect=False,
                searchable=True,
                openOnFocus=False,
                scrollAreaProps=SCROLLED,
                selectFirstOptionOnChange=True,
                nothingFoundMessage="No such hill",
                renderOption={"function": "downhillHill"},
                attributes={
                    "input": {"id": "hill-picker", "aria-label": "Hill"},
                    "options": {"aria-label": "Hills"},
                },
                checkIconPosition="right",
                comboboxProps=IN_PLACE | {"width": 340},
                maxDropdownHeight=420,
                className="picker hill",
            ),
            html.Span(id="hill-formula", className="formula"),
            opener("hill", "", "About this hill"),
            html.Span("Start", className="name"),
            html.Div(
                [field("start_x", "Start, x"), html.Span(","), field("start_y", "Start, y")],
                className="pair",
            ),
            html.Select(id="starts", className="choice", **{"aria-label": "Named starts"}),
            tool("reset", "Back to this hill’s own start and rates"),
            tool("undo", "Undo the last change"),
            html.P(id=ids.CAPTION, className="caption"),
        ],
        className="hill-bar",
    )


def field(name: str, label: str) -> dmc.TextInput:
    """Return a field for one number; it speaks when it is left or Enter is pressed."""
    return dmc.TextInput(
        id=ids.control(name),
        value="",
        debounce=True,
        className=f"field {name}",
        attributes={
            "input": {
                "aria-label": label,
                "inputMode": "text",
                "autoComplete": "off",
                "spellCheck": "false",
            }
        },
    )
