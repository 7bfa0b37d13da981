"""The controls of the page itself: Mantine's, in the clothes of the page."""

import dash_mantine_components as dmc

from app.language.speaking import _
from app.page.mantine_theme import IN_PLACE, scrolled
from app.scene import ids

# What an input is told so that nobody corrects a number.
PLAIN_TEXT = {"inputMode": "text", "autoComplete": "off", "spellCheck": "false"}


def picker(
    name: str,
    groups: list[dict],
    value: str,
    *,
    label: str,
    listed: str,
    missing: str,
    render: str,
    panel: int = -1,
    titled: bool = False,
) -> dmc.Select:
    """Return a list that can be searched; `render` names what draws each of its choices."""
    place = {"position": "bottom"} if titled else {"width": 340}
    own = {} if titled else {"input": {"aria-label": label}}
    return dmc.Select(
        id=ids.control(name, panel),
        data=groups,
        value=value,
        allowDeselect=False,
        searchable=True,
        openOnFocus=False,
        scrollAreaProps=scrolled(_("Choices")),
        selectFirstOptionOnChange=True,
        nothingFoundMessage=missing,
        renderOption={"function": render},
        label=label if titled else None,
        attributes=own | {"options": {"aria-label": listed}},
        checkIconPosition="right",
        comboboxProps=IN_PLACE | place,
        maxDropdownHeight=360 if titled else 420,
        className=f"picker {ids.PICKERS[name]}",
    )


def field(name: str, label: str, panel: int = -1) -> dmc.TextInput:
    """Return a field for one number; it speaks when it is left or Enter is pressed."""
    return dmc.TextInput(
        id=ids.control(name, panel),
        value="",
        debounce=True,
        className=f"field {name}",
        attributes={"input": {"aria-label": label, **PLAIN_TEXT}},
    )


def slider(panel: int, label: str) -> dmc.Slider:
    """Return the slider of a rate, over its logarithm."""
    return dmc.Slider(
        id=ids.control("rate", panel),
        min=-3,
        max=0,
        step=0.001,
        value=-1,
        updatemode="mouseup",
        label=None,
        size=5,
        thumbSize=18,
        thumbLabel=label,
        className="rate",
    )
