"""The gallery of lessons, a plain page: `/lessons`; the plans for a class, `/lessons/plan`; and the
pictures of one lesson, before any step.
"""

from functools import partial

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from app import lessons
from app.exports.image_cache import picture_cache
from app.language.speaking import speaking
from app.lessons import Lesson
from app.lessons.plans import in_words
from app.page.lesson_gallery import gallery_page
from app.page.lesson_plan import plan_page
from app.raster.still import still
from app.web.request_language import asked_language, query
from descent.message import N_, Message

blueprint = Blueprint("lessons", __name__, url_prefix="/lessons")
THEMES = ("light", "dark")


@blueprint.get("")
def gallery() -> Response:
    """Send the gallery."""
    with speaking(asked_language()):
        text = gallery_page([lesson.card() for lesson in lessons.catalog()], query())
    return Response(text, content_type="text/html; charset=utf-8")


@blueprint.get("/plan")
def plan() -> Response:
    """Send the plans for a class."""
    with speaking(asked_language()):
        text = plan_page(in_words(), query())
    return Response(text, content_type="text/html; charset=utf-8")


@blueprint.get("/<name>/still-<theme>.png")
def picture(name: str, theme: str) -> Response:
    """Send the still of a lesson's card."""
    if theme not in THEMES:
        raise NotFound(Message.of(N_("There is no such picture.")))
    lesson = lesson_of(name)
    scene, covered = lesson.scene, lesson.covered
    make = partial(still, scene, theme, is_covered=covered)
    return sent(picture_cache().find(("still", scene, theme, covered), make))


def lesson_of(name: str) -> Lesson:
    """Return the lesson of a name, or raise NotFound."""
    lesson = lessons.find(name)
    if lesson is None:
        raise NotFound(Message.of(N_("There is no such lesson.")))
    return lesson


def sent(image: bytes) -> Response:
    """Return a picture that changes with the program alone."""
    response = Response(image, content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.add_etag()
    return response.make_conditional(request)
