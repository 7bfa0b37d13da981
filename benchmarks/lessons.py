"""Every answer of every lesson by every hand, axe at every stage on every screen, and what the
first screen weighs. Tests play a sample.
"""

import os
from itertools import product

from playwright.sync_api import expect, sync_playwright

from app import lessons
from benchmarks.page import ARGUMENTS, Meter, open_page, served
from benchmarks.table import Row
from tests.e2e.axe import in_theme
from tests.e2e.lesson_play import HANDS, LISTEN, SCREENS, answers, play, walk_through

BUDGET = 0.35  # MB of the first screen


def rows() -> list[Row]:
    """Play everything once."""
    expect.set_options(timeout=20_000)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("DOWNHILL_BROWSER") or None, args=ARGUMENTS
        )
        found = [
            share(
                "answers that get their reply, by mouse, keyboard and touch",
                plays(browser, address),
            ),
            share(
                "stages in which axe finds nothing, on laptop and phone", stages(browser, address)
            ),
            weight(browser, address),
        ]
        browser.close()
    return found


def plays(browser, address: str) -> list[bool]:
    """Give every answer of every lesson by every hand, and say whether each got its reply."""
    found = []
    for hand, (size, options) in HANDS.items():
        context = browser.new_context(
            viewport=dict(zip(("width", "height"), size, strict=True)),
            reduced_motion="reduce",
            **options,
        )
        page = context.new_page()
        page.add_init_script(LISTEN)
        for lesson in lessons.catalog():
            for answer in answers(lesson):
                found.append(
                    passes(
                        f"{lesson.name}, {answer} by {hand}",
                        play,
                        page,
                        address,
                        lesson,
                        answer,
                        hand,
                    )
                )
        context.close()
    return found


def stages(browser, address: str) -> list[bool]:
    """Ask axe at every stage of every lesson in both themes on every screen."""
    found = []
    for lesson, (width, height, options) in product(lessons.catalog(), SCREENS):
        page = browser.new_context(
            viewport={"width": width, "height": height}, **options
        ).new_page()
        for stage in walk_through(page, address, lesson):
            report = "".join(in_theme(page, scheme) for scheme in ("light", "dark"))
            found.append(not report)
            if report:
                print(f"{lesson.name}, {stage}, {width}: {report}")
        page.context.close()
    return found


def passes(what: str, act, *given) -> bool:
    """Say whether an act raised nothing; what it raised is printed."""
    try:
        act(*given)
    except AssertionError as error:
        print(f"{what}: {error}")
        return False
    return True


def weight(browser, address: str) -> Row:
    """Return what the first screen weighs, until three seconds after it can be used."""
    page = browser.new_context(viewport={"width": 1366, "height": 657}).new_page()
    meter = Meter(page)
    open_page(page, address)
    page.wait_for_load_state("networkidle")
    size = meter.take() / 1e6
    return Row(
        "first screen, transferred",
        f"{size:.3f} MB",
        f"budget ≤ {BUDGET} MB",
        f"{size / BUDGET:.2f}",
    )


def share(what: str, found: list[bool]) -> Row:
    """Return how many of some trials went well."""
    return Row(what, str(sum(found)), f"of {len(found)}", f"{sum(found) / len(found):.3f}")
