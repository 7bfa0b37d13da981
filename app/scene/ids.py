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
SHARE = "share"
DRAWER = "drawer"

OPENED = "opened"
REQUEST = "request"
OPEN_ANSWER = "open-answer"
WALK_ANSWER = "walk-answer"

TRACE = "trace"
TRACE_ANSWER = "trace-answer"
STEPS = "steps"
STEPS_ANSWER = "steps-answer"
SWEEP = "sweep"
SWEEP_ANSWER = "sweep-answer"
CURVES = "curves"
CURVES_ANSWER = "curves-answer"
SOLID = "solid"
SOLID_ANSWER = "solid-answer"
# What the page asks of the server, and its answers.
STORES = (
    *(OPENED, REQUEST, OPEN_ANSWER, WALK_ANSWER),
    *(TRACE, TRACE_ANSWER, STEPS, STEPS_ANSWER),
    *(SWEEP, SWEEP_ANSWER, CURVES, CURVES_ANSWER),
    *(SOLID, SOLID_ANSWER),
)

LETTERS = "ABCD"
# The views of the drawer.
VIEWS = ("step", "rates", "maps", "solid", "table", "more", "hill")


def control(name: str, panel: int = -1) -> dict:
    """Return the id of a control; panel −1 means that it serves all four panels."""
    return {"type": "control", "name": name, "panel": panel}


# The pickers, and the class of each.
PICKERS = {"surface": "hill", "opt": "method", "sched": "schedule"}
