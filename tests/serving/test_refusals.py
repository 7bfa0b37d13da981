"""What the server refuses by itself, before the app is asked."""

import json

import pytest

from app.factory import create_app
from app.web.security import EVERYWHERE
from tests.serving.conftest import Line, running

POST = "POST /healthz HTTP/1.1\r\nHost: x\r\n"
REFUSED = {
    "no request": (400, "GET\r\n\r\n"),
    "a header that is none": (400, "GET / HTTP/1.1\r\nHost x\r\n\r\n"),
    "a length that is none": (400, POST + "Content-Length: -1\r\n\r\n"),
    "a body without end": (413, POST + "Content-Length: 99999999999\r\n\r\n"),
    "a head without end": (431, "GET / HTTP/1.1\r\nX: " + "y" * 40_000),
    "a coding that is unknown": (501, POST + "Transfer-Encoding: gzip\r\n\r\n"),
}
KEPT = "HTTP/1.0\r\nConnection: keep-alive"


@pytest.fixture(scope="module")
def server():
    with running(create_app().server) as server:
        yield server


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refusal_of_the_server_itself_carries_the_headers_of_all_answers(server, kind):
    status, raw = REFUSED[kind]
    with Line(server) as line, Line(server) as other:
        told = line.send(raw.encode()).answer()
        alive = other.ask("/healthz").answer()
        assert told[0] == status
        assert list(json.loads(told[2])) == ["error"]
        for name in ("Content-Security-Policy", *EVERYWHERE):
            assert told[1][name.lower()] == alive[1][name.lower()]
        assert line.is_closed()


@pytest.mark.parametrize(
    "headers",
    [
        "HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: {}",
        "HTTP/1.1\r\nContent-Length: {}\r\nTransfer-Encoding: chunked",
        KEPT + "\r\nContent-Length: {}\r\nTransfer-Encoding: chunked",
        KEPT + "\r\nTransfer-Encoding: chunked",
    ],
    ids=range(4),
)
def test_a_body_whose_end_could_be_read_in_two_ways_ends_the_connection(server, headers):
    hidden = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    body = b"0\r\n\r\n" + hidden
    raw = f"POST /healthz {headers.format(len(body))}\r\nHost: x\r\n\r\n".encode() + body
    with Line(server) as line:
        line.send(raw)
        assert line.answer()[0] == 400
        assert line.is_closed()  # the second request is answered by nobody


def test_the_longest_head_is_a_setting(stage):
    with running(stage.application, max_header_bytes=2000) as server:
        for size, status in ((1500, 200), (2500, 431)):
            with Line(server) as line:
                assert line.ask("/healthz", f"X: {'y' * size}").answer()[0] == status


def test_a_request_that_does_not_become_whole_is_given_up(stage):
    with running(stage.application, request_seconds=1) as server:
        for begun in (b"GET / HT", POST.encode() + b"Content-Length: 5\r\n\r\nab"):
            with Line(server) as line:
                line.send(begun)
                assert line.is_closed()


def test_who_still_speaks_when_it_is_refused_hears_why(server):
    with Line(server) as line:
        line.send(b"GET / HTTP/1.1\r\n")
        for _ in range(100):
            line.send(b"X: " + b"y" * 10_000 + b"\r\n")
        assert line.answer()[0] == 431
        assert line.is_closed()
