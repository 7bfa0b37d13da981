"""A lesson from its question to what is tried next: by mouse, by keyboard, on a phone, in a frame and
from a disk."""

import re

import pytest
from playwright.sync_api import expect

from app import lessons
from app.exports.html_file import lesson_file
from app.scene.parse import read
from app.settings import Settings
from tests.e2e.axe import violations
from tests.e2e.test_language import Reader

TOO_LARGE = lessons.find("too-large")
SEEN = "jumped between 4 and −4"
LESSON = ".lesson"


def option(visit, key):
    return visit.page.locator(f'.option[data-key="{key}"]')


def stage(visit, name):
    """The lesson is at a stage."""
    expect(visit.page.locator(f'{LESSON}[data-stage="{name}"]')).to_be_visible()


def heard(visit):
    """Keep all that the live region says."""
    visit.page.evaluate("""() => {
        window.heard = [];
        const region = document.getElementById("announcer");
        new MutationObserver(() => window.heard.push(region.textContent))
            .observe(region, { childList: true, characterData: true, subtree: true });
    }""")


@pytest.mark.parametrize("key", [each.key for each in TOO_LARGE.question.options])
def test_every_answer_has_its_own_reply_and_the_picture_agrees(visitor, key):
    visit = visitor().open("lesson=3")
    stage(visit, "question")
    option(visit, key).click()
    stage(visit, "why")
    column = visit.page.locator(LESSON)
    expect(column).to_contain_text(SEEN)
    given = TOO_LARGE.question.option(key)
    expect(column.locator(".lesson-ghost")).to_contain_text(given.text)
    if given.right:
        expect(column.locator(".lesson-right")).to_be_visible()
    else:
        expect(column.locator(".lesson-reply")).to_contain_text(given.belief)
    for letter, word in zip(
        "ABCD", ["Just right", "overshoots", "Oscillates", "Diverges"], strict=True
    ):
        expect(visit.verdict(letter)).to_contain_text(word)


def test_the_walk_is_played_after_the_press_and_what_it_did_is_said_then(visitor):
    visit = visitor(motion="no-preference").open("lesson=3")
    option(visit, "D").click()
    stage(visit, "play")
    expect(visit.page.locator(LESSON)).not_to_contain_text(SEEN)
    stage(visit, "why")
    expect(visit.page.locator(LESSON)).to_contain_text(SEEN)
    assert visit.page.url.endswith("?lesson=3")


def test_try_it_gives_the_controls_back_and_the_address_leads_there_again(visitor):
    visit = visitor().open("lesson=3")
    visit.page.get_by_role("button", name="Skip the question").click()
    stage(visit, "why")
    expect(visit.page.locator("dl")).not_to_contain_text("You said")
    right = visit.page.locator(".lesson-row").filter(has_text="Right is")
    expect(right).to_contain_text("It jumps between 4 and −4 for ever.")
    expect(right.locator(".option-letter")).to_have_text("B")
    visit.page.get_by_role("button", name="Try it").click()
    stage(visit, "try")
    visit.type_rate("C", "0.99")
    visit.address_has("lesson=too-large&stage=try&surface=parabola")
    visit.address_has("0.99")
    visit.page.reload()
    stage(visit, "try")
    expect(visit.rate("C")).to_have_value("0.99")
    expect(visit.page.locator(LESSON)).to_contain_text("Turn η = 1 down to 0.99")


def test_a_rate_typed_while_the_scene_to_try_is_on_its_way_is_walked_there(visitor):
    visit = visitor().open("lesson=3")
    visit.page.get_by_role("button", name="Skip the question").click()
    stage(visit, "why")
    held = []
    visit.page.route("**/ask/scene?*", lambda route: held.append(route), times=1)
    with visit.page.expect_request("**/ask/scene?*"):
        visit.page.get_by_role("button", name="Try it").click()
    visit.type_rate("C", "0.99")
    held[0].continue_()
    visit.address_has("eta=0.45,0.9,0.99,1.05")
    expect(visit.rate("C")).to_have_value("0.99")


def test_the_lessons_lead_from_the_first_screen_to_one_another(visitor):
    visit = visitor().open()
    visit.page.get_by_role("link", name="Lessons").click()
    expect(visit.page.locator(".card")).to_have_count(len(lessons.catalog()))
    visit.page.get_by_role("link", name="One step, by hand").click()
    stage(visit, "question")
    visit.page.get_by_role("textbox").first.fill("3.9")
    visit.page.get_by_role("button", name="Lock this answer").click()
    stage(visit, "why")
    expect(visit.page.locator(".lesson-reply")).to_contain_text("length of the step")
    visit.page.get_by_role("link", name=re.compile("^Next: Too small")).click()
    expect(visit.page.get_by_role("heading", name="Too small")).to_be_visible()
    visit.page.get_by_role("link", name="Leave the lesson").click()
    expect(visit.page.locator(LESSON)).to_have_count(0)


