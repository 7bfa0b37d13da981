"""oEmbed and Open Graph: what other sites are told of an address, and nothing that was typed."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from app.exports.preview import SIZE
from app.exports.title import title
from app.factory import create_app
from app.scene.parse import read
from app.settings import Settings
from tests.app.queries import SPIKED

HOME = "http://localhost/"
SCENE = "surface=beale&opt=adam,momentum&eta=0.1&hide=maps"
HOSTILE = [
    *('"><script>alert(1)</script>', "' onload='alert(1)", "</iframe><img src=x>", "&amp;&#34;"),
    *("\x00", "\u2028", "{first_answer}", "]]>", "<![CDATA[", "<!ENTITY x 'y'>"),
]


@pytest.fixture(scope="module")
def client():
    """A visitor of a server that has been told by which name it may be called."""
    return create_app(Settings(hosts="localhost")).server.test_client()


class Elements(HTMLParser):
    """Every element of a text, with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def asked(client, url, **more):
    return client.get("/oembed", query_string={"url": url, **more})


def only_frame(html):
    ((tag, attributes),) = Elements(html).found
    assert tag == "iframe"
    assert html.endswith("></iframe>")
    return attributes


@pytest.mark.parametrize("page", ["", "embed"])
def test_an_address_of_the_page_and_of_the_frame_gives_the_frame_of_its_scene(client, page):
    told = asked(client, f"{HOME}{page}?{SCENE}").json
    query = read(SCENE).scene.query()
    assert told["version"] == "1.0"
    assert told["type"] == "rich"
    assert told["title"] == title(read(SCENE).scene)
    assert (told["provider_name"], told["provider_url"]) == ("Downhill", HOME)
    assert only_frame(told["html"]) == {
        "src": f"{HOME}embed?{query}",
        "width": "700",
        "height": "450",
        "title": told["title"],
        "loading": "lazy",
        "allow": "fullscreen",
        "style": "border:0;width:100%;height:auto;aspect-ratio:700/450;"
        "min-height:clamp(450px,(600px - 100vw)*999,560px)",
    }
    assert (told["width"], told["height"]) == (700, 450)
    assert told["thumbnail_url"] == f"{HOME}export/preview.png?{query}"
    assert (told["thumbnail_width"], told["thumbnail_height"]) == SIZE


def test_xml_says_what_json_says(client):
    response = asked(client, f"{HOME}?{SCENE}", format="xml")
    assert response.content_type == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(response.data)
    assert root.tag == "oembed"
    told = asked(client, f"{HOME}?{SCENE}", format="json").json
    assert {each.tag: each.text for each in root} == {k: str(v) for k, v in told.items()}


def test_what_the_answer_names_is_there(client):
    told = asked(client, f"{HOME}?{SCENE}").json
    assert client.get(told["thumbnail_url"]).content_type == "image/png"
    assert client.get(only_frame(told["html"])["src"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "limits", "size"),
    [
        ("", {"maxwidth": "500"}, (500, 450)),
        ("", {"maxheight": "300", "maxwidth": "9999"}, (700, 300)),
        ("panels=1", {}, (600, 400)),
        ("panels=1", {"maxwidth": "0", "maxheight": "-1"}, (600, 400)),
        ("", {"maxwidth": "9" * 5000, "maxheight": "٣"}, (700, 450)),
    ],
)
def test_a_frame_is_no_larger_than_was_asked_for(client, query, limits, size):
    told = asked(client, f"{HOME}?{query}", **limits).json
    assert (told["width"], told["height"]) == size
    frame = only_frame(told["html"])
    assert (frame["width"], frame["height"]) == tuple(map(str, size))


def test_a_picture_that_is_larger_than_was_asked_for_is_left_out(client):
    assert "thumbnail_url" not in asked(client, HOME, maxwidth="1199").json
    assert "thumbnail_url" in asked(client, HOME, maxwidth="1200").json


@pytest.mark.parametrize(
    "url",
    [
        *("", "x", "javascript:alert(1)", "data:text/html,x", "ftp://localhost/", "//localhost/"),
        *(
            "http://evil.example/",
            "http://localhost.evil.example/",
            "http://[",
            "http://localhost:81/",
        ),
        *("http://me@localhost/", "http://localhost/../", "http://localhost/../embed"),
        *("http://localhost/embed/", "http://localhost/export/downhill.csv", "http://localhost//"),
        *("http://localhost/%2e%2e/", "http://localhost\\@evil.example/", "a" * 65_536),
    ],
)
def test_an_address_that_is_none_of_this_server_is_not_found(client, url):
    response = asked(client, url)
    assert response.status_code == 404
    assert response.json.keys() == {"error"}
    assert not url or url not in response.text


