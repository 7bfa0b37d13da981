"""The end of the server: what is under way is answered, and nothing new begins."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.orders import comes_true
from tests.serving.conftest import Line, running

ROOT = Path(__file__).parents[2]
PATIENT = {**os.environ, "DOWNHILL_FAREWELL_SECONDS": "60"}  # however busy the machine is


def test_what_is_under_way_is_answered_and_its_connection_ends(stage):
    with running(stage.application) as server, Line(server) as line, Line(server) as idle:
        assert idle.ask("/healthz").answer()[0] == 200
        line.ask("/task/last")
        stage.busy(1)
        server.end()
        assert idle.is_closed()
        stage.gate.set()
        status, headers, body = line.answer()
        assert (status, headers["connection"], body) == (200, "close", b"last")
        with pytest.raises(ConnectionRefusedError):
            Line(server)


def test_who_has_connected_already_is_answered(stage, lines):
    with running(stage.application, threads=1) as server, Line(server) as first:
        first.ask("/task/first")
        stage.busy(1)
        late = lines(server, 5)
        server.end()
        for line in late:
            line.ask("/healthz")
        assert [line.answer()[0] for line in late] == [200] * 5
        stage.gate.set()
        assert first.answer()[2] == b"first"


def test_what_takes_longer_than_a_farewell_is_given_up(stage):
    with running(stage.application, farewell_seconds=0.3) as server, Line(server) as line:
        line.ask("/task/endless")
        stage.busy(1)
        server.end()
        assert line.is_closed()
        stage.gate.set()


def test_the_server_may_be_done_before_who_ends_it_has_told_every_socket(stage, monkeypatch):
    with running(stage.application) as server:
        listener = server.listeners()[0]
        pull = listener.pull_trigger

        def pull_late():
            pull()
            assert comes_true(lambda: not server.map or listener not in server.map.values())
            pull()

        monkeypatch.setattr(listener, "pull_trigger", pull_late)
        server.end()


def test_who_ends_it_twice_does_not_wait(stage):
    with running(stage.application) as server:
        server.end()
        with pytest.raises(SystemExit):
            server.end()


@pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_process_cleanly_and_loses_no_answer(kind, lines):
    command = [sys.executable, "-m", "app", "--no-browser", "--port", "0"]
    # Where a shell runs the tests in the background, Ctrl+C is ignored, and a child inherits that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command, cwd=ROOT, env=PATIENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    signal.signal(signal.SIGINT, before)
    try:
        process.port = int(process.stdout.readline().rpartition(":")[2].split("/")[0])
        path = "/ask/runs?steps=300&opt=adam,rmsprop,nadam,adagrad"
        asked = [line.ask(path) for line in lines(process, 4)]
        process.send_signal(kind)
        assert [line.answer()[0] for line in asked] == [200] * 4
        _, complaints = process.communicate(timeout=60)
        assert (process.returncode, complaints) == (0, "")
    finally:
        process.kill()
        process.communicate()
