"""docs/examples/host.html, as it is: a page of another site that talks with a frame."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "host.html"


@pytest.fixture
def course(visitor, served):
    """The example, opened from the disk, with the frame of this server in it."""
    visit = visitor(1000, 1100)
    visit.page.goto(f"{EXAMPLE.as_uri()}?home={quote(served)}")
    expect(visit.page.frame_locator("iframe").locator(".page.ready")).to_be_visible()
    yield visit
    visit.requests[:] = [url for url in visit.requests if not url.startswith("file:")]


def said(visit, kind):
    """What the frame said of this kind, as the log has it."""
    texts = visit.page.locator("#log li").all_inner_texts()
    return [each for each in map(json.loads, texts) if each["type"] == f"downhill:{kind}"]


def hears(visit, kind, count=1):
    line = visit.page.locator("#log li", has_text=f"downhill:{kind}")
    expect(line.nth(count - 1)).to_be_attached()
    return said(visit, kind)


def test_the_frame_says_that_it_is_ready_and_how_high_it_is(course):
    assert hears(course, "ready") == [{"type": "downhill:ready", "version": 1}]
    hears(course, "resize")
    course.page.wait_for_function("""() => {
        const said = [...document.querySelectorAll('#log li')].map((line) => JSON.parse(line.textContent));
        const { height } = said.findLast(({ type }) => type === 'downhill:resize');
        return document.querySelector('iframe').height === String(height);
    }""")
    assert 300 < said(course, "resize")[-1]["height"] < 1200


def test_the_buttons_drive_the_frame(course):
    inside = course.page.frame_locator("iframe")
    hears(course, "ready")
    press = lambda name: course.page.get_by_role("button", name=name).click()  # noqa: E731
    press("Step 5")
    expect(inside.locator(".count")).to_contain_text("5")
    press("What is shown?")
    assert "surface=bowl" in hears(course, "state")[-1]["hash"]
    press("Play")
    expect(inside.get_by_role("button", name="Pause")).to_be_visible()
    press("Pause")
    expect(inside.get_by_role("button", name="Play")).to_be_visible()
    press("Beale, Adam")
    expect(inside.get_by_role("combobox", name="Hill", exact=True)).to_contain_text("Beale")
    verdicts = hears(course, "verdict", 8)
    assert [each["panel"] for each in verdicts[-4:]] == list("ABCD")
    press("Reset")
    method = inside.get_by_role("combobox", name="Method of panel A")
    expect(method).to_contain_text("Gradient descent")


def test_axe_finds_nothing_on_the_example(course):
    found = Axe().run(course.page, context={"exclude": [["iframe"]]})
    assert found.violations_count == 0, found.generate_report()
