"""One panel, top to bottom: cause, walk, fate, evidence."""

import dash_mantine_components as dmc
from dash import html

from app import ids
from app.theme import IN_PLACE, SCROLLED


def panel(index: int, optimizers: list[dict]) -> html.Section:
    """Return the panel of one letter; its numbers come with the first picture."""
    letter = ids.LETTERS[index]
    return html.Section(
        [
            cause(index, letter, optimizers),
            ruler(index, letter),
            html.Div(
                html.Div(className="plot"),
                className="map",
                role="group",
                tabIndex=-1,
                **{"aria-label": f"Map of panel {letter}: press to move the start"},
            ),
            html.Div(
                [
                    html.Span(className="disc"),
                    html.Div([html.Strong(className="word"), html.Span(className="sentence")]),
                ],
                className="verdict",
            ),
            html.Div(html.Div(className="plot"), className="strip"),
        ],
        className="panel",
        **{"data-panel": str(index), "aria-label": f"Panel {letter}"},
    )


def cause(index: int, letter: str, optimizers: list[dict]) -> html.Div:
    """Return the head of a panel: its method and its rate."""
    return html.Div(
        [
            html.Span(letter, className="letter"),
            dmc.Select(
                id=ids.control("opt", index),
                data=optimizers,
                value="gradient_descent",
                allowDeselect=False,
                searchable=True,
                openOnFocus=False,
                scrollAreaProps=SCROLLED,
                selectFirstOptionOnChange=True,
                nothingFoundMessage="No such method",
                renderOption={"function": "downhillMethod"},
                attributes={
                    "input": {"aria-label": f"Method of panel {letter}"},
                    "options": {"aria-label": "Methods"},
                },
                checkIconPosition="right",
                comboboxProps=IN_PLACE | {"width": 340},
                maxDropdownHeight=420,
                className="picker method",
            ),
            html.Span("η", className="eta-name", **{"aria-hidden": "true"}),
            dmc.TextInput(
                id=ids.control("eta", index),
                value="",
                debounce=True,
                className="field eta",
                attributes={
                    "input": {
                        "aria-label": f"Learning rate of panel {letter}",
                        "inputMode": "text",
                        "autoComplete": "off",
                        "spellCheck": "false",
                    }
                },
            ),
        ],
        className="cause",
    )


def ruler(index: int, letter: str) -> html.Div:
    """Return the ruler of a rate: a slider over the logarithm of η."""
    return html.Div(
        dmc.Slider(
            id=ids.control("rate", index),
            min=-3,
            max=0,
            step=0.001,
            value=-1,
            updatemode="mouseup",
            label=None,
            size=5,
            thumbSize=18,
            thumbLabel=f"Learning rate of panel {letter}",
            className="rate",
        ),
        className="ruler",
    )
