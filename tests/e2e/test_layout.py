"""On every screen: nothing cut off, nothing over another, nothing to scroll sideways."""

import re

import pytest
from playwright.sync_api import expect

from surfaces import SURFACES
from tests.e2e.faults import SETTLED

SCREENS = [(1366, 657), (1920, 1080), (1280, 720), (1024, 768), (768, 1024), (360, 640), (320, 568)]


@pytest.mark.parametrize("phone_first", [True, False])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "surface=rosenbrock&opt=adam,rmsprop,momentum,nesterov&eta=0.123456,0.00012,0.001,0.5",
        "surface=goldstein_price&opt=schedule_free,qhm,sign_descent,momentum_ema&sched=one_cycle"
        "&noise=0.25&batch=16&clip=norm:2.5",
    ],
)
def test_nothing_is_cut_off_or_overlaps(visitor, query, phone_first):
    screens = SCREENS[::-1] if phone_first else SCREENS
    visit = visitor(*screens[0]).open(query)
    for width, height in screens:
        visit.page.set_viewport_size({"width": width, "height": height})
        assert visit.page.evaluate(SETTLED) == [], (width, height)
        if (width, height) == (768, 1024) and not query:
            # On a tablet that stands the bar lies over no panel, and nothing scrolls.
            last = visit.panel("D").bounding_box()
            bar = visit.page.locator(".transport").bounding_box()
            assert last["y"] + last["height"] <= bar["y"]
            assert visit.page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0


OPEN = """(query) => new Promise((done) => {
    const { stage, open } = downhill.page;
    const { load } = stage;
    stage.load = (...given) => {
        stage.load = load;
        load(...given);
        done();
    };
    open({ query });
})"""


@pytest.mark.parametrize(("width", "height"), [(1366, 657), (1280, 720), (360, 640)])
def test_every_hill_has_room(visitor, width, height):
    visit = visitor(width, height).open()
    for surface in SURFACES:
        visit.page.evaluate(OPEN, f"surface={surface}")
        expect(visit.picker("Hill")).to_contain_text(SURFACES[surface].label)
        assert visit.page.evaluate(SETTLED) == [], surface
        if width > 640:
            assert visit.page.evaluate("document.documentElement.scrollHeight") == height, surface


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_and_the_button(visitor, scheme):
    visit = visitor(color_scheme=scheme).open()
    root = visit.page.locator("html")
    other = {"light": "dark", "dark": "light"}[scheme]
    assert root.get_attribute("data-theme") == scheme
    visit.page.get_by_role("button", name="Light or dark").click()
    assert root.get_attribute("data-theme") == other
    visit.address_has(f"theme={other}")


def test_a_key_dresses_the_page_for_a_projector_and_as_it_was_before(visitor):
    visit = visitor(color_scheme="dark").open("theme=light")
    root, head = visit.page.locator("html"), visit.page.get_by_role("button", name="Share")
    visit.rate("A").focus()
    visit.page.keyboard.press("Alt+p")
    expect(root).to_have_attribute("data-theme", "projector")
    expect(head).to_be_hidden()
    visit.address_has("theme=projector")
    visit.page.get_by_role("button", name="As it was, not for a projector").click()
    expect(root).to_have_attribute("data-theme", "light")
    expect(head).to_be_visible()
    visit.address_has("theme=light")


def test_a_phone_shows_one_panel_and_the_other_fates_as_tabs(visitor):
    visit = visitor(360, 640).open()
    tabs = visit.page.locator(".tab")
    assert [tab.inner_text().split("\n")[-1] for tab in tabs.all()] == [
        "Too slow",
        "Just right",
        "Oscillates",
        "Diverges",
    ]
    tabs.nth(3).click()
    assert visit.panel("D").is_visible()
    assert not visit.panel("A").is_visible()
    # What was out of sight is drawn as soon as it is seen, where the clock stands.
    expect(visit.panel("D").locator(".trail")).to_have_attribute("d", re.compile("L.*L"))
    expect(visit.panel("D").locator(".arrow")).to_be_visible()
    expect(visit.panel("D").locator(".readout")).to_have_text("loss 40968")


@pytest.mark.parametrize("height", [640, 800])
def test_on_a_phones_first_screen_the_verdict_stands_above_the_bar(visitor, height):
    visit = visitor(360, height).open()
    verdict = visit.verdict("A").bounding_box()
    assert verdict["y"] + verdict["height"] <= visit.page.locator(".transport").bounding_box()["y"]


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 720), (1920, 1080)])
def test_a_projector_shows_four_panels_at_once_in_letters_for_the_last_row(visitor, width, height):
    visit = visitor(width, height).open("theme=projector")
    sizes = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert visit.page.evaluate(sizes) == [width, height]
    size = "(words) => parseFloat(getComputedStyle(words).fontSize)"
    for letter in "ABCD":
        assert visit.verdict(letter).locator(".word").evaluate(size) >= height / 30
        assert visit.verdict(letter).locator(".sentence").evaluate(size) >= height / 50
        numbers = visit.panel(letter).locator(".decades span, .map-scales text, .strip .plot")
        assert numbers.count() > 6
        assert min(numbers.evaluate_all(f"(all) => all.map({size})")) >= height / 50
        box = visit.panel(letter).locator(".map").bounding_box()
        assert min(box["width"], box["height"]) >= 180
    bar = visit.page.locator(".transport").bounding_box()
    assert bar["y"] + bar["height"] <= height
    assert visit.panel("D").bounding_box()["y"] < bar["y"]


