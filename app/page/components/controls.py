"""The places of the controls of a scene, alike on the page, in a frame and in a file.

Dash lays the places out and knows each by its id; the page's scripts put an element of the
browser's own into it, since Dash's HTML components have no field, no slider and no state for a
list. A place is a `<data>`: the one component of Dash that has a `value` and nothing else to do
with it, so that a callback of Dash may hear of the control, or set it.
"""

from dash import html

from app.scene import ids


def place(name: str, panel: int, label: str, look: str, **more: str) -> html.Data:
    """Return the place of one control; `look` is its class, `label` what it is called."""
    data = {"control": name, "for": str(panel), "label": label} | more
    return html.Data(
        id=ids.control(name, panel),
        className=look,
        **{f"data-{key}": value for key, value in data.items()},
    )


def field(name: str, label: str, panel: int = -1) -> html.Data:
    """Return the place of a field for one number; it speaks when it is left or Enter is pressed."""
    return place(name, panel, label, f"field {name}")


def slider(panel: int, label: str) -> html.Data:
    """Return the place of the slider of a rate, over its logarithm."""
    return place("rate", panel, label, "rate")


def picker(name: str, label: str, panel: int = -1, titled: str = "") -> html.Data:
    """Return the place of a list to choose from; `titled` is "yes" where its label is seen.

    What there is to choose from stands in the catalogue that the page carries.
    """
    return place(name, panel, label, f"picker {ids.PICKERS[name]}", titled=titled)
