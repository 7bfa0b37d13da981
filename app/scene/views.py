"""The views of the drawer, each once: its key, its button, its icon, and where it is shown."""

from dataclasses import dataclass

from descent.message import N_


@dataclass(frozen=True)
class View:
    """One view; what it shows is a file or a folder of `assets/js/views` that has the same key.

    `icon` is a path in a box of 16. A view that is `elsewhere` than in frames says so in the share
    dialog. `part` is what hides it in an address, where that has another name. One without a label
    has no button in the header; the others stand there in the order of `place`.
    """

    key: str
    text: str
    icon: str
    label: str = ""
    part: str = ""
    elsewhere: str = ""
    place: int = 9


STEP = "M3 13L7 4M7 4L4.6 5.6M7 4l1 2.8M7 4l6 7"
TABLE = "M2.5 3h11v10h-11ZM2.5 6.3h11M2.5 9.6h11M6.5 3v10"
LOSS = "M3 2.5v11h10.5M5.5 5c1 4 3 5.5 7.5 6"
DATA = "M2.5 2.5v11h11M5.5 10.5h.1M7.5 7.5h.1M9 9h.1M12 4.5h.1M4.5 11.5L13 4"
RATES = "M2.5 4C5 4 5.5 11 8 11s3-7 5.5-8M2.5 13.5h11"
MAPS = "M2.5 2.5h11v11h-11ZM2.5 9c3-1 4-5 4-6.5M8 13.5c.5-3 2.5-4.5 5.5-5"
SEEDS = "M3 4h.1M7 3h.1M12 5h.1M5 8h.1M9.5 7.5h.1M13 10h.1M3.5 12.5h.1M8 12h.1M11.5 13.5h.1"
SOLID = "M8 1.8l5.5 3v6.4L8 14.2l-5.5-3V4.8ZM2.5 4.8L8 8l5.5-3.2M8 8v6.2"
MORE = "M3 5h5M12 5h1M3 11h1M8 11h5M10 3.5v3M6 9.5v3"
HILL = "M8 7.2v4M8 4.7v.1M8 1.8a6.2 6.2 0 1 0 .01 0"
# In the order in which an address lists them.
VIEWS = {
    view.key: view
    for view in (
        View("step", N_("Step"), STEP, N_("The arithmetic of this step"), "inspector", place=1),
        View("loss", N_("Loss"), LOSS, N_("The losses of all panels in one chart"), place=3),
        View("data", N_("Data"), DATA, N_("The examples, and the model at this step"), place=8),
        View("rates", N_("Rates"), RATES, N_("What becomes of every rate"), "sweep", place=4),
        View(
            "maps",
            N_("Maps"),
            MAPS,
            N_("What becomes of every start"),
            elsewhere=N_("Maps (not in frames)"),
            place=5,
        ),
        View(
            "solid",
            N_("3-D"),
            SOLID,
            N_("The hill in three dimensions"),
            elsewhere=N_("3-D (not in frames)"),
            place=6,
        ),
        View(
            "seeds",
            N_("Seeds"),
            SEEDS,
            N_("The same walks under many seeds"),
            elsewhere=N_("Seeds (not in frames)"),
            place=9,
        ),
        View("table", N_("Table"), TABLE, N_("Every number of a walk"), place=2),
        View("more", N_("More"), MORE, N_("Schedules, noise, clipping and more"), place=7),
        View("hill", N_("This hill"), HILL),
    )
}


def buttons() -> list[View]:
    """Return the views that have a button in the header, in the order of the buttons."""
    return sorted((view for view in VIEWS.values() if view.label), key=lambda view: view.place)


def views() -> dict[str, dict]:
    """Return what the page's scripts have to know of every view, by its key."""
    return {key: {"icon": view.icon, "part": view.part or key} for key, view in VIEWS.items()}
