"""The door: what every answer carries, and what a callback body must be before Dash sees it."""

import math
from http import HTTPStatus

import orjson
from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import BadRequest, HTTPException, NotFound

from app.settings import Settings

CALLBACK = "_dash-update-component"
FRAME = "embed"
MAPS = "maps"
# What Dash serves and nobody asks for: its icon, its hot reload, and the page at any other path.
CLOSED = ("_favicon.ico", "_reload-hash", "<path:path>")
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# A callback body is shallow; deeper is an attack on the parser or a mistake.
DEEPEST = 12
ENVELOPE = {
    *("output", "outputs", "inputs", "state", "changedPropIds"),
    *("parsedChangedPropsIds", "clientSide"),
}


class Refused(BadRequest):
    """A body that goes no further; the message is one line for whoever sent it."""


def policy(app: Dash, ancestors: str) -> str:
    """Return the content policy: this machine alone, and no eval.

    Who may frame it is left open by `*`: written out, that would leave out pages from a disk.
    """
    scripts = " ".join(["'self'", *app.csp_hashes()])
    framing = () if ancestors == "*" else (f"frame-ancestors {ancestors}",)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'none'",
            "worker-src 'none'",
            *framing,
        )
    )


def guard(app: Dash, settings: Settings) -> None:
    """Put the policy on every answer, check every callback body, close what nobody needs."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    prefix = app.config.routes_pathname_prefix
    closed = {prefix + name for name in CLOSED}
    content_policy = policy(app, settings.frame_ancestors)
    frame_policy = policy(app, settings.embed_ancestors)

    @server.before_request
    def check_request():
        rule = request.url_rule and request.url_rule.rule
        if rule in closed:
            raise NotFound
        if request.method == "OPTIONS" and request.url_rule:
            allowed = ", ".join(sorted(request.url_rule.methods))
            return Response(status=HTTPStatus.NO_CONTENT, headers={"Allow": allowed})
        if rule == prefix + CALLBACK and request.method == "POST":
            check(request.get_data(), app.callback_map)
        return None

    @server.after_request
    def add_policy(response: Response) -> Response:
        is_frame = request.path == prefix + FRAME
        response.headers["Content-Security-Policy"] = frame_policy if is_frame else content_policy
        response.headers.update(EVERYWHERE)
        # A sandboxed frame has no origin: to it even its own server is another. There is nothing
        # here to steal: no cookie, no account, the same answer for everybody. Only the long work
        # of a map is not for other sites to order.
        if not request.path.startswith(prefix + MAPS):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Allow-Headers"] = "content-type"
        return response

    # What the server answers by itself, before this app is asked, carries the same.
    server.extensions["headers"] = {"Content-Security-Policy": content_policy, **EVERYWHERE}
    server.register_error_handler(HTTPException, refuse)
    # Dash has no answer for a file that it does not know, nor for one that it lists and lacks.
    for missing in (DependencyException, FileNotFoundError):
        server.register_error_handler(missing, lambda _error: refuse(NotFound()))


def refuse(error: HTTPException) -> Response:
    """Return a refusal as one line of JSON."""
    response = error.get_response()
    response.data = orjson.dumps({"error": error.description})
    response.content_type = "application/json"
    return response


def check(body: bytes, callbacks: dict) -> None:
    """Raise Refused unless a known callback is asked, for its own output, with its own inputs."""
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused("The body is not JSON.") from None
    if not isinstance(sent, dict) or not sent.keys() <= ENVELOPE:
        raise Refused("The body is not a callback request.")
    check_values(sent)
    output, outputs, inputs = (sent.get(key) for key in ("output", "outputs", "inputs"))
    if not isinstance(output, str) or "callback" not in callbacks.get(output, ()):
        raise Refused("There is no such output.")
    name, _, prop = output.rpartition(".")
    if outputs != {"id": name, "property": prop}:
        raise Refused("The outputs are not those of the callback.")
    wanted = [(known["id"], known["property"]) for known in callbacks[output]["inputs"]]
    if not isinstance(inputs, list) or [identity(item) for item in inputs] != wanted:
        raise Refused("The inputs are not those of the callback.")
    if sent.get("state", []) != []:
        raise Refused("The callback has no state.")
    changed = sent.get("changedPropIds", [])
    known = [f"{name}.{prop}" for name, prop in wanted]
    if not isinstance(changed, list) or any(item not in known for item in changed):
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
    if isinstance(value, dict):
        value = list(value.values())
    for child in value if isinstance(value, list) else ():
        check_values(child, depth + 1)
