"""The course as a folder: it is played from a disk, with no network and no request."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from app.lessons import catalog
from app.page.static_bundle import bundles
from tests.docs.markdown_blocks import commands, split
from tests.e2e.lesson_play import SHOW_THE_END

ROOT = Path(__file__).resolve().parents[2]
TEACHERS = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")

SHARED = ("page.css", "lesson.css", "file.js", "lesson.js")
MOST = 1_200_000  # bytes of a lesson, beyond what all have in common


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of the course, as a teacher has it who types what the docs say."""
    lines = [line for block in split(TEACHERS)[0] for line in commands(block.text)]
    (line,) = [line for line in lines if line.startswith("python run.py site")]
    root = tmp_path_factory.mktemp("teacher")
    command = [sys.executable, str(ROOT / "run.py"), *line.split()[2:]]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return root / "course"


@pytest.fixture
def page(browser, folder):
    """The gallery, opened from the disk with no network."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    complaints, asked = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    yield page
    local = (folder.as_uri(), "data:", "blob:")
    assert [url for url in asked if not unquote(url).startswith(local)] == []
    assert complaints == []
    context.close()


def answer(page, lesson):
    """Answer the question of a lesson, rightly or not."""
    if lesson.question.options:
        page.locator(".lesson-body [data-key]").first.click()
    else:
        page.get_by_role("button", name="Skip the question").click()
    expect(page.locator(".lesson")).to_have_attribute("data-stage", re.compile("play|why"))
    page.evaluate(SHOW_THE_END)


def test_every_lesson_is_played_from_question_to_explanation(page, folder):
    for lesson in catalog():
        page.goto((folder / "index.html").as_uri())
        page.get_by_role("link", name=lesson.title, exact=True).click()
        expect(page.locator("h2#lesson-question")).to_have_text(lesson.question.text)
        assert lesson.say(lesson.seen) not in page.content()
        answer(page, lesson)
        expect(page.locator(".lesson-outcome")).to_have_text(lesson.say(lesson.seen))
        if lesson.covered:
            game = page.locator(".lesson").get_by_role("link", name="Search game")
            expect(game).to_have_attribute("href", "search.html#hill=1")
        crumb = page.get_by_role("link", name="Lessons", exact=True)
        assert crumb.get_attribute("href") == "index.html"
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("heading", name="Now try")).to_be_visible()
        task = page.locator(".lesson").get_by_text(lesson.trial.text.split(". ")[0])
        expect(task).to_be_visible()


def test_the_search_game_is_played_from_the_disk(page):
    page.get_by_role("link", name="Search game").click()
    field = page.get_by_label("Learning rate η")
    for count, rate in enumerate(["0.1", "0.01", "0.05", "0.02", "0.03", "0.04"], start=1):
        field.fill(rate)
        page.keyboard.press("Enter")
        expect(page.locator("ol li")).to_have_count(count)
    expect(page.get_by_role("heading", level=2)).to_contain_text("Your try 4 reached the goal")
    expect(page.locator("tbody tr")).to_have_count(4)
    formula = page.locator(".after b").inner_text()
    page.get_by_role("button", name="Another hill").click()
    expect(page.locator("ol li")).to_have_count(0)
    for _ in range(6):
        field.fill("0.01")
        page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(4)
    assert page.locator(".after b").inner_text() != formula
    expect(page.locator(".curve")).to_be_attached()


def test_the_plans_for_a_class_lead_to_the_lessons(page):
    page.get_by_role("link", name="Plan for a class").click()
    expect(page.get_by_role("heading", name="A class of 50 minutes")).to_be_visible()
    page.get_by_role("link", name="3 Too large").first.click()
    expect(page.locator('.lesson[data-stage="question"]')).to_be_visible()
    page.get_by_role("button", name="Skip the question").click()
    page.evaluate(SHOW_THE_END)
    # In the plan of 50 minutes, which is the first, and not by its number, the search follows on 5.
    page.get_by_role("link", name="Next: Just right").click()
    page.get_by_role("button", name="Skip the question").click()
    page.evaluate(SHOW_THE_END)
    page.get_by_role("link", name="Next: It depends on the problem").click()
    page.get_by_role("button", name="Skip the question").click()
    page.evaluate(SHOW_THE_END)
    expect(page.locator(".lesson-next")).to_contain_text("Next: Search for the rate")
    page.locator(".lesson-next").click()
    expect(page.locator("h2#lesson-question")).to_contain_text("Which plan")


def test_no_lesson_is_larger_than_it_may_be_and_no_key_lies_among_them(folder):
    shared = sum(len(bundles()[name].text.encode()) for name in SHARED)
    sizes = {file.name: file.stat().st_size - shared for file in folder.glob("[0-9]*.html")}
    assert len(sizes) == len(catalog())
    assert {name: size for name, size in sizes.items() if size > MOST} == {}
    names = {file.name for file in folder.iterdir()}
    assert {"index.html", "hill.html", "plan.html", "search.html", "worksheets.html"} < names
    assert not any("key" in name or name.endswith(".gift") for name in names)