def test_the_keyboard_alone_runs_a_lesson(visitor):
    visit = visitor(motion="no-preference").open("lesson=2")
    keys = visit.page.keyboard
    keys.press("Space")
    keys.press("ArrowRight")
    keys.press("n")
    stage(visit, "question")
    keys.press("b")
    stage(visit, "play")
    focused = "() => document.activeElement.matches('.transport .play')"
    assert visit.page.evaluate(focused)
    keys.press("Space")
    expect(visit.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    keys.press("Space")
    stage(visit, "why")
    keys.press("Tab")
    while visit.page.evaluate("() => document.activeElement.matches('.term')"):
        keys.press("Tab")
    expect(visit.page.get_by_role("button", name="Try it")).to_be_focused()
    keys.press("n")
    expect(visit.page.get_by_role("heading", name="Too large")).to_be_visible()


def test_question_outcome_and_explanation_are_each_said_once(visitor):
    visit = visitor(motion="no-preference").open("lesson=3")
    expect(visit.page.locator("#announcer")).to_contain_text("A: It settles at the bottom")
    heard(visit)
    option(visit, "B").click()
    stage(visit, "why")
    visit.frames(20)
    said = visit.page.evaluate("() => window.heard")
    assert len(said) == 2, said
    assert "You said: It jumps between" in said[0]
    assert SEEN in said[1]
    assert said[1].count("Every step multiplies x") == 1


def test_where_nothing_moves_commitment_and_outcome_are_one_message(visitor):
    visit = visitor().open("lesson=3")
    option(visit, "B").click()
    stage(visit, "why")
    said = visit.page.locator("#announcer").inner_text()
    assert said.index("You said: It jumps between") < said.index(SEEN)


def test_a_lesson_on_a_phone_asks_without_scrolling(visitor):
    visit = visitor(360, 640, has_touch=True, is_mobile=True).open("lesson=3")
    stage(visit, "question")
    for found in (".option >> nth=3", ".skip", ".transport .play"):
        box = visit.page.locator(found).bounding_box()
        assert box["y"] + box["height"] <= 640, found
        assert box["height"] >= (32 if found == ".skip" else 44)
    inside = visit.page.locator(".lesson-body")
    assert inside.evaluate("(root) => root.scrollHeight <= root.clientHeight + 1")
    option(visit, "D").tap()
    stage(visit, "why")
    expect(visit.verdict("C")).to_be_visible()
    wide = visit.page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 360


def test_a_lesson_in_a_frame_fits_it_and_plays(visitor):
    visit = visitor(700, 450)
    visit.page.goto(f"{visit.address}embed?lesson=3")
    stage(visit, "question")
    sizes = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert visit.page.evaluate(sizes) == [700, 450]
    option(visit, "A").click()
    stage(visit, "why")
    expect(visit.page.locator(".lesson-reply")).to_contain_text("It always arrives in the end")
    assert visit.page.evaluate(sizes) == [700, 450]


@pytest.mark.parametrize("name", ["too-large", "one-step"])
def test_a_lesson_from_a_disk_needs_no_network(visitor, tmp_path, name):
    file = tmp_path / "lesson.html"
    file.write_bytes(lesson_file(lessons.find(name), read("").scene, Settings()))
    visit = visitor(address=file.as_uri(), offline=True)
    visit.page.goto(file.as_uri())
    stage(visit, "question")
    if name == "too-large":
        option(visit, "D").click()
    else:
        visit.page.get_by_role("textbox").first.fill("3.9")
        visit.page.get_by_role("button", name="Lock this answer").click()
    stage(visit, "why")
    expect(visit.page.locator(".lesson-reply")).to_be_visible()
    visit.page.get_by_role("button", name="Try it").click()
    stage(visit, "try")
    assert len(visit.requests) == 1


# Of the other themes and sizes every lesson has its own test.
@pytest.mark.parametrize(
    ("width", "height", "look"),
    [(1280, 720, "&theme=projector"), (768, 1024, "&text=150")],
)
def test_axe_finds_nothing_at_any_stage_of_a_lesson(visitor, width, height, look):
    visit = visitor(width, height).open(f"lesson=3{look}")
    stage(visit, "question")
    for press in ("Skip the question", "Try it", None):
        assert violations(visit.page) == ""
        if press:
            visit.page.get_by_role("button", name=press).click()
            stage(visit, "why" if press == "Skip the question" else "try")


def test_a_first_play_comes_to_its_end_where_some_panels_are_not_shown(visitor):
    visit = visitor(360, 640, motion="no-preference", has_touch=True, is_mobile=True)
    visit.open("lesson=2")
    option(visit, "B").tap()
    stage(visit, "play")
    stage(visit, "why")
    expect(visit.page.locator(".page.undecided")).to_have_count(0)


@pytest.mark.parametrize("name", ["too-large", "one-step", "stuck"])
def test_a_lesson_has_no_english_left_in_another_language(visitor, name):
    visit = visitor().open(f"lesson={name}&lang=xx")
    reader = Reader(visit.page)
    reader.read("question")
    for term in visit.page.locator(".term").all():
        term.click()
        reader.read("glossary")
    if name == "too-large":
        reader.press("h")
        reader.read("hands")
        for key in "aabg2bz":
            reader.press(key)
        reader.read("counts")
        reader.press("Escape")
    reader.press("Tab")
    visit.page.locator(".skip").click()
    stage(visit, "why")
    reader.read("why")
    visit.page.locator(".lesson-foot button").first.click()
    stage(visit, "try")
    reader.read("try")
    assert reader.report() == ""
