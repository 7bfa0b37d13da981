"""The door: what every answer carries, and what a callback of Dash is asked with."""

import math
from http import HTTPStatus

import orjson
from dash import Dash, Output
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import BadRequest, HTTPException, NotFound

from app.language.speaking import said, speaking
from app.settings import Settings
from app.web.request_language import asked_language
from descent.message import N_, Message

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
    """Return a refusal as one line of JSON, in the language of who asks."""
    response = error.get_response()
    with speaking(asked_language()):
        response.data = orjson.dumps({"error": said(error.description)})
    response.content_type = "application/json"
    return response


def check(body: bytes, callbacks: dict) -> None:
    """Raise Refused unless a known callback is asked, for its own outputs, with its own inputs.

    The page asks none; whoever adds one to it has it checked by its own declaration.
    """
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused(Message.of(N_("The body is not JSON."))) from None
    if not isinstance(sent, dict) or not sent.keys() <= ENVELOPE:
        raise Refused("The body is not a callback request.")
    check_values(sent)
    output = sent.get("output")
    if not isinstance(output, str) or "callback" not in callbacks.get(output, ()):
        raise Refused("There is no such output.")
    known = callbacks[output]
    if sent.get("outputs") != target(known["output"]):
        raise Refused("The outputs are not those of the callback.")
    for part in ("inputs", "state"):
        wanted, given = [key(each) for each in known[part]], sent.get(part, [])
        if not isinstance(given, list) or [key(each) for each in given] != wanted:
            raise Refused(f"There is another {part} than that of the callback.")
    changed, wanted = sent.get("changedPropIds", []), [key(each) for each in known["inputs"]]
    if not isinstance(changed, list) or any(each not in wanted for each in changed):
        raise Refused("The changed properties are not inputs of the callback.")


def target(output: Output | list[Output]) -> dict | list[dict]:
    """Return the output of a callback, or its outputs, as a browser names them."""
    if isinstance(output, list):
        return [target(each) for each in output]
    return {"id": output.component_id, "property": output.component_property}


def key(item: object) -> str | None:
    """Return the id and the property of an input in one text, as Dash spells them; None where it
    is no input."""
    if not isinstance(item, dict) or not item.keys() <= {"id", "property", "value"}:
        return None
    name, prop = item.get("id"), item.get("property")
    if isinstance(name, dict):
        name = orjson.dumps(name, option=orjson.OPT_SORT_KEYS).decode()
    return f"{name}.{prop}" if isinstance(name, str) and isinstance(prop, str) else None


def check_values(value: object, depth: int = 0) -> None:
    """Raise Refused at a number that is not finite or a nest that is too deep."""
    if depth > DEEPEST:
        raise Refused(Message.of(N_("The body is nested too deep.")))
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused(Message.of(N_("A number is not finite.")))
    if isinstance(value, dict):
        value = list(value.values())
    for child in value if isinstance(value, list) else ():
        check_values(child, depth + 1)
