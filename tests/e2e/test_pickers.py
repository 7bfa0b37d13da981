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
    visit.panel("C").locator(".letter").click()
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
        expect(visit.picker(name)).to_have_value(catalogue[chosen].label)
        assert presses + 2 <= MOST_ACTIONS


def test_with_the_keyboard_a_few_letters_and_enter_choose(visit):
    visit.panel("C").locator(".map").focus()
    for name, (catalogue, chosen, typed) in PICKERS.items():
        if not visit.picker(name).is_visible():
            visit.page.get_by_role("button", name="More", exact=True).focus()
            visit.page.keyboard.press("Enter")
        visit.picker(name).focus()
        visit.page.keyboard.type(typed)
        expect(visit.options()).to_have_count(1)
        expect(visit.options()).to_have_attribute("data-combobox-selected", "true")
        visit.page.keyboard.press("Enter")
        visit.address_has(chosen)
        expect(visit.picker(name)).to_have_value(catalogue[chosen].label)
        expect(visit.options()).to_have_count(0)
        expect(visit.picker(name)).to_be_focused()


def test_a_picker_is_passed_opened_left_and_searched_in_vain(visit):
    keys, picker = visit.page.keyboard, visit.picker("Method of panel B")
    # Tab passes it, without a list in the way.
    picker.focus()
    keys.press("Tab")
    expect(visit.options()).to_have_count(0)
    expect(picker).to_have_value("Gradient descent")
    # An arrow opens it, Escape leaves it as it was.
    picker.focus()
    keys.press("ArrowDown")
    expect(visit.option("Gradient descent")).to_be_visible()
    keys.press("Escape")
    expect(visit.options()).to_have_count(0)
    expect(picker).to_have_value("Gradient descent")
    # What nothing is called chooses nothing.
    picker.click()
    keys.type("steepest of all")
    expect(visit.page.get_by_text("No such method").locator("visible=true")).to_be_visible()
    keys.press("Enter")
    visit.panel("A").locator(".map").focus()
    expect(picker).to_have_value("Gradient descent")
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
