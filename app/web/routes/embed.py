"""The frame of other pages: `/embed?surface=beale&…`."""

from flask import Blueprint, Response, current_app, request

from app.compute import answers
from app.language.speaking import speaking
from app.page import static_page
from app.scene.parse import language_of, read

blueprint = Blueprint("embed", __name__)


@blueprint.get("/embed")
def frame() -> Response:
    """Send the page of a frame, with the answer to its own address in it."""
    query = request.query_string.decode("utf-8", "replace")
    settings = current_app.extensions["settings"]
    answer = answers.first(query, settings)
    data = {"catalogue": answers.facts(query), "first-answer": answer}
    way_out = f"./?{read(query, settings).scene.query()}"
    with speaking(language_of(query)):
        page = static_page.linked(data, way_out)
    return Response(page, content_type="text/html; charset=utf-8")
