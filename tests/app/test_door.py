"""The door: whatever is sent, the answer is right or a short refusal, and carries the policy."""

import gzip
import json
import logging
import re

import pytest
from dash import Input, Output, State

from app.factory import create_app
from app.settings import Settings
from tests.app.bodies import JUNK, PATH, add_callback, bad_bodies, body_of, dumped

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SUITES = "/_dash-component-suites/"
IN_PIECES = {
    "wsgi.input_terminated": True,
    "HTTP_TRANSFER_ENCODING": "chunked",
    "CONTENT_LENGTH": "",
}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "X")


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unseen(caplog):
    """An exception that becomes a 500 is logged as an error; none may be."""
    yield
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def is_refusal(response, status=None):
    """Whether an answer is a refusal as every refusal should be."""
    assert 400 <= response.status_code < 500
    assert status is None or response.status_code == status
    assert response.mimetype == "application/json"
    assert b"\n" not in response.data
    assert b"Traceback" not in response.data
    told = json.loads(response.data)
    assert list(told) == ["error"]
    assert 0 < len(told["error"]) < 200
    return carries_policy(response)


def carries_policy(response):
    """Whether an answer has the headers that every answer has, and no cookie."""
    for name, value in HEADERS.items():
        assert response.headers.getlist(name) == [value]
    (policy,) = response.headers.getlist("Content-Security-Policy")
    assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert "unsafe-eval" not in policy
    assert "Set-Cookie" not in response.headers
    return True


def post(client, body, **more):
    more = {"content_type": "application/json", **more}
    return client.post(PATH, data=body if isinstance(body, bytes) else dumped(body), **more)


@pytest.fixture(scope="module")
def added():
    """An app to which somebody has added a callback on a rate."""
    return add_callback(create_app())


@pytest.fixture
def asker(added):
    return added.server.test_client()


@pytest.mark.parametrize("value", [None, -1.5, 0, "", {}, [1], {"a": {"b": [True]}}])
def test_a_callback_that_is_added_is_answered(asker, value):
    response = post(asker, body_of(value))
    assert response.status_code == 200
    assert response.json["response"] == {"caption": {"title": f"rate {value}"}}
    assert carries_policy(response)


def test_the_page_by_itself_has_no_callback_to_ask(client):
    response = post(client, body_of())
    assert is_refusal(response, 400)
    assert response.json == {"error": "There is no such output."}


def test_a_callback_may_have_several_outputs_and_a_state():
    app = create_app()
    outputs, state = (
        [Output("prompt", "title"), Output({"of": 1}, "title")],
        State("notes", "title"),
    )
    app.callback(outputs, Input("page", "id"), state)(lambda page, notes: (page, notes))
    body = {
        "output": '..prompt.title...{"of":1}.title..',
        "outputs": [
            {"id": "prompt", "property": "title"},
            {"id": {"of": 1}, "property": "title"},
        ],
        "inputs": [{"id": "page", "property": "id", "value": "page"}],
        "changedPropIds": ["page.id"],
        "state": [{"id": "notes", "property": "title", "value": "so"}],
    }
    client = app.server.test_client()
    assert post(client, body).json["response"]["prompt"] == {"title": "page"}
    for part in ("outputs", "inputs", "state"):
        assert is_refusal(post(client, {**body, part: body[part][::-1] + body[part][:1]}), 400)
        assert is_refusal(post(client, {**body, part: []}), 400)


def test_what_is_told_to_a_callback_may_be_nonsense(asker):
    for junk in JUNK:
        response = post(asker, body_of(junk))
        if response.status_code != 200:
            assert is_refusal(response, 400)
            assert response.json == {"error": "The body is nested too deep."}


def test_a_thousand_bad_bodies_are_refused(added, asker):
    count, reasons = 0, set()
    for what, raw in bad_bodies(added.callback_map):
        response = post(asker, raw)
        assert response.status_code < 500, (what, raw[:300])
        if response.status_code == 200:
            # Left out or written another way, and still a request for what it names.
            assert what in ("changedPropIds", "changedPropIds.0", "outputs", "number"), raw[:300]
            continue
        assert is_refusal(response), (what, raw[:300])
        reasons.add(json.loads(response.data)["error"])
        count += 1
    assert count > 500
    assert len(reasons) >= 8


def test_a_body_is_refused_when_it_is_too_long(asker):
    limit = Settings().max_body_bytes
    fits = dumped(body_of())
    assert post(asker, fits + b" " * (limit - len(fits))).status_code == 200
    assert is_refusal(post(asker, fits + b" " * (limit - len(fits) + 1)), 413)
    assert is_refusal(post(asker, b"x" * 2**20), 413)


def test_the_largest_body_is_a_setting():
    client = add_callback(create_app(Settings(max_body_bytes=1024))).server.test_client()
    assert post(client, body_of()).status_code == 200
    assert is_refusal(post(client, body_of("x" * 1024)), 413)


def test_a_body_in_pieces_is_bounded_too(asker):
    for raw, answers in ((dumped(body_of()), [200]), (b"x" * 2**20, [400, 413]), (b"", [400])):
        response = post(asker, raw, environ_overrides=IN_PIECES)
        assert response.status_code in answers


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "é"],
)
def test_a_body_must_say_that_it_is_json(asker, kind):
    assert is_refusal(post(asker, body_of(), content_type=kind), 415)


