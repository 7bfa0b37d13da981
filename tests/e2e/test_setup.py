"""Every panel tells its own setup in its head, and pressing the head changes it."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

FOUR = (
    "surface=ravine&opt=momentum&beta=0.3&eta=0.0525&noise=1&batch=4&steps=100"
    "&sched=exponential:0.9,cosine,warm_up:20,constant"
)
DOT = "(dot) => [dot.getAttribute('cx'), dot.getAttribute('cy')].map(Number)"


def setup(visit):
    return visit.page.get_by_role("dialog", name="Setup")


def open_setup(visit, letter):
    visit.page.get_by_role("button", name=f"Setup of panel {letter}").click()
    expect(setup(visit)).to_be_visible()
    return setup(visit)


def test_each_head_tells_its_own_schedule_and_noise(visitor):
    visit = visitor().open(FOUR)
    words = ("× 0.9 every step", "cosine → 0", "warm-up, 20 steps", "constant")
    for letter, text in zip("ABCD", words, strict=True):
        head = visit.panel(letter).locator(".cause")
        expect(head.locator(".plan-words")).to_have_text(text)
        expect(head.locator(".method-changes")).to_have_text("β 0.3")
        expect(head.locator(".plan-rest")).to_have_text("noise 1, batch 4")
    expect(visit.page.locator("#caption")).to_have_text(
        "Same hill, same start, one clock: only the schedule differs."
    )
    expect(visit.page.locator("#bar-schedule")).to_have_text(re.compile("four$"))
    expect(visit.page.locator("#bar-noise")).to_have_text(re.compile("1.*4$"))


def test_the_dot_on_the_curve_goes_with_the_step(visitor):
    visit = visitor().open(f"{FOUR}&step=0")
    dot = visit.panel("B").locator(".plan-dot")
    assert dot.evaluate(DOT) == [0, 0]
    visit.page.get_by_role("button", name="To the end").click()
    expect(dot).to_have_attribute("cx", "48.0")
    assert dot.evaluate(DOT) == [48, 16]


def test_a_plain_panel_has_one_line(visit):
    for letter in "ABCD":
        expect(visit.panel(letter).locator(".plan")).to_be_hidden()
    expect(visit.page.locator("#bar-schedule")).to_have_text(re.compile("Constant$"))


def test_pressing_a_head_changes_the_setup_of_this_panel_alone(visit):
    dialog = open_setup(visit, "C")
    dialog.get_by_role("radio", name="Warm restarts").check(force=True)
    expect(visit.panel("C").locator(".plan-words")).to_have_text("restarts after 30")
    visit.address_has("sched=constant,constant,warm_restarts:30:2:0,constant")
    expect(dialog.get_by_role("radio", name="Warm restarts")).to_be_checked()
    noise = dialog.get_by_role("textbox", name="Noise σ")
    noise.fill("0.5")
    noise.press("Enter")
    visit.address_has("noise=0,0,0.5,0")
    batch = dialog.get_by_role("textbox", name="Batch")
    batch.fill("16")
    batch.press("Enter")
    expect(dialog).to_contain_text("0.5/√16 = 0.125")
    expect(visit.panel("C").locator(".plan-rest")).to_have_text("noise 0.5, batch 16")
    visit.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(visit.page.get_by_role("button", name="Setup of panel C")).to_be_focused()


def test_all_panels_are_set_from_one_of_them(visit):
    dialog = open_setup(visit, "B")
    dialog.get_by_role("button", name="all panels").click()
    dialog.get_by_role("radio", name="Cosine").check(force=True)
    expect(visit.page).to_have_url(re.compile("sched=cosine:0(&|$)"))
    for letter in "ABCD":
        expect(visit.panel(letter).locator(".plan-words")).to_have_text("cosine → 0")


def test_one_panel_walks_on_another_hill_with_another_method_from_another_start(visit):
    dialog = open_setup(visit, "D")
    dialog.get_by_role("combobox", name="Hill of panel D").click()
    visit.option("Ravine").click()
    visit.address_has("surface=bowl,bowl,bowl,ravine")
    expect(visit.panel("D").locator(".plan-rest")).to_contain_text("Ravine")
    dialog.get_by_role("combobox", name="Method of panel D, in its setup").click()
    visit.option("Adam").click()
    expect(visit.picker("Method of panel D")).to_have_text("Adam")
    expect(visit.picker("Method of panel A")).to_have_text("Gradient descent")
    start = dialog.get_by_role("textbox", name="Start, x, of panel D")
    start.fill("3")
    start.press("Enter")
    visit.address_has("start=-4,2;-4,2;-4,2;3,1")


def test_the_bar_sets_schedule_noise_and_the_number_of_steps_of_all(visit):
    visit.page.locator("#bar-schedule").click()
    dialog = visit.page.get_by_role("dialog", name="Schedule of the rate")
    dialog.get_by_role("radio", name="Exponential decay").check(force=True)
    visit.address_has("sched=exponential")
    visit.page.keyboard.press("Escape")
    visit.page.locator("#bar-noise").click()
    dialog = visit.page.get_by_role("dialog")
    # Without noise there is nothing that a batch could average, and that is said.
    dialog.get_by_role("textbox", name="Batch").fill("16")
    noise = dialog.get_by_role("textbox", name="Noise σ")
    noise.press("Tab")
    expect(dialog.get_by_role("status")).to_contain_text("a batch makes no difference")
    noise.fill("1")
    noise.press("Enter")
    visit.address_has("noise=1")
    expect(dialog.get_by_role("status")).to_have_count(0)
    visit.page.keyboard.press("Escape")
    steps = visit.page.get_by_role("textbox", name="Number of steps")
    expect(steps).to_have_value("40")
    steps.fill("120")
    steps.press("Enter")
    visit.address_has("steps=120")
    visit.at_step(120, 120)


@pytest.mark.parametrize(("width", "height"), [(1366, 657), (360, 640)])
def test_axe_finds_nothing_in_the_setup_and_it_fits_the_screen(visitor, width, height):
    visit = visitor(width, height).open(FOUR)
    dialog = open_setup(visit, "A")
    box = dialog.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    visit.is_accessible()


def test_what_a_teacher_has_locked_does_not_move_in_the_setup(visitor):
    visit = visitor().open(f"{FOUR}&lock=sched,noise,opt")
    dialog = open_setup(visit, "A")
    expect(dialog.get_by_role("radio", name="Cosine")).to_be_disabled()
    expect(dialog.get_by_role("textbox", name="Noise σ")).to_be_disabled()
    expect(dialog.get_by_role("combobox", name="Method of panel A, in its setup")).to_be_disabled()


def test_fields_of_all_panels_say_where_the_four_differ(visitor):
    visit = visitor().open(f"{FOUR.replace('batch=4', 'batch=1,4,16,64')}&view=more")
    batch = visit.drawer().get_by_role("textbox", name="Batch")
    expect(batch).to_have_value("")
    expect(visit.drawer().locator(".noise-of")).to_contain_text(
        "They differ: A 1 · B 4 · C 16 · D 64."
    )
    visit.page.locator("#bar-noise").click()
    dialog = visit.page.get_by_role("dialog", name="Noise and batch")
    expect(dialog).to_contain_text("Batch: A 1 · B 4 · C 16 · D 64")
    dialog.get_by_role("button", name="panel A only").click()
    expect(dialog.get_by_role("textbox", name="Batch")).to_have_value("1")
    dialog.get_by_role("button", name="all panels").click()
    dialog.get_by_role("textbox", name="Batch").fill("8")
    dialog.get_by_role("textbox", name="Batch").press("Enter")
    visit.address_has("batch=8")
    expect(batch).to_have_value("8")


def test_a_press_beside_the_setup_closes_it_and_does_what_it_does_there(visit):
    dialog = open_setup(visit, "A")
    box = visit.page.get_by_role(
        "button", name="Setup of panel D", include_hidden=True
    ).bounding_box()
    visit.page.mouse.click(box["x"] + 8, box["y"] + 8)
    expect(dialog.locator(".letter")).to_have_text("D")
    visit.page.mouse.click(box["x"] + 8, box["y"] + 8)  # what opened it closes it
    expect(dialog).to_be_hidden()
    visit.page.wait_for_timeout(200)
    expect(dialog).to_be_hidden()
    visit.picker("Method of panel A").click()
    visit.page.mouse.click(box["x"] + 8, box["y"] + 8)
    expect(dialog.locator(".letter")).to_have_text("D")


EDGE = """(body) => {
    const { left, bottom } = body.getBoundingClientRect();
    return { x: left + 14, y: bottom - 2, width: 1, height: 1 };
}"""


def test_a_setup_that_goes_on_below_shades_its_edge_until_its_end_is_seen(visitor):
    visit = visitor(1366, 500).open(FOUR)
    body = open_setup(visit, "A").locator(".setup-body")
    assert body.evaluate("(body) => body.scrollHeight > body.clientHeight")

    def edge():
        visit.frames()
        shot = visit.page.screenshot(clip=body.evaluate(EDGE))
        return Image.open(io.BytesIO(shot)).convert("L").getpixel((0, 0))

    assert edge() < 220
    body.evaluate("(body) => body.scrollTo(0, body.scrollHeight)")
    assert edge() > 250
