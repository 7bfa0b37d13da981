"""How waitress speaks with one browser: what is refused, and in which order requests are answered.

Each class is one of waitress' own with a method or two changed; `app.web.server.server` puts them
together.
"""

import math
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape

import orjson
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask
from waitress.utilities import Error

from app.executor.place import REST
from app.language.speaking import _, speaking
from app.page.static_page import html_language
from app.scene.parse import language_of
from descent.message import N_

HEALTH = "/healthz"
# Files of the page: nothing asks for them again, and they come from memory.
FILES = ("/bundle/", "/_dash-component-suites/", "/assets/", "/still-")
# What Dash asks for before a page stands.
PARTS = ("/_dash-layout", "/_dash-dependencies")
BUSY = N_("More is asked than can be answered: try again.")
# Seconds after which to try again what was turned away.
AGAIN = 1
LINGER_SECONDS = 2


class Overload(Error):
    """A request that has waited too long for a thread."""

    code = 503
    reason = "Service Unavailable"


class Parser(HTTPRequestParser):
    """Reads a request; one whose end could be read in two ways is none."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the headers; raise ParsingError where two of them contradict each other."""
        super().parse_header(header_plus)
        # Where a proxy goes by one header and this server by the other, a second request hides in
        # the body of the first. HTTP/1.0 has no transfer codings, and waitress leaves the header.
        has_coding = self.chunked or "TRANSFER_ENCODING" in self.headers
        if has_coding and ("CONTENT_LENGTH" in self.headers or self.version != "1.1"):
            raise ParsingError("Both Content-Length and Transfer-Encoding")


class Refusal(ErrorTask):
    """An answer of the server itself: one line of JSON, under the headers of all answers."""

    def execute(self) -> None:
        """Write the refusal; the connection ends with it, unless it only came at a bad time."""
        error = self.request.error
        is_overload = isinstance(error, Overload)
        kind, body = self.told(error)
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [("Content-Type", kind), *self.channel.server.headers.items()]
        if is_overload:
            self.response_headers += [("Retry-After", str(AGAIN)), ("Cache-Control", "no-store")]
        if not is_overload or self.channel.server.is_ending:
            self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)

    def set_close_on_finish(self) -> None:
        """Let this be the last answer of the connection."""
        super().set_close_on_finish()
        self.close_on_finish = False
        self.channel.linger()

    def told(self, error: Error) -> tuple[str, bytes]:
        """Return the kind of the body and the body: a page that asks again by itself where a whole
        page was asked for. Who comes at a bad time is told so in the language of the address."""
        if not isinstance(error, Overload):
            return "application/json", orjson.dumps({"error": str(error.body)})
        with speaking(language_of(self.request.query)):
            words = _(error.body)
            if "text/html" not in self.request.headers.get("ACCEPT", ""):
                return "application/json", orjson.dumps({"error": words})
            text = (
                f'<!DOCTYPE html><html {html_language()}><head><meta charset="utf-8">'
                f'<meta http-equiv="refresh" content="{AGAIN + 1}"><title>Downhill</title></head>'
                f"<body><p>{escape(words)}</p></body></html>"
            )
        return "text/html; charset=utf-8", text.encode()


class Work(WSGITask):
    """An answer of the app."""

    def get_environment(self) -> dict:
        """Return what the app is told: beside the request, how to make room while it waits."""
        environ = super().get_environment()
        environ[REST] = self.channel.server.task_dispatcher.rest
        return environ

    def build_response_header(self) -> bytes:
        """Return the head of the answer; the last one of a connection says that it is the last."""
        if self.channel.server.is_ending:
            self.set_close_on_finish()
        return super().build_response_header()


