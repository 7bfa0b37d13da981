"""create_app: layout, routes and headers put together, as often as one likes."""

import re
from html import escape
from pathlib import Path

import orjson
import plotly
from dash import Dash
from dash.fingerprint import build_fingerprint
from flask import Flask, has_request_context
from werkzeug.middleware.proxy_fix import ProxyFix

from app.compute import answers
from app.compute.caches import EXTENSION, Caches
from app.executor import requests
from app.exports import title
from app.exports.title import lesson_title
from app.language.languages import ENGLISH
from app.language.speaking import _, speaking, spoken
from app.lessons.player.answers import first, lesson_in
from app.maps import dask_cluster, pool
from app.maps.job_queue import Desk
from app.page import clientside
from app.page.html import to_html
from app.page.layout import layout
from app.page.named_parts import named
from app.page.plain_page import THEME
from app.page.static_bundle import bundles
from app.page.static_page import blocks, digest, html_language, script_link, style_link, words
from app.page.without_scripts import DESCRIPTION, TITLE, words_without_scripts
from app.scene.parse import read
from app.settings import Settings, get_settings
from app.web import compression, security
from app.web.public_address import public_home
from app.web.request_language import WORDS, asked_language, query
from app.web.routes import (
    ask,
    bundle,
    embed,
    export,
    health,
    lessons,
    maps,
    oembed,
    qr,
    search_game,
    worksheets,
)

ROOT = Path(__file__).resolve().parent.parent
# What Dash sends with every page though nothing here needs it, for browsers of the past, for tables
# and for its larger components, would be a third of the first screen.
SPARED = re.compile(r'<script src="[^"]*/(?:deps/polyfill@|dash_table/|dcc/)[^"]*"></script>\s*')
# Before every address that Dash writes: relative ones work beneath any path. Dash wants this to
# begin with a slash, so it is set when Dash has looked.
HERE = "./"
# Relative to a path that lacks its slash they would be somewhere else; most proxies see to it, not
# that of Jupyter.
SLASH = (
    "{ const { pathname, search, hash } = location; "
    'if (!pathname.endsWith("/")) history.replaceState(null, "", `${pathname}/${search}${hash}`); }'
)
INDEX = (Path(__file__).parent / "page" / "index.html").read_text(encoding="utf-8")


class Page(Dash):
    """Dash, with a first page that already carries the answer to its own address."""

    settings: Settings

    def interpolate_index(self, **kwargs) -> str:
        with speaking(asked_language()):
            return self.page(query(), **kwargs)

    def page(self, query: str, **kwargs) -> str:
        """Return the page of a query."""
        lesson = lesson_in(query)
        kwargs["scripts"] = SPARED.sub("", kwargs["scripts"])
        kwargs["title"] = escape(lesson_title(lesson) if lesson else _(TITLE))
        page = super().interpolate_index(**kwargs).replace("{plotly}", self.plotly_address())
        for part, name in (("{styles}", "page.css"), ("{scripts}", "page.js")):
            page = page.replace(part, bundles()[name].address)
        answer = first(query, self.settings)
        scripts = ("page.js", "lesson.js") if lesson else ("page.js",)
        for part, text in (
            ("{lesson_styles}", style_link("lesson.css") if lesson else ""),
            ("{lesson_scripts}", script_link("lesson.js") if lesson else ""),
            ("{language}", html_language()),
            ("{layout}", layout_address()),
            ("{description}", escape(_(lesson.objective if lesson else DESCRIPTION))),
            ("{without_scripts}", words_without_scripts(answer)),
            ("{about}", self.about(query, answer)),
            ("{slash}", SLASH),
            ("{whole_page}", to_html(layout())),
            ("{messages}", "".join(blocks(words(*scripts).items()))),
            ("{catalogue}", as_script(answers.facts(query))),
            ("{first_answer}", as_script(answer)),
        ):
            page = page.replace(part, text)
        return page

    def about(self, query: str, answer: dict) -> str:
        """Return what the head of the page says of itself to those who link to it."""
        root = public_home(self.settings)
        if not root:
            return ""
        if lesson := lesson_in(query):
            return title.lesson_head(lesson, root)
        scene = read(query, self.settings).scene
        return title.head(scene, answer.get("picture"), root)

    def csp_hashes(self, *given, **more) -> list[str]:
        """Return the hashes of all scripts that stand in the page."""
        return [*super().csp_hashes(*given, **more), digest(SLASH), digest(THEME)]

    def plotly_address(self) -> str:
        """Return where Plotly's own bundle is served, its version in the name."""
        path = "package_data/plotly.min.js"
        changed = int((Path(plotly.__file__).parent / path).stat().st_mtime)
        name = build_fingerprint(path, plotly.__version__, changed)
        return self.get_relative_path(f"/_dash-component-suites/plotly/{name}")


def layout_spoken():
    """Return what Dash lays out, in the language that the page asks for beside it."""
    with speaking(asked_language() if has_request_context() else ""):
        return named(layout())


def layout_address() -> str:
    """Return where Dash asks for the layout: in a language but English with the page's own word."""
    tag = spoken() or ENGLISH
    return "_dash-layout" if tag == ENGLISH else f"_dash-layout?{WORDS}={tag}"


def as_script(data: dict) -> str:
    """Return data for a script element: inside of one only "<" can end it."""
    return orjson.dumps(data).decode().replace("<", "\\u003c")


def create_app(settings: Settings | None = None) -> Dash:
    """Return a new app with its own server; by default with the settings of the environment."""
    settings = settings or get_settings()
    server = Flask("downhill", static_folder=None)
    server.debug = False  # FLASK_DEBUG would let errors out to the server
    app = Page(
        __name__,
        server=server,
        assets_folder=str(ROOT / "assets"),
        assets_ignore=".*",  # the bundles have them
        title="Downhill: what does the learning rate do?",
        update_title=None,
        index_string=INDEX,
        enable_mcp=False,
    )
    dict.__setitem__(app.config, "requests_pathname_prefix", HERE)
    app.settings = settings
    app.layout = layout_spoken
    app.validation_layout = None  # Dash would send it within each page, a second time
    clientside.register(app)
    app.server.register_blueprint(health.blueprint)
    app.server.register_blueprint(ask.blueprint)
    app.server.register_blueprint(maps.blueprint)
    app.server.register_blueprint(export.blueprint)
    app.server.register_blueprint(oembed.blueprint)
    app.server.register_blueprint(qr.blueprint)
    app.server.register_blueprint(embed.blueprint)
    app.server.register_blueprint(bundle.blueprint)
    app.server.register_blueprint(worksheets.blueprint)
    app.server.register_blueprint(search_game.blueprint)
    app.server.register_blueprint(lessons.blueprint)
    app.server.extensions["settings"] = settings
    app.server.extensions[EXTENSION] = Caches(settings)
    hands = dask_cluster.Cluster if settings.dask else pool.Pool
    app.server.extensions["maps"] = Desk(settings, hands)
    compression.attach(app.server, settings)
    requests.attach(app.server, settings)
    security.guard(app, settings)
    if hops := settings.proxies:
        server.wsgi_app = ProxyFix(server.wsgi_app, hops, hops, hops, x_prefix=hops)
    return app
