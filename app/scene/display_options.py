"""How a scene is shown: what each such key of an address may be, in words; it changes no number.

The page, the frame and the share dialog read these tables, and so does the teacher's page of the
docs.
"""

from descent.message import N_

# Keys that are one of a few; the first of each is the default, which an address leaves out.
CHOICES = {
    "clock": {
        "steps": N_("equal steps"),
        "evaluations": N_("equal evaluations"),
        "examples": N_("equal examples (of data)"),
        "epochs": N_("equal epochs (of data)"),
    },
    "face": {
        "loss": N_("loss, logarithmic"),
        "linear": N_("loss, linear"),
        "gradient": N_("length of the gradient"),
        "rate": N_("learning rate in force"),
    },
    "autoplay": {
        "visible": N_("once it is seen"),
        "1": N_("at once"),
        "0": N_("no: the end stands there"),
    },
    "theme": {
        "auto": N_("as the visitor’s system"),
        "light": N_("light"),
        "dark": N_("dark"),
        "projector": N_("projector: large, on white"),
    },
    "motion": {"auto": N_("as the visitor’s system"), "full": N_("full"), "reduced": N_("reduced")},
    "panels": {"4": N_("four panels"), "2": N_("two panels"), "1": N_("one panel")},
    "controls": {
        "full": N_("all that is not hidden"),
        "min": N_("rates and the bar that plays"),
        "none": N_("none: a picture that plays"),
    },
}
SPEEDS = ("1", "2", "4", "8", "16", "32", "64", "max")
TEXT_RANGE = (100, 200)

# What can be hidden; and what can be locked: seen, but not changed.
PARTS = {
    "surface": N_("the hill"),
    "start": N_("the start"),
    "opt": N_("methods"),
    "eta": N_("learning rates"),
    "sched": N_("schedules"),
    "noise": N_("noise, batch and seed"),
    "limit": N_("the ruler’s colors and limit"),
    "verdict": N_("verdicts, and views that tell them"),
    "loss": N_("loss strips"),
    "speed": N_("speed"),
    "play": N_("the play button"),
    "step": N_("step buttons"),
    "scrub": N_("the timeline"),
    "reset": N_("reset and undo"),
    "more": N_("further settings"),
    "inspector": N_("arithmetic of a step"),
    "table": N_("table of numbers"),
    "sweep": N_("view of all rates"),
    "data": N_("view of the data"),
    "seeds": N_("view of many seeds"),
    "maps": N_("maps"),
    "solid": N_("3-D"),
    "share": N_("share"),
}
LOCKABLE = ("surface", "start", "opt", "eta", "sched", "noise", "speed", "play", "step", "scrub")
