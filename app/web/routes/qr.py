"""The QR code of a scene's address: `/export/qr.svg?surface=beale&…`."""

from flask import Blueprint, Response, current_app, request

from app.exports import TooMuch
from app.exports.qr_code import qr
from app.language.speaking import message_of
from app.scene.parse import read
from app.web.public_address import visited_home
from app.web.routes.export import Unfit

blueprint = Blueprint("qr", __name__)


@blueprint.get("/export/qr.svg")
def code() -> Response:
    """Send the code of the address at which the visitor has this page.

    What is encoded is the scene's own spelling of the query, so nothing else that was typed.
    """
    settings = current_app.extensions["settings"]
    scene = read(request.query_string.decode("utf-8", "replace"), settings).scene
    link = f"{visited_home(settings)}?{scene.query()}"
    try:
        response = Response(qr(link, settings.qr_bytes), content_type="image/svg+xml")
    except TooMuch as error:
        raise Unfit(message_of(error)) from None
    response.headers["Cache-Control"] = "no-store"
    return response