@pytest.mark.parametrize(("width", "height"), [(1366, 657), (1280, 720)])
@pytest.mark.parametrize("look", ["", "theme=projector&"])
def test_beside_a_view_each_panel_has_its_method_its_rate_and_its_verdict_whole(
    visitor, width, height, look
):
    visit = visitor(width, height).open(f"{look}view=loss")
    whole = """(words) => words.clientWidth > 0 && words.scrollWidth <= words.clientWidth
        && words.scrollHeight <= words.clientHeight + 1"""
    for view in ("loss", "step"):
        if view != "loss":
            visit.page.locator(f"button[data-view={view}]").evaluate("(opener) => opener.click()")
            visit.frames()
        for letter in "ABCD":
            assert visit.panel(letter).locator(".picked-name").evaluate(whole)
            chip = visit.verdict(letter).bounding_box()
            word = (
                visit.verdict(letter)
                .locator(".word")
                .evaluate(
                    "(word) => { const range = new Range(); range.selectNodeContents(word);"
                    " return range.getBoundingClientRect().right; }"
                )
            )
            assert word <= chip["x"] + chip["width"]
        # Where there is no room for both, a name is cut before a number.
        for rate in ("0.000123", "0.21"):
            visit.type_rate("D", rate)
            assert visit.rate("D").evaluate("(it) => it.scrollWidth <= it.clientWidth")


# The words of the open view in letters of fewer pixels than a fiftieth of the height.
SMALL = """() => [...document.querySelectorAll('.drawer .view *')]
    .filter((el) => el.checkVisibility() && !el.closest('.unseen, option, sup, sub')
        && [...el.childNodes].some((each) => each.nodeType === 3 && each.textContent.trim()))
    .map((el) => [parseFloat(getComputedStyle(el).fontSize) * el.currentCSSZoom, el.textContent])
    .filter(([size]) => size < innerHeight / 50)"""


def test_on_a_projector_the_letters_of_every_view_are_for_the_last_row(visitor):
    visit = visitor()
    data = "surface=anscombe&table=1,2,3,4&batch=1&replacement=1"
    views = {
        "": ("step", "table", "loss", "rates", "maps", "more", "hill"),
        data: ("data", "seeds"),
    }
    for query, names in views.items():
        visit.open(f"theme=projector&steps=20&{query}")
        for name in names:
            visit.page.locator(f"button[data-view={name}]").evaluate("(opener) => opener.click()")
            expect(visit.drawer()).to_be_visible()
            for width, height in [(1024, 768), (1920, 1080)]:
                visit.page.set_viewport_size({"width": width, "height": height})
                visit.frames()
                assert visit.page.evaluate(SMALL) == [], (name, width)


@pytest.mark.parametrize(("width", "height"), [(844, 390), (740, 360)])
def test_on_a_phone_that_lies_all_of_one_panel_is_in_sight(visitor, width, height):
    visit = visitor(width, height).open()
    boxes = [
        visit.page.locator(f"{part}:visible").bounding_box()
        for part in (".tabs", ".map", ".cause", ".ruler", ".verdict", ".strip", ".transport")
    ]
    for box in boxes:
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        assert box["x"] + box["width"] <= width
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            wide = min(b["x"] + b["width"] for b in (one, other)) - max(one["x"], other["x"])
            high = min(b["y"] + b["height"] for b in (one, other)) - max(one["y"], other["y"])
            assert min(wide, high) <= 0.5, (one, other)
    assert boxes[1]["height"] >= 200
    visit.page.get_by_role("button", name="D Diverges").click()
    expect(visit.verdict("D")).to_be_visible()


@pytest.mark.parametrize(("path", "width", "height"), [("", 360, 640), ("embed", 340, 560)])
def test_on_a_narrow_screen_all_of_the_first_panel_is_seen_at_once(visitor, path, width, height):
    visit = visitor(width, height)
    visit.page.goto(f"{visit.address}{path}")
    expect(visit.page.locator(".page.ready")).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    visit.frames()
    size = visit.page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert size == [width, height]


# Words of a panel that touch other words of it, or its drawn marks.
TOUCHING = """(panel) => {
    const words = panel.querySelectorAll(
        '.map-scales text, .loss-band, .start-name, .arrow, .readout, .off-scale, .loss-point');
    const shown = [...words].filter((it) => {
        const { visibility, display } = getComputedStyle(it);
        return visibility !== 'hidden' && display !== 'none' && it.getClientRects().length;
    });
    const box = (it) => it.getBoundingClientRect();
    const before = (a, b) => a.right <= b.left + 0.5 || a.bottom <= b.top + 0.5;
    const apart = (a, b) => before(a, b) || before(b, a);
    const bands = (...all) => all.every((it) => it.matches('.loss-band'));
    const own = (a, b) => a.contains(b) || b.contains(a) || bands(a, b);
    return shown.flatMap((one, i) => shown.slice(i + 1)
        .filter((other) => !own(one, other) && !apart(box(one), box(other)))
        .map((other) => `${one.classList} ${one.textContent} – ${other.classList} ${other.textContent}`));
}"""


@pytest.mark.parametrize(
    ("width", "height", "look"),
    [(1366, 657, ""), (1920, 1080, ""), (1024, 768, "theme=projector&")],
)
@pytest.mark.parametrize(
    "query", ["eta=0.3,0.5,2,0.22", "surface=monkey_saddle&eta=0.05,0.2,0.3,1"]
)
def test_words_arrows_and_numbers_of_a_panel_keep_apart(visitor, width, height, look, query):
    visit = visitor(width, height).open(look + query)
    for letter in "ABCD":
        assert visit.panel(letter).evaluate(TOUCHING) == [], letter
    assert visit.panel("A").locator(".map-scales text:visible").count() > 3
