"""The pages that are made from the catalogues are up to date, and no link leads nowhere."""

import re
from pathlib import Path

import pytest

from descent import OPTIMIZERS, SCHEDULES, parameters_of
from docs.gallery import PAGES
from surfaces import SURFACES

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CATALOGUES = {"surfaces.md": SURFACES, "methods.md": OPTIMIZERS, "schedules.md": SCHEDULES}
FACTS = ("label", "formula", "watch", "shines", "fails", "reference")
MADE = pytest.mark.parametrize("name", PAGES)


def read(file):
    return file.read_text(encoding="utf-8")


def rows(page):
    """The cells of every row of the tables of a page, as a reader sees them."""
    for line in page.splitlines():
        if line.startswith("|"):
            cells = re.split(r"(?<!\\)\|", line)[1:-1]
            yield [re.sub(r"\\([\\`*_\[\]<>|])", r"\1", cell) for cell in cells]


@MADE
def test_a_made_page_is_what_the_catalogues_say_today(name):
    assert read(ROOT / "docs" / name) == PAGES[name](), "run: python run.py docs"


@MADE
def test_a_made_page_has_a_whole_row_for_every_key_in_the_order_of_the_catalogue(name):
    table = list(rows(PAGES[name]()))
    assert {len(cells) for cells in table} == {4}
    found = {cells[0].split("`")[1]: " ".join(cells) for cells in table if "`" in cells[0]}
    assert list(found) == list(CATALOGUES[name])
    for key, thing in CATALOGUES[name].items():
        facts = [getattr(thing, fact) for fact in FACTS if hasattr(thing, fact)]
        facts += [f"`{p.name}`" for p in parameters_of(thing)]
        facts += [p.help for p in parameters_of(thing)]
        assert [fact for fact in facts if fact not in found[key]] == []


def test_the_numbers_of_a_minimum_are_those_that_can_be_worked_out_by_hand():
    page = PAGES["surfaces.md"]().replace("\u00a0", " ")
    assert "(0, 0): 0, κ 10, 2/λ 0.2 |" in page  # ½(x² + 10y²)
    assert "| 0: 0, 2/λ 1 |" in page  # x², and no y
    assert "(1, 1): 0, κ 2508, 2/λ 0.001997 |" in page  # Rosenbrock's textbook condition number


def anchors(file):
    """The names that a browser gives to the headings of a page."""
    heads = re.findall(r"^#+ (.+)$", read(file), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_within_the_repository_leads_somewhere(file):
    text = re.sub(r"```.*?```", "", read(file), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    for link in links:
        path, _, anchor = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_reached_from_the_readme():
    seen, ahead = set(), [ROOT / "README.md"]
    while ahead:
        file = ahead.pop()
        seen.add(file)
        for link in re.findall(r"\]\(([^)#\s]+)", read(file)):
            target = (file.parent / link).resolve()
            found = sorted(target.glob("*.md")) if target.is_dir() else [target]
            ahead += [each for each in found if each in TEXTS and each not in seen]
    assert {file for file in TEXTS if file.parent != ROOT} <= seen
