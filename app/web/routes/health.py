"""Is the process alive, and can it walk."""

from flask import Blueprint, Response

from app import compute

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """Answer at once, whatever else is going on."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def ready() -> Response:
    """Walk five steps."""
    return Response(f"ok {compute.probe():.6f}\n", mimetype="text/plain")
