"""How many connections there are, and who waits for whom."""

import pytest

from app.web.server import server as server_module
from tests.serving.conftest import running


def test_a_hundred_browsers_keep_their_connections_and_one_more_is_answered(stage, lines):
    with running(stage.application) as server:
        rested = lines(server, 400)
        for line in rested:
            assert line.ask("/healthz").answer()[0] == 200
        assert lines(server)[0].ask("/healthz").answer()[0] == 200
        assert rested[0].ask("/healthz").answer()[0] == 200, "it was kept"


def test_who_asks_nothing_makes_room_where_all_connections_are_taken(stage, lines):
    # Of ten places the listening socket and its bell take two.
    with running(stage.application, connections=10, idle_seconds=600) as server:
        for line in lines(server, 8):
            assert line.ask("/healthz").answer()[0] == 200
        assert lines(server)[0].ask("/healthz").answer()[0] == 200


def test_a_connection_on_which_nothing_is_asked_ends(stage, lines, monkeypatch):
    monkeypatch.setattr(server_module, "CLEANUP_SECONDS", 1)
    with running(stage.application, idle_seconds=1) as server:
        assert lines(server)[0].ask("/healthz").answer()[0] == 200
        assert lines(server)[0].is_closed()


def test_neither_slow_heads_nor_slow_bodies_nor_slow_readers_keep_others_waiting(stage, lines):
    slow = b"POST /task/x HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"
    with running(stage.application, threads=2) as server:
        for line in lines(server, 40):
            line.send(b"GET /healthz HT")
        for line in lines(server, 40):
            line.send(slow)
        for line in lines(server, 20):
            line.ask("/large")
        assert lines(server)[0].ask("/healthz").answer()[0] == 200
        assert lines(server)[0].ask("/bundle/x").answer()[2] == b"x"


def test_a_probe_is_answered_though_every_thread_is_busy(stage, lines):
    with running(stage.application, threads=2) as server:
        busy = lines(server, 2)
        for line in busy:
            line.ask("/task/x")
        stage.busy(2)
        assert lines(server)[0].ask("/healthz").answer()[2] == b"ok\n"
        stage.gate.set()
        assert [line.answer()[0] for line in busy] == [200, 200]


class Limits:
    """A system with limits of its own."""

    RLIMIT_NOFILE, RLIM_INFINITY = 7, -1

    def __init__(self, soft, hard, most=10**9):
        self.now, self.most = (soft, hard), most

    def getrlimit(self, _kind):
        return self.now

    def setrlimit(self, _kind, wanted):
        if wanted[0] > self.most:
            raise ValueError("not allowed")
        self.now = wanted


@pytest.mark.parametrize(
    ("system", "count", "soft"),
    [
        (Limits(256, 10_000), 1200, 1300),
        (Limits(256, -1), 1200, 1300),
        (Limits(256, 700), 600, 700),
        (Limits(5000, 5000), 1200, 5000),
        (Limits(-1, -1), 1200, -1),
        (Limits(256, -1, most=1000), 156, 256),
        (None, 480, None),
    ],
    ids=range(7),
)
def test_there_are_as_many_connections_as_the_system_lets(monkeypatch, system, count, soft):
    monkeypatch.setattr(server_module, "resource", system)
    assert server_module.connections(1200) == count
    assert system is None or system.now[0] == soft


def test_many_probes_at_once_are_no_news(stage, lines, caplog):
    with running(stage.application) as server:
        asked = [line.ask("/healthz") for line in lines(server, 50)]
        assert [line.answer()[0] for line in asked] == [200] * 50
    assert not caplog.records


def test_who_only_waits_makes_room_for_who_works(stage, lines):
    with running(stage.application, threads=1, answer_waiters=1) as server:
        first, second = lines(server, 2)
        stage.rests = True
        first.ask("/task/first")
        stage.busy(1)
        assert second.ask("/bundle/x").answer()[2] == b"x", "the only worker is at rest"
        stage.gate.set()
        assert first.answer()[2] == b"first"
