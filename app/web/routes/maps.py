"""Maps: order one, ask for what is finished of it, give it up.

Who asks says what was ordered, and what has come of it: any server of several can answer.
"""

import re
from http import HTTPStatus

import orjson
from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound, ServiceUnavailable, UnsupportedMediaType

from app.executor.place import resting
from app.language.speaking import message_of, speaking
from app.maps.axes import Unfit
from app.maps.job import Job, Progress
from app.maps.job_queue import Busy, Desk
from app.maps.parse import read_order
from app.maps.serialization import confirmed, terms, told
from app.web.request_language import asked_language
from app.web.security import Refused, check_values
from descent.message import N_, Message

blueprint = Blueprint("maps", __name__, url_prefix="/maps")

# As the desk makes them; another server's is taken as it is.
ID = re.compile(r"[A-Za-z0-9_-]{22}")
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
    with speaking(asked_language()):
        return answer(terms(desk().settings))


@blueprint.post("")
def order() -> Response:
    """Take an order."""
    return answer(confirmed(*placed(sent())), HTTPStatus.ACCEPTED)


def look_at(name: str, have) -> Progress | None:
    """Return what has become of a map, and let others work meanwhile."""
    with resting():
        return desk().look(name, have, PATIENCE)


@blueprint.post("/<name>")
def look(name: str) -> Response:
    """Send tiles that are finished but for those that whoever asks has.

    A map that was ordered from another server, or before this one was started anew, is drawn here
    from now on.
    """
    if not ID.fullmatch(name):
        raise NotFound(Message.of(N_("There is no such map.")))
    body = sent()
    if not isinstance(body, dict) or not body.keys() <= {"order", "have"}:
        raise Refused(Message.of(N_("A question is an object with order and have.")))
    have = numbers(body.get("have", []))
    progress = look_at(name, have)
    if progress is None:
        placed(body.get("order"), name)
        progress = look_at(name, have)
    if progress is None:
        raise ServiceUnavailable(Message.of(N_("The server is closing.")), retry_after=1)
    with speaking(asked_language()):
        return answer(told(progress))


def sent() -> object:
    """Return what was sent as JSON, its numbers finite; raise what says why it is none."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType(Message.of(N_("An order is JSON.")))
    try:
        body = orjson.loads(request.get_data())
    except orjson.JSONDecodeError:
        raise Refused(Message.of(N_("The body is not JSON."))) from None
    check_values(body)
    return body


def placed(body: object, name: str = "") -> tuple[str, Job]:
    """Place an order → its id and its map; raise what says why it is not taken."""
    try:
        with speaking(asked_language()):
            return desk().place(read_order(body, desk().settings), name)
    except Unfit as error:
        raise Refused(message_of(error)) from None
    except Busy as error:
        raise ServiceUnavailable(message_of(error), retry_after=error.seconds) from None


def numbers(have: object) -> frozenset[int]:
    """Return the numbers of tiles that whoever asks has."""
    if not isinstance(have, list) or not all(type(each) is int and each >= 0 for each in have):
        raise Refused(Message.of(N_("have is not a list of numbers of tiles.")))
    return frozenset(have)


@blueprint.delete("/<name>")
def cancel(name: str) -> Response:
    """Give a map up, if this server is at it: another one may be."""
    if not ID.fullmatch(name):
        raise NotFound(Message.of(N_("There is no such map.")))
    desk().cancel(name)
    return Response(status=HTTPStatus.NO_CONTENT)
