"""The page's own styles and scripts, each kind as one file, and the lands of its gallery:
`/bundle/page.js`."""

from flask import Blueprint, Response, abort

from app import compute
from app.page.static_bundle import bundles

blueprint = Blueprint("bundle", __name__)
KINDS = {"css": "text/css", "js": "text/javascript"}


@blueprint.get("/bundle/<name>")
def bundle(name: str) -> Response:
    """Send a bundle; what is none is not there."""
    found = bundles().get(name) or abort(404)
    return Response(found.text, mimetype=KINDS[name.rpartition(".")[2]])


@blueprint.get(f"/bundle/{compute.THUMBNAILS}")
def thumbnails() -> Response:
    """Send every surface in miniature."""
    return Response(compute.thumbnails(), mimetype="application/json")
