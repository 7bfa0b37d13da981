"""R13 in a browser: an open question tells nothing, whatever its walks do.

Of every lesson the same bytes are sent whatever its walks do (`tests/lessons/test_before_the_answer.py`),
and its page and its frame ask for nothing before the press (`test_lesson_journeys.py`). Here one of each
kind of question is also looked at, and another in each run; `python run.py bench samples` looks at all.
"""

import random

import pytest
from playwright.sync_api import expect

from app import lessons
from app.compute.lr_sweep import Walk
from tests.e2e.local_server import in_a_thread
from tests.e2e.screen import paint_all
from tests.samples import fresh, sample

LOOKS = ["", "&theme=dark", "&theme=projector"]
TOLD = "nothing that a walk would tell is on the page"
DESCRIBED = "[...document.querySelectorAll('meta')].map(({ content }) => content).join(' | ')"
IN_THEME = "(theme) => document.documentElement.setAttribute('data-theme', theme)"
LOOKS_AT = 40  # pictures, until both pages have drawn all


def open_question(visitor, name, look="", width=1366, height=657):
    visit = visitor(width, height).open(f"lesson={name}{look}")
    expect(visit.page.locator('.lesson[data-stage="question"]')).to_be_visible()
    return visit


# One of each kind of question, and the hidden hill; what the server sends is tested of every lesson.
KINDS = {each.question.kind: each.name for each in lessons.catalog()}
OF_EACH_KIND = pytest.mark.parametrize("name", [*KINDS.values(), "search"])


@OF_EACH_KIND
def test_before_the_press_nothing_is_asked_of_the_server(visitor, name):
    visit = open_question(visitor, name)
    visit.page.mouse.move(700, 300)
    visit.page.keyboard.press("Alt+k")
    visit.page.wait_for_timeout(700)
    assert [url for url in visit.requests if "/ask/" in url or "/maps" in url] == []
    visit.page.get_by_role("button", name="Skip the question").click()
    expect(visit.page.locator('.lesson[data-stage="why"]')).to_be_visible()
    assert [url for url in visit.requests if "/ask/lesson/" in url]


def test_no_way_leads_to_another_scene_while_a_question_is_open(visitor):
    visit = open_question(visitor, "too-large")
    page = visit.page
    page.locator('[data-panel="0"] .cause').click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".transport input:visible")).to_have_count(0)
    page.evaluate("""() => {
        const { page } = downhill;
        page.field("steps", "10");
        page.setRate(2, 0.5);
        page.setMethod(1, "adam");
        page.moveStart(1, 1, false);
        page.arrange("methods", 0);
        page.reset();
    }""")
    page.wait_for_timeout(500)
    assert [url for url in visit.requests if "/ask/" in url] == []
    expect(page.locator('.lesson[data-stage="question"]')).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_an_open_question_has_no_verdict_no_scale_and_no_mark(visitor, look):
    visit = open_question(visitor, "too-large", look)
    told = visit.page.locator(
        ".ruler .limit:visible, .marks > :visible, .off-scale:visible, .verdict .word:not(:empty)"
    )
    assert told.count() == 0, TOLD
    words = visit.page.locator("body").inner_text()
    for word in ("Diverges", "Oscillates", "Just right", "off the map", "settled"):
        assert word not in words
    ways = visit.page.locator(".trail, .curve").evaluate_all(
        "(all) => all.map((each) => each.getAttribute('d') ?? '')"
    )
    assert [way for way in ways if "L" in way] == [], TOLD
    play = visit.page.locator(".transport .play")
    expect(play).to_be_disabled()
    expect(visit.page.locator(".reason")).to_be_visible()
    for closed in (".timeline", ".transport .step >> nth=0"):
        expect(visit.page.locator(closed)).to_be_disabled()


