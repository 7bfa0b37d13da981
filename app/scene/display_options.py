"""How a scene is shown: what each such key of an address may be, in words; it changes no number.

The page, the frame and the share dialog read these tables, and so does the teacher's page of the
docs.
"""

# Keys that are one of a few; the first of each is the default, which an address leaves out.
CHOICES = {
    "clock": {"steps": "equal steps", "evaluations": "equal evaluations"},
    "face": {
        "loss": "loss, logarithmic",
        "linear": "loss, linear",
        "gradient": "length of the gradient",
        "rate": "learning rate in force",
    },
    "autoplay": {
        "visible": "once it is seen",
        "1": "at once",
        "0": "no: the end stands there",
    },
    "theme": {
        "auto": "as the visitor’s system",
        "light": "light",
        "dark": "dark",
        "projector": "projector: large, on white",
    },
    "motion": {"auto": "as the visitor’s system", "full": "full", "reduced": "reduced"},
    "panels": {"4": "four panels", "2": "two panels", "1": "one panel"},
    "controls": {
        "full": "all that is not hidden",
        "min": "rates and the bar that plays",
        "none": "none: a picture that plays",
    },
}
SPEEDS = ("1", "2", "4", "8", "16", "32", "max")
TEXT_RANGE = (100, 200)
LANGUAGES = {"en": "English"}

# What can be hidden; and what can be locked: seen, but not changed.
PARTS = {
    "surface": "the hill",
    "start": "the start",
    "opt": "methods",
    "eta": "learning rates",
    "sched": "schedules",
    "noise": "noise, batch and seed",
    "limit": "the ruler’s colors and limit",
    "verdict": "verdicts, and views that tell them",
    "loss": "loss strips",
    "speed": "speed",
    "play": "the play button",
    "step": "step buttons",
    "scrub": "the timeline",
    "reset": "reset and undo",
    "more": "further settings",
    "inspector": "arithmetic of a step",
    "table": "table of numbers",
    "sweep": "view of all rates",
    "maps": "maps",
    "solid": "3-D",
    "share": "share",
}
LOCKABLE = ("surface", "start", "opt", "eta", "sched", "noise", "speed", "play", "step", "scrub")
