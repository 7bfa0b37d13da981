"""What goes with every answer: policy, compression, how long it is kept, and how it fares."""

import os
import re
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from app.factory import create_app
from app.page.static_bundle import bundles
from tests.app.bodies import PATH, add_callback, body_of
from tests.app.test_door import carries_policy

ROOT = Path(__file__).parents[2]
# Dash gives every page a number of its own.
PASSING = re.compile(rb'"end_id":"[^"]*"')
VERSIONED = re.compile(r'"\.(/_dash-component-suites/[^"]+)"')


def test_every_script_in_the_page_is_known_to_the_policy(app, client):
    response = client.get("/")
    inline = re.findall(r"<script(?![^>]*src=)[^>]*>", response.text)
    # The catalogue, the first answer and Dash's settings, which are data; Dash's start, and what
    # sees to the slash at the end of the address. The policy knows a third: that of the gallery.
    assert len(inline) == 5
    assert sum("application/json" in tag for tag in inline) == 3
    assert response.headers["Content-Security-Policy"].count("'sha256-") == 3
    assert not re.search(r"<[^>]+\son[a-z]+=", response.text)


def test_the_page_asks_no_other_host_for_anything(client):
    found = re.findall(r'(?:src|href)="([^"]*)"', client.get("/").text)
    assert len(found) >= 10
    # Nor for anything by its place below the host, which a proxy may have changed.
    assert not [each for each in found if re.match(r"[a-z]+:|/", each)]


def files_of_the_page(client):
    return [
        "/" + each.replace("&amp;", "&").removeprefix("./")
        for each in re.findall(r'(?:src|href)="([^"]+)"', client.get("/").text)
    ]


def test_every_answer_carries_the_policy_and_no_cookie(client):
    for path in ["/", "/healthz", "/readyz", "/nowhere", *files_of_the_page(client)]:
        for method in ("GET", "HEAD", "OPTIONS", "DELETE"):
            assert carries_policy(client.open(path, method=method))


@pytest.mark.parametrize("accepts", ["br", "gzip, deflate, br", "br;q=0.5, gzip;q=0.1", "*"])
def test_a_compressed_body_is_the_plain_one(client, accepts):
    packed = 0
    for path in ["/", "/healthz", "/_dash-layout", *files_of_the_page(client)]:
        plain = client.get(path)
        small = client.get(path, headers={"Accept-Encoding": accepts})
        assert plain.status_code == small.status_code == 200
        assert "Content-Encoding" not in plain.headers
        assert plain.headers.get("Vary") == small.headers.get("Vary")
        body = small.data
        if small.headers.get("Content-Encoding") == "br":
            assert small.headers["Content-Length"] == str(len(body))
            assert "Accept-Encoding" in small.headers["Vary"].split(", ")
            body = brotli.decompress(body)
            packed += 1
        assert PASSING.sub(b"", body) == PASSING.sub(b"", plain.data)
    assert packed > 7


@pytest.mark.parametrize("accepts", ["", "gzip", "br;q=0", "identity", "nonsense;;;q=x", "brx"])
def test_who_does_not_take_brotli_gets_none(client, accepts):
    response = client.get("/", headers={"Accept-Encoding": accepts})
    assert "Content-Encoding" not in response.headers


def test_what_carries_a_version_in_its_name_is_kept_for_ever(client):
    versioned = VERSIONED.findall(client.get("/").text)
    assert len(versioned) > 5
    for path in (*versioned, *(f"/{each.address}" for each in bundles().values())):
        assert client.get(path).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_the_page_asks_for_its_own_files_in_two_pieces_and_for_none_that_it_spares(client):
    files = files_of_the_page(client)
    own = [f"/{bundles()[name].address}" for name in ("page.css", "page.js")]
    assert [each for each in files if "/bundle/" in each] == own
    assert not any("/assets/" in each and "logo" not in each for each in files)
    spared = ("polyfill", "dash_table", "dash_core")
    assert not any(each in file for each in spared for file in files)
    assert sum("/_dash-component-suites/" in each for each in files) == 5, "what else is sent?"


def test_nothing_else_is_kept_without_asking(client):
    for path in (
        "/",
        "/healthz",
        "/assets/js/state/rpc.js",
        "/_dash-component-suites/dash/dcc/async-graph.js",
    ):
        assert "immutable" not in client.get(path).headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    "path", ["/assets/js/state/rpc.js", "/_dash-component-suites/dash/dcc/async-graph.js"]
)
def test_a_file_that_has_not_changed_is_not_sent_again(client, path):
    for accepts in ("br", ""):
        first = client.get(path, headers={"Accept-Encoding": accepts})
        tag = first.headers["ETag"]
        again = client.get(path, headers={"Accept-Encoding": accepts, "If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        assert carries_policy(again)


def test_a_head_is_the_answer_without_its_body(client):
    for path in ("/", "/healthz", "/assets/js/state/rpc.js"):
        head, whole = client.head(path), client.get(path)
        assert head.data == b""
        assert (head.status_code, dict(head.headers)) == (whole.status_code, dict(whole.headers))


def test_options_says_what_may_be_asked(client):
    assert "POST" in client.options(PATH).headers["Allow"]
    assert set(client.options("/").headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_health_is_constant_and_readiness_walks(client, monkeypatch):
    assert client.get("/readyz").text == "ok 24.182888\n"
    monkeypatch.setattr(
        "app.compute.lr_sweep.Walk.run", lambda *_, **__: pytest.fail("healthz must not walk")
    )
    assert client.get("/healthz").text == "ok\n"


def test_no_environment_makes_the_server_debug():
    asked = (
        "from app.wsgi import server; print(server.debug, server.testing, server.config['DEBUG'])"
    )
    wishes = {"FLASK_DEBUG": "1", "DASH_DEBUG": "True", "FLASK_ENV": "development"}
    wishes |= {
        f"DASH_{name}": "True" for name in ("UI", "HOT_RELOAD", "PRUNE_ERRORS", "PROPS_CHECK")
    }
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={**os.environ, **wishes},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["False"] * 3


def test_a_path_below_the_root_is_guarded_too(monkeypatch):
    monkeypatch.setenv("DASH_URL_BASE_PATHNAME", "/downhill/")
    client = add_callback(create_app()).server.test_client()
    assert client.get("/downhill/").status_code == 200
    assert client.get("/downhill/x").status_code == 404
    assert client.post("/downhill" + PATH, data=b"{").status_code == 400
    assert client.post("/downhill" + PATH, json=body_of()).status_code == 200
