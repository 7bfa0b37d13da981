"""oEmbed 1.0: the frame of an address of this very server, for sites that make frames of links."""

from html import escape
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

import orjson
from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import HTTPException, NotFound

from app.exports.preview import SIZE as THUMBNAIL
from app.exports.title import lesson_title, title
from app.lessons.player.answers import lesson_in
from app.scene.parse import read
from app.web.public_address import public_home

blueprint = Blueprint("oembed", __name__)

PROVIDER = "Downhill"
# Pages that show a scene, below the root of this server.
PAGES = ("", "embed")
# A frame of one panel and of several, in CSS pixels.
ONE, SEVERAL = (600, 400), (700, 450)
LONGEST = 5  # digits of a size


class Unknown(HTTPException):
    """A format that the specification does not have."""

    code = HTTPStatus.NOT_IMPLEMENTED
    description = "The format is json or xml."


@blueprint.get("/oembed")
def tell() -> Response:
    """Tell of the frame for an address, as JSON or as XML.

    Only the scene's own spelling of what the address says goes into the answer.
    """
    form = field("format", "json")
    if form not in ("json", "xml"):
        raise Unknown
    settings = current_app.extensions["settings"]
    root = public_home(settings)
    if not root:
        raise NotFound("This server does not know its own address: DOWNHILL_HOME tells it.")
    query = query_of(field("url"), root)
    scene = read(query, settings).scene
    if lesson := lesson_in(query):
        told = card(f"lesson={lesson.name}", lesson_title(lesson), root, SEVERAL)
    else:
        size = ONE if scene.panels == 1 else SEVERAL
        told = card(scene.query(), title(scene), root, size)
    if form == "json":
        return answer(orjson.dumps(told), "application/json")
    return answer(as_xml(told), "text/xml; charset=utf-8")


def answer(body: bytes, kind: str) -> Response:
    """Return an answer that any page may read: there is nothing of a visitor's in it."""
    response = Response(body, content_type=kind)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def query_of(url: str, root: str) -> str:
    """Return the query of an address of a page of this server; raise NotFound for any other."""
    try:
        parts, home = urlsplit(url), urlsplit(root)
    except ValueError:
        raise NotFound("The url is none.") from None
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != home.netloc.lower():
        raise NotFound("The url is not one of this server.")
    if (parts.path or "/") not in {home.path + page for page in PAGES}:
        raise NotFound("The url is not one of a page with a scene.")
    return parts.query


def field(name: str, plain: str = "") -> str:
    """Return the first value of a field of the query, which may be anything."""
    text = request.query_string.decode("utf-8", "replace")
    return dict(reversed(parse_qsl(text, keep_blank_values=True))).get(name, plain)


def inside(size: tuple[int, int]) -> tuple[int, int]:
    """Return a size, made no larger than was asked for."""
    asked = (field(name) for name in ("maxwidth", "maxheight"))
    return tuple(min(each, most(text, each)) for each, text in zip(size, asked, strict=True))


def most(text: str, plain: int) -> int:
    """Return the number of pixels that a text allows, or the plain one if it is no number."""
    is_size = text.isascii() and text.isdigit() and len(text) <= LONGEST and int(text) > 0
    return int(text) if is_size else plain


def card(query: str, name: str, root: str, size: tuple[int, int]) -> dict[str, str | int]:
    """Return what the specification asks for; its picture only where that is not too large."""
    width, height = inside(size)
    told = {
        "version": "1.0",
        "type": "rich",
        "title": name,
        "provider_name": PROVIDER,
        "provider_url": root,
        "width": width,
        "height": height,
        "html": frame(f"{root}embed?{query}", name, width, height),
    }
    if inside(THUMBNAIL) == THUMBNAIL:
        told["thumbnail_url"] = f"{root}export/preview.png?{query}"
        told["thumbnail_width"], told["thumbnail_height"] = THUMBNAIL
    return told


def frame(src: str, name: str, width: int, height: int) -> str:
    """Return the frame as one element; every attribute is escaped. It is as `share/snippets.js` has
    it: as wide as the page around it."""
    look = (
        f"border:0;width:100%;height:auto;aspect-ratio:{width}/{height};"
        f"min-height:clamp({height}px,(600px - 100vw)*999,560px)"
    )
    return (
        f'<iframe src="{escape(src)}" width="{width}" height="{height}" title="{escape(name)}" '
        f'loading="lazy" allow="fullscreen" style="{look}"></iframe>'
    )


def as_xml(told: dict[str, str | int]) -> bytes:
    """Return the same as XML."""
    root = Element("oembed")
    for key, value in told.items():
        SubElement(root, key).text = str(value)
    return tostring(root, encoding="utf-8", xml_declaration=True)
