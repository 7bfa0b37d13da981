"""The frame: the page for other pages, whatever its address says."""

import base64
import gzip
import re
from urllib.parse import quote

import orjson
import pytest

from app.compute import answers
from app.factory import create_app
from app.page.linker import view_files
from app.page.static_bundle import NOT_FRAMED, SCRIPTS, bundles
from app.settings import Settings
from tests.app.queries import SPIKED

HOSTILE = [
    "surface=</script><script>alert(1)</script>",
    "hide=</script>&lock='\"><img src=x onerror=alert(1)>",
    "theme=javascript:alert(1)",
    "title=<a href=//evil target=_top>",
    *(f"surface={text}&eta={text}" for text in SPIKED if text.isprintable()),
]


@pytest.fixture(scope="module")
def client():
    return create_app(Settings(embed_ancestors="https://school.example")).server.test_client()


def blocks(text):
    """The data that a page carries, by the id of its element."""
    found = re.findall(
        r'<script id="([\w-]+)" type="application/([^"]+)">(.*?)</script>', text, re.S
    )
    return {
        name: orjson.loads(body if kind == "json" else gzip.decompress(base64.b64decode(body)))
        for name, kind, body in found
    }


def test_a_frame_carries_the_answer_to_its_own_address(client):
    query = "surface=beale&opt=adam&eta=0.1,0.2,0.3,0.4&panels=2"
    carried = blocks(client.get(f"/embed?{query}").text)
    expected = answers.opened(query)
    assert carried["first-answer"]["picture"] == orjson.loads(orjson.dumps(expected["picture"]))
    assert carried["catalogue"].keys() == answers.facts().keys()


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_that_was_typed_reaches_the_page(client, query):
    plain = client.get("/embed").text
    text = client.get(f"/embed?{quote(query, safe='=&')}").text
    assert text.count("<script") == plain.count("<script")
    assert "alert(1)" not in re.sub(r'<script id="first-answer".*?</script>', "", text, flags=re.S)
    assert "onerror" not in re.sub(r'<script id="first-answer".*?</script>', "", text, flags=re.S)
    blocks(text)


def test_only_the_frame_may_be_framed_by_others(client):
    assert "frame-ancestors https://school.example" in policy(client, "/embed")
    for path in ("/", "/healthz", "/export/downhill.csv?steps=1"):
        assert policy(client, path).endswith("frame-ancestors 'self'")


def test_by_default_everybody_may_frame_the_frame_pages_from_a_disk_too():
    client = create_app(Settings()).server.test_client()
    assert "frame-ancestors" not in policy(client, "/embed")
    assert "frame-ancestors 'self'" in policy(client, "/")


def policy(client, path):
    return client.get(path).headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/embed", "/ask/runs", "/healthz"])
def test_a_frame_without_an_origin_may_ask(client, path):
    asked = client.options(path, headers={"Origin": "null"})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert asked.headers["Access-Control-Allow-Headers"] == "content-type"


def test_every_file_of_a_frame_is_served_and_kept(client):
    text = client.get("/embed").text
    linked = re.findall(r'(?:href|src)="(bundle/[^"]+)"', text)
    assert [address.split("?")[0] for address in linked] == ["bundle/frame.css", "bundle/frame.js"]
    for address in linked:
        with client.get(f"/{address}") as answer:
            assert answer.status_code == 200, address
            assert "immutable" in answer.headers["Cache-Control"]


def test_what_is_left_out_of_a_frame_exists():
    assert {*NOT_FRAMED} <= view_files(SCRIPTS).keys()


def test_the_styles_of_views_that_a_frame_has_not_stay_out_of_it():
    page, frame = (bundles()[name].text for name in ("page.css", "frame.css"))
    for view in NOT_FRAMED:
        assert f".view.{view}" in page
        assert f".view.{view}" not in frame
    assert len(frame) < len(page)


def test_what_only_the_whole_page_can_do_is_not_in_a_frame():
    for only in ("dash_clientside", "Plotly.newPlot", "navigator.clipboard", "MediaRecorder"):
        assert only in bundles()["page.js"].text
        assert only not in bundles()["frame.js"].text
        assert only not in bundles()["file.js"].text


@pytest.mark.parametrize("accepts", ["br", ""])
def test_a_frame_that_has_not_changed_is_not_sent_again_to_a_browser_or_a_cache(accepts):
    client = create_app(Settings()).server.test_client()
    headers = {"Accept-Encoding": accepts}
    first = client.get("/embed?surface=beale", headers=headers)
    assert first.headers["Cache-Control"] == "public, max-age=300"
    for _ in range(2):  # as it was made, and as it is kept
        asked = headers | {"If-None-Match": first.headers["ETag"]}
        again = client.get("/embed?surface=beale", headers=asked)
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    fresh = create_app(Settings()).server.test_client()
    asked = headers | {"If-None-Match": first.headers["ETag"]}
    assert fresh.get("/embed?surface=beale", headers=asked).status_code == 304
    assert client.get("/embed?surface=beale", headers=headers).data == first.data
    other = client.get("/embed?surface=booth", headers=asked)
    assert (other.status_code, len(other.data) > 1000) == (200, True)


def test_a_frame_is_the_same_for_every_host_and_every_browsers_language(client):
    plain = client.get("/embed?surface=beale")
    for headers in ({"Host": "evil.example"}, {"Accept-Language": "de"}):
        other = client.get("/embed?surface=beale", headers=headers)
        assert (other.data, other.headers["ETag"]) == (plain.data, plain.headers["ETag"])
        assert "Accept-Language" not in other.headers.get("Vary", "")


def test_without_scripts_a_frame_says_what_became_of_its_walks_and_has_no_dead_control(client):
    text = client.get("/embed?surface=beale&panels=2&lang=en").text
    (said,) = re.findall("<noscript>(.*?)</noscript>", text)
    assert ".page{display:none !important}" in said
    assert "Beale" in said
    panels = answers.opened("surface=beale&panels=2")["picture"]["panels"]
    assert re.findall("<li>(.):", said) == ["A", "B"]
    for panel in panels[:2]:
        assert panel["word"] in said
        assert panel["sentence"] in said
    (hidden,) = re.findall("<noscript>(.*?)</noscript>", client.get("/embed?hide=verdict").text)
    assert "<li>" not in hidden


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_without_scripts_a_page_tells_of_its_own_walks_and_of_no_hidden_one(client, path):
    def said(query):
        return client.get(f"{path}?{query}").text.split("<noscript>")[1].split("</noscript>")[0]

    assert "A: Too slow, 38.5" in said("")
    assert "Rosenbrock" in said("surface=rosenbrock")
    hidden = said("hide=verdict").lower()
    for word in ("too slow", "just right", "oscillates", "diverges"):
        assert word not in hidden
