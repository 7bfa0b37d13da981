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
    assert [address.split("?")[0] for address in linked] == ["bundle/page.css", "bundle/frame.js"]
    for address in linked:
        with client.get(f"/{address}") as answer:
            assert answer.status_code == 200, address
            assert "immutable" in answer.headers["Cache-Control"]


def test_what_is_left_out_of_a_frame_exists():
    assert {*NOT_FRAMED} <= view_files(SCRIPTS).keys()


def test_what_only_the_whole_page_can_do_is_not_in_a_frame():
    for only in ("dash_clientside", "Plotly.newPlot", "navigator.clipboard", "MediaRecorder"):
        assert only in bundles()["page.js"].text
        assert only not in bundles()["frame.js"].text
        assert only not in bundles()["file.js"].text
