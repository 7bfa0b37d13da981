"""One HTML file of a scene: it plays from a disk with no network at all, and its sliders work.

It is the page itself with the browser's own controls (`app.page.static_page`), and carries what the
server would answer: the walks at every stop of its sliders, the arithmetic of every step, every
number. What can't be carried – another hill, start or method – is locked and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape

from app import compute
from app.compute import answers
from app.compute.steps import CHUNK
from app.exports.export import Export, Make, TooMuch
from app.language.speaking import _, speaking
from app.lessons import Lesson, find, reveal
from app.lessons.plans import PLANS, next_in
from app.lessons.player import answers as lessons
from app.lessons.player.opening import neutral_ends
from app.page import static_page
from app.scene.display_options import LOCKABLE, PARTS
from app.scene.scene import Scene
from app.settings import Settings
from descent.message import nN_

# No exact walk ever comes in the place of one in a file: there is room for more of its rows.
FILE_ROWS = 45_000
# A lesson has two scenes, and lies beside fourteen others: of each it has fewer rows, and the
# arithmetic of fewer steps.
LESSON_ROWS, LESSON_STEPS = 10_000, 40
LOCAL = "http://127.0.0.1:8050/"
# Of an answer, what is as large as all else together: the hills of a lesson stay mostly the same.
MAPS = ("hill", "hills", "hill_of", "figures")
# What a file has no answers for.
HIDDEN = ("more", "maps", "solid", "share", "reset")
LOCKED = ("surface", "start", "opt", "sched", "noise")
TOO_LONG = nN_(
    "The file would be longer than {n} byte.", "The file would be longer than {n} bytes.", count="n"
)


def as_file(scene: Scene, settings: Settings) -> bytes:
    """Return the file; raise TooMuch if it would be longer than `settings.max_file_bytes`."""
    with speaking(scene.lang):
        return spoken_file(alone(scene), scene, settings)


def spoken_file(kept: Scene, scene: Scene, settings: Settings) -> bytes:
    """Return the file of what is kept of a scene, in the language in which is spoken."""
    first = answers.opened(kept.query(), settings=settings)
    data = {"catalogue": facts_of(kept), "first-answer": first}
    home = f"{settings.home or LOCAL}?{scene.query()}"
    text = static_page.whole(data, carried(kept, settings), home, foot(home)).encode()
    return bounded(text, settings)


def carried(
    kept: Scene,
    settings: Settings,
    rows: int = FILE_ROWS,
    most: int | None = None,
    ends: tuple[float, float] | None = None,
) -> dict:
    """Return what a file carries of a scene in the place of a server, for the panels and views that
    it shows: of walks that many rows, and the arithmetic of at most so many steps. `ends` are those
    of its rulers, unless its walks decide on them."""
    query, shown = kept.query(), range(kept.panels)
    most = settings.max_file_steps if most is None else most
    chunks = range(0, 0 if kept.hides("inspector") else min(kept.steps, most), CHUNK)
    return {
        "sweeps": [compute.painted(kept, panel, rows, ends) for panel in shown],
        "steps": [
            [answers.stepped(query, panel, step, settings) for step in chunks] for panel in shown
        ],
        "traces": []
        if kept.hides("table")
        else [answers.traced(query, panel, settings) for panel in shown],
        "curves": {} if kept.hides("verdict") else compute.curves(kept),
    }


def bounded(text: bytes, settings: Settings) -> bytes:
    """Return a file; raise TooMuch if it is longer than it may be."""
    if len(text) > settings.max_file_bytes:
        raise TooMuch(TOO_LONG.filled(n=settings.max_file_bytes))
    return text


def alone(scene: Scene) -> Scene:
    """Return the scene as it is shown where no server answers."""
    return replace(
        scene,
        hide=tuple(part for part in PARTS if part in {*scene.hide, *HIDDEN}),
        lock=tuple(part for part in LOCKABLE if part in {*scene.lock, *LOCKED}),
    )


def facts_of(*scenes: Scene) -> dict:
    """Return what the catalogue says of the methods and schedules of some scenes alone."""
    used = {
        "methods": [method.key for scene in scenes for method in scene.opt],
        "schedules": [schedule.key for scene in scenes for schedule in scene.sched],
        "surfaces": [surface.key for scene in scenes for surface in scene.surface],
    }
    return {
        kind: {key: fact for key, fact in entries.items() if key in used.get(kind, entries)}
        for kind, entries in answers.facts(scenes[0].query()).items()
    }


def foot(home: str) -> str:
    """Return what stands beneath the page: where it is from, and how to cite it."""
    link = f'<a href="{escape(home)}">{escape(home)}</a>'
    origin = _("Saved from Downhill. The whole page, with every hill and method: {address}.")
    cite = _(
        "Cite as: Downhill: what does the learning rate do? An interactive page, with this address."
    )
    text = escape(f"{origin} {cite}").replace("{address}", link)
    return f'<footer class="cite">{text}</footer>'


def lesson_file(
    lesson: Lesson,
    scene: Scene,
    settings: Settings,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """Return a lesson as a file; raise TooMuch if it is too long.

    Its question is in it as it is; all that a walk tells lies in the packed block, which the page
    opens after the answer. `scene` says how it looks. `links` are the addresses of other lessons by
    their names, where they lie beside it, and of the gallery by "": then the file has what follows
    in each plan for a class, too.
    """
    with speaking(scene.lang):
        look = scene.query()
        first = lessons.open_question(look, lesson)
        first["lesson"] |= {"links": dict(links or {}), "after": after(lesson) if links else {}}
        shown = [
            briefly(lessons.with_look(each, look)) for each in (lesson.scene, lesson.trial.scene)
        ]
        played = packed(first, shown[0], settings, neutral_ends(shown[0]))
        trial = packed(first, shown[1], settings)
        block = {"played": played, "trial": trial, "replies": replies(lesson)}
        data = {"catalogue": facts_of(*shown), "first-answer": first}
        home = f"{settings.home or LOCAL}?lesson={lesson.name}"
        text = static_page.whole(data, block, home, foot(home), is_lesson=True)
        return bounded(text.encode(), settings)


def after(lesson: Lesson) -> dict[str, dict | None]:
    """Return the card of the lesson that follows in each plan for a class."""
    found = {minutes: next_in(minutes, lesson) for minutes in PLANS}
    return {minutes: each and each.card() for minutes, each in found.items()}


def briefly(scene: Scene) -> Scene:
    """Return a scene as the file of a lesson shows it: it has no room for every number."""
    kept = alone(scene)
    return replace(kept, hide=tuple(part for part in PARTS if part in {*kept.hide, "table"}))


def packed(
    asked: dict, kept: Scene, settings: Settings, ends: tuple[float, float] | None = None
) -> dict:
    """Return what the file of a lesson carries of a scene, but for what its question has already
    and what is hidden. `ends` are those of its rulers, unless its walks decide on them."""
    answer = answers.opened(kept.query(), settings=settings, ends=ends)
    return unlike(asked, answer) | carried(kept, settings, LESSON_ROWS, LESSON_STEPS, ends)


def unlike(asked: dict, answer: dict) -> dict:
    """Return an answer without what the question has too, and the names of that."""
    same = [key for key in MAPS if key in answer and answer[key] == asked.get(key)]
    return {"first": {key: answer[key] for key in answer if key not in same}, "same": same}


def replies(lesson: Lesson) -> dict:
    """Return what is said to every answer: by the key of an option; of a number or a point what is
    right, and what is said to which mistake."""
    question = lesson.question
    found = {"": reveal(lesson, None)}
    if question.options:
        return found | {option.key: reveal(lesson, option.key) for option in question.options}
    mistakes = [
        {
            "at": list(each.at),
            "within": each.within,
            "reply": {"belief": _(each.belief), "text": lesson.say(each.reply)},
        }
        for each in question.mistakes
    ]
    return found | {"tolerance": question.tolerance, "mistakes": mistakes}


def chosen(fields: Mapping[str, Sequence[str]]) -> Make:
    """Return what makes the file of a scene, or of the lesson that the fields name."""
    lesson = find(fields.get("lesson", [""])[-1])
    return partial(lesson_file, lesson) if lesson else as_file


KIND = "text/html; charset=utf-8"
EXPORTS = (
    Export("downhill.html", KIND, as_file, choose=chosen, seconds=0.2, a_step=1e-3, sweeps=6),
)
