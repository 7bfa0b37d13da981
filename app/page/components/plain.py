"""The same pickers as elements of the browser's own, for a frame and a file: without Dash."""

from dash import html

from app.scene import ids


def told(name: str, panel: int) -> dict[str, str]:
    """Return the attributes by which the page's scripts know a control."""
    return {"data-control": name, "data-for": str(panel)}


def picker(
    name: str,
    groups: list[dict],
    value: str,
    *,
    label: str,
    panel: int = -1,
    titled: bool = False,
    **_drawn,
) -> html.Div:
    """Return a list of the browser's own: it is searched by typing, and draws nothing."""
    options = [
        html.Optgroup(
            [html.Option(each["label"], value=each["value"]) for each in group["items"]],
            label=group["group"],
        )
        for group in groups
    ]
    title = [html.Span(label, className="picker-title")] if titled else []
    chosen = html.Select(options, **{"aria-label": label})
    return html.Div(
        [*title, chosen], className=f"picker {ids.PICKERS[name]}", **told(name, panel)
    )
