"""Every component id of the page, once."""

PAGE = "page"
STAGE = "stage"
PROMPT = "prompt"
NOTES = "notes"
CAPTION = "caption"
TRANSPORT = "transport"
ANNOUNCER = "announcer"
BANNER = "banner"
HELP = "help"
SHARE = "share"
DRAWER = "drawer"

LETTERS = "ABCD"


def control(name: str, panel: int = -1) -> dict:
    """Return the id of a control; panel −1 means that it serves all four panels."""
    return {"type": "control", "name": name, "panel": panel}


# The pickers, and the class of each.
PICKERS = {"surface": "hill", "opt": "method", "sched": "schedule"}