class Channel(HTTPChannel):
    """One connection."""

    task_class = Work
    error_task_class = Refusal
    parser_class = Parser

    waits_since = 0.0  # when the request in hand was complete
    lingers = False  # whether nothing is listened to any more, until the other side hangs up

    def __init__(self, *given, **more) -> None:
        super().__init__(*given, **more)
        self.begun = time.monotonic()  # when this connection, or its unfinished request, began

    def received(self, data: bytes) -> bool:
        """Take bytes in."""
        if self.lingers:
            return False
        if self.request is None:
            self.begun = time.monotonic()
        return super().received(data)

    def linger(self) -> None:
        """Listen to nothing more. Who hangs up while the other side still speaks takes away the
        answer that it has just given."""
        with self.requests_lock:
            del self.requests[1:]
            self.lingers, self.begun = True, time.monotonic()

    def handle_write(self) -> None:
        """Send what there is to send."""
        super().handle_write()
        self.hang_up()

    def hang_up(self) -> None:
        """Send no more once the last answer is out."""
        if self.lingers and self.connected and not self.requests and not self.total_outbufs_len:
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)

    def is_overdue(self, now: float, seconds: float) -> bool:
        """Say whether a request is under way that has not become whole for so long, or whether
        nobody hangs up."""
        if self.lingers:
            return self.begun < now - LINGER_SECONDS
        return self.request is not None and not self.requests and self.begun < now - seconds

    def rests(self, seconds: float) -> bool:
        """Say whether nothing is asked, and nothing has come or gone for so long."""
        is_busy = self.request is not None or self.requests or self.total_outbufs_len
        return not is_busy and time.time() - self.last_activity > seconds

    @property
    def path(self) -> str:
        """Return the path of the request in hand; nothing where it was not even that."""
        return getattr(self.requests[0], "path", "") if self.requests else ""

    def service(self) -> None:
        """Answer the request in hand, or turn it away if it has waited too long."""
        request = self.requests[0]
        if not request.error and time.monotonic() - self.waits_since > self.patience():
            request.error = Overload(BUSY)
        super().service()
        self.hang_up()

    def patience(self) -> float:
        """Return for how many seconds the request in hand may have waited for a thread."""
        if self.is_light():
            return math.inf
        settings = self.server.settings
        return settings.page_seconds if self.wants_page() else settings.queue_seconds

    def is_light(self) -> bool:
        """Say whether the answer is known already: it belongs to a page that has begun."""
        path = self.path
        return path.endswith((HEALTH, *PARTS)) or any(each in path for each in FILES)

    def wants_page(self) -> bool:
        """Say whether a browser asks for a whole page."""
        return "text/html" in self.requests[0].headers.get("ACCEPT", "")


class Threads(ThreadedTaskDispatcher):
    """Threads that answer, without a word on how many wait: those who wait too long are told."""

    def add_task(self, task: Channel) -> None:
        """Take a connection in whose next request is whole."""
        with self.lock:
            if task.is_light():  # who has waited for a page does not wait for each of its files
                self.queue.appendleft(task)
            else:
                self.queue.append(task)
            self.queue_cv.notify()


class Dispatcher(Threads):
    """Threads that answer, `most` of them at a time, since they share one interpreter: more would
    only slow each other down. Those that wait for a process make room for others. One more answers
    nothing but whether the process lives.
    """

    def __init__(self, most: int, waiting: int) -> None:
        super().__init__()
        self.most, self.at_work = most, 0
        self.probes = Threads()
        self.set_thread_count(most + waiting)
        self.probes.set_thread_count(1)

    def add_task(self, task: Channel) -> None:
        """Take a connection in whose next request is whole."""
        task.waits_since = time.monotonic()
        if task.path.endswith(HEALTH):
            self.probes.add_task(task)
        else:
            super().add_task(task)

    def handler_thread(self, thread_no: int) -> None:
        """Answer one request after the other."""
        while (task := self.next_task(thread_no)) is not None:
            try:
                task.service()
            except BaseException:
                self.logger.exception("Exception when servicing %r", task)
            self.change(-1)

    def next_task(self, thread_no: int) -> Channel | None:
        """Return the connection that waits longest, once there is room; None to end the thread."""
        with self.lock:
            while not self.stop_count and not (self.queue and self.at_work < self.most):
                self.queue_cv.wait()
            if self.stop_count:
                self.stop_count -= 1
                self.threads.discard(thread_no)
                self.thread_exit_cv.notify()
                return None
            self.at_work += 1
            return self.queue.popleft()

    def change(self, by: int) -> None:
        """Count one more at work, or one less, who makes room."""
        with self.lock:
            self.at_work += by
            self.queue_cv.notify()

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Let somebody else work while this thread only waits."""
        self.change(-1)
        try:
            yield
        finally:
            self.change(+1)

    def dismiss(self) -> None:
        """Let all threads go, each after what it is answering; none is waited for."""
        self.probes.set_thread_count(0)
        self.set_thread_count(0)
