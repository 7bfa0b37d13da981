"""The whole course as a folder of static files: it plays from a disk, with no server and no request
elsewhere.

A lesson is a file of its own, as it is taken along alone; in the folder they lead to each other.
The key of the worksheets and the file for Moodle are not among them.
"""

from collections.abc import Iterator

from app.compute.search.game import carried
from app.compute.search.hills import GOAL, STEPS
from app.exports.html_file import LOCAL, as_file, lesson_file
from app.language.speaking import speaking
from app.lessons import catalog
from app.lessons.model import Lesson
from app.lessons.papers.variant import variant
from app.lessons.papers.worksheet import worksheets
from app.lessons.plans import in_words
from app.page.lesson_gallery import Places, address, gallery_page
from app.page.lesson_plan import plan_page
from app.page.search_page import search_page
from app.raster.still import still
from app.scene.parse import read
from app.settings import Settings

GALLERY, FIRST, SEARCH, SHEETS = "index.html", "hill.html", "search.html", "worksheets.html"
PLAN = "plan.html"
HILLS = 8  # of the search game; those of the same numbers on a server are the same
THEMES = ("light", "dark")


def site(settings: Settings, lang: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every file of the folder: its name, and what is in it."""
    scene = read(f"lang={lang}" if lang else "").scene
    links = {lesson.name: file_of(lesson) for lesson in catalog()}
    links |= {"": GALLERY, "search-game": SEARCH}
    with speaking(lang):
        cards = [lesson.card() for lesson in catalog()]
        yield GALLERY, gallery_page(cards, places=places(links)).encode()
        yield PLAN, plan_page(in_words(), places=places(links)).encode()
        yield FIRST, as_file(scene, settings)
        for lesson in catalog():
            yield links[lesson.name], lesson_file(lesson, scene, settings, links)
            for theme in THEMES:
                picture = still(lesson.scene, theme, is_covered=lesson.covered)
                yield still_of(lesson.name, theme), picture
        data = {"carried": carried(range(HILLS)), "home": FIRST, "lessons": GALLERY}
        yield SEARCH, search_page(data, STEPS, f"{100 * GOAL:g} %", is_file=True).encode()
        sheets = worksheets([variant(lesson) for lesson in catalog()], settings.home or LOCAL)
        yield SHEETS, sheets.encode()


def file_of(lesson: Lesson) -> str:
    """Return the name of the file of a lesson."""
    return f"{lesson.number:02}-{lesson.name}.html"


def still_of(name: str, theme: str) -> str:
    """Return the name of the file of a still."""
    return f"stills/{name}-{theme}.png"


def places(links: dict[str, str]) -> Places:
    """Return where the gallery finds things in the folder."""
    return Places(
        home=lambda _look: FIRST,
        lesson=lambda name, look: address(links[name], look),
        still=still_of,
        search=SEARCH,
        sheets=SHEETS,
        plan=PLAN,
        gallery=GALLERY,
        is_file=True,
    )
