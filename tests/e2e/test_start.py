"""The start of the walk: press, drag, tap, keys and fields."""

import re

import pytest
from playwright.sync_api import expect


def middle(visit, letter):
    box = visit.panel(letter).locator(".map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def numbers(path):
    return [float(each) for each in re.findall(r"-?[\d.]+", path)]


def starts(visit):
    return visit.page.locator("[data-panel] .start").evaluate_all(
        "(all) => all.map((each) => each.getAttribute('cx'))"
    )


def test_pressing_on_a_map_starts_all_walks_there(visit):
    x, y = middle(visit, "B")
    visit.page.mouse.click(x + 60, y - 40)
    near = r"(1\.9\d*|2(\.0\d*)?)"
    expect(visit.page).to_have_url(re.compile(f"start={near},"))
    expect(visit.page.get_by_role("textbox", name="Start, x")).to_have_value(
        re.compile(f"^{near}$")
    )
    assert len(set(starts(visit))) == 1


def test_a_hand_that_rests_sees_the_loss_and_the_first_step_from_there(visit):
    x, y = middle(visit, "B")
    visit.page.mouse.move(x + 60, y - 40)
    glance = visit.panel("B").locator(".glance-loss")
    expect(glance).to_have_text(re.compile(r"^loss \d"))
    told = float(glance.text_content().split()[1])
    arrow = visit.panel("B").locator("path.glance").get_attribute("d")
    visit.address_has("start=-4,2")
    address = visit.page.url
    visit.page.mouse.click(x + 60, y - 40)
    expect(glance).to_have_count(0)
    expect(visit.page).not_to_have_url(address)
    first = numbers(visit.trail("B"))[:4]
    assert numbers(arrow)[:4] == pytest.approx(first, abs=0.3)
    visit.open_view("Table")
    assert told == pytest.approx(
        float(visit.drawer().locator("tbody tr td").nth(2).inner_text()), rel=0.01
    )


def test_a_hand_on_a_cross_is_told_that_it_is_a_minimum(visit):
    visit.page.mouse.move(*middle(visit, "A"))
    glance = visit.panel("A").locator(".glance-loss")
    expect(glance).to_have_text(re.compile(r"^\+ a global minimum · loss 0$"))


def test_the_walks_follow_while_the_start_is_dragged(visit):
    box = visit.panel("C").locator(".start-handle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = visit.trail("A")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x + 40, y + 30, steps=8)
    expect(visit.panel("A").locator(".trail")).not_to_have_attribute("d", before)
    visit.page.mouse.up()
    visit.address_has("start=-2.")


COMPARED = re.compile("the best( rate)? needs")
# Keeps every pair of word and sentence that the second panel shows.
WATCH_WORDS = """() => {
    const verdict = document.querySelector('[data-panel="1"] .verdict');
    window.said = [];
    new MutationObserver(() => window.said.push(
        ['.word', '.sentence'].map((part) => verdict.querySelector(part).textContent)
    )).observe(verdict, { subtree: true, childList: true, characterData: true });
}"""


def shown(visit):
    """What all panels show and say."""
    return [
        [
            visit.trail(letter),
            visit.verdict(letter).inner_text(),
            visit.panel(letter).get_attribute("data-outcome"),
            visit.panel(letter).locator(".curve").get_attribute("d"),
        ]
        for letter in "ABCD"
    ]


def test_a_dragged_start_says_only_what_is_true_and_at_rest_what_a_fresh_load_says(visitor):
    visit = visitor().open()
    visit.page.evaluate(WATCH_WORDS)
    x, y = middle(visit, "C")
    visit.page.mouse.move(x - 70, y + 20)
    visit.page.mouse.down()
    said = []
    for turn in range(400):  # as long as it takes until an answer has come while it moves
        visit.page.mouse.move(x - 70 + turn % 50, y + 20 + turn % 20)
        said = visit.page.evaluate("window.said")
        if turn >= 20 and any(word == "Works" for word, _ in said):
            break
    # The hand rests and is not lifted yet.
    visit.page.mouse.move(x - 20, y + 40)
    expect(visit.verdict("B")).to_contain_text(COMPARED)
    said = visit.page.evaluate("window.said")
    quick = [sentence for word, sentence in said if word == "Works"]
    assert any(re.fullmatch(r"settled at step \d+", sentence) for sentence in quick)
    assert {word for word, _ in said} <= {"Works", "Just right", "Works, slowly"}
    visit.page.mouse.move(x - 10, y + 40, steps=5)
    visit.page.mouse.up()
    at = visit.page.get_by_role("textbox", name="Start, x").input_value()
    visit.address_has(f"start={at},")
    expect(visit.verdict("B")).to_contain_text(COMPARED)
    fresh = visitor().open(visit.page.url.partition("?")[2])
    assert shown(visit) == shown(fresh)


# Moves the start so many times, each time when the walks of the last move are drawn and painted.
MOVES = """async ([x, y, count]) => {
    const map = document.querySelector('[data-panel="0"] .map');
    const { stage } = downhill.page;
    const load = stage.load;
    for (let i = 1; i <= count; i += 1) {
        const drawn = new Promise((done) => {
            stage.load = (...given) => { load(...given); done(); };
        });
        map.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, pointerType: 'mouse', buttons: 1,
            bubbles: true, clientX: x + 2 * i, clientY: y }));
        await drawn;
        await new Promise(requestAnimationFrame);
    }
    stage.load = load;
}"""


def test_four_new_walks_are_drawn_in_one_layout_of_the_page_and_not_in_one_for_each_size(visit):
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Performance.enable")

    def layouts():
        told = session.send("Performance.getMetrics")["metrics"]
        return {each["name"]: each["value"] for each in told}["LayoutCount"]

    x, y = middle(visit, "A")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.evaluate(MOVES, [x, y, 2])
    before, count = layouts(), 15
    visit.page.evaluate(MOVES, [x + 10, y, count])
    visit.page.mouse.up()
    # One for the hand's place on the map, one for the walks, one to paint; some for what else goes on.
    found = (layouts() - before) / count
    assert found <= 7


@pytest.mark.parametrize("query", ["hide=start", "controls=none"])
def test_where_the_start_is_hidden_a_press_on_a_map_does_nothing(visitor, query):
    visit = visitor().open(f"{query}&autoplay=0")
    before = starts(visit)
    x, y = middle(visit, "B")
    visit.page.mouse.click(x + 60, y - 40)
    visit.page.keyboard.press("Home")
    visit.at_step(0, 40)
    assert starts(visit) == before
    visit.address_has("start=-4,2")
    expect(visit.panel("A").locator(".start-handle")).to_be_hidden()


def test_a_drag_that_ends_outside_of_the_map_ends(visit):
    x, y = middle(visit, "A")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x, y - 400, steps=4)
    visit.page.mouse.up()
    expect(visit.page.get_by_role("textbox", name="Start, y")).to_have_value("3")
    visit.page.wait_for_function(
        "() => location.search.includes(`start=${document.querySelector('.start_x input').value},3&`)"
    )
    at = visit.page.get_by_role("textbox", name="Start, x").input_value()
    visit.page.mouse.move(x + 50, y)
    visit.address_has(f"start={at},3")


def test_arrow_keys_move_the_start_by_a_hundredth_or_a_thousandth_of_the_map(visit):
    handle = visit.panel("A").locator(".start-handle")
    handle.focus()
    handle.press("ArrowRight")
    handle.press("Shift+ArrowUp")  # before the answer to the first, perhaps
    expect(visit.page.get_by_role("textbox", name="Start, x")).to_have_value("-3.9")
    expect(visit.page.get_by_role("textbox", name="Start, y")).to_have_value("2.006")
    expect(handle).to_have_attribute(
        "aria-label", "Start point, x -3.9, y 2.006. Arrow keys move it."
    )


def test_a_named_place_and_one_at_random_are_gone_to(visit):
    places = visit.page.get_by_role("combobox", name="Named starts")
    first = places.locator("option").nth(1)
    places.select_option(first.get_attribute("value"))
    visit.address_has("start=")
    before = visit.trail("A")
    found = set()
    for _ in range(3):
        places.select_option(label="anywhere, at random")
        expect(visit.panel("A").locator(".trail")).not_to_have_attribute("d", before)
        before = visit.trail("A")
        found.add(tuple(starts(visit)))
        assert len(set(starts(visit))) == 1
    assert len(found) == 3
    expect(visit.page.locator(".notes")).to_be_hidden()


def test_fields_take_exact_numbers_and_refuse_others(visit):
    field = visit.page.get_by_role("textbox", name="Start, y")
    field.fill("1.25")
    field.press("Enter")
    visit.address_has("start=-4,1.25")
    field.fill("up")
    field.press("Enter")
    expect(visit.page.locator("#notes")).to_have_text("“up” is not a number; 1.25 is kept.")
    expect(field).to_have_value("1.25")
    for typed, value in (("1/2", "0.5"), ("−2.5·10⁻¹", "-0.25"), ("0,75", "0.75")):
        field.fill(typed)
        field.press("Enter")
        visit.address_has(f"start=-4,{value}&")
        expect(field).to_have_value(value)


def test_a_start_outside_of_the_map_is_moved_to_its_edge_and_said(visit):
    field = visit.page.get_by_role("textbox", name="Start, x")
    field.fill("99")
    field.press("Enter")
    expect(visit.page.locator("#notes")).to_contain_text(
        "start x 99 is outside -5 to 5; 5 is used."
    )
    expect(field).to_have_value("5")


def test_on_a_phone_a_tap_moves_the_start_and_a_swipe_does_not(visitor):
    visit = visitor(360, 640, has_touch=True, is_mobile=True).open()
    visit.unfold()
    x, y = middle(visit, "A")
    visit.page.touchscreen.tap(x + 40, y)
    expect(visit.page.get_by_role("textbox", name="Start, x")).not_to_have_value("-4")
    assert (
        visit.page.locator('[data-panel="0"] .map').evaluate(
            "(map) => getComputedStyle(map).touchAction"
        )
        == "pan-y"
    )
