"""The view of many seeds: shares with counts, dots and walks on each map, bands of the loss."""

import re

import pytest
from playwright.sync_api import expect

SCREENS = [(1366, 657, ""), (360, 640, ""), (844, 390, ""), (1024, 768, "&theme=projector")]

NOISY = "noise=1&eta=0.02,0.1,0.15,0.19&steps=100&seeds=40"


def test_all_panels_walk_as_many_seeds_and_say_what_becomes_of_them(visitor):
    drawer = visitor().open(f"{NOISY}&view=seeds").drawer()
    expect(drawer.locator(".seeds-status")).to_have_text("40 seeds walked, the same in all panels")
    expect(drawer.locator(".seeds-cell:visible")).to_have_count(4)
    first = drawer.locator(".seeds-cell").first
    expect(first.locator(".walk")).to_have_count(20)
    expect(first.locator(".cloud")).to_have_count(1)
    expect(first.locator(".seeds-share")).to_have_text(re.compile(r"^\d.* %.*: \d+ of 40$"))
    counts = first.locator(".seeds-outcomes b").all_inner_texts()
    assert sum(map(int, counts)) == 40
    expect(first.locator(".seeds-numbers")).to_have_text(re.compile("^loss at step 100: "))


def test_on_a_low_screen_all_four_are_in_sight(visitor):
    visit = visitor(1366, 657).open(f"{NOISY}&view=seeds")
    expect(visit.drawer().locator(".seeds-status")).to_contain_text("40 seeds walked")
    box = visit.drawer().locator(".view:visible")
    assert box.evaluate("e => e.scrollHeight <= e.clientHeight")


def test_each_panel_says_how_far_its_walks_are(visitor):
    visit = visitor()
    visit.page.route("**/ask/seeds/1?*", lambda _: None)  # never answered
    visit.open(f"{NOISY}&view=seeds")
    told = visit.drawer().locator(".seeds-progress")
    expect(told.nth(1)).to_have_text("walking …")
    expect(told.nth(0)).to_be_hidden()
    assert told.nth(2).inner_text() == told.nth(3).inner_text() == "waiting"
    visit.drawer().get_by_role("button", name="Stop").click()
    expect(told.nth(1)).to_have_text("stopped")
    expect(told.nth(0)).to_be_hidden()


def test_the_numbers_follow_the_clock(visitor):
    visit = visitor().open(f"{NOISY}&view=seeds")
    drawer = visit.drawer()
    expect(drawer.locator(".seeds-status")).to_contain_text("40 seeds walked")
    visit.page.get_by_role("slider", name="Step", exact=True).fill("0")
    expect(drawer.locator(".seeds-numbers").first).to_have_text("loss at step 0: 28 · 28 · 28")


def test_what_counts_from_the_best_loss_says_so_and_all_four_stay_in_sight(visitor):
    visit = visitor(1366, 657).open("surface=challenger&batch=4&steps=60&seeds=10&view=seeds")
    drawer = visit.drawer()
    expect(drawer.locator(".seeds-status")).to_contain_text("10 seeds walked")
    numbers = drawer.locator(".seeds-numbers").first
    expect(numbers).to_have_text(re.compile("^loss above the best at step 60: "))
    box = drawer.locator(".view:visible")
    assert box.evaluate("e => e.scrollHeight <= e.clientHeight")


def test_another_number_of_seeds_is_walked_and_stands_in_the_address(visitor):
    visit = visitor().open(f"{NOISY}&view=seeds")
    field = visit.drawer().get_by_role("textbox", name="Number of seeds")
    field.fill("12")
    field.press("Enter")
    expect(visit.drawer().locator(".seeds-status")).to_contain_text("12 seeds walked")
    visit.page.wait_for_url(re.compile("seeds=12"))


def test_without_chance_there_is_no_button_and_the_view_says_why(visitor):
    visit = visitor().open("view=seeds")
    expect(visit.page.locator("[data-view=seeds]")).to_be_hidden()
    expect(visit.drawer().locator(".seeds-calm")).to_contain_text("Nothing is left to chance")
    expect(visitor().open("noise=1").page.locator("[data-view=seeds]")).to_be_visible()


def test_while_verdicts_are_hidden_no_outcome_is_told(visitor):
    drawer = visitor().open(f"{NOISY}&view=seeds&hide=verdict").drawer()
    expect(drawer.locator(".seeds-status")).to_contain_text("40 seeds walked")
    expect(drawer.locator(".seeds-outcomes li")).to_have_count(0)
    assert {*drawer.locator(".end").evaluate_all("all => all.map(e => e.dataset.fate)")} == {
        "pending"
    }


@pytest.mark.parametrize(("width", "height", "theme"), SCREENS)
def test_axe_finds_nothing_in_the_view(visitor, width, height, theme):
    visit = visitor(width, height).open(f"{NOISY}&view=seeds{theme}")
    expect(visit.drawer().locator(".seeds-status")).to_contain_text("40 seeds walked")
    visit.is_accessible()
