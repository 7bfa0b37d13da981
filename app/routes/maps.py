"""Maps: order one, ask for what is finished of it, give it up."""

from http import HTTPStatus

import orjson
from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound, ServiceUnavailable, UnsupportedMediaType

from app.door import Refused, check_values
from app.maps.axes import Unfit
from app.maps.desk import Busy, Desk
from app.maps.reading import read_order
from app.maps.telling import confirmed, terms, told

blueprint = Blueprint("maps", __name__, url_prefix="/maps")

# How long a question may wait for a tile: a page that asks again at once has it when it is there.
PATIENCE = 0.25


def desk() -> Desk:
    """Return the desk of this app."""
    return current_app.extensions["maps"]


def answer(data: dict, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Return data as JSON that no one keeps: it is news, or an id for one visitor."""
    response = Response(orjson.dumps(data), status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("")
def explain() -> Response:
    """Say what the codes mean and what may be ordered; who asks is likely to order."""
    desk().warm()
    return answer(terms(desk().settings))


@blueprint.post("")
def order() -> Response:
    """Take an order."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("An order is JSON.")
    try:
        body = orjson.loads(request.get_data())
    except orjson.JSONDecodeError:
        raise Refused("The body is not JSON.") from None
    check_values(body)
    try:
        name, job = desk().place(read_order(body, desk().settings))
    except Unfit as error:
        raise Refused(str(error)) from None
    except Busy as error:
        raise ServiceUnavailable(str(error), retry_after=error.seconds) from None
    return answer(confirmed(name, job), HTTPStatus.ACCEPTED)


@blueprint.get("/<name>")
def look(name: str) -> Response:
    """Send the tiles that were finished after the first so many."""
    text = request.args.get("after", "0")
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise Refused("after is not a number of tiles.")
    progress = desk().look(name, int(text), PATIENCE)
    if progress is None:
        raise NotFound("There is no such map, or no more: order it again.")
    return answer(told(progress))


@blueprint.delete("/<name>")
def cancel(name: str) -> Response:
    """Give a map up."""
    if not desk().cancel(name):
        raise NotFound("There is no such map, or no more.")
    return Response(status=HTTPStatus.NO_CONTENT)
