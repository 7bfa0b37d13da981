"""The view of every rate: what it shows, its cursors under hand and keys, and what it says in words."""

import re

import pytest
from playwright.sync_api import expect

from app.compute import answers

FOUR = "view=rates&opt=gradient_descent,momentum,rmsprop,adam&eta=0.15,0.02,0.1,0.3"
TALL = 1366, 820  # beside a wide view a low screen has no rulers
SCREENS = [(1366, 657), (360, 640)]
# Boxes of texts on the sheet that lie outside of it, or on one another.
CLASHES = """() => {
    const sheet = document.querySelector('.sheet').getBoundingClientRect();
    const texts = [...document.querySelectorAll('.sheet .names text, .sheet .quiet text')];
    const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
    const found = boxes.filter(([, box]) => box.left < sheet.left - 1 || box.right > sheet.right + 1
        || box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1).map(([said]) => said);
    boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 3) found.push(`${one} on ${other}`);
    }));
    return found;
}"""


def cursor(visit, letter):
    return visit.page.get_by_role("slider", name=f"Panel {letter}’s rate")


def drawn(visitor, query="view=rates", *size, **options):
    visit = visitor(*size, **options).open(query)
    expect(visit.page.locator(".sheet .piece").first).to_be_visible()
    return visit


def words(visit):
    return visit.page.locator(".next-words")


def test_it_opens_by_its_button_and_says_what_to_try_next(visit):
    visit.page.get_by_role("button", name="Rates", exact=True).click()
    expect(words(visit)).to_contain_text("A at η\u00a0=\u00a00.002: Too slow")
    attempt = visit.page.get_by_role("button", name=re.compile("^Try η"))
    expect(attempt).to_be_visible()
    # On a laptop all of it is in sight: what it says, the curves and the table.
    expect(visit.page.locator(".landmarks tbody tr")).to_be_in_viewport(ratio=1)
    visit.address_has("view=rates")
    rate = attempt.get_attribute("value")
    attempt.click()
    visit.address_has(f"eta={rate},0.15")
    expect(visit.verdict("A")).to_contain_text("Just right")
    expect(words(visit)).to_contain_text("Just right")


def test_each_setup_has_one_line_named_by_its_letters(visitor):
    visit = drawn(visitor)
    assert visit.page.locator(".sheet .names text").all_text_contents() == ["A B C D"]
    visit = drawn(visitor, FOUR)
    assert sorted(visit.page.locator(".sheet .names text").all_text_contents()) == list("ABCD")
    expect(visit.page.locator(".sheet .course")).to_have_count(4)


def test_the_regions_are_those_of_the_selected_panel(visitor):
    visit = drawn(visitor, FOUR)
    curves = answers.curves(FOUR)["curves"]
    for panel, letter in enumerate("ABCD"):
        cursor(visit, letter).focus()
        expect(cursor(visit, letter)).to_have_class(re.compile("chosen"))
        expect(visit.panel(letter)).to_be_visible()
        fates = visit.page.locator(".regions > g").evaluate_all(
            "(all) => all.map(({ dataset }) => dataset.fate)"
        )
        assert fates == [fate for fate, _ in curves[panel]["zones"]]


def test_the_table_tells_the_same_in_words(visitor):
    visit = drawn(visitor, FOUR)
    rows = visit.page.locator(".landmarks tbody tr")
    expect(rows).to_have_count(4)
    for row, curve in zip(rows.all(), answers.curves(FOUR)["curves"], strict=True):
        cells = row.locator("th, td").all_inner_texts()
        assert cells[1] == curve["method"]
        assert float(cells[2]) == pytest.approx(curve["best"], rel=0.011)
        assert int(cells[3]) == curve["best_at"]


def test_a_cursor_is_dragged_and_its_panel_follows(visitor):
    visit = drawn(visitor, "view=rates", *TALL)
    before = visit.trail("D")
    box = cursor(visit, "D").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    for part in range(1, 11):
        visit.page.mouse.move(x - 4 * part, y)
    expect(visit.verdict("D")).not_to_contain_text("Diverges")
    assert visit.trail("D") != before
    # The cursor, the field and the thumb of the ruler tell one rate.
    shown = cursor(visit, "D").get_attribute("aria-valuenow")
    expect(visit.rate("D")).to_have_value(shown)
    expect(words(visit)).to_contain_text(f"D at η\u00a0=\u00a0{shown}")
    limit = visit.panel("D").locator(".ruler .limit")
    assert visit.thumb_at("D")[0] < limit.bounding_box()["x"]
    visit.page.mouse.up()
    visit.address_has(f"eta=0.002,0.15,0.195,{shown}")
    expect(visit.page.get_by_role("button", name=re.compile("^Try η"))).to_be_visible()


