"""A server of this process on a port of its own, in front of an app that does what a test wants."""

import socket
import threading
from contextlib import contextmanager, nullcontext

import pytest
from flask import Flask, request

from app.executor.place import REST
from app.settings import Settings
from app.web.server.server import Server

HEADERS = {"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff"}
PATIENCE = 60


class Stage:
    """An app whose answers wait until they are let go, and what it was asked for."""

    def __init__(self):
        self.asked, self.gate, self.rests = [], threading.Event(), False
        self.arrived = threading.Condition()
        self.application = Flask("stage", static_folder=None)
        self.application.extensions["headers"] = HEADERS
        self.application.add_url_rule("/healthz", view_func=lambda: "ok\n", endpoint="health")
        self.application.add_url_rule("/task/<name>", view_func=self.work)
        self.application.add_url_rule("/bundle/<name>", view_func=lambda name: name, endpoint="b")
        self.application.add_url_rule("/large", view_func=lambda: b"x" * 5_000_000, endpoint="l")

    def work(self, name):
        with self.arrived:
            self.asked.append(name)
            self.arrived.notify_all()
        with request.environ[REST]() if self.rests else nullcontext():
            assert self.gate.wait(PATIENCE)
        return name

    def busy(self, count):
        """Wait until so many requests are being worked on."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.asked) >= count, PATIENCE)


@contextmanager
def running(application, **settings):
    """The server while it serves."""
    server = Server(application, Settings(**settings), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        if not server.ending:
            server.end()
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def stage():
    made = Stage()
    yield made
    made.gate.set()


class Line:
    """A plain connection."""

    def __init__(self, server):
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, raw):
        self.socket.sendall(raw)
        return self

    def ask(self, path, *headers, version="1.1"):
        """Ask for a path, and do not wait for the answer."""
        lines = [f"GET {path} HTTP/{version}", "Host: x", *headers, "", ""]
        return self.send("\r\n".join(lines).encode())

    def answer(self):
        """The next answer on this line: status, headers in lower case, body."""
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            piece = self.socket.recv(1)
            if not piece:
                raise ConnectionResetError(head)
            head += piece
        first, *rest = head.decode().strip().split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in rest)}
        body = b""
        while len(body) < int(headers["content-length"]):
            body += self.socket.recv(65536)
        return int(first.split()[1]), headers, body

    def is_closed(self):
        """Whether the server has hung up, which is waited for."""
        try:
            return self.socket.recv(1) == b""
        except ConnectionResetError:
            return True


@pytest.fixture
def lines():
    """Connections that are closed at the end."""
    made = []

    def make(server, count=1):
        made.extend(Line(server) for _ in range(count))
        return made[-count:]

    yield make
    for line in made:
        line.socket.close()
