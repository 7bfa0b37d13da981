"""The frame of other pages: `/embed?surface=beale&…`."""

from flask import Blueprint, Response, current_app

from app.compute import answers
from app.language.speaking import speaking
from app.lessons.player.answers import first, lesson_in
from app.page import static_page
from app.scene.parse import read
from app.web.request_language import asked_language, query

# Any cache may keep a frame, since it depends on its address alone; soon after a new release it is
# that one's.
KEPT = "public, max-age=300"

blueprint = Blueprint("embed", __name__)


@blueprint.get("/embed")
def frame() -> Response:
    """Send the page of a frame, with the answer to its own address in it."""
    settings = current_app.extensions["settings"]
    with speaking(asked_language()):
        data = {
            "catalogue": answers.facts(query()),
            "first-answer": first(query(), settings),
        }
        lesson = lesson_in(query())
        whole = f"lesson={lesson.name}" if lesson else read(query(), settings).scene.query()
        page = static_page.linked(data, f"./?{whole}", is_lesson=lesson is not None)
    response = Response(page, content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = KEPT
    response.add_etag(weak=True)  # the same, however it is compressed
    return response
