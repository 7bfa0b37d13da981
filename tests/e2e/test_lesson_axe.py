"""axe at every stage of every lesson: light or dark, on a laptop or on a phone."""

import random

import pytest
from playwright.sync_api import expect

from app import lessons
from tests.e2e.axe import in_theme, violations
from tests.e2e.lesson_play import SCREENS, walk_through

EACH = pytest.mark.parametrize("lesson", lessons.catalog(), ids=lambda lesson: lesson.name)


@EACH
def test_axe_finds_nothing_at_any_stage_of_any_lesson(visitor, lesson):
    """Each run takes one of the screens and themes; `python run.py bench lessons` takes all."""
    width, height, options = random.choice(SCREENS)
    scheme = random.choice(["light", "dark"])
    visit = visitor(width, height, motion="no-preference", **options)
    for stage in walk_through(visit.page, visit.address, lesson):
        report = in_theme(visit.page, scheme)
        assert report == "", f"{stage}, {width} × {height}, {scheme}\n{report}"


@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize("path", ["lessons", "lessons/plan"])
def test_axe_finds_nothing_among_the_lessons(visitor, path, width):
    for scheme in ("light", "dark"):
        visit = visitor(width, 657, color_scheme=scheme)
        visit.page.goto(f"{visit.address}{path}")
        expect(visit.page.locator("html")).to_have_attribute("data-theme", scheme)
        assert violations(visit.page) == "", scheme
