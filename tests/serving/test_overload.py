"""More than can be answered: what is turned away, what is not, and what nobody wants any more."""

import json
import threading

import pytest

from tests.serving.conftest import HEADERS, Line, running

PAGE = "Accept: text/html,*/*;q=0.8"


@pytest.fixture
def full(stage):
    """A server whose only thread is busy."""
    settings = {"threads": 1, "queue_seconds": 0.05, "page_seconds": 60}
    with running(stage.application, **settings) as server, Line(server) as line:
        line.ask("/task/first", PAGE)  # a page is not turned away, however busy the machine is
        stage.busy(1)
        yield server
        stage.gate.set()
        assert line.answer()[2] == b"first"


def waited(server, count=1):
    """Wait until so many stand behind the busy thread, and have stood there too long."""
    while len(server.dispatcher.queue) < count:
        threading.Event().wait(0.01)
    threading.Event().wait(0.2)


def test_who_has_waited_too_long_is_told_when_to_try_again(stage, full):
    with Line(full) as line:
        line.ask("/task/second")
        waited(full)
        stage.gate.set()
        status, headers, body = line.answer()
        assert (status, headers["retry-after"], headers["cache-control"]) == (503, "1", "no-store")
        assert list(json.loads(body)) == ["error"]
        assert all(headers[name.lower()] == value for name, value in HEADERS.items())
        assert stage.asked == ["first"], "no work was done for it"
        assert line.ask("/task/third").answer()[2] == b"third", "the connection stays"


def test_a_page_and_its_files_are_waited_for(stage, full):
    with Line(full) as page, Line(full) as file:
        page.ask("/task/page", PAGE)
        file.ask("/bundle/x")
        waited(full, 2)
        stage.gate.set()
        assert page.answer()[2] == b"page"
        assert file.answer()[2] == b"x"


def test_a_page_that_is_turned_away_asks_again_by_itself(stage):
    settings = {"threads": 1, "queue_seconds": 0.05, "page_seconds": 0.05}
    with running(stage.application, **settings) as server, Line(server) as first:
        first.ask("/task/first")
        stage.busy(1)
        with Line(server) as page:
            page.ask("/task/page", PAGE)
            waited(server)
            stage.gate.set()
            status, headers, body = page.answer()
            assert (status, headers["content-type"]) == (503, "text/html; charset=utf-8")
            assert b'http-equiv="refresh"' in body


def test_who_is_turned_away_is_told_so_in_the_language_of_the_address(stage):
    settings = {"threads": 1, "queue_seconds": 0.05, "page_seconds": 0.05}
    with running(stage.application, **settings) as server, Line(server) as first:
        first.ask("/task/first")
        stage.busy(1)
        with Line(server) as page, Line(server) as other:
            page.ask("/task/second?lang=xr", PAGE)
            other.ask("/task/third?lang=xx")
            waited(server, 2)
            stage.gate.set()
            told = page.answer()[2].decode()
            assert '<html lang="xr" dir="rtl">' in told
            assert "<p>⟦" in told
            assert json.loads(other.answer()[2])["error"].startswith("⟦")
        first.answer()


def test_nothing_is_done_for_who_has_gone(stage, full):
    gone = [Line(full) for _ in range(5)]
    for line in gone:
        line.ask("/task/gone", PAGE)
    waited(full, len(gone))
    for line in gone:
        line.socket.close()
    while len(full.channels()) > 1:
        threading.Event().wait(0.01)
    stage.gate.set()
    with Line(full) as line:
        assert line.ask("/task/last").answer()[2] == b"last"
    assert stage.asked == ["first", "last"]


def test_the_files_of_a_page_go_before_other_work(stage):
    with running(stage.application, threads=1) as server, Line(server) as first:
        first.ask("/task/first")
        stage.busy(1)
        with Line(server) as second, Line(server) as file:
            second.ask("/task/second")
            while not server.dispatcher.queue:
                threading.Event().wait(0.01)
            file.ask("/bundle/x")
            while len(server.dispatcher.queue) < 2:
                threading.Event().wait(0.01)
            assert server.dispatcher.queue[0].path == "/bundle/x"
            stage.gate.set()
            assert (file.answer()[2], second.answer()[0]) == (b"x", 200)
        first.answer()
