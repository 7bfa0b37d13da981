"""A served page and a real browser; whatever a page complains of fails its test."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.axe import COLORS, in_theme

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Two pages of the browser's own behind every window, each as dear as one of ours; and scripts are
    # parsed as they come in, though their process knows them from the page before.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,ScriptStreaming,"
    "BackgroundResourceFetch,ConsumeCodeCacheOffThread",
    # Pages share a process, which knows their scripts already; an empty page needs none of its own.
    "--process-per-site",
    "--renderer-process-limit=1",
    # A script of a test runs too short a time to pay for the last tenth of its speed, and what it
    # has thrown away need not be looked for while there is room.
    "--js-flags=--no-opt --single-threaded-gc --no-memory-reducer --initial-heap-size=600 "
    "--min-semi-space-size=32 --max-semi-space-size=64",
]
# On a busy machine it matters that something comes, not when.
PATIENCE = 60_000
MANY_CORES = "Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { value: 8 })"
READY = "() => document.querySelector('.page.ready')?.checkVisibility()"
expect.set_options(timeout=PATIENCE)


class Server:
    """Downhill as it is served, on a port of its own; it can go away and come back."""

    def __init__(self, **settings):
        self.settings = {f"DOWNHILL_{name.upper()}": str(value) for name, value in settings.items()}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self):
        command = [sys.executable, "-m", "app", "--no-browser", "--port", str(self.port)]
        environment = {**os.environ, **self.settings}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment)
        assert b"Downhill is at" in self.process.stdout.readline()
        while True:
            with suppress(OSError), urllib.request.urlopen(f"{self.address}healthz", timeout=5):
                return
            assert self.process.poll() is None

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="session")
def served():
    server = Server()
    yield server.address
    server.stop()


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("DOWNHILL_BROWSER") or None
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


class Visit:
    """One visitor's page, with all that it complained of and all that it asked for."""

    def __init__(self, page: Page, address: str):
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on(
            "console",
            self.complain,
        )
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def complain(self, message) -> None:
        # A browser without a graphics card remarks on its own drawing of the third dimension.
        if "GPU stall due to ReadPixels" not in message.text:
            self.complaints.append(f"console {message.type}: {message.text}")

    def open(self, query: str = "") -> "Visit":
        self.page.goto(f"{self.address}?{query}" if query else self.address)
        return self.ready()

    def open_frame(self, query: str = "") -> "Visit":
        """Open what a frame shows, as a page of its own."""
        self.page.goto(f"{self.address}embed?{query}")
        return self.ready()

    def ready(self) -> "Visit":
        """Wait for the page; it is looked at with every picture, and not every half second."""
        self.page.wait_for_function(READY)
        return self

    def open_painted(self, query: str = "") -> "Visit":
        """Open a page at a machine that can afford Plotly, and rest until it has painted the land."""
        self.page.add_init_script(MANY_CORES)
        self.open(query)
        expect(self.page.locator(".page.painted")).to_be_visible()
        return self

    def panel(self, letter: str):
        return self.page.locator(f'[data-panel="{"ABCD".index(letter)}"]')

    def verdict(self, letter: str):
        return self.panel(letter).locator(".verdict")

    def rate(self, letter: str):
        return self.page.get_by_role("textbox", name=f"Learning rate of panel {letter}")

    def thumb(self, letter: str):
        return self.page.get_by_role("slider", name=f"Learning rate of panel {letter}")

    def thumb_at(self, letter: str) -> tuple[float, float]:
        """The middle of the thumb of a ruler, on the screen."""
        at = self.thumb(letter).evaluate("""(slider) => {
            const { left, top, width, height } = slider.getBoundingClientRect();
            const { min, max, value } = slider;
            const thumb = parseFloat(getComputedStyle(slider).getPropertyValue('--thumb'));
            const share = (value - min) / (max - min);
            return [left + thumb / 2 + share * (width - thumb), top + height / 2];
        }""")
        return tuple(at)

    def trail(self, letter: str) -> str:
        return self.panel(letter).locator(".trail").get_attribute("d")

    def type_rate(self, letter: str, text: str) -> None:
        self.rate(letter).fill(text)
        self.rate(letter).press("Enter")

    def picker(self, name: str):
        """The button of a picker: "Hill", "Method of panel B", "Rate over time"."""
        return self.page.get_by_role("combobox", name=name, exact=True)

    def options(self):
        """The choices of the picker that is open."""
        return self.page.locator("[role=option]:visible")

    def option(self, label: str):
        """The choice with just this name; its formula and its sentence stand beside it."""
        name = self.page.locator(".option-label").get_by_text(label, exact=True)
        return self.options().filter(has=name)

    def choose(self, picker: str, label: str) -> None:
        self.picker(picker).click()
        self.option(label).click()

    def drawer(self):
        return self.page.get_by_role("complementary")

    def unfold(self) -> None:
        """On a phone, show views, settings, share and help."""
        button = self.page.get_by_role("button", name="Views, settings and help")
        if button.is_visible() and button.get_attribute("aria-expanded") == "false":
            button.click()

    def open_view(self, name: str) -> None:
        self.unfold()
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.drawer()).to_be_visible()

    def set(self, name: str, text: str) -> None:
        """Type into a field of the drawer; its name begins like this."""
        field = self.drawer().get_by_role("textbox", name=re.compile(f"^{re.escape(name)}"))
        field.fill(text)
        field.press("Enter")

    def at_step(self, step: int, end: int | None = None) -> None:
        tail = f" / {end}" if end is not None else " / "
        expect(self.page.locator(".count")).to_contain_text(f"step {step}{tail}")

    def frames(self, count: int = 2) -> None:
        """Let the browser paint: what was measured and placed is on the screen."""
        self.page.evaluate(
            """async (count) => {
            for (let i = 0; i < count; i += 1) await new Promise(requestAnimationFrame);
        }""",
            count,
        )

    def is_accessible(self, without: str = "") -> None:
        """Let axe look at the page as it stands, and then at its colors in the dark."""
        assert in_theme(self.page, "light", without) == ""
        assert in_theme(self.page, "dark", without, **COLORS) == "", "dark"

    def address_has(self, part: str) -> None:
        expect(self.page).to_have_url(re.compile(re.escape(part)))


