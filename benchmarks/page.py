"""The page in a real browser: first load, slider to picture, frames a second, bytes."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import CDPSession, Page, sync_playwright

from benchmarks.table import Row

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"),
    # Two pages of the browser's own that every new window loads beside ours.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
]
ROUNDS = 3
DRAG_SECONDS = 3.0
MOVES = 60
MIDDLE, REST = "0.05", 1500  # a rate, and ms after which a sweep that is asked for is there

# Counts pictures as they are put into the page, and pairs each with the newest move of the hand before it.
WATCH = """() => {
    const { stage } = downhill.page;
    const load = stage.load;
    window.seen = { moves: [], pictures: [] };
    stage.load = (...given) => { load(...given); window.seen.pictures.push(performance.now()); };
    document.addEventListener('mousemove', (event) => window.seen.moves.push(event.timeStamp), true);
}"""
# A hand that moves at every frame, as a real one does; a driver's moves wait for one another.
DRAG = """(seconds) => new Promise((done) => {
    const slider = document.querySelector('[data-panel="3"] input[type=range]');
    const { min, max } = slider, [low, high] = [Number(min), Number(max)];
    const begin = performance.now(), middle = Number(slider.value);
    let i = 0;
    window.seen.pictures.length = 0;
    requestAnimationFrame(function move(now) {
        if (now - begin > 1000 * seconds) return done(window.seen.pictures.length);
        const way = Math.abs((3 * (i += 1)) % 160 - 80) / 80 - 0.5;
        slider.value = middle + way * 0.4 * (high - low);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        requestAnimationFrame(move);
    });
})"""
FRAMES = """(scrub) => new Promise((done) => {
    const { stage } = downhill.page;
    const gaps = [];
    let last = null, first = null, step = 0;
    if (!scrub) { stage.seek(0); stage.setSpeed(32); stage.play(); }
    requestAnimationFrame(function frame(now) {
        if (last !== null) gaps.push(now - last);
        last = now; first ??= now;
        if (scrub) stage.seek(step = (step + 1) % (stage.clock.end + 1));
        if (now - first < 3000) requestAnimationFrame(frame);
        else done(gaps);
    });
})"""


@contextmanager
def served(**variables: str) -> Iterator[str]:
    """Serve Downhill as a visitor's machine does, with more variables in its environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "--no-browser", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        env=os.environ | variables,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(600):
            with suppress(OSError), urllib.request.urlopen(f"{address}healthz", timeout=1):
                break
            time.sleep(0.1)
        yield address
    finally:
        process.kill()
        process.wait()


