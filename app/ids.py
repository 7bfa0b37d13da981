"""Every component id of the page, once."""

PAGE = "page"
PROVIDER = "provider"
STAGE = "stage"
PROMPT = "prompt"
NOTES = "notes"
CAPTION = "caption"
TRANSPORT = "transport"
ANNOUNCER = "announcer"
BANNER = "banner"
HELP = "help"

OPENED = "opened"
REQUEST = "request"
OPEN_ANSWER = "open-answer"
WALK_ANSWER = "walk-answer"

LETTERS = "ABCD"


def control(name: str, panel: int = -1) -> dict:
    """Return the id of a control; panel −1 means that it serves all four panels."""
    return {"type": "control", "name": name, "panel": panel}


def map_graph(panel: int) -> str:
    """Return the id of a panel's map."""
    return f"map-{panel}"


def strip_graph(panel: int) -> str:
    """Return the id of a panel's loss strip."""
    return f"strip-{panel}"
