"""How light the page is: beside its own frame, on a slow line, on a slow machine, and at rest."""

import os
import statistics

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.page import ARGUMENTS, served
from benchmarks.table import Row

ROUNDS = 5
PAGE, FRAME = "", "embed"
PATHS = {PAGE: "page", FRAME: "frame"}
FAST: dict = {}
# A telephone's line: 1.6 Mbit a second, 150 ms to and fro.
SLOW = {"latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9.4e4, "offline": False}
SLOWER = 4  # times as slow a processor
FIRST, REST = 10.0, 5.0  # seconds

# When the walks were first seen to move, and the longest task of the main thread until now.
WATCH = """(() => {
    window.seen = { moving: null, longest: 0 };
    new PerformanceObserver((list) => {
        const durations = list.getEntries().map((entry) => entry.duration);
        seen.longest = Math.max(seen.longest, ...durations);
    }).observe({ type: 'longtask', buffered: true });
    requestAnimationFrame(function look(now) {
        const step = Number(document.querySelector('.page.ready .timeline')?.value ?? 0);
        const isPlaying = document.querySelector('[aria-label=Pause]') !== null;
        if (step > 0 && isPlaying) seen.moving = now;
        else requestAnimationFrame(look);
    });
})()"""


def rows() -> list[Row]:
    """Measure all in fresh pages, page and frame in turn; medians."""
    with served() as address, sync_playwright() as playwright:
        path = os.environ.get("DOWNHILL_BROWSER") or None
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            return [
                *of_moving(browser, address),
                *of_tasks(browser, address),
                *of_rest(browser, address),
            ]
        finally:
            browser.close()


def opened(browser: Browser, address: str, line: dict, slower: int = 1) -> tuple[Page, CDPSession]:
    """Open an address as a fresh visitor does, on a line and on a processor."""
    context = browser.new_context(viewport={"width": 1366, "height": 657})
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    if line:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.locator(".page.ready").wait_for()
    return page, session


def moving(browser: Browser, address: str, line: dict) -> float:
    """Return the milliseconds after which the walks move."""
    page, _ = opened(browser, address, line)
    while (at := page.evaluate("seen.moving")) is None:
        page.wait_for_timeout(20)
    page.context.close()
    return at


def of_moving(browser: Browser, address: str) -> list[Row]:
    """Return how much longer the page takes to move than its own frame."""
    found = []
    for words, line in (("fast line", FAST), ("1.6 Mbit/s and 150 ms", SLOW)):
        pairs = [[moving(browser, address + path, line) for path in PATHS] for _ in range(ROUNDS)]
        page, frame = (statistics.median(column) for column in zip(*pairs, strict=True))
        what = f"page moving ÷ frame moving, {words}"
        found.append(
            Row(what, f"{page:.0f} ÷ {frame:.0f} ms", "budget ≤ 1.6", f"{page / frame / 1.6:.2f}")
        )
    return found


def of_tasks(browser: Browser, address: str) -> list[Row]:
    """Return the longest tasks of the first seconds on a slow processor."""
    found = []
    for (path, name), budget in zip(PATHS.items(), (300, 150), strict=True):
        longest = []
        for _ in range(ROUNDS):
            page, _ = opened(browser, address + path, FAST, SLOWER)
            page.wait_for_timeout(1e3 * FIRST)
            longest.append(page.evaluate("seen.longest"))
            page.context.close()
        what = f"longest task of a {name}'s first ten seconds, a quarter of the processor"
        found.append(row(what, statistics.median(longest), budget))
    return found


def of_rest(browser: Browser, address: str) -> list[Row]:
    """Return what a page costs that is looked at when its walks have ended."""
    page, session = opened(browser, f"{address}?step=end", FAST)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1e3 * REST)
    begin = busy(session)
    page.wait_for_timeout(1e3 * REST)
    cost = (busy(session) - begin) / REST
    page.context.close()
    return [row("idle page, main thread, each second", cost, 1)]


def busy(session: CDPSession) -> float:
    """Return the milliseconds that a page's main thread has worked."""
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1e3 * next(each["value"] for each in metrics if each["name"] == "TaskDuration")


def row(what: str, milliseconds: float, budget: float) -> Row:
    """Return one figure beside its budget."""
    ratio = f"{milliseconds / budget:.2f}"
    return Row(what, f"{milliseconds:.3g} ms", f"budget ≤ {budget:g} ms", ratio)
