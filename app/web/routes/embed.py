"""The frame of other pages: `/embed?surface=beale&…`."""

from flask import Blueprint, Response, current_app, request

from app.compute import answers
from app.page import static_page
from app.scene.parse import read

blueprint = Blueprint("embed", __name__)


@blueprint.get("/embed")
def frame() -> Response:
    """Send the page of a frame, with the answer to its own address in it."""
    query = request.query_string.decode("utf-8", "replace")
    settings = current_app.extensions["settings"]
    answer = answers.first(query, settings)
    data = {"catalogue": answers.facts(), "first-answer": answer}
    way_out = f"./?{read(query, settings).scene.query()}"
    return Response(static_page.linked(data, way_out), content_type="text/html; charset=utf-8")