def test_a_host_is_told_no_verdict_and_moves_nothing_while_a_question_is_open(visitor):
    visit = visitor(900, 600)
    visit.page.goto(f"{visit.address}lessons")
    visit.page.evaluate("""() => {
        window.told = [];
        addEventListener("message", ({ data }) => window.told.push(data.type));
        document.body.innerHTML = '<iframe src="./embed?lesson=3" width="800" height="500"></iframe>';
    }""")
    frame = visit.page.frame_locator("iframe")
    expect(frame.locator('.lesson[data-stage="question"]')).to_be_visible()
    for message in ("play", "set", "getState"):
        visit.page.evaluate(
            "(name) => frames[0].postMessage({ type: `downhill:${name}`, hash: 'surface=beale' }, '*')",
            message,
        )
    visit.page.wait_for_timeout(500)
    told = visit.page.evaluate("() => window.told")
    assert "downhill:verdict" not in told
    assert "downhill:ready" in told
    expect(frame.locator('.lesson[data-stage="question"]')).to_be_visible()
    frame.locator('.option[data-key="B"]').click()
    expect(frame.locator('.lesson[data-stage="why"]')).to_be_visible()
    visit.page.wait_for_function("() => window.told.includes('downhill:verdict')")


@pytest.fixture(scope="module")
def other_walks():
    """A server whose walks are those of other rates."""
    run = Walk.run
    with pytest.MonkeyPatch.context() as patch, in_a_thread() as address:
        patch.setattr(Walk, "run", lambda walk, rates: run(walk, [0.3 * rate for rate in rates]))
        yield address


def both(visitor, other_walks, path):
    """The same address of a plain server and of one whose walks are those of other rates."""
    size = (700, 450) if path.startswith("embed") else (1366, 657)
    visits = [visitor(*size), visitor(*size, address=other_walks)]
    for visit in visits:
        visit.page.goto(f"{visit.address}{path}")
        expect(visit.page.locator('.page.ready .lesson[data-stage="question"]')).to_be_visible()
        visit.page.wait_for_load_state("networkidle")  # the logo is there, too
    return visits


def assert_alike(one, other):
    """Two pages look alike, as soon as both are drawn."""
    for _ in range(LOOKS_AT):
        seen = [visit.page.screenshot() for visit in (one, other)]
        if seen[0] == seen[1]:
            break
        one.page.wait_for_timeout(250)
        for visit in (one, other):
            paint_all(visit.page)
    assert seen[0] == seen[1], "the pictures differ"


def told(visit):
    """All that a page says of itself, and all that is heard of it."""
    return [
        visit.page.title(),
        visit.page.evaluate(DESCRIBED).replace(visit.address, ""),
        visit.page.locator("body").aria_snapshot(),
        visit.page.locator("#announcer").inner_text(),
    ]


@OF_EACH_KIND
def test_with_walks_of_other_rates_an_open_question_looks_and_sounds_the_same(
    visitor, other_walks, name
):
    tells_nothing(visitor, other_walks, name)


@sample
def test_so_does_the_question_of_any_other_lesson(visitor, other_walks):
    count, seed = fresh(1)
    others = [each.name for each in lessons.catalog() if each.name not in KINDS.values()]
    for name in random.Random(seed).sample(others, min(count, len(others))):
        tells_nothing(visitor, other_walks, name)


def tells_nothing(visitor, other_walks, name):
    """Page and frame are the same to who looks and to who listens, whatever the walks do."""
    for path in (f"?lesson={name}", f"embed?lesson={name}&theme=projector"):
        plain, other = both(visitor, other_walks, path)
        assert told(plain) == told(other)
        for theme in ("projector",) if "projector" in path else ("light", "dark", "projector"):
            for visit in (plain, other):
                visit.page.evaluate(IN_THEME, theme)
            assert_alike(plain, other)
            assert told(plain) == told(other)
        asked = [url for visit in (plain, other) for url in visit.requests]
        assert [url for url in asked if "/ask/" in url or "/maps" in url] == []
