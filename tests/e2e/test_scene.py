"""The address is the whole state."""

import re

import pytest
from playwright.sync_api import expect

from tests.app.queries import random_scenes
from tests.samples import sample, times

EXAMPLE = (
    "surface=rosenbrock&opt=gradient_descent,momentum,rmsprop,adam"
    "&eta=0.001,0.0005,0.01,0.1&start=-1.2,1&steps=200"
)


def picture(visit):
    return [
        (visit.trail(letter), visit.verdict(letter).inner_text(), visit.rate(letter).input_value())
        for letter in "ABCD"
    ]


@pytest.mark.parametrize(
    "query",
    ["", EXAMPLE, "surface=himmelblau&start=0,0&opt=adam&eta=0.3&sched=cosine&noise=1&seed=7"],
)
def test_an_address_opened_again_gives_the_identical_picture(visitor, query):
    visit = visitor().open(query)
    visit.address_has("surface=")
    again = visitor().open(visit.page.url.split("?")[1])
    assert picture(again) == picture(visit)


def test_after_many_changes_the_address_still_gives_the_same_picture(visit, visitor):
    visit.type_rate("A", "0.05")
    visit.type_rate("C", "0.199")
    visit.panel("D").locator(".map").click(position={"x": 200, "y": 60})
    visit.open_view("More")
    visit.set("Steps", "77")
    visit.address_has("steps=77")
    again = visitor().open(visit.page.url.split("?")[1])
    assert picture(again) == picture(visit)


def test_a_bad_value_is_named_and_the_rest_is_kept(visitor):
    visit = visitor().open("surface=bowl&eta=0.1&steps=many&start=-2,1")
    expect(visit.page.locator("#notes")).to_contain_text(re.compile("steps.'many' is not a number"))
    expect(visit.rate("A")).to_have_value("0.1")
    expect(visit.page.get_by_role("textbox", name="Start, x")).to_have_value("-2")


def test_another_hill_brings_its_own_start_and_four_rates(visit):
    visit.choose("Hill", "Himmelblau")
    visit.address_has("surface=himmelblau")
    expect(visit.verdict("A")).to_contain_text("Too slow")
    expect(visit.verdict("B")).to_contain_text("Just right")
    expect(visit.verdict("C")).to_contain_text("Oscillates")
    expect(visit.verdict("D")).to_contain_text("Diverges")
    visit.page.get_by_role("button", name="Undo the last change").click()
    visit.address_has("surface=bowl")
    expect(visit.rate("C")).to_have_value("0.195")


def test_another_hill_leaves_a_rate_that_was_chosen_and_says_so(visit):
    visit.type_rate("B", "0.1")
    visit.choose("Hill", "Himmelblau")
    visit.address_has("surface=himmelblau")
    expect(visit.page.locator("#notes")).to_contain_text("The rates that you chose stay")
    expect(visit.rate("B")).to_have_value("0.1")
    expect(visit.rate("A")).not_to_have_value("0.002")


def test_reset_brings_the_hills_own_rates_back_and_can_be_undone(visit):
    visit.type_rate("A", "0.3")
    expect(visit.verdict("A")).to_contain_text("Diverges")
    visit.page.get_by_role("button", name="Back to this hill").click()
    expect(visit.rate("A")).to_have_value("0.002")
    visit.page.get_by_role("button", name="Undo the last change").click()
    expect(visit.rate("A")).to_have_value("0.3")


@pytest.mark.parametrize(
    "query",
    [
        "surface=%3Cscript%3Ealert(1)%3C/script%3E&eta=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "surface=bowl&eta=1e308&start=1e308,-1e308&steps=1e99",
        "eta=nan,inf,-inf,&noise=nan&seed=-1&sched=step:nan&speed=warp&step=-3&theme=pink",
        "surface=saddle&eta=100&steps=2000",
        "surface=beale&opt=nesterov&eta=100&noise=100",
        "%00%ff%fe&&&==&surface&=bowl",
    ],
)
def test_no_address_puts_nan_or_markup_on_the_page(visitor, query):
    visit = visitor().open(query)
    shown = visit.page.locator("body").inner_text()
    drawn = visit.page.locator(".stage").evaluate("(stage) => stage.innerHTML")
    for word in ("NaN", "Infinity", "undefined", "<script", "onerror"):
        assert word not in drawn
    assert "NaN" not in shown
    assert "undefined" not in shown


OPEN = """(query) => new Promise((done) => {
    const { stage, open } = downhill.page;
    const { load } = stage;
    stage.load = (...given) => {
        stage.load = load;
        load(...given);
        done(document.querySelector('.page').innerHTML);
    };
    open({ query });
})"""


# A frame, which has no Plotly, draws the same layer five times as fast. The scenes are the same in each
# run of the suite; the benchmark has more of them.
@sample
@pytest.mark.parametrize(("path", "count"), [("embed", 12), ("", 4)])
def test_no_random_scene_puts_nan_on_the_page(visitor, path, count):
    visit = visitor()
    visit.page.goto(f"{visit.address}{path}")
    visit.ready()
    for scene in random_scenes(count * times(), seed=11):
        drawn = visit.page.evaluate(OPEN, scene.query())
        assert not re.search("NaN|Infinity|undefined", drawn), scene.query()


def test_the_panel_in_hand_is_in_the_address_and_opens_again(visit, visitor):
    visit.open_view("Step")
    visit.panel("C").locator(".map").focus()
    visit.page.keyboard.press("4")
    visit.address_has("panel=D")
    again = visitor().open(visit.page.url.partition("?")[2])
    expect(again.page.locator("#stage")).to_have_attribute("data-selected", "3")
    expect(again.drawer().get_by_text("Panel D").first).to_be_visible()
    again.panel("D").locator(".map").focus()
    again.page.keyboard.press("1")
    expect(again.page).not_to_have_url(re.compile("panel="))
    # A panel that is not shown is in nobody's hand.
    two = visitor().open("panels=2&panel=D")
    expect(two.page.locator("#stage")).to_have_attribute("data-selected", "0")


def test_the_name_of_the_page_leads_back_to_what_it_showed_at_first(visit):
    visit.choose("Hill", "Saddle")
    visit.address_has("surface=saddle")
    visit.page.get_by_role("link", name="Downhill", exact=True).click()
    expect(visit.page).to_have_url(visit.address)
    expect(visit.picker("Hill")).to_contain_text("Bowl")
