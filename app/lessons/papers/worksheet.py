"""A worksheet: a lesson on one page of paper, with lines to write on."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from app.exports.qr_code import qr
from app.language.languages import direction
from app.language.speaking import _, spoken
from app.lessons.catalog import catalog
from app.lessons.papers.drawing import height_of, loss_axes, small_curve, still
from app.lessons.papers.markup import Markup, element
from app.lessons.papers.variant import Variant
from app.lessons.readings import run_of
from app.scene.scene import Scene
from descent.message import N_
from descent.number_format import number

STEPS = 4  # that a sheet asks for by hand
COLUMNS = 3  # walks, at most
STYLE = Path(__file__).with_name("sheet.css")
QR_BYTES = 300
WIDE, TALL = 340, 170  # of a map, at most
TRIES = 6  # of a search
BEFORE = {
    "choose": N_("Before you play. {question} Tick one."),
    "curve": N_("Before you play. {question} Tick one."),
    "number": N_("Before you play. {question}"),
    "point": N_("Before you play. {question} Mark the place on the map."),
}
BY_HAND = N_("By hand: fill in x, then draw the loss of one of the walks.")
SKETCH = N_("Draw the loss that you expect in the first steps, for one of the walks.")
SEARCH = N_("Write down your tries, and what each of them left.")
PLAY = N_("Now play. What did it do, and why?")
TRY = N_("Now try: {task}")


def worksheets(variants: list[Variant], home: str) -> str:
    """Return worksheets as one document, a page each; `home` is where the page is served."""
    title = _("Downhill: worksheets")
    return document(title, [sheet(each, home) for each in variants])


def document(title: str, sheets: list[Markup]) -> str:
    """Return a document of sheets, in the language in which is spoken."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(style())),
    )
    language, way = spoken(), direction(spoken())
    page = element("html", head, element("body", element("main", *sheets)), lang=language, dir=way)
    return f"<!DOCTYPE html>{page}"


@lru_cache(maxsize=1)
def style() -> str:
    """Return the style of paper."""
    return STYLE.read_text(encoding="utf-8")


def sheet(variant: Variant, home: str) -> Markup:
    """Return one worksheet."""
    asked = _(BEFORE[variant.lesson.question.kind], question=_(variant.lesson.question.text))
    parts = [
        (asked, [answers(variant), writing(_("I think so because"))]),
        *by_hand(variant, filled=False),
        (_(PLAY), [writing(_("It did")), writing(_("because")), writing("")]),
        (_(TRY, task=_(variant.lesson.trial.text)), [writing("")]),
    ]
    return element(
        "section",
        element("div", *map(blank, (_("Name"), _("Class"), _("Date"))), class_="who"),
        head(variant, home),
        *(() if variant.lesson.covered else (stills(variant),)),
        *numbered(parts),
        foot(variant, home, is_key=False),
        class_="sheet",
    )


def numbered(parts: Iterable[tuple[str, list[Markup]]]) -> Iterator[Markup]:
    """Yield the parts of a sheet, each under its heading with a number in a ring."""
    for count, (text, inner) in enumerate(parts, start=1):
        yield element("h2", element("b", str(count)), element("span", text))
        yield from inner


def blank(word: str) -> Markup:
    """Return a word with a line behind it."""
    return element("span", word, element("i", class_="line"))


def writing(word: str) -> Markup:
    """Return a line to write on, with its beginning."""
    return element("div", word, element("i", class_="line"), class_="write")


def head(variant: Variant, home: str) -> Markup:
    """Return the title of a lesson, its text, and the code that opens it."""
    lesson = variant.lesson
    place = _(
        "Downhill · lesson {number} of {count}",
        number=str(lesson.number),
        count=str(len(catalog())),
    )
    said = element(
        "div", element("small", place), element("h1", _(lesson.title)), element("p", _(lesson.text))
    )
    return element("header", said, code(address_of(variant, home)), class_="head")


def code(address: str) -> Markup:
    """Return a QR code."""
    return Markup(qr(address, QR_BYTES).decode())


def address_of(variant: Variant, home: str) -> str:
    """Return the short address of a lesson."""
    return f"{home}?lesson={variant.lesson.number}"


