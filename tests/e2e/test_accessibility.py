"""axe finds nothing, and the keyboard alone is enough."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.axe import violations


@pytest.mark.parametrize(("width", "height"), [(1366, 657), (360, 640), (768, 1024)])
def test_axe_finds_nothing_on_the_first_screen(visitor, width, height):
    visitor(width, height).open().is_accessible()


def test_axe_finds_nothing_in_the_help_dialog_and_in_an_open_picker(visit):
    visit.page.get_by_role("button", name="Help and keyboard").click()
    visit.is_accessible()
    visit.page.keyboard.press("Escape")
    for name, option in (("Method of panel A", "Gradient descent"), ("Hill", "Bowl")):
        visit.picker(name).click()
        expect(visit.option(option)).to_be_visible()
        visit.is_accessible()
        expect(visit.option(option)).to_be_visible()
        visit.page.keyboard.press("Escape")


def test_axe_finds_nothing_in_a_view_that_waits_for_its_answer(visitor):
    visit, held = visitor().open("noise=1&steps=20"), []
    visit.page.wait_for_load_state("networkidle")
    visit.page.route(re.compile("/ask/|/maps"), lambda route: held.append(route))
    found = set()
    for opener in visit.page.locator(".header [data-view]:visible").all():
        opener.click()
        expect(visit.drawer()).to_be_visible()
        found.add(opener.get_attribute("data-view"))
        # What waits is dimmed: that its colors cannot be read yet is meant.
        assert violations(visit.page, rules={"color-contrast": {"enabled": False}}) == "", found
    assert {"rates", "maps", "seeds"} <= found
    assert len(held) > 2


def test_axe_finds_nothing_in_the_sheets_of_a_phone(visitor):
    visit = visitor(360, 640, has_touch=True, is_mobile=True).open()
    for name in ("Hill", "Method of panel A"):
        visit.picker(name).tap()
        found = Axe().run(visit.page)
        assert found.violations_count == 0, found.generate_report()
        visit.page.keyboard.press("Escape")


def test_axe_finds_nothing_with_a_note_and_after_changes(visitor):
    visit = visitor().open("surface=nowhere&eta=fast")
    visit.type_rate("A", "0.2")
    visit.address_has("eta=0.2,")
    expect(visit.page.locator(".panel.stale")).to_have_count(0)
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()


def tab_to(visit, matches, most=80, key="Tab"):
    for _ in range(most):
        visit.page.keyboard.press(key)
        if visit.page.evaluate(f"() => document.activeElement.matches({matches!r})"):
            return
    raise AssertionError(f"Tab never reached {matches}")


def test_a_visitor_without_a_mouse_can_do_everything(visit):
    keys = visit.page.keyboard
    tab_to(visit, '[data-panel="1"] .method button')
    keys.type("mom")
    expect(visit.option("Momentum")).to_have_attribute("data-marked", "true")
    keys.press("Enter")
    expect(visit.picker("Method of panel B")).to_have_text("Momentum")
    visit.address_has("opt=gradient_descent,momentum")
    tab_to(visit, '[data-panel="1"] .rate input')
    keys.press("PageDown")
    expect(visit.rate("B")).to_have_value("0.075")
    # A rate that suits the method may have been offered between the two by now.
    tab_to(visit, '[data-panel="1"] .field.eta input', 3, "Shift+Tab")
    keys.press("Control+a")
    keys.type("0.01")
    keys.press("Enter")
    visit.address_has("eta=0.002,0.01")
    tab_to(visit, ".play")
    keys.press("Space")
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()
    keys.press("Space")
    tab_to(visit, ".transport .forward")
    keys.press("Enter")
    tab_to(visit, ".start-handle")
    keys.press("ArrowRight")
    visit.address_has("start=-3.9,2")


def test_the_focus_is_always_seen(visit):
    seen = set()
    for _ in range(45):
        visit.page.keyboard.press("Tab")
        name, is_seen = visit.page.evaluate("""() => {
            const at = document.activeElement;
            if (at === document.body) return ['body', true];
            const style = getComputedStyle(at);
            const box = at.getBoundingClientRect();
            const ring = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none';
            const inside = box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
            return [at.getAttribute('aria-label') || at.className, ring && inside];
        }""")
        seen.add(name)
        assert is_seen, name
    assert len(seen) > 20
