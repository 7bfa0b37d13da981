"""Twenty real browsers among a class: each with a cache of its own, as on machines of their own."""

import asyncio
import os
import shutil
import time

from playwright.async_api import async_playwright

from benchmarks.page import ARGUMENTS

LONGEST_MS = 120_000
# The longest that any answer of the server took, in ms: not how long this machine paints.
SLOWEST = """() => Math.max(...performance.getEntries()
    .filter(({ entryType }) => ["navigation", "resource"].includes(entryType))
    .map(({ startTime, responseEnd }) => responseEnd - startTime))"""


def installed() -> str | None:
    """Return the browser of this machine; None leaves it to Playwright's own."""
    return next(filter(None, map(shutil.which, ("chromium", "google-chrome", "msedge"))), None)


async def opened(address: str, count: int, seconds: float) -> list[float]:
    """Open the page in so many browsers, evenly over so many seconds, and let all of them stay;
    return the seconds of the slowest answer to each. Raises playwright's Error where one of them
    does not come to stand.
    """
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ.get("DOWNHILL_BROWSER") or installed(), args=ARGUMENTS
        )
        begin = time.monotonic()

        async def visit(number: int) -> float:
            await asyncio.sleep(begin + number * seconds / count - time.monotonic())
            context = await browser.new_context(reduced_motion="reduce")
            page = await context.new_page()
            page.set_default_timeout(LONGEST_MS)
            await page.goto(address)
            await page.locator(".page.ready").wait_for()
            return await page.evaluate(SLOWEST) / 1000

        found = await asyncio.gather(*(visit(number) for number in range(count)))
        await browser.close()
        return found
