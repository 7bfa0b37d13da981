"""Worksheets and their key on paper: a page for each, of A4 and of Letter."""

import re

import pytest

from app.lessons import catalog
from app.lessons.papers.answer_key import answer_keys
from app.lessons.papers.variant import variant
from app.lessons.papers.worksheet import worksheets
from tests.e2e.axe import violations

HOME = "https://school.example/a/rather/long/way/to/downhill/"
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("papers", [worksheets, answer_keys])
def test_each_sheet_fits_one_page(browser, papers):
    variants = [variant(lesson, seed=1) for lesson in catalog()]
    page = browser.new_page()
    page.set_content(papers(variants, HOME))
    for paper in ("A4", "Letter"):
        assert len(PAGE.findall(page.pdf(format=paper))) == len(variants), paper
    wide = "[...document.querySelectorAll('.sheet *')].map((e) => e.getBoundingClientRect())"
    body = page.evaluate("document.body.getBoundingClientRect().right")
    assert page.evaluate(f"Math.max(...{wide}.map((box) => box.right))") <= body + 1
    page.close()


@pytest.mark.parametrize("papers", [worksheets, answer_keys])
def test_axe_finds_nothing_on_a_sheet(browser, papers):
    page = browser.new_page()
    page.set_content(papers([variant(lesson, seed=1) for lesson in catalog()], HOME))
    assert violations(page) == ""
    page.close()
