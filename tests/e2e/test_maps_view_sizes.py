"""The view of maps on screens of other sizes, and for those who do not see it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_maps_view import FIELDS, STARTS, drawn, numbers, said


@pytest.mark.parametrize("query", [STARTS, FIELDS])
@pytest.mark.parametrize(("width", "height"), [(1366, 657), (360, 640)])
def test_axe_finds_nothing_and_nothing_lies_beside_the_page(visitor, width, height, query):
    visit = visitor(width, height).open(query)
    if query == FIELDS:
        visit.page.get_by_role("button", name="Rate × β").click()
    drawn(visit)
    visit.is_accessible()
    wide = visit.page.evaluate("""() => [document.documentElement.scrollWidth - innerWidth,
        ...[...document.querySelectorAll('.view.maps, .view.maps *:not(svg *, .map-axes)')]
        .map((each) => each.getBoundingClientRect().right - innerWidth)]""")
    assert max(wide) <= 0


def test_on_a_phone_a_touch_tells_of_a_place_and_a_button_takes_it(visitor):
    visit = visitor(360, 640, has_touch=True, is_mobile=True).open(STARTS)
    drawn(visit)
    visit.page.locator(".map-field").scroll_into_view_if_needed()
    box = visit.page.locator(".map-field").bounding_box()
    visit.page.locator(".map-field").tap(
        position={"x": 0.3 * box["width"], "y": 0.2 * box["height"]}
    )
    expect(visit.page.locator(".map-said")).to_contain_text("settles in")
    x, y = numbers(said(visit))[:2]
    visit.page.get_by_role("button", name="Walk there in A").click()
    visit.address_has(f"start={x:g},{y:g}")