@pytest.fixture(scope="session")
def context(browser, served):
    """A function that gives a context of some options; pages of one kind share what it has cached."""
    contexts = {}

    def find(**options):
        key = tuple(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
            if not options.get("offline"):  # as long as it is open, their process stays
                contexts[key].new_page().goto(f"{served}healthz")
        return contexts[key]

    yield find
    for made in contexts.values():
        made.close()


@pytest.fixture
def visitor(context, served):
    """A function that makes a visit: `visitor(360, 640, color_scheme="dark")`."""
    with visiting(context, served) as make:
        yield make


@pytest.fixture(scope="module")
def lasting(context, served):
    """The same for pages that the tests of a file share: each leaves its page as it has found it."""
    with visiting(context, served) as make:
        yield make


@contextmanager
def visiting(context, served):
    """A function that makes visits; in the end nothing may have been complained of."""
    visits: list[Visit] = []

    def make(width=1366, height=657, *, motion="reduce", address=None, **options) -> Visit:
        page = context(reduced_motion=motion, **options).new_page()
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size({"width": width, "height": height})
        visits.append(Visit(page, address or served))
        return visits[-1]

    yield make
    for visit in visits:
        visit.page.close()
    for visit in visits:
        assert visit.complaints == []
        assert [
            url for url in visit.requests if not url.startswith((visit.address, "data:", "blob:"))
        ] == []


@pytest.fixture
def visit(visitor):
    """A laptop's page on the first screen."""
    return visitor().open()


@pytest.fixture
def mortal():
    """A server of this test alone, to be stopped."""
    server = Server()
    yield server
    server.stop()
