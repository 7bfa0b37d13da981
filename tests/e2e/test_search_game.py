"""The search game in a browser: six tries by keyboard, and then what was hidden."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


@pytest.mark.parametrize("size", [(1366, 657), (360, 640)], ids=["laptop", "phone"])
def test_six_tries_by_keyboard_and_then_what_was_hidden(browser, served, size):
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{served}lessons/search")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    field = page.get_by_label("Learning rate η")
    for count, rate in enumerate(["0.1", "0.01", "0,05", "0.02", "3e-2", "0.04"], start=1):
        expect(page.locator("h2")).to_be_hidden()
        expect(page.locator(".curve, .good")).to_have_count(0)
        field.fill(rate)
        page.keyboard.press("Enter")
        expect(page.locator("ol li")).to_have_count(count)
    outcome = page.get_by_role("heading", level=2)
    expect(outcome).to_have_text("Your try 4 reached the goal: 2.1 % of the loss is left.")
    expect(outcome).to_be_focused()
    expect(page.locator("tbody tr")).to_have_count(4)
    expect(page.locator(".curve")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    again = page.url
    page.reload()
    expect(page.locator("ol li")).to_have_count(6)
    assert page.url == again
    page.get_by_role("button", name="Another hill").click()
    expect(page.locator("ol li")).to_have_count(0)
    field.fill("fast")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("fast is not a number")
    assert complaints == []
    page.close()