def test_a_press_on_the_sheet_brings_the_selected_panels_rate_there(visitor):
    visit = drawn(visitor)
    cursor(visit, "B").focus()
    box = visit.page.locator(".sheet").bounding_box()
    visit.page.mouse.click(box["x"] + 60, box["y"] + 120)
    expect(visit.rate("B")).not_to_have_value("0.15")
    assert float(visit.rate("B").input_value()) < 0.001
    visit.address_has("eta=0.002,0.0001")


def test_the_keys_of_a_cursor_are_those_of_the_ruler(visitor):
    visit = drawn(visitor)
    head = cursor(visit, "D")
    head.focus()
    head.press("ArrowLeft")
    expect(visit.rate("D")).to_have_value("0.2")
    expect(head).to_have_attribute("aria-valuetext", "0.2, 100 percent of the stability limit")
    head.press("PageDown")
    expect(visit.rate("D")).to_have_value("0.1")
    head.press("End")
    expect(visit.rate("D")).to_have_value("10")
    head.press("Home")
    expect(visit.rate("D")).to_have_value("0.0001")
    visit.address_has("eta=0.002,0.15,0.195,0.0001")
    expect(head).to_be_focused()


def test_a_rate_that_is_dragged_on_its_ruler_moves_its_cursor(visitor):
    visit = drawn(visitor, "view=rates", *TALL)
    x, y = visit.thumb_at("A")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    for part in range(1, 6):
        visit.page.mouse.move(x + 10 * part, y)
    expect(cursor(visit, "A")).not_to_have_attribute("aria-valuenow", "0.002")
    visit.page.wait_for_function(
        "() => document.querySelector('.cursor').getAttribute('aria-valuenow')"
        " === document.querySelector('[data-panel=\"0\"] .eta input').value"
    )
    visit.page.mouse.up()


def test_another_start_draws_other_curves(visitor):
    visit = drawn(visitor, "view=rates&surface=himmelblau")
    before = visit.page.locator(".sheet .chosen .piece").first.get_attribute("d")
    visit.page.get_by_role("textbox", name="Start, x").fill("3")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".sheet .chosen .piece").first).not_to_have_attribute("d", before)
    expect(visit.page.locator(".sheet-place.late")).to_have_count(0)


def test_the_range_test_names_its_landmarks(visitor):
    visit = drawn(visitor)
    visit.page.get_by_role("button", name="Range test").click()
    expect(visit.page.get_by_role("button", name="Range test")).to_have_attribute(
        "aria-pressed", "true"
    )
    names = visit.page.locator(".sheet .best-name")
    assert names.all_text_contents() == ["falls fastest 0.015", "lowest 0.52", "lost 1.27"]
    expect(words(visit)).to_contain_text("rising by 34 % a step")
    expect(visit.page.get_by_role("button", name="Try η\u00a0=\u00a00.052")).to_be_visible()
    expect(visit.page.get_by_text("WACV 2017")).to_be_visible()
    visit.page.get_by_role("button", name="Every rate").click()
    expect(visit.page.locator(".regions")).to_have_count(1)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_axe_finds_nothing_in_the_view(visitor, width, height):
    visit = drawn(visitor, FOUR, width, height)
    for kind in ("Every rate", "Range test"):
        visit.page.get_by_role("button", name=kind).click()
        visit.is_accessible()


@pytest.mark.parametrize("query", ["view=rates", FOUR, f"{FOUR}&surface=rosenbrock"])
def test_no_name_on_the_sheet_lies_on_another_or_outside(visitor, query):
    first, *others = (1366, 657), (360, 640), (768, 1024), (1920, 1080)
    visit = drawn(visitor, query, *first)
    for width, height in (first, *others):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.frames(4)
        assert visit.page.evaluate(CLASHES) == [], width
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_finger_sets_a_rate_by_a_tap(visitor):
    visit = drawn(visitor, "view=rates", 360, 640, has_touch=True, is_mobile=True)
    sheet = visit.page.locator(".sheet")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    visit.page.touchscreen.tap(box["x"] + 180, box["y"] + 100)
    expect(visit.rate("A")).not_to_have_value("0.002")