def stills(variant: Variant) -> Markup:
    """Return the hills with their starts: one picture of a map that all panels share."""
    lesson, labels = variant.lesson, variant.lesson.panel_labels()
    scene = lesson.scene
    panels = range(scene.panels)
    shared = not scene.differs("surface") and not scene.surface[0].one_dimensional
    if shared:
        (x0, x1), (y0, y1) = scene.surface[0].view
        size = (WIDE, min(round(WIDE * (y1 - y0) / (x1 - x0)), TALL))
        names = element("ul", *(element("li", label) for label in labels), class_="names")
        pictures = [element("figure", still(scene, 0, size)), *((names,) if labels[1:] else ())]
    else:
        pictures = [
            element("figure", still(scene, panel, (150, 100)), element("div", labels[panel]))
            for panel in panels
        ]
    return element("div", *pictures, class_="stills")


def answers(variant: Variant, ticked: str = "") -> Markup:
    """Return what there is to tick, or the line for a number."""
    question = variant.lesson.question
    if question.kind == "point":
        return Markup("")
    if question.kind == "number":
        return writing(_(question.unit))
    items = [
        element(
            "li",
            element("i", class_="box ticked" if option.key == ticked else "box"),
            element("b", option.key),
            element("span", _(option.text)),
            *((small_curve(option.curve),) if option.curve else ()),
        )
        for option in variant.options
    ]
    return element("ul", *items, class_="options curves" if question.kind == "curve" else "options")


def by_hand(variant: Variant, *, filled: bool) -> list[tuple[str, list[Markup]]]:
    """Return what is done by hand: sums, where the hill has one weight, beside axes to draw on;
    `filled` as in the key. Where curves are chosen among, nothing is drawn.
    """
    if variant.lesson.covered:
        return [(_(SEARCH), [beside(tries_table())])]
    if variant.lesson.question.kind == "curve":
        return []
    scene = variant.sums or variant.lesson.scene
    first = height_of(scene.surface[0], scene.start[0])
    curves = losses(scene, variant.lesson.panel_labels()[:COLUMNS]) if filled else {}
    axes = loss_axes(number(first), (_("loss"), _("step")), curves)
    if variant.sums is None:
        return [(_(SKETCH), [beside(axes)])]
    return [(_(BY_HAND), [beside(sums_table(variant, filled=filled), axes)])]


def losses(scene: Scene, labels: list[str]) -> dict[str, list[float]]:
    """Return the first losses of each walk by its name, as shares of the first."""
    runs = {label: run_of(scene, panel).loss for panel, label in enumerate(labels)}
    return {label: list(loss[: STEPS + 1] / loss[0]) for label, loss in runs.items()}


def beside(*things: Markup) -> Markup:
    """Return things side by side."""
    return element("div", *things, class_="beside")


def tries_table() -> Markup:
    """Return a table to write the tries of a search into."""
    names = element("th", _("try")), element("th", _("rate")), element("th", _("loss left"))
    blank_cells = element("td"), element("td")
    rows = [element("tr", element("th", str(i + 1)), *blank_cells) for i in range(TRIES)]
    return element("table", element("tr", *names), *rows, class_="tries")


def sums_table(variant: Variant, *, filled: bool) -> Markup:
    """Return the table of the first steps, empty below the start or filled in."""
    scene, labels = variant.sums, variant.lesson.panel_labels()
    columns = list(range(min(len(labels), COLUMNS)))
    rows = [element("tr", element("th", _("step")), *(element("th", labels[c]) for c in columns))]
    for step in range(STEPS + 1):
        is_there = filled or step == 0
        cells = [walked(scene, column, step) if is_there else "" for column in columns]
        rows.append(element("tr", element("th", str(step)), *(element("td", c) for c in cells)))
    return element("table", *rows)


def walked(scene: Scene, panel: int, step: int) -> str:
    """Return where the walk of a panel stands at a step, as it is printed."""
    return number(float(run_of(scene, panel).path[step, 0]))


def foot(variant: Variant, home: str, *, is_key: bool) -> Markup:
    """Return the address, and which variant this is."""
    if not variant.differs:
        which = _("the same sheet for all")
    else:
        which = _("variant {seed}", seed=str(variant.seed))
    kind = _("answer key") if is_key else _("the key is on a page of its own")
    return element(
        "footer",
        element("span", address_of(variant, home)),
        element("span", f"{which} · {kind}"),
        class_="foot",
    )
