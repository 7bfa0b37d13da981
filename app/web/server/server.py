"""The server from its first connection to its last: how many it holds, and how it ends."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from flask import Flask
from waitress import wasyncore
from waitress.server import BaseWSGIServer, create_server

from app.settings import Settings
from app.web.server.channel import Channel, Dispatcher
from app.web.server.memory import give_back

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None

# A body too long is read this many times over, so that the door can say why it is refused.
READ = 64
# Files and pipes that a process needs beside its connections.
BESIDE = 100
# What select() can watch where there is no poll(): Windows.
MOST_SELECTED = 480
CLEANUP_SECONDS = 5
TRIM_SECONDS = 10
# Once the server ends, or has no more room, a connection on which nothing came for so long goes.
STILL_SECONDS = 0.25
TICK = 0.05
# Before a page's own files are copied to a disk because a reader is slow.
OUT_BYTES = 8_000_000


class Server:
    """waitress on one or several sockets, listening from the moment it is made.

    Raises OSError where it can't listen.
    """

    def __init__(self, application: Flask, settings: Settings, **where) -> None:
        self.application, self.settings = application, settings
        self.map: dict[int, wasyncore.dispatcher] = {}
        self.dispatcher = Dispatcher(settings.threads, settings.answer_waiters)
        try:
            self.listen(where)
        except OSError:
            self.dispatcher.dismiss()
            raise
        self.ending, self.is_told = 0.0, threading.Event()
        self.port: int = self.listeners()[0].effective_port
        for each in self.listeners():
            each.channel_class = Channel
            each.headers = application.extensions["headers"]
            each.settings = settings
            each.is_ending = False

    def listen(self, where: dict) -> None:
        """Begin to listen; raise OSError where that can't be."""
        settings = self.settings
        create_server(
            self.application,
            map=self.map,
            _dispatcher=self.dispatcher,
            max_request_body_size=READ * settings.max_body_bytes,
            max_request_header_size=settings.max_header_bytes,
            connection_limit=connections(settings.connections),
            channel_timeout=settings.idle_seconds,
            cleanup_interval=CLEANUP_SECONDS,
            channel_request_lookahead=1,  # or nobody would know that a browser has gone
            asyncore_use_poll=True,
            outbuf_overflow=OUT_BYTES,
            log_socket_errors=False,
            clear_untrusted_proxy_headers=False,  # the app believes as many as are set
            **where,
        )

    def listeners(self) -> list[BaseWSGIServer]:
        """Return what listens."""
        return [each for each in self.map.values() if isinstance(each, BaseWSGIServer)]

    def channels(self) -> list[Channel]:
        """Return the connections."""
        return [each for each in self.map.values() if isinstance(each, Channel)]

    def run(self) -> None:
        """Serve until `end` is called, and then until what was under way is answered."""
        due = trimmed = 0.0
        while not self.ending:
            wasyncore.loop(timeout=1, use_poll=True, map=self.map, count=1)
            if (now := time.monotonic()) > due:
                due = now + 1
                self.hurry(now)
            if now > trimmed + TRIM_SECONDS and not self.dispatcher.at_work:
                trimmed = now
                give_back()
        self.finish()
        self.dispatcher.dismiss()

    def hurry(self, now: float) -> None:
        """End the connections whose request does not become whole, and where no more connections
        are to be had, those that rest."""
        is_full = any(each.in_connection_overflow for each in self.listeners())
        for channel in self.channels():
            is_overdue = channel.is_overdue(now, self.settings.request_seconds)
            if is_overdue or (is_full and channel.rests(STILL_SECONDS)):
                channel.will_close = True

    def end(self, *_: int | FrameType | None) -> None:
        """Begin to end; the second call does not wait. A signal's handler may be this."""
        if self.ending:
            raise SystemExit(1)
        listeners = self.listeners()
        self.ending = time.monotonic()
        for each in listeners:
            each.pull_trigger()
        self.is_told.set()

    def finish(self) -> None:
        """Answer all that has come in, for `farewell_seconds` at most."""
        listeners = self.listeners()
        for each in listeners:
            each.is_ending = True
            self.take_waiting(each)
            wasyncore.dispatcher.close(each)
        until = self.ending + self.settings.farewell_seconds
        while self.channels() and time.monotonic() < until:
            wasyncore.loop(timeout=TICK, use_poll=True, map=self.map, count=1)
            for channel in self.channels():
                if channel.rests(STILL_SECONDS):
                    channel.will_close = True
        for channel in self.channels():
            channel.handle_close()
        # The last thing that a thread does after an answer is to wake this loop.
        while self.dispatcher.at_work and time.monotonic() < until:
            time.sleep(TICK)
        self.is_told.wait()  # whoever ends this, in a thread of its own, may still pull them
        for each in listeners:
            each.trigger.close()

    def take_waiting(self, listener: BaseWSGIServer) -> None:
        """Accept the connections that the system has already made."""
        before = -1
        while before != len(self.map):
            before = len(self.map)
            listener.handle_accept()

    @contextmanager
    def until_told(self) -> Iterator[None]:
        """Let Ctrl+C and SIGTERM end the server, where they can be heard."""
        kinds = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(kind, self.end) for kind in kinds]
        try:
            yield
        finally:
            for kind, handler in zip(kinds, before, strict=True):
                signal.signal(kind, handler)


def connections(wanted: int) -> int:
    """Return how many connections there may be, as near to what is wanted as this system lets."""
    if resource is None:
        return min(wanted, MOST_SELECTED)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    need = wanted + BESIDE
    if soft != endless and soft < need:
        try:
            soft = need if hard == endless else min(need, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        except (OSError, ValueError):  # macOS has limits beyond the limit
            soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return wanted if soft == endless else max(min(wanted, soft - BESIDE), 1)
