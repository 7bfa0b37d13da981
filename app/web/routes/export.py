"""Files of a scene: `/export/downhill.csv?surface=beale&…`."""

from http import HTTPStatus

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import BadRequest, HTTPException, NotFound

from app.exports import EXPORTS, Misspelt, TooMuch, Unable
from app.exports.file_service import made, maker
from app.language.speaking import message_of
from app.scene.parse import read
from app.web.public_address import visited_home
from descent.message import N_, Message

# A file may name the address at which its visitor has the page: her own browser may keep it, and
# asks whether it is still the same.
OWN = "private, no-cache"

blueprint = Blueprint("export", __name__, url_prefix="/export")


class Unfit(HTTPException):
    """A scene of which this file can't be made."""

    code = HTTPStatus.UNPROCESSABLE_ENTITY


@blueprint.get("/<name>")
def save(name: str) -> Response:
    """Send the file of that name, of the scene in the query."""
    export = EXPORTS.get(name)
    if export is None:
        raise NotFound(Message.of(N_("There is no such file.")))
    settings = current_app.extensions["settings"]
    query = request.query_string.decode("utf-8", "replace")
    scene = read(query, settings).scene
    try:
        maker(name, query)  # what can't be is refused before anything is made
        known = settings.model_copy(update={"home": settings.home or visited_home(settings)})
        response = Response(made(name, query, scene, known), content_type=export.mimetype)
    except (TooMuch, Unable) as error:
        raise Unfit(message_of(error)) from None
    except Misspelt as error:
        raise BadRequest(message_of(error)) from None
    if not export.inline:
        response.headers["Content-Disposition"] = f'attachment; filename="{export.name}"'
    response.headers["Cache-Control"] = OWN
    response.add_etag(weak=True)  # the same, however it is compressed
    return response
