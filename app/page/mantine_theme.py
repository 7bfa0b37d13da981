"""The Mantine theme. Colors of the page itself are tokens of the style sheet: maps, charts and
controls all read them there, so that each color is written once."""

MANTINE = {
    "primaryColor": "dark",
    "primaryShade": {"light": 8, "dark": 7},
    "fontFamily": "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    "defaultRadius": 8,
    "cursorType": "pointer",
    "respectReducedMotion": True,
}

# A list opens beside its picker in the page's own order, so that it lies within a landmark.
IN_PLACE = {
    "withinPortal": False,
    "position": "bottom-start",
    "zIndex": 10,
    "transitionProps": {"duration": 0},
}


def scrolled(label: str) -> dict:
    """Return what lets a long list be scrolled by keys alone."""
    return {"viewportProps": {"tabIndex": 0, "role": "group", "aria-label": label}}
