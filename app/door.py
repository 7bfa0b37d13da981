"""The door: what every answer carries, and what a callback body must be before Dash sees it."""

import math
from http import HTTPStatus

import orjson
from dash import Dash
from flask import Flask, Response, request

from app.settings import Settings

CALLBACK_PATH = "/_dash-update-component"
# A callback body is shallow; deeper is an attack on the parser or a mistake.
DEEPEST = 12
ENVELOPE = {"output", "outputs", "inputs", "changedPropIds", "parsedChangedPropsIds", "state", "clientSide"}


class Refused(Exception):
    """A body that goes no further; the message is one line for whoever sent it."""


def policy(app: Dash, ancestors: str) -> str:
    """Return the content policy: this machine alone, and no eval."""
    scripts = " ".join(["'self'", *app.csp_hashes()])
    return "; ".join((
        "default-src 'self'", f"script-src {scripts}", "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:", "connect-src 'self'", "object-src 'none'", "base-uri 'self'",
        "form-action 'none'", "worker-src 'none'", f"frame-ancestors {ancestors}",
    ))


def guard(app: Dash, settings: Settings) -> None:
    """Put the policy on every answer of the app and check every callback body."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    content_policy = policy(app, settings.frame_ancestors)

    @server.before_request
    def check_body():
        if request.path != CALLBACK_PATH:
            return None
        try:
            check(request.get_data(), app.callback_map)
        except Refused as refusal:
            return refuse(HTTPStatus.BAD_REQUEST, str(refusal))
        return None

    @server.after_request
    def add_policy(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = content_policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response

    @server.errorhandler(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    def refuse_large(_error):
        limit = settings.max_body_bytes
        return refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"The body is longer than {limit} bytes.")


def refuse(status: HTTPStatus, reason: str) -> Response:
    """Return a one-line refusal as JSON."""
    return Response(orjson.dumps({"error": reason}), status=status, mimetype="application/json")


def check(body: bytes, callbacks: dict) -> None:
    """Raise Refused unless the body asks a known callback for its own output with its own inputs."""
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused("The body is not JSON.") from None
    if not isinstance(sent, dict) or not sent.keys() <= ENVELOPE:
        raise Refused("The body is not a callback request.")
    check_values(sent)
    output, outputs, inputs = (sent.get(key) for key in ("output", "outputs", "inputs"))
    if not isinstance(output, str) or output not in callbacks:
        raise Refused("There is no such output.")
    name, _, prop = output.rpartition(".")
    if outputs != {"id": name, "property": prop}:
        raise Refused("The outputs are not those of the callback.")
    wanted = [(known["id"], known["property"]) for known in callbacks[output]["inputs"]]
    if not isinstance(inputs, list) or [identity(item) for item in inputs] != wanted:
        raise Refused("The inputs are not those of the callback.")
    if sent.get("state"):
        raise Refused("The callback has no state.")
    changed = sent.get("changedPropIds", [])
    known = {f"{name}.{prop}" for name, prop in wanted}
    if not isinstance(changed, list) or not all(isinstance(item, str) and item in known for item in changed):
        raise Refused("The changed properties are not inputs of the callback.")
    if not isinstance(inputs[0].get("value"), dict | None):
        raise Refused("The value of the input is not an object.")


def identity(item: object) -> tuple:
    """Return the id and the property of an input, or what can be none."""
    if not isinstance(item, dict) or not item.keys() <= {"id", "property", "value"}:
        return (None, None)
    return (item.get("id"), item.get("property"))


def check_values(value: object, depth: int = 0) -> None:
    """Raise Refused at a number that is not finite or a nest that is too deep."""
    if depth > DEEPEST:
        raise Refused("The body is nested too deep.")
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused("A number is not finite.")
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        check_values(child, depth + 1)
