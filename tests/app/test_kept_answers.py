"""Files and pages that were sent before: the same bytes, without the work."""

import brotli
import pytest

from app.compute import answers
from app.exports import EXPORTS
from app.factory import create_app
from app.page.static_bundle import bundles
from app.settings import Settings
from app.web import compression
from app.web.routes import bundle, export
from tests.app.conftest import Visitor

BROTLI = {"Accept-Encoding": "br"}


@pytest.fixture
def fresh():
    """A visitor of an app that has sent nothing yet."""

    def make(**settings):
        server = create_app(Settings(**settings)).server
        return Visitor(server, server.response_class)

    return make


def script():
    return f"/{bundles()['page.js'].address}"


def same(first, again):
    assert (first.status_code, first.data) == (again.status_code, again.data)
    assert first.data
    assert sorted(first.headers.items()) == sorted(again.headers.items())
    return True


@pytest.mark.parametrize("accepts", ["br", ""])
def test_a_file_is_read_and_compressed_once(fresh, monkeypatch, accepts):
    visitor, headers = fresh(), {"Accept-Encoding": accepts}
    first = visitor.get(script(), headers=headers)
    monkeypatch.setattr(bundle, "bundles", no_work)
    monkeypatch.setattr(compression.brotli, "compress", no_work)
    assert same(first, visitor.get(script(), headers=headers))


def no_work(*_, **__):
    pytest.fail("this was done before")


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_a_link_that_a_class_opens_is_computed_once(fresh, monkeypatch, path):
    visitor = fresh()
    first = visitor.get(path, query_string="eta=0.1", headers=BROTLI)
    monkeypatch.setattr(answers, "opened", no_work)
    assert same(first, visitor.get(path, query_string="eta=0.1", headers=BROTLI))


def test_a_page_is_that_of_its_own_address_and_host(fresh):
    visitor = fresh()
    pages = [
        visitor.get("/", query_string=query, base_url=host).text
        for query in ("eta=0.1", "eta=0.2")
        for host in ("http://one.example", "http://two.example", "https://two.example")
    ]
    assert len(set(pages)) == 6
    assert "two.example" not in pages[0]


@pytest.mark.parametrize(
    "name",
    [
        *("downhill.html", "downhill.json", "downhill.csv", "downhill-figure.json"),
        "downhill-torch.py",
    ],
)
@pytest.mark.parametrize("accepts", ["br", ""])
def test_a_file_of_a_scene_is_made_once(fresh, monkeypatch, name, accepts):
    visitor, headers = fresh(), {"Accept-Encoding": accepts}
    asked = {"query_string": "steps=5&eta=0.1", "headers": headers}
    first = visitor.get(f"/export/{name}", **asked)
    assert first.headers["Cache-Control"] == "private, no-cache"
    monkeypatch.setattr(export, "EXPORTS", {})
    assert same(first, visitor.get(f"/export/{name}", **asked))
    other = visitor.get(f"/export/{name}", query_string="steps=5&eta=0.2", headers=headers)
    assert other.status_code == 404


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_file_that_is_asked_for_again_is_confirmed_by_its_tag(fresh, name):
    visitor, asked = fresh(), {"query_string": "steps=3&eta=0.1"}
    first = visitor.get(f"/export/{name}", **asked)
    tag = {"If-None-Match": first.headers["ETag"]}
    again = visitor.get(f"/export/{name}", headers=tag, **asked)
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    # Elsewhere it may be another one: it is not confirmed unless it is the same.
    there = visitor.get(f"/export/{name}", headers=tag, base_url="http://other.example", **asked)
    plain = visitor.get(f"/export/{name}", base_url="http://other.example", **asked)
    assert there.status_code == (304 if plain.data == first.data else 200)


def test_a_file_of_a_scene_names_the_place_where_it_was_asked_for(fresh):
    visitor = fresh()
    files = [
        visitor.get("/export/downhill.html?steps=5", base_url=host).text
        for host in ("http://one.example", "http://two.example", "http://one.example")
    ]
    assert files[0] == files[2] != files[1]
    assert "two.example" in files[1]
    assert "two.example" not in files[0]


def test_a_table_is_compressed_for_who_takes_that(fresh):
    visitor = fresh()
    plain = visitor.get("/export/downhill.csv?steps=30")
    small = visitor.get("/export/downhill.csv?steps=30", headers=BROTLI)
    assert brotli.decompress(small.data) == plain.data
    assert small.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert len(small.data) < 0.6 * len(plain.data)


def test_a_refusal_to_make_a_file_is_not_kept(fresh, monkeypatch):
    visitor = fresh(table_evaluations=1000)
    dear = "/export/downhill.csv?opt=line_search&eta=1&steps=500"
    assert visitor.get(dear).status_code == 422
    monkeypatch.setattr(export, "EXPORTS", {})
    assert visitor.get(dear).status_code == 404


def test_an_error_is_not_kept(fresh, monkeypatch):
    visitor = fresh()
    with monkeypatch.context() as broken:
        broken.setattr(answers, "opened", lambda *_, **__: 1 / 0)
        assert visitor.get("/").status_code == 500
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize(
    ("setting", "path"),
    [
        *(("file_cache_bytes", script()), ("page_cache_bytes", "/embed")),
        ("export_cache_bytes", "/export/downhill.csv?steps=5"),
    ],
)
def test_what_is_kept_is_bounded_in_bytes(fresh, monkeypatch, setting, path):
    for room, works in ((0, 3), (10**7, 1)):
        count = 0

        def compress(data, quality, original=compression.brotli.compress):
            nonlocal count
            count += 1
            return original(data, quality=1)

        with monkeypatch.context() as patch:
            patch.setattr(compression.brotli, "compress", compress)
            compression.COMPRESSED.clear()
            visitor = fresh(**{setting: room})
            for _ in range(3):
                assert visitor.get(path, headers=BROTLI).status_code == 200
                compression.COMPRESSED.clear()
        assert count == works


def test_a_page_that_says_where_it_was_asked_is_kept_here_alone_and_for_that_place(
    fresh, monkeypatch
):
    visitor = fresh(proxies=1)
    here, there = ({"X-Forwarded-Host": host} for host in ("uni.example", "school.example"))
    first = visitor.get("/", headers=here)
    other = visitor.get("/", headers=there)
    assert "//uni.example/?" in first.text
    assert "//school.example/?" in other.text
    monkeypatch.setattr(answers, "opened", no_work)
    assert same(first, visitor.get("/", headers=here))
    assert first.headers["Cache-Control"] == "no-store"


def test_a_query_that_is_no_text_breaks_nothing(fresh):
    visitor = fresh(hosts="localhost")
    for path in ("/", "/embed", script()):
        more = {"environ_overrides": {"QUERY_STRING": "m=1&surface=\xed\xa0\x80"}}
        assert visitor.get(path, **more).status_code == 200
    assert visitor.get("/oembed", **more).status_code == 404