def test_a_compressed_body_is_not_json(asker):
    packed = gzip.compress(dumped(body_of()))
    assert is_refusal(post(asker, packed, headers={"Content-Encoding": "gzip"}), 400)


def test_jobs_named_in_the_address_are_no_jobs(asker):
    junk = "?cacheKey=a&job=1&oldJob=2&cancelJob=3&cancelJob=4&progressDefault=%00"
    response = asker.post(PATH + junk, json=body_of())
    assert response.status_code == 200


def test_a_refusal_says_what_may_be_asked(client):
    response = client.put(PATH)
    assert is_refusal(response, 405)
    assert "POST" in response.headers["Allow"]


@pytest.mark.parametrize("path", ["/_reload-hash", "/_favicon.ico", "/x", "/static/x", "/a/b?c=d"])
def test_what_nobody_needs_is_not_there(client, path):
    assert is_refusal(client.get(path), 404)
    assert is_refusal(client.post(path, data=b"{junk"))


@pytest.mark.parametrize(
    "path",
    [
        *(f"{SUITES}x/y.js", f"{SUITES}dash/deps/", f"{SUITES}dash/../../../../etc/passwd"),
        *(
            f"{SUITES}dash/deps/%2e%2e/%2e%2e/dash.py",
            f"{SUITES}os/path.py",
            f"{SUITES}dash/x%00.js",
        ),
        *("/assets/../app/factory.py", "/assets/%2e%2e/app/factory.py"),
        *("/assets/js/none.js", "/assets/"),
        *("/bundle/none.js", "/bundle/page.js.map", "/bundle/../app/factory.py", "/bundle/"),
        *(
            "/assets/css",
            "/assets//etc/passwd",
            "/%00",
            "/%ff%fe",
            "/" + "a" * 5000,
            "/assets/\ud800",
        ),
    ],
    ids=lambda path: ascii(path)[:40],
)
def test_a_file_that_is_not_served_is_not_there(client, path):
    response = client.get(path.encode("utf-8", "surrogatepass").decode("latin-1"))
    assert is_refusal(response, 404)


def test_no_more_is_exposed_than_is_known(app):
    suites = "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    assert {rule.rule for rule in app.server.url_map.iter_rules()} == {
        *("/", "/healthz", "/readyz", "/assets/<path:filename>", suites, PATH),
        *("/maps", "/maps/<name>"),
        *("/ask/scene", "/ask/scene/on/<surface>", "/ask/scene/on/<surface>/<panel>"),
        "/ask/scene/arranged/<arrange>/<panel>",
        *("/ask/runs", "/ask/runs/live", "/ask/table/<panel>", "/ask/steps/<panel>/<step>"),
        *("/ask/rates/<panel>", "/ask/curves", "/ask/surface3d", "/ask/surface3d/<panel>"),
        "/ask/seeds/<panel>",
        *("/ask/lesson/<lesson>/<answer>", "/lessons", "/lessons/<name>/still-<theme>.png"),
        *("/bundle/<name>", "/bundle/surfaces.json"),
        *("/embed", "/oembed", "/export/<name>", "/export/qr.svg"),
        *("/lessons/<name>/worksheet", "/lessons/worksheets"),
        *("/lessons/search", "/lessons/search/game", "/lessons/plan"),
        *("/_dash-layout", "/_dash-dependencies"),  # Dash's own script asks for them
        *("/_favicon.ico", "/_reload-hash", "/<path:path>"),  # closed at the door
    }


def test_whatever_is_exposed_answers_junk_without_an_error(app, client):
    seen = set()
    for rule in app.server.url_map.iter_rules():
        path = re.sub(r"<[^>]*>", "x", rule.rule)
        for method in METHODS:
            for raw in (b"", b"{junk", b"[" * 2000, b"\xff", dumped(body_of())):
                response = client.open(
                    path,
                    method=method,
                    data=raw,
                    content_type="application/json",
                    query_string="%ff=%",
                )
                assert response.status_code < 500, (method, path)
                assert carries_policy(response)
        seen.add(rule.rule)
    assert len(seen) >= 8


def test_everything_that_dash_registers_can_be_served(app, client):
    client.get("/")
    for package, files in app.registered_paths.items():
        for file in sorted(files):
            response = client.head(f"{SUITES}{package}/{file}")
            assert response.status_code in (200, 404), file
            assert carries_policy(response)


def test_no_error_shows_what_went_wrong_inside(monkeypatch, caplog):
    client = create_app().server.test_client()
    monkeypatch.setattr("app.compute.picture", lambda *_, **__: 1 / 0)
    for response in (client.get("/"), client.get("/embed"), client.get("/ask/scene")):
        assert response.status_code == 500
        assert list(response.json) == ["error"]
        assert b"ZeroDivision" not in response.data
        assert carries_policy(response)
    caplog.clear()


def test_who_may_frame_the_page_is_a_setting():
    client = create_app(
        Settings(frame_ancestors="'self' https://school.example")
    ).server.test_client()
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert policy.endswith("; frame-ancestors 'self' https://school.example")
