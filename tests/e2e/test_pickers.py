"""From the first screen any hill, method and schedule is at most three actions away."""

from playwright.sync_api import expect

from descent import OPTIMIZERS, SCHEDULES
from surfaces import SURFACES

# Each picker's catalogue, and one of its choices: its key, and a few letters of its name.
PICKERS = {
    "Method of panel C": (OPTIMIZERS, "nesterov", "nest"),
    "Hill": (SURFACES, "styblinski_tang", "tang"),
    "Rate over time": (SCHEDULES, "one_cycle", "one c"),
}
MOST_ACTIONS = 3


def test_with_the_mouse_every_choice_is_at_most_three_presses_away(visit):
    visit.verdict("C").click()
    for name, (catalogue, chosen, _) in PICKERS.items():
        presses = 0
        if not visit.picker(name).is_visible():
            visit.open_view("More")
            presses += 1
        visit.picker(name).click()
        labels = [each.label for each in catalogue.values()]
        expect(visit.options()).to_have_count(len(labels))
        assert visit.options().locator(".option-label").all_inner_texts() == labels
        # What each is, in signs and in words, stands there before it is chosen.
        for part in (".option-formula", ".option-says"):
            texts = visit.options().locator(part).all_inner_texts()
            assert len(texts) == len(labels)
            assert all(texts)
        visit.option(catalogue[chosen].label).click()
        visit.address_has(chosen)
        expect(visit.picker(name)).to_contain_text(catalogue[chosen].label)
        assert presses + 2 <= MOST_ACTIONS


def test_with_the_keyboard_a_few_letters_and_enter_choose(visit):
    visit.verdict("C").click()
    for name, (catalogue, chosen, typed) in PICKERS.items():
        if not visit.picker(name).is_visible():
            visit.page.get_by_role("button", name="More", exact=True).focus()
            visit.page.keyboard.press("Enter")
        visit.picker(name).focus()
        visit.page.keyboard.type(typed)
        expect(visit.options()).to_have_count(1)
        expect(visit.options()).to_have_attribute("data-marked", "true")
        visit.page.keyboard.press("Enter")
        visit.address_has(chosen)
        expect(visit.picker(name)).to_contain_text(catalogue[chosen].label)
        expect(visit.options()).to_have_count(0)
        expect(visit.picker(name)).to_be_focused()


def test_a_picker_is_passed_opened_left_and_searched_in_vain(visit):
    keys, picker = visit.page.keyboard, visit.picker("Method of panel B")
    # Tab passes it, without a list in the way.
    picker.focus()
    keys.press("Tab")
    expect(visit.options()).to_have_count(0)
    expect(picker).to_have_text("Gradient descent")
    # An arrow opens it, Escape leaves it as it was.
    picker.focus()
    keys.press("ArrowDown")
    expect(visit.option("Gradient descent")).to_be_visible()
    keys.press("Escape")
    expect(visit.options()).to_have_count(0)
    expect(picker).to_have_text("Gradient descent")
    # What nothing is called chooses nothing.
    picker.click()
    keys.type("steepest of all")
    expect(visit.page.get_by_text("No such method").locator("visible=true")).to_be_visible()
    keys.press("Enter")
    visit.page.mouse.click(40, 620)
    expect(visit.page.locator("dialog[open]")).to_have_count(0)
    expect(picker).to_have_text("Gradient descent")
    expect(visit.verdict("B")).to_contain_text("Just right")


def test_the_farthest_choice_scrolls_into_sight_within_its_list(visit):
    visit.picker("Method of panel D").click()
    last = visit.options().last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert 0 <= box["x"] < box["x"] + box["width"] <= 1366
    assert 0 <= box["y"] < box["y"] + box["height"] <= 657
    sizes = "[scrollX, scrollY, document.documentElement.scrollWidth]"
    assert visit.page.evaluate(sizes) == [0, 0, 1366]
    last.click()
    visit.address_has(next(reversed(OPTIMIZERS)))


def test_a_picker_says_whether_its_list_is_open(visit):
    for name in ("Hill", "Method of panel A"):
        picker = visit.picker(name)
        expect(picker).to_have_attribute("aria-haspopup", "dialog")
        expect(picker).to_have_attribute("aria-expanded", "false")
        picker.click()
        assert visit.page.locator("[role=combobox][aria-expanded=true][aria-haspopup]").count() == 1
        listed = visit.page.locator(f"#{picker.get_attribute('aria-controls')}")
        expect(listed).to_have_attribute("role", "listbox")
        visit.page.keyboard.press("Escape")
        expect(picker).to_have_attribute("aria-expanded", "false")
        expect(picker).to_be_focused()


def test_what_is_chosen_is_said_where_a_picker_has_no_value_of_its_own(visit):
    for name, before, other in (
        ("Hill", "Bowl", "Booth"),
        ("Method of panel A", "Gradient descent", "Adam"),
    ):
        expect(visit.picker(name)).to_have_accessible_description(before)
        visit.choose(name, other)
        expect(visit.picker(name)).to_have_accessible_description(other)


def test_arrows_go_from_card_to_card_of_the_gallery_and_enter_takes_one(visit):
    keys, marked = visit.page.keyboard, visit.page.locator(".gallery [data-marked]")
    visit.picker("Hill").focus()
    keys.press("Enter")
    expect(marked).to_contain_text("on the page")
    expect(visit.option("Bowl")).to_have_attribute("aria-selected", "true")
    for key, label in (
        ("ArrowRight", "Booth"),
        ("ArrowDown", "Beale"),
        ("ArrowLeft", "Rosenbrock"),
    ):
        keys.press(key)
        expect(marked.locator(".option-label")).to_have_text(label)
    field = visit.page.get_by_role("combobox", name="name, shape or formula")
    expect(field).to_have_attribute("aria-activedescendant", "hills-choice-rosenbrock")
    keys.press("Enter")
    visit.address_has("surface=rosenbrock")
    expect(visit.picker("Hill")).to_contain_text("Rosenbrock")


def test_a_group_of_hills_stands_alone_and_each_card_has_its_land(visit):
    with visit.page.expect_response("**/surfaces.json*") as lands:
        visit.picker("Hill").click()
    assert "immutable" in lands.value.headers["cache-control"]
    valleys = sum(surface.group == "Valleys" for surface in SURFACES.values())
    visit.page.get_by_role("button", name=f"Valleys {valleys}").click()
    expect(visit.options()).to_have_count(valleys)
    # Not one color alone: the land is there.
    shades = """(canvas) => new Set(canvas.getContext('2d')
        .getImageData(0, 0, canvas.width, canvas.height).data).size"""
    for card in visit.options().all():
        assert card.locator("canvas").evaluate(shades) > 4
    visit.page.keyboard.press("Escape")
    visit.picker("Hill").click()  # asked for once
    expect(visit.options()).to_have_count(len(SURFACES))
    assert sum("surfaces.json" in url for url in visit.requests) == 1


def test_on_a_phone_a_list_is_a_sheet_from_below_without_a_keyboard_in_its_way(visitor):
    visit = visitor(360, 640, has_touch=True, is_mobile=True).open()
    for name in ("Hill", "Method of panel A"):
        visit.picker(name).tap()
        box = visit.page.locator("dialog[open]").bounding_box()
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 640)
        assert visit.page.evaluate("document.activeElement.getAttribute('role')") == "listbox"
        visit.page.get_by_role("button", name="Close", exact=True).tap()
        expect(visit.options()).to_have_count(0)
