"""axe on a page that stays open: it is put there once, and asked as often as the page changes."""

import re

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import expect

OPTIONS = {"resultTypes": ["violations"]}
# Those of its rules that know of colors: a theme is nothing but colors.
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Colors that are on their way to others are neither.
AT_ONCE = "document.getAnimations().forEach((each) => each.finish())"
# What is dimmed waits for an answer; its colors tell that it cannot be read yet.
WAITS = ".panel.stale, [aria-busy=true]"
IS_THERE = "typeof axe === 'object'"


def violations(page, without: str = "", **options) -> str:
    """Return what axe finds on a page, but for what a selector names; nothing is an empty text."""
    if not page.evaluate(IS_THERE):
        page.evaluate(Axe().axe_script)
    context = {"exclude": [[without]]} if without else {"include": [["html"]]}
    given = [context, OPTIONS | options]
    found = AxeResults(page.evaluate("([context, options]) => axe.run(context, options)", given))
    return found.generate_report() if found.violations_count else ""


def in_theme(page, scheme: str, without: str = "", **options) -> str:
    """Return what axe finds in a theme; an address that names one of its own keeps it."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-theme", re.compile(f"{scheme}|projector"))
    expect(page.locator(WAITS)).to_have_count(0)
    page.evaluate(AT_ONCE)
    return violations(page, without, **options)
