"""Worksheets to print: `/lessons/3/worksheet?seed=1`, or all of them, `/lessons/worksheets`. Their
key is on no server.
"""

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound

from app.exports import TooMuch
from app.language.speaking import message_of, speaking
from app.lessons import Lesson, catalog, find
from app.lessons.papers.variant import MOST, variant
from app.lessons.papers.worksheet import worksheets
from app.web.public_address import visited_home
from app.web.request_language import asked_language
from app.web.routes.export import Unfit
from descent.message import N_, Message

blueprint = Blueprint("worksheets", __name__)


@blueprint.get("/lessons/worksheets")
def all_worksheets() -> Response:
    """Send the sheets of all lessons, a page each."""
    return sent(catalog())


@blueprint.get("/lessons/<name>/worksheet")
def worksheet(name: str) -> Response:
    """Send the sheet of a lesson."""
    lesson = find(name)
    if lesson is None:
        raise NotFound(Message.of(N_("There is no such lesson.")))
    return sent((lesson,))


def sent(lessons: tuple[Lesson, ...]) -> Response:
    """Return sheets with the address at which the visitor has this page."""
    seed = seed_of(request.args.get("seed", ""))
    with speaking(asked_language()):
        try:
            home = visited_home(current_app.extensions["settings"])
            page = worksheets([variant(lesson, seed) for lesson in lessons], home)
        except TooMuch as error:
            raise Unfit(message_of(error)) from None
    response = Response(page, content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


def seed_of(text: str) -> int:
    """Return the seed of a variant; whatever is none is the first."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(MOST)) else 0