@pytest.mark.parametrize("form", ["yaml", "JSON", "", "xml\x00"])
def test_another_format_is_not_implemented(client, form):
    assert asked(client, HOME, format=form).status_code == 501


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("typed", [*HOSTILE, *SPIKED, "x" * 65_536])
def test_nothing_that_was_typed_gets_into_the_answer(client, form, typed):
    raw = typed.encode("utf-8", "surrogatepass").decode("latin-1")
    for key in ("surface", "opt", "eta", "start", "hide", "sched", "nonsense"):
        response = asked(client, f"{HOME}?{key}={raw}", format=form)
        assert response.status_code == 200
        if form == "json":
            told = response.json
        else:
            told = {each.tag: each.text for each in ElementTree.fromstring(response.data)}
        query = urlsplit(only_frame(told["html"])["src"]).query
        assert read(query).notes == ()
        assert read(query).scene.query() == query


def test_any_site_may_read_the_answer(client):
    assert asked(client, HOME).headers["Access-Control-Allow-Origin"] == "*"


def test_behind_another_name_that_name_is_told():
    home = "https://downhill.example/lab/"
    client = create_app(Settings(home=home)).server.test_client()
    told = asked(client, f"{home}?{SCENE}").json
    assert told["provider_url"] == home
    assert only_frame(told["html"])["src"].startswith(f"{home}embed?")
    assert asked(client, HOME).status_code == 404
    assert f'content="{home}?surface=bowl&amp;' in client.get("/").text


def head(response):
    """The elements of the head of a page that tell other sites of it."""
    assert response.status_code == 200
    text = response.text.partition("</head>")[0]
    metas = [each for tag, each in Elements(text).found if tag == "meta" and "property" in each]
    links = [each for tag, each in Elements(text).found if each.get("rel") == "alternate"]
    return {each["property"]: each["content"] for each in metas}, links


def test_the_page_tells_of_its_own_scene_and_of_its_picture(client):
    told, links = head(client.get(f"/?{SCENE}"))
    assert told["og:title"] == title(read(SCENE).scene)
    assert told["og:url"] == f"{HOME}?{read(SCENE).scene.query()}"
    assert client.get(told["og:image"]).content_type == "image/png"
    assert (int(told["og:image:width"]), int(told["og:image:height"])) == SIZE
    assert {link["type"] for link in links} == {"application/json+oembed", "text/xml+oembed"}
    for link in links:
        assert parse_qs(urlsplit(link["href"]).query)["url"] == [told["og:url"]]
        assert title(read(SCENE).scene) in unescape(client.get(link["href"]).text)


def test_the_description_is_that_of_the_walks(client):
    told, _ = head(client.get("/"))
    assert told["og:description"].startswith("A: Too slow, 38.5 % of the loss is left")
    assert "verdict" not in head(client.get("/?hide=verdict"))[0]["og:description"]
    assert "too slow" not in head(client.get("/?hide=verdict"))[0]["og:description"]


@pytest.mark.parametrize("typed", [*HOSTILE, *SPIKED])
def test_nothing_that_was_typed_gets_into_the_head(client, typed):
    raw = typed.encode("utf-8", "surrogatepass").decode("latin-1")
    for key in ("surface", "eta", "hide"):
        query = f"{key}={raw}"
        told, links = head(client.get("/", environ_overrides={"QUERY_STRING": query}))
        assert len(told) == 8
        assert len(links) == 2
        query = urlsplit(told["og:url"]).query
        assert read(query).scene.query() == query


def test_a_host_that_is_no_name_ends_no_attribute():
    for believed in ({}, {"hosts": "localhost"}, {"proxies": 1}):
        client = create_app(Settings(**believed)).server.test_client()
        hostile = 'x"><script>alert(1)</script>'
        for name in ("Host", "X-Forwarded-Host", "X-Forwarded-Prefix", "X-Forwarded-Proto"):
            response = client.get("/", headers={name: hostile})
            assert response.status_code in (200, 400)
            assert not re.search(r"<script>alert", response.text)
