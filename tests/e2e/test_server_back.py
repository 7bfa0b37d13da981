"""A server that is away or busy for a while: the page comes back by itself, and soon."""

import http.server
import re
import threading
import time
import urllib.request
from urllib.error import HTTPError

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Server

BACK_MS = 2000
NOTICED = """() => {
    window.seen = {};
    const look = () => { seen.back = document.getElementById("banner").hidden ? performance.now() : null; };
    new MutationObserver(look)
        .observe(document.getElementById("banner"), { attributes: true, attributeFilter: ["hidden"] });
}"""
ERRORS = re.compile("ERR_|Failed to load")


@pytest.fixture
def forgiving(visitor):
    """Visits whose browser may log that a request failed, or was put off: it was."""
    visits = []

    def make(address):
        visits.append(visitor(address=address))
        return visits[-1]

    yield make
    for visit in visits:
        visit.page.close()
        visit.complaints[:] = [each for each in visit.complaints if not ERRORS.search(each)]


@pytest.mark.parametrize("way", ["kill", "terminate"])
def test_a_page_is_back_within_two_seconds_of_its_server(forgiving, mortal, way):
    visit = forgiving(mortal.address).open()
    getattr(mortal.process, way)()
    mortal.process.wait()
    mortal.process.stdout.close()
    visit.type_rate("D", "0.2")
    expect(visit.page.get_by_role("alert")).to_contain_text("The server is away")
    visit.page.evaluate(NOTICED)
    mortal.start()
    begin = time.monotonic()
    expect(visit.page.get_by_role("alert")).to_be_hidden()
    assert 1000 * (time.monotonic() - begin) < BACK_MS
    expect(visit.panel("D")).not_to_have_class(re.compile("stale"))
    visit.address_has("0.2")


def test_with_a_network_again_no_pause_is_waited_for(forgiving, mortal):
    visit = forgiving(mortal.address).open()
    visit.page.context.set_offline(True)
    visit.type_rate("D", "0.2")
    expect(visit.page.get_by_role("alert")).to_contain_text("The server is away")
    visit.page.context.set_offline(False)
    expect(visit.page.get_by_role("alert")).to_be_hidden()
    expect(visit.verdict("D")).to_contain_text("Oscillates")


class Proxy(http.server.BaseHTTPRequestHandler):
    """A proxy that passes on what it is asked, or has nothing behind it."""

    protocol_version = "HTTP/1.1"

    def pass_on(self):
        size = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(size) if size else None
        if self.server.status:
            self.answer(self.server.status, {"Content-Type": "text/html"}, b"<h1>Bad gateway</h1>")
            return
        headers = {k: v for k, v in self.headers.items() if k.lower() in ("accept", "content-type")}
        request = urllib.request.Request(
            self.server.behind.rstrip("/") + self.path, body, headers, method=self.command
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as found:
                self.answer(found.status, dict(found.headers), found.read())
        except HTTPError as error:
            self.answer(error.code, dict(error.headers), error.read())

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in ("content-length", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_DELETE = pass_on

    def log_message(self, *_):
        pass


@pytest.fixture
def proxy(served):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    server.behind, server.status = served, None
    server.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("status", [502, 503])
def test_a_page_is_back_within_two_seconds_of_what_is_behind_its_proxy(forgiving, proxy, status):
    visit = forgiving(proxy.address).open()
    proxy.status = status
    visit.type_rate("D", "0.2")
    expect(visit.page.get_by_role("alert")).to_contain_text("The server is busy")
    proxy.status = None
    begin = time.monotonic()
    expect(visit.page.get_by_role("alert")).to_be_hidden()
    assert 1000 * (time.monotonic() - begin) < BACK_MS
    expect(visit.verdict("D")).to_contain_text("Oscillates")


@pytest.fixture
def hesitant():
    """A server to which every scene takes long: it computes nothing while it is asked."""
    server = Server(answer_seconds=0)
    yield server.address
    server.stop()


def test_a_scene_that_takes_long_comes_by_itself(forgiving, hesitant):
    visit = forgiving(hesitant)
    visit.page.route("**/ask/**", hold := Hold())
    visit.page.goto(f"{visit.address}?surface=beale&opt=lbfgs&noise=1")
    # On a busy machine the server may seem to be away meanwhile, which is said too.
    said = re.compile(".*(take the server a while|The server is (away|busy)).*")
    expect(visit.page.get_by_role("alert")).to_have_text(said)
    hold.go()
    # Other tests want the processors too; a minute of them may pass.
    expect(visit.page.locator(".page.ready")).to_be_visible(timeout=180_000)
    expect(visit.page.get_by_role("alert")).to_be_hidden()
    expect(visit.verdict("A")).not_to_be_empty()


class Hold:
    """Requests that wait until they are let go."""

    def __init__(self):
        self.waiting, self.is_open = [], False

    def __call__(self, route):
        if self.is_open:
            route.continue_()
        else:
            self.waiting.append(route)

    def go(self):
        self.is_open = True
        for route in self.waiting:
            route.continue_()
