"""What a visitor does most, in a browser that is not Chromium."""

import json
import os
import urllib.request
import warnings

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.conftest import ARGUMENTS

LONG = "?steps=500&step=0&speed=32"
VIEWS = ["3-D", "Maps", "Rates", "Loss", "Seeds", "Step", "Table"]
FRAMES = """new Promise((done) => {
    const begin = performance.now();
    let count = 0;
    const frame = (now) => {
        count += 1;
        if (now - begin < 2000) requestAnimationFrame(frame);
        else done((1000 * count) / (now - begin));
    };
    requestAnimationFrame(frame);
})"""
VERDICTS = "[...document.querySelectorAll('.panel .verdict .word')].map((it) => it.innerText)"
TRAIL = "document.querySelector('[data-panel=\"{}\"] .trail').getAttribute('d')"


class FramesASecond(UserWarning):
    """A figure, told at the end of a run: it is no test."""


def ended(hand):
    """Wait until the walks have ended and their verdicts are told."""
    hand.until("document.querySelector('.page:not(.undecided)')")


def opened(hand, query=""):
    """Open a page and wait until its walks stand at their ends."""
    hand.open(f"?speed=max&{query}")
    ended(hand)
    hand.until("!document.querySelector('[aria-label=Pause]')")


def test_the_first_screen_plays_and_tells_four_verdicts(hand):
    hand.open()
    ended(hand)
    words = hand.value(VERDICTS)
    assert len(set(words)) == 4
    sliders = "[...document.querySelectorAll('input[type=range]')]"
    assert hand.value(f"{sliders}.every((it) => it.getAttribute('aria-valuetext'))")
    assert hand.value("document.documentElement.scrollWidth <= innerWidth")
    assert hand.value("document.documentElement.scrollHeight <= innerHeight")


def test_a_rate_that_is_typed_changes_one_walk_and_the_address(hand):
    opened(hand)
    field = "[data-panel='0'] input[type=text]"
    before = hand.value(TRAIL.format(0)), hand.value(TRAIL.format(1))
    hand.write(field, "1/8")
    hand.until(f"{TRAIL.format(0)} !== {json.dumps(before[0])}")
    assert hand.value(TRAIL.format(1)) == before[1]
    hand.until("location.search.includes('0.125')")


def test_a_ruler_follows_the_arrow_keys_and_says_its_rate(hand):
    opened(hand)
    slider = "[data-panel='1'] input[type=range]"
    before = hand.value(TRAIL.format(1))
    said = f"document.querySelector({json.dumps(slider)}).getAttribute('aria-valuetext')"
    first = hand.value(said)
    hand.value(f"document.querySelector({json.dumps(slider)}).focus()")
    hand.keys("ArrowRight", "ArrowRight")
    hand.until(f"{said} !== {json.dumps(first)}")
    hand.until(f"{TRAIL.format(1)} !== {json.dumps(before)}")


def test_the_clock_goes_step_by_step_and_plays(hand):
    hand.open()
    ended(hand)
    hand.press("button: To the start")
    hand.press("button: One step forward")
    hand.says(".count", "step 1 /")
    hand.keys(".")
    hand.says(".count", "step 2 /")
    hand.press("button: Play")
    hand.until(
        "document.querySelector('.timeline').value === document.querySelector('.timeline').max"
    )


def test_a_start_that_is_dragged_moves_all_walks(hand):
    opened(hand)
    before = [hand.value(TRAIL.format(panel)) for panel in range(4)]
    x, y = hand.middle("[data-panel='0'] .map")
    hand.drag((x, y), (x + 20, y - 10), (x + 40, y - 20))
    for panel, trail in enumerate(before):
        hand.until(f"{TRAIL.format(panel)} !== {json.dumps(trail)}")
    hand.until("location.search.includes('start=')")
    hand.press("button: Undo the last change")
    hand.until(f"{TRAIL.format(0)} === {json.dumps(before[0])}")


def test_a_hill_is_found_by_typing_and_a_method_in_a_list(hand):
    opened(hand)
    hand.press("[role=combobox][aria-label='Hill'], .hill [role=combobox]")
    hand.keys(*"himm", "Enter")
    hand.until("location.search.includes('surface=himmelblau')")
    hand.press("[data-panel='2'] [role=combobox]")
    hand.keys(*"adam", "Enter")
    hand.until("location.search.includes('adam')")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_opens_and_says_what_it_shows(hand, name):
    opened(hand, "surface=anscombe&batch=1" if name == "Seeds" else "")
    hand.press(f"button: {name}")
    view = "document.querySelector('aside, [role=complementary]')"
    hand.until(f"{view}?.querySelector('svg, canvas, table')?.getClientRects().length")
    assert hand.value(f"{view}.innerText.length") > 20
    hand.keys("Escape")


def test_share_has_the_address_of_what_is_seen(hand):
    opened(hand, "eta=0.01,0.02,0.03,0.04")
    hand.press("button: Share")
    hand.until(
        "[...document.querySelectorAll('dialog input, dialog textarea')]"
        ".some((it) => it.value.includes('eta=0.01,0.02,0.03,0.04'))"
    )
    hand.keys("Escape")
    hand.until("!document.querySelector('dialog[open]')")


def test_a_frame_plays_to_its_verdicts(hand):
    hand.engine.resize(700, 450)
    hand.open("embed")
    ended(hand)
    assert all(hand.value(VERDICTS))
    assert hand.value("document.documentElement.scrollWidth <= innerWidth")


def test_a_file_works_from_the_disk(hand, served, tmp_path):
    file = tmp_path / "downhill.html"
    with urllib.request.urlopen(f"{served}export/downhill.html?steps=20") as sent:
        file.write_bytes(sent.read())
    hand.open(file.as_uri())
    ended(hand)
    before = hand.value(TRAIL.format(0))
    hand.value("document.querySelector(\"[data-panel='0'] input[type=range]\").focus()")
    hand.keys("ArrowRight", "ArrowRight", "ArrowRight")
    hand.until(f"{TRAIL.format(0)} !== {json.dumps(before)}")


def test_a_lesson_goes_from_question_to_explanation_by_keyboard(hand):
    hand.open("?lesson=too-small")
    hand.until("document.querySelector('.lesson .option')")
    hand.value("document.querySelector('.lesson .option').focus()")
    hand.keys("Enter")
    hand.press("button: Show the end")
    hand.until("document.querySelector('.lesson-reply')")
    assert hand.value("document.querySelector('.lesson-reply').innerText.length") > 20


def test_on_a_phone_nothing_scrolls_sideways(hand):
    hand.engine.resize(400, 800)
    hand.open()
    assert hand.value("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.filterwarnings("default::tests.engines.test_journeys.FramesASecond")
def test_its_frames_a_second_are_told_beside_those_of_chromium(hand, served, request):
    hand.open(LONG)
    hand.press("button: Play")
    own = hand.value(FRAMES)
    with sync_playwright() as playwright:
        path = os.environ.get("DOWNHILL_BROWSER") or None
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1366, "height": 657})
        page.goto(served + LONG)
        page.get_by_role("button", name="Play", exact=True).click()
        theirs = page.evaluate(FRAMES)
        browser.close()
    engine = request.config.getoption("engine")
    warnings.warn(
        FramesASecond(f"{engine} {own:.0f}, Chromium {theirs:.0f}, while four walks play"),
        stacklevel=1,
    )
    # How many there are is the machine's affair; that the walks have moved on is not.
    assert hand.value("Number(document.querySelector('.timeline').value)") > 0
