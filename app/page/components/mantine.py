"""The pickers of the page itself: Mantine's, in the clothes of the page."""

import dash_mantine_components as dmc

from app.language.speaking import _
from app.page.mantine_theme import IN_PLACE, scrolled
from app.scene import ids


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
