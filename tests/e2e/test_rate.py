"""The rate under a hand, on the keys and in its field."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.compute.answers import walked
from tests.e2e.trails import gap


def drag(visit, letter, by):
    x, y = visit.thumb_at(letter)
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    for part in range(1, 11):
        visit.page.mouse.move(x + by * part / 10, y)


@pytest.mark.parametrize("width", [1366, 1920])
def test_a_rate_of_seven_letters_moves_nothing(visitor, width):
    visit = visitor(width, 768).open()
    heads = visit.page.locator(".cause")
    before = heads.evaluate_all("(all) => all.map((each) => each.clientHeight)")
    visit.type_rate("A", "0.00231")
    expect(visit.rate("A")).to_have_value("0.00231")
    assert heads.evaluate_all("(all) => all.map((each) => each.clientHeight)") == before


def test_while_a_rate_is_dragged_the_whole_path_and_the_verdict_follow(visit):
    before = visit.trail("D")
    prompt = visit.page.locator("#prompt")
    question = prompt.inner_text()
    drag(visit, "D", -40)
    expect(visit.verdict("D")).not_to_contain_text("Diverges")
    assert visit.trail("D") != before
    expect(visit.page.locator(".panel.stale")).to_have_count(0)
    expect(prompt).to_have_text(question)
    visit.page.mouse.up()
    visit.at_step(40, 40)
    expect(prompt).to_have_text(re.compile(r"^D at η = 0\.\d+: [\w ]+\. Now drag the start"))
    expect(visit.rate("D")).to_have_value(re.compile(r"^0\.(0[5-9]|1)"))


def test_what_was_dragged_stands_in_the_field_and_in_the_address(visit):
    drag(visit, "A", 60)
    visit.page.mouse.up()
    visit.page.wait_for_function("""() => {
        const shown = document.querySelector('[data-panel="0"] .eta input').value;
        return shown !== '0.002' && location.search.includes(`eta=${shown},0.15,0.195,0.21&`);
    }""")


@pytest.fixture(scope="module")
def lasting_visit(lasting):
    return lasting().open()


@pytest.fixture
def first(lasting_visit):
    """The first screen, for what is typed into panel A, whose rate is put back."""
    yield lasting_visit
    for rate in ("0.004", "0.002"):  # a rate that is not new would leave a note as it stands
        lasting_visit.type_rate("A", rate)
        lasting_visit.address_has(f"eta={rate},0.15")
    expect(lasting_visit.page.locator("#notes")).to_be_empty()
    expect(lasting_visit.verdict("A")).to_contain_text("38.5 %")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *(("1e-3", "0.001"), ("0,15", "0.15"), ("0.123456", "0.123456"), ("1,5e−2", "0.015")),
        *(("5·10⁻³", "0.005"), ("10^-3", "0.001"), ("1/4", "0.25"), ("\u20090.05\u00a0", "0.05")),
    ],
)
def test_an_exact_number_can_be_typed(first, typed, kept):
    first.type_rate("A", typed)
    first.address_has(f"eta={kept},")
    expect(first.rate("A")).to_have_value(kept)


@pytest.mark.parametrize("typed", ["fast", "-1", "0", "", "1e999"])
def test_what_is_no_rate_is_said_and_changes_nothing(first, typed):
    first.type_rate("A", typed)
    expect(first.page.locator("#notes")).to_contain_text("0.002 is kept")
    expect(first.rate("A")).to_have_value("0.002")
    expect(first.verdict("A")).to_contain_text("38.5 %")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1_0", "“1_0” has an underscore in it; 0.002 is kept."),
        ("٠.١", "“٠.١” has digits other than 0 to 9; 0.002 is kept."),
        ("−0.2", "“−0.2” is not a positive number; 0.002 is kept."),
        ("1/0", "“1/0” divides by zero; 0.002 is kept."),
    ],
)
def test_why_a_rate_is_refused_is_true_of_it(first, typed, why):
    first.type_rate("A", typed)
    expect(first.page.locator("#notes")).to_have_text(why)


def test_a_rate_out_of_range_is_moved_into_it_and_said(first):
    first.type_rate("A", "1e-9")
    expect(first.page.locator("#notes")).to_contain_text("outside")
    expect(first.rate("A")).to_have_value("1e-06")


def test_the_keys_of_the_slider_move_it_as_the_help_says(visit):
    thumb = visit.thumb("D")
    legend = visit.panel("D").locator(".zone-legend")
    thumb.focus()
    expect(legend).to_be_visible()
    thumb.press("ArrowLeft")
    expect(legend).to_be_hidden()
    expect(visit.rate("D")).to_have_value("0.2")
    expect(thumb).to_have_attribute("aria-valuetext", "0.2, 100 percent of the stability limit")
    thumb.press("PageDown")
    expect(visit.rate("D")).to_have_value("0.1")
    thumb.press("PageUp")
    expect(visit.rate("D")).to_have_value("0.2")
    thumb.press("Home")
    expect(visit.rate("D")).to_have_value("0.001")
    thumb.press("End")
    expect(visit.rate("D")).to_have_value("0.4")
    # So do those in its field that move no caret; what is typed then is another rate.
    visit.rate("D").press("PageDown")
    expect(visit.rate("D")).to_have_value("0.2")
    visit.page.keyboard.type("0.1")
    visit.page.keyboard.press("ArrowUp")
    expect(visit.rate("D")).to_have_value("0.1")


@pytest.mark.parametrize("path", ["", "embed"])
def test_after_a_drag_every_arrow_moves_the_rate(visitor, path):
    visit = visitor()
    visit.page.goto(f"{visit.address}{path}?")
    visit.ready()
    drag(visit, "A", 60)
    visit.page.mouse.up()
    for _ in range(3):
        before = visit.rate("A").input_value()
        visit.page.keyboard.press("ArrowRight")
        expect(visit.rate("A")).not_to_have_value(before)
        assert float(visit.rate("A").input_value()) / float(before) == pytest.approx(1.05, abs=0.01)
    expect(visit.thumb("A")).to_be_focused()


def touch(line, kind, *at):
    points = [dict(zip("xy", at, strict=True))] if at else []
    line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_finger_on_a_ruler_moves_the_rate_sideways_and_the_page_upwards(visitor):
    # A phone of usual height shows the whole page: there is nothing to scroll.
    visit = visitor(360, 420, has_touch=True, is_mobile=True).open()
    line = visit.page.context.new_cdp_session(visit.page)
    x, y = visit.thumb_at("A")
    swipe = {"x": x, "y": y, "yDistance": -100, "speed": 800}
    line.send("Input.synthesizeScrollGesture", swipe)
    visit.page.wait_for_function("() => scrollY > 50")
    expect(visit.rate("A")).to_have_value("0.002")
    x, y = visit.thumb_at("A")
    touch(line, "touchStart", x, y)
    for part in range(1, 11):
        touch(line, "touchMove", x + 8 * part, y)
    touch(line, "touchEnd")
    expect(visit.rate("A")).not_to_have_value("0.002")
    assert visit.thumb_at("A")[0] == pytest.approx(x + 80, abs=4)
    size = "(thumb) => getComputedStyle(thumb).getPropertyValue('--thumb')"
    assert visit.thumb("A").evaluate(size) == "24px"


@pytest.mark.parametrize("path", ["", "embed"])
def test_a_slider_says_its_rate_as_soon_as_it_is_there(visitor, path):
    visit = visitor()
    visit.page.goto(f"{visit.address}{path}?")
    visit.ready()
    said = [visit.thumb(letter).get_attribute("aria-valuetext") for letter in "AD"]
    assert said == [f"{rate} percent of the stability limit" for rate in ("0.002, 1", "0.21, 105")]


@pytest.mark.parametrize("path", ["", "embed"])
def test_near_the_limit_number_path_and_verdict_are_of_one_rate_at_every_pixel(visitor, path):
    visit = visitor()
    with visit.page.expect_response(re.compile("/ask/rates/0")):  # the walks of the ruler
        visit.page.goto(f"{visit.address}{path}?eta=0.175,0.15,0.195,0.21&autoplay=0")
        visit.ready()
        visit.page.mouse.move(1, 1)  # in a frame they come when a hand does
    visit.page.wait_for_load_state("networkidle")
    x, y = visit.thumb_at("A")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    seen = {}
    for px in range(14):
        visit.page.mouse.move(x + px, y)
        visit.frames()
        # All at one moment: what a person sees.
        rate, sentence, trail = visit.page.evaluate("""() => {
            const panel = document.querySelector('[data-panel="0"]');
            return [panel.querySelector('.eta input').value, panel.querySelector('.sentence').textContent,
                panel.querySelector('.trail').getAttribute('d')];
        }""")
        seen[rate] = sentence, trail
    visit.page.mouse.up()
    assert {"0.19", "0.195", "0.2", "0.21"} <= {*seen}
    for rate, (sentence, trail) in seen.items():
        assert sentence == walked(f"eta={rate}&autoplay=0")["picture"]["panels"][0]["sentence"]
        visit.type_rate("A", "0.05")
        expect(visit.verdict("A")).to_contain_text("step 33")
        visit.type_rate("A", rate)
        expect(visit.verdict("A")).to_contain_text(sentence)
        assert gap(visit.trail("A"), trail) < 0.6


def test_another_method_walks_another_way(visit):
    before = visit.trail("B")
    visit.choose("Method of panel B", "Momentum")
    visit.address_has("opt=gradient_descent,momentum,gradient_descent,gradient_descent")
    expect(visit.panel("B").locator(".trail")).not_to_have_attribute("d", before)


def test_another_method_offers_a_rate_that_suits_it_and_sets_none(visit):
    offer = visit.panel("A").locator(".offer")
    visit.choose("Method of panel A", "Adam")
    expect(offer).to_contain_text("0.002 is far below the range of Adam here")
    expect(visit.rate("A")).to_have_value("0.002")
    named = offer.get_by_role("button", name=re.compile("^use "))
    rate = named.inner_text().removeprefix("use ")
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()
    named.click()
    expect(visit.rate("A")).to_have_value(rate)
    expect(visit.rate("A")).to_be_focused()
    expect(visit.verdict("A")).to_contain_text("Just right")
    expect(offer).to_be_empty()
    # A rate that suits is told nothing.
    visit.choose("Method of panel B", "Adam")
    visit.address_has("opt=adam,adam,")
    expect(visit.page.locator(".panel.stale")).to_have_count(0)
    expect(visit.panel("B").locator(".offer")).to_be_empty()


def test_an_offer_can_be_refused_and_tells_nothing_that_is_hidden(visitor):
    visit = visitor().open()
    offer = visit.panel("A").locator(".offer")
    visit.choose("Method of panel A", "Adam")
    offer.get_by_role("button", name="Keep the rate").click()
    expect(offer).to_be_empty()
    expect(visit.rate("A")).to_have_value("0.002")
    for query in ("hide=verdict", "hide=limit", "lock=eta"):
        visit.open(query)
        visit.choose("Method of panel A", "Adam")
        visit.address_has("opt=adam,")
        expect(visit.page.locator(".panel.stale")).to_have_count(0)
        expect(offer).to_be_empty()


def test_undo_takes_a_rate_back(visit):
    undo = visit.page.get_by_role("button", name="Undo the last change")
    expect(undo).to_have_attribute("aria-disabled", "true")
    visit.type_rate("D", "0.05")
    expect(undo).to_have_attribute("aria-disabled", "false")
    expect(visit.verdict("D")).to_contain_text("Works, slowly")
    visit.page.keyboard.press("Escape")
    visit.page.locator("body").click(position={"x": 900, "y": 568})
    visit.page.keyboard.press("Control+z")
    expect(undo).to_have_attribute("aria-disabled", "true")
    expect(visit.rate("D")).to_have_value("0.21")
    expect(visit.verdict("D")).to_contain_text("Diverges")
