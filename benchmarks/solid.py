"""The view in three dimensions without a graphics card, beside its budgets."""

import os
import statistics

from playwright.sync_api import sync_playwright

from benchmarks.page import ARGUMENTS, ROUNDS, frames_a_second, open_page, row, served
from benchmarks.table import Row

# From the press on its button until hill and walks are drawn.
OPEN = """() => new Promise((done) => {
    const begin = performance.now();
    document.querySelector('[data-view=solid]').click();
    (function look() {
        if (document.querySelector('.badge-letter[x]')) done(performance.now() - begin);
        else requestAnimationFrame(look);
    })();
})"""
TURN = """() => new Promise((done) => {
    const box = document.querySelector('.solid-box');
    const gaps = [];
    let last = null, first = null;
    requestAnimationFrame(function frame(now) {
        if (last !== null) gaps.push(now - last);
        last = now; first ??= now;
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', shiftKey: true }));
        if (now - first < 3000) requestAnimationFrame(frame);
        else done(gaps);
    });
})"""
LOSE = """() => new Promise((done) => {
    const old = document.querySelector('.solid-box canvas');
    const begin = performance.now();
    old.getContext('webgl').getExtension('WEBGL_lose_context').loseContext();
    (function look() {
        const now = document.querySelector('.solid-box canvas');
        const isBack = now && now !== old && !now.getContext('webgl').isContextLost();
        if (isBack) done(performance.now() - begin);
        else requestAnimationFrame(look);
    })();
})"""

# name of the figure, what it is, its unit, its budget, whether more is better
SHAPES = [
    ("opened", "3-D view: from its button to the picture", "ms", 1500, False),
    ("playing", "frames a second while four walks play in 3-D", "/s", 30, True),
    ("playing longest", "longest frame of that", "ms", 100, False),
    ("turning", "frames a second while the hill is turned", "/s", 5, True),
    ("lost", "a lost context is back", "ms", 1000, False),
]


def rows() -> list[Row]:
    """Measure everything three times in fresh pages; medians."""
    found: dict[str, list[float]] = {name: [] for name, *_ in SHAPES}
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("DOWNHILL_BROWSER") or None, args=ARGUMENTS
        )
        for _ in range(ROUNDS):
            for name, value in measure(browser, address).items():
                found[name].append(value)
        browser.close()
    middle = {name: statistics.median(values) for name, values in found.items()}
    return [row(middle, *shape) for shape in SHAPES]


def measure(browser, address: str) -> dict[str, float]:
    """One round: a fresh visitor opens the view, plays, turns, and loses the context."""
    context = browser.new_context(viewport={"width": 1366, "height": 657}, reduced_motion="reduce")
    page = context.new_page()
    open_page(page, address)
    page.locator(".page.painted").wait_for()
    page.wait_for_load_state("networkidle")
    found = {"opened": page.evaluate(OPEN)}
    page.wait_for_timeout(1000)
    found["playing"], found["playing longest"] = frames_a_second(page, scrub=False)
    found["turning"] = 1000 / statistics.mean(page.evaluate(TURN))
    found["lost"] = page.evaluate(LOSE)
    context.close()
    return found
