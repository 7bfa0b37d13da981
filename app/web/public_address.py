"""Where this page is served, as those who ask see it: a proxy may hide it from the server.

Pages and scripts ask for nothing by it, since every address in them is relative.
"""

import re

from flask import Response, after_this_request, g, request
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.urls import iri_to_uri

from app.settings import Settings

# The page's own scripts say in it where the browser stands. A link can't carry it, nor may another
# site's script send it.
HEADER = "Downhill-Home"
PLAIN = re.compile(r"""https?://[^\s<>"'?#@\\\x7f-\U0010ffff]{1,500}/""")


def public_home(settings: Settings) -> str:
    """Return the address of this page for anybody, or "" where none is certain.

    `Host` is a visitor's word: it is believed from the hosts and the proxies that are set, and even
    then no cache may keep the answer.
    """
    if settings.home:
        return settings.home
    hosts = [each.strip().lower() for each in settings.hosts.split(",") if each.strip()]
    if not (host_is_trusted(request.host.lower(), hosts) if hosts else settings.proxies):
        return ""
    g.says_host = True
    after_this_request(keep_nowhere)
    return own_root()


def visited_home(settings: Settings) -> str:
    """Return the address at which this visitor has the page. Only for what no cache keeps."""
    named = request.headers.get(HEADER, "")
    return named if PLAIN.fullmatch(named) else settings.home or own_root()


def own_root() -> str:
    """Return the address of this server, as the request has it."""
    return iri_to_uri(request.url_root)


def keep_nowhere(response: Response) -> Response:
    """Let no cache keep an answer."""
    response.headers["Cache-Control"] = "no-store"
    return response
