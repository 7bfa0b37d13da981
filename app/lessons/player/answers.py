"""What the server answers in a lesson. While its question is open that is the question alone: no
step of a walk is taken before there is an answer.
"""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from app import lessons
from app.compute import answers
from app.lessons import Lesson
from app.lessons.plans import PLANS
from app.lessons.player.opening import neutral_ends, opening
from app.page.figures.strip import strip_figure
from app.scene.display_options import LOCKABLE
from app.scene.parse import read
from app.scene.query import fields_of
from app.scene.scene import Scene
from app.scene.values import values
from app.settings import Settings

LESSON, STAGE = "lesson", "stage"
PLAN = "plan"  # the class, of so many minutes, that the lesson is a part of
# Where in a lesson an address leads: to its question; past it, unanswered; to what to try next.
QUESTION, PLAY, TRY = "", "play", "try"
# What an address may say of the look of a lesson; all else is the lesson's own.
LOOK = ("speed", "theme", "motion", "text", "lang", "resize")
SKIPPED = "skip"  # in the place of an answer


def lesson_in(query: object) -> Lesson | None:
    """Return the lesson that a query names."""
    name = text_of(query, LESSON)
    return lessons.find(name) if name else None


def text_of(query: object, key: str) -> str:
    """Return the text of a key of a query."""
    return fields_of(query, (), {}).texts.get(key, "") if isinstance(query, str) else ""


def first(query: str, settings: Settings | None = None) -> dict:
    """Return what a page begins with: a scene, or the stage of a lesson."""
    lesson = lesson_in(query)
    if lesson is None:
        return answers.first(query, settings)
    stage = text_of(query, STAGE)
    if stage == TRY:
        return tried(query, lesson, settings)
    return (
        answered(query, lesson, settings=settings)
        if stage == PLAY
        else open_question(query, lesson)
    )


@answers.in_its_language
def open_question(query: str, lesson: Lesson) -> dict:
    """Return the question: start, surface and rates."""
    scene = with_look(lesson.scene, query)
    still = replace(scene, step=0, lock=LOCKABLE)
    hills = answers.hills_of(scene)
    return {
        "scene": values(still),
        "hill": hills[0]["hill"],
        "figures": {"map": hills[0]["map"], "strip": strip_figure()},
        "picture": opening(still, lesson.question.panel),
        "notes": [],
        **several(hills, still),
        "lesson": card_at(lesson, QUESTION, query),
    }


def several(hills: list[dict], scene: Scene) -> dict:
    """Return the hills of the panels, where there are several."""
    if len(hills) == 1:
        return {}
    order = list(dict.fromkeys(scene.surface))
    return {"hills": hills, "hill_of": [order.index(each) for each in scene.surface]}


@answers.in_its_language
def answered(
    query: str, lesson: Lesson, answer: str = SKIPPED, settings: Settings | None = None
) -> dict:
    """Return the walks of a lesson, and what is said to an answer."""
    scene = replace(with_look(lesson.scene, query), step=None)
    said = lessons.reveal(lesson, None if answer == SKIPPED else answer, text_of(query, PLAN))
    played = answers.opened(scene.query(), settings=settings, ends=neutral_ends(scene))
    return played | {"lesson": card_at(lesson, PLAY, query), "reveal": said}


@answers.in_its_language
def tried(query: str, lesson: Lesson, settings: Settings | None = None) -> dict:
    """Return what is to be tried after a lesson, or the scene that was made of it."""
    own = "surface=" in query
    text = without(query) if own else with_look(lesson.trial.scene, query).query()
    played = answers.opened(text, settings=settings)
    said = lessons.reveal(lesson, None, text_of(query, PLAN))
    said["try"]["labels"] = lesson.labels_of(read(text).scene)
    return played | {"lesson": card_at(lesson, TRY, query), "reveal": said}


def card_at(lesson: Lesson, stage: str, query: str) -> dict:
    """Return what the page says of a lesson at a stage."""
    plan = text_of(query, PLAN)
    return lesson.question_payload() | {
        "stage": stage or "question",
        "of": len(lessons.catalog()),
        "plan": plan if plan in PLANS else "",
    }


def with_look(scene: Scene, query: str) -> Scene:
    """Return a scene with the look that a query asks for; a speed of its own stays, unless another
    is asked for."""
    look = read(query).scene
    wanted = {name: getattr(look, name) for name in LOOK}
    return replace(scene, **wanted | {"speed": look.speed or scene.speed})


def without(query: str) -> str:
    """Return a query without its lesson."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if pair[0] not in (LESSON, STAGE, PLAN)], safe=",:;")
