"""The drawer: it opens and closes, pushes and covers nothing, and stands in the address."""

import re
from itertools import cycle

from playwright.sync_api import expect

SCREENS = [(1366, 657), (1280, 720), (1920, 1080), (1024, 768), (768, 1024), (360, 640), (320, 568)]
WIDE = 1280  # from here on it stands beside the panels, else beneath them


def openers(visit):
    """The buttons of the views that there are, by the name of the view."""
    found = visit.page.locator("[data-view]:visible")
    return {each.get_attribute("data-view"): each for each in found.all()}


# What stands where while a view is open: all in one look.
PLACES = """() => {
    const box = (el) => {
        const { left, top, right, bottom } = el.getBoundingClientRect();
        return [left, top, right, bottom];
    };
    const drawer = document.querySelector('.drawer');
    const within = drawer.getBoundingClientRect();
    const { scrollWidth, scrollHeight } = document.documentElement;
    return {
        scrollWidth, scrollHeight, drawer: box(drawer),
        beside: [...document.querySelectorAll('.panel, .header, .hill-bar')]
            .filter((el) => el.checkVisibility()).map((el) => [el.className, box(el)]),
        cut: [...drawer.querySelectorAll('*')].filter((el) => {
            const at = el.getBoundingClientRect();
            return at.width && el.checkVisibility() && !el.closest('.scroll')
                && (at.left < within.left - 1 || at.right > within.right + 1);
        }).map((el) => `${el.tagName}.${el.className?.baseVal ?? el.className} `
            + el.textContent.slice(0, 30)),
    };
}"""


def overlap(one, other):
    """Whether two boxes cover one another."""
    apart = one[2] <= other[0] + 0.5 or other[2] <= one[0] + 0.5
    return not apart and not (one[3] <= other[1] + 0.5 or other[3] <= one[1] + 0.5)


def test_each_view_opens_by_its_button_and_closes_in_three_ways(visitor):
    visit = visitor().open("steps=2")  # no map takes long
    keys = visit.page.keyboard
    # How it closes knows nothing of views: each of them meets one of the ways.
    ways = cycle(("its button", "the close button", "Escape"))
    for (view, opener), close in zip(openers(visit).items(), ways, strict=False):
        opener.focus()
        keys.press("Enter")
        expect(visit.drawer()).to_be_visible()
        expect(visit.drawer().locator(f"[data-of={view}]")).to_be_visible()
        expect(opener).to_have_attribute("aria-expanded", "true")
        visit.address_has(f"view={view}")
        if close == "its button":
            keys.press("Enter")
        elif close == "the close button":
            visit.drawer().get_by_role("button", name="Close", exact=True).click()
        else:
            visit.drawer().get_by_role("button", name="Close", exact=True).focus()
            keys.press("Escape")
        expect(visit.drawer()).to_be_hidden()
        expect(opener).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "false")
        expect(visit.page).not_to_have_url(re.compile("view="))


def test_one_view_takes_the_place_of_another(visit):
    found = openers(visit)
    for view, opener in found.items():
        opener.click()
        expect(visit.drawer().locator("[data-of]:visible")).to_have_count(1)
        expect(visit.drawer().locator(f"[data-of={view}]")).to_be_visible()
        expect(visit.page.locator("[aria-expanded=true][data-view]")).to_have_count(1)
    assert {"more", "hill"} <= found.keys()


def test_an_address_opens_a_view_and_the_walks_are_the_same(visitor):
    plain, drawn = visitor().open(), visitor().open("view=hill")
    expect(drawn.drawer()).to_contain_text("κ")
    words = [drawn.verdict(letter).inner_text() for letter in "ABCD"]
    assert words == [plain.verdict(letter).inner_text() for letter in "ABCD"]
    drawn.page.get_by_role("button", name="Close", exact=True).click()
    drawn.address_has("surface=bowl")
    expect(drawn.page).not_to_have_url(re.compile("view="))


def test_on_every_screen_it_pushes_and_covers_nothing_and_nothing_scrolls_sideways(visitor):
    visit = visitor().open("surface=bowl&opt=adam&sched=warm_up:10:cosine:0")
    for width, height in SCREENS:
        visit.page.set_viewport_size({"width": width, "height": height})
        pushes(visit, width, height)


def pushes(visit, width, height):
    """Whether each view has its place on a screen of this size."""
    for view, opener in openers(visit).items():
        visit.unfold()
        opener.click()
        expect(visit.drawer().locator(f"[data-of={view}]")).to_be_visible()
        visit.frames()
        seen = visit.page.evaluate(PLACES)
        drawer = seen["drawer"]
        assert seen["scrollWidth"] == width, (view, width)
        assert 0 <= drawer[0] < drawer[2] <= width + 0.5, view
        assert len(seen["beside"]) > 2, view
        for part, box in seen["beside"]:
            assert not overlap(drawer, box), (view, part, width)
        # What it holds is as wide as it: nothing within is cut off at a side.
        assert seen["cut"] == [], (view, width)
        if width >= WIDE:
            assert seen["scrollHeight"] == height, view
            assert drawer[3] <= height, view
        visit.unfold()
        opener.click()
    expect(visit.drawer()).to_be_hidden()


def test_on_a_narrow_screen_a_finger_scrolls_the_page_on_an_open_view(visitor):
    visit = visitor(360, 640, has_touch=True, is_mobile=True).open()
    line = visit.page.context.new_cdp_session(visit.page)
    for view in ("More", "Step"):
        visit.open_view(view)
        visit.page.evaluate("document.querySelector('.drawer').scrollIntoView()")
        visit.frames()
        before = visit.page.evaluate("scrollY")
        swipe = {"x": 180, "y": 300, "yDistance": 100, "speed": 800}
        line.send("Input.synthesizeScrollGesture", swipe)
        visit.page.wait_for_function("(before) => scrollY < before - 50", arg=before)
        visit.page.get_by_role("button", name="Close").click()
