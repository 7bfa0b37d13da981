"""Scripts and styles compressed once and kept: the page's first load is 1.7 MB instead of 8.

A file that carries its version in its name and a page are kept as they are sent, so that a class
that opens one link at once costs a look into a table for each of its browsers.
"""

import hashlib
import io
from threading import Lock
from typing import NamedTuple

import brotli
from cachetools import LRUCache
from flask import Flask, Response, g, request
from werkzeug.wsgi import wrap_file

from app.settings import Settings
from app.web.public_address import visited_home
from app.web.request_language import asked_language, varies

# At 9, Brotli takes a second for everything, once; at 11, ten more for a tenth less. A frame is
# there for pages that are read on phones: its files are worth a sixth of a second for a twentieth.
FILES, FRAMED, ANSWERS = 9, 10, 5
# Nearly all of an answer to a hand is numbers, of which nothing is saved: 3 % less would take 1 ms.
LIVE = 1
SMALLEST = 1024
KINDS = {
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
}
FOREVER = "public, max-age=31536000, immutable"
VERSIONED, DATED = "/_dash-component-suites/", ("/assets/", "/bundle/")
OF_FRAMES = "/bundle/frame."
KEPT = 64
# What says the same to everybody who asks under the same address.
PAGES = ("/", "/embed", "/_dash-layout", "/_dash-dependencies")
EXPORTED = "/export/"
BESIDE = 2000  # bytes that an answer takes beside its body


COMPRESSED: LRUCache = LRUCache(KEPT)  # files, by the digest of what they are
COMPRESSING = Lock()


def compressed(data: bytes, quality: int) -> bytes:
    """Return a file compressed as far as it is worth, once for all who ask for the same."""
    digest = hashlib.blake2b(data, digest_size=16).digest()
    with COMPRESSING:  # one after the other: a class that comes at once waits for the same file
        if digest not in COMPRESSED:
            COMPRESSED[digest] = brotli.compress(data, quality=quality)
        return COMPRESSED[digest]


class Sent(NamedTuple):
    """An answer as it was sent: the next browser gets the same bytes."""

    body: bytes
    headers: list[tuple[str, str]]

    @property
    def size(self) -> int:
        """Return about how many bytes it takes."""
        return len(self.body) + BESIDE


def takes_brotli() -> bool:
    """Say whether who asks takes Brotli."""
    return bool(request.accept_encodings.quality("br"))


def is_versioned() -> bool:
    """Say whether what is asked for carries its version in its name."""
    is_named = request.path.startswith(VERSIONED) and ".v" in request.path
    # Not `request.args`, which can't be read where the query is no text.
    is_dated = request.path.startswith(DATED) and request.query_string.startswith(b"m=")
    return is_named or is_dated


class Sendings:
    """What was sent and is kept as it is: files, whole pages, and the files of a scene."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        rooms = settings.file_cache_bytes, settings.page_cache_bytes, settings.export_cache_bytes
        self._files, self._pages, self._exports = (
            LRUCache(room, getsizeof=lambda sent: sent.size) for room in rooms
        )
        self._lock = Lock()

    def place(self) -> tuple[LRUCache, tuple] | None:
        """Return where the answer to this request is kept, and under which name; None for what
        is not kept. A page may tell of the very address that it was asked under."""
        if request.method != "GET":
            return None
        name = request.path, request.query_string, takes_brotli()
        if is_versioned():
            return self._files, name
        if request.path in PAGES:
            return self._pages, (request.url_root, asked_language(), *name)
        if request.path.startswith(EXPORTED):
            return self._exports, (visited_home(self._settings), *name)
        return None

    def get(self, cache: LRUCache, name: tuple) -> Sent | None:
        """Return what was sent under a name."""
        with self._lock:
            return cache.get(name)

    def put(self, cache: LRUCache, name: tuple, sent: Sent) -> None:
        """Keep what is sent under a name, but for what is larger than all the room."""
        with self._lock:
            if sent.size <= cache.maxsize:
                cache[name] = sent


def attach(server: Flask, settings: Settings) -> None:
    """Compress what is worth it, let browsers keep what carries a version in its name, and keep
    such files, whole pages and the files of a scene as they are sent."""
    sendings = Sendings(settings)

    @server.before_request
    def send_kept() -> Response | None:
        g.place = sendings.place()
        sent = g.place and sendings.get(*g.place)
        if not sent:
            return None
        g.place = None
        g.is_sent_before = True
        # The bytes are not copied, however many slow readers there are.
        body = wrap_file(request.environ, io.BytesIO(sent.body))
        return confirmed(Response(body, headers=sent.headers, direct_passthrough=True))

    @server.after_request
    def compress(response: Response) -> Response:
        if response.status_code != 200 or g.get("is_sent_before"):
            return response
        if is_versioned():
            response.headers["Cache-Control"] = FOREVER
        if varies():
            response.vary.add("Accept-Language")
        if response.mimetype in KINDS:
            response.vary.add("Accept-Encoding")
            if takes_brotli():
                pack(response)
        if g.get("place") and (is_ours(response) or is_for_all(response)):
            response.direct_passthrough = False
            sendings.put(*g.place, Sent(response.get_data(), response.headers.to_wsgi_list()))
        return confirmed(response)


def confirmed(response: Response) -> Response:
    """Return an answer without its body where who asks has it already."""
    has_tag = "ETag" in response.headers and not response.cache_control.no_store
    return response.make_conditional(request) if has_tag else response


def is_for_all(response: Response) -> bool:
    """Say whether any cache may keep an answer."""
    return not (response.cache_control.no_store or response.cache_control.private)


def is_ours(response: Response) -> bool:
    """Say whether this server may keep what nobody else may: a page that names its host, and a
    file of a scene; pictures are kept by whoever draws them."""
    is_picture = response.mimetype.startswith("image/")
    is_file = request.path.startswith(EXPORTED) and not is_picture
    return bool(g.get("says_host")) or is_file


def pack(response: Response) -> None:
    """Compress the body of an answer that is large enough."""
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < SMALLEST or "Content-Encoding" in response.headers:
        return
    if request.path.startswith((VERSIONED, *DATED)):
        packed = compressed(data, FRAMED if request.path.startswith(OF_FRAMES) else FILES)
    else:
        quality = LIVE if g.get("follows_hand") else ANSWERS
        packed = brotli.compress(data, quality=quality)
    response.set_data(packed)
    response.headers["Content-Encoding"] = "br"
