"""One round of a checkout, the one that PYTHONPATH names: prints its figures as JSON.

It calls only what that checkout's own benchmarks have had since they have existed.
"""

import asyncio
import json
import os
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from benchmarks import page as measures
from benchmarks.classroom import asks
from benchmarks.classroom.load import open_loop

LAPTOP, FRAME = {"width": 1366, "height": 657}, {"width": 700, "height": 450}
CLASS, SECONDS = 60.0, 8.0  # questions a second


def main() -> None:
    """Measure what a visitor meets, then a class."""
    measures.MOVES = 30
    with measures.served() as address:
        with sync_playwright() as playwright:
            path = os.environ.get("DOWNHILL_BROWSER") or None
            browser = playwright.chromium.launch(executable_path=path, args=measures.ARGUMENTS)
            found = of_a_visitor(browser, address)
            browser.close()
        port = urlsplit(address).port
        asyncio.run(open_loop(port, asks.mixed, CLASS / 2, 3, seed=7))
        tally = asyncio.run(open_loop(port, asks.mixed, CLASS, SECONDS, seed=1))
    found["class, 95 of 100 answers within, ms"] = 1e3 * tally.share(0.95)
    print(json.dumps(found))


def of_a_visitor(browser, address: str) -> dict[str, float]:
    """Return the figures of a fresh visitor's page and frame."""
    page = browser.new_context(viewport=LAPTOP, reduced_motion="reduce").new_page()
    found = {"page usable, ms": 1e3 * measures.open_page(page, address)}
    page.wait_for_load_state("networkidle")
    page.evaluate(measures.WATCH)
    taken = sorted(measures.latencies(page))
    found["slider to picture, median, ms"] = taken[len(taken) // 2]
    found["pictures a second in a drag"] = measures.pictures_a_second(page)
    found["frames a second while playing"], _ = measures.frames_a_second(page, False)
    page.context.close()
    frame = browser.new_context(viewport=FRAME, reduced_motion="reduce").new_page()
    found["frame usable, ms"] = 1e3 * measures.open_page(frame, f"{address}embed")
    frame.context.close()
    return found


if __name__ == "__main__":
    main()
