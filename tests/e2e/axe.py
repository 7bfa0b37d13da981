"""axe on a page that stays open: it is put there once, and asked as often as the page changes."""

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import expect

COLORS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
ALL = {"resultTypes": ["violations"]}
# Colors that are on their way to others are neither.
AT_ONCE = "document.getAnimations().forEach((each) => each.finish())"
IS_THERE = "typeof axe === 'object'"


def violations(page, options=ALL) -> str:
    """Return what axe finds on a page, in words; nothing is an empty text."""
    if not page.evaluate(IS_THERE):
        page.evaluate(Axe().axe_script)
    found = AxeResults(page.evaluate("(options) => axe.run(options)", options))
    return found.generate_report() if found.violations_count else ""


def in_both_themes(page) -> str:
    """Return what axe finds in the light theme and, of colors, in the dark one."""
    found = ""
    for scheme, options in (("light", ALL), ("dark", COLORS)):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        page.evaluate(AT_ONCE)
        found += violations(page, options)
    return found