class Meter:
    """Counts the bytes that a page receives."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.bytes = 0
        self.session.on("Network.loadingFinished", self.add)
        self.session.send("Network.enable")

    def add(self, event: dict) -> None:
        self.bytes += event["encodedDataLength"]

    def take(self) -> int:
        taken, self.bytes = self.bytes, 0
        return int(taken)

    def delay(self, milliseconds: float) -> None:
        self.session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": milliseconds,
                "downloadThroughput": -1,
                "uploadThroughput": -1,
            },
        )


def open_page(page: Page, address: str) -> float:
    """Open the page and return the seconds until it can be used."""
    begin = time.perf_counter()
    page.goto(address)
    page.locator(".page.ready").wait_for()
    return time.perf_counter() - begin


def grip(page: Page) -> tuple[float, float]:
    """Take hold of the thumb of panel D."""
    box = page.get_by_role("slider", name="Learning rate of panel D").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y


def latencies(page: Page) -> list[float]:
    """Move the thumb once and wait for its picture, many times; return the milliseconds of each."""
    x, y = grip(page)
    found = []
    for i in range(MOVES):
        page.evaluate("seen.moves.length = seen.pictures.length = 0")
        page.mouse.move(x - 4 - 2 * i, y)
        page.wait_for_timeout(100)
        moves, pictures = page.evaluate("[seen.moves, seen.pictures]")
        if pictures:
            found.append(pictures[0] - moves[0])
    page.mouse.up()
    return found


def pictures_a_second(page: Page) -> float:
    """Drag for three seconds, one move a frame; return the pictures a second.

    Every drag begins in the middle of the ruler, with a hand that has rested: at its end the rate
    would stand still under a hand that moves.
    """
    field = page.get_by_role("textbox", name="Learning rate of panel D")
    field.fill(MIDDLE)
    field.press("Enter")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(REST)
    grip(page)
    count = page.evaluate(DRAG, DRAG_SECONDS)
    page.mouse.up()
    return count / DRAG_SECONDS


def frames_a_second(page: Page, scrub: bool) -> tuple[float, float]:
    """Return the frames a second and the longest frame in milliseconds."""
    gaps = page.evaluate(FRAMES, scrub)
    return 1000 / statistics.mean(gaps), max(gaps)


def rows() -> list[Row]:
    """Measure everything three times in fresh pages; medians."""
    found: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        found.setdefault(name, []).append(value)

    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("DOWNHILL_BROWSER") or None, args=ARGUMENTS
        )
        for _ in range(ROUNDS):
            measure(browser, address, note)
            measure_frame(browser, f"{address}embed", note)
        browser.close()
    middle = {name: statistics.median(values) for name, values in found.items()}
    return [row(middle, *shape) for shape in SHAPES]


def measure(browser, address: str, note) -> None:
    """One round: a fresh visitor does everything once."""
    context = browser.new_context(viewport={"width": 1366, "height": 657}, reduced_motion="reduce")
    page = context.new_page()
    meter = Meter(page)
    note("ready", open_page(page, address))
    page.wait_for_load_state("networkidle")
    note("first", meter.take() / 1e6)
    page.evaluate(WATCH)
    taken = sorted(latencies(page))
    note("p50", taken[len(taken) // 2])
    note("p95", taken[int(0.95 * len(taken))])
    meter.take()
    note("pictures", pictures_a_second(page))
    page.wait_for_load_state("networkidle")
    asked = page.evaluate("seen.pictures.length")
    note("interaction", meter.take() / 1e3 / max(asked, 1))
    for name, delay in (("pictures late", 100), ("pictures later", 300)):
        meter.delay(delay)
        note(name, pictures_a_second(page))
        meter.delay(0)
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    for name, scrub in (("playing", False), ("scrubbing", True)):
        rate, longest = frames_a_second(page, scrub)
        note(name, rate)
        note(f"{name} longest", longest)
    context.close()


def measure_frame(browser, address: str, note) -> None:
    """One round: a page that a fresh visitor reads shows a frame."""
    context = browser.new_context(viewport={"width": 700, "height": 450}, reduced_motion="reduce")
    page = context.new_page()
    meter = Meter(page)
    note("frame ready", open_page(page, address))
    page.wait_for_load_state("networkidle")
    note("frame", meter.take() / 1e6)
    context.close()


# name of the figure, what it is, its unit, its budget, whether more is better
SHAPES = [
    ("ready", "fresh page usable", "s", 3.0, False),
    ("first", "first load, transferred", "MB", 0.45, False),
    ("frame ready", "fresh frame usable", "s", 1.5, False),
    ("frame", "first frame, transferred", "MB", 0.12, False),
    ("p50", "slider to picture, median", "ms", 6, False),
    ("p95", "slider to picture, 95th percentile", "ms", 12, False),
    ("pictures", "pictures a second in a drag", "/s", 60, True),
    ("pictures late", "the same with 100 ms added to every answer", "/s", 40, True),
    ("pictures later", "the same with 300 ms added", "/s", 40, True),
    ("interaction", "one picture, transferred", "kB", 40, False),
    ("playing", "frames a second while four panels play", "/s", 59, True),
    ("scrubbing", "frames a second while scrubbing", "/s", 59, True),
    ("playing longest", "longest frame while playing", "ms", 50, False),
    ("scrubbing longest", "longest frame while scrubbing", "ms", 50, False),
]


def row(middle: dict, name: str, what: str, unit: str, budget: float, more_is_better: bool) -> Row:
    """Return one figure beside its budget."""
    sign = "≥" if more_is_better else "≤"
    return Row(
        what,
        f"{middle[name]:.3g} {unit}",
        f"budget {sign} {budget:g} {unit}",
        f"{middle[name] / budget:.2f}",
    )
