"""The view of maps: coarse then whole, true to the engine, closer on demand, given up when nobody looks."""

import re

import pytest
from playwright.sync_api import expect

from descent import OPTIMIZERS, run
from surfaces import SURFACES

STARTS = "surface=himmelblau&eta=0.01&steps=100&view=maps"
FIELDS = "surface=ravine&opt=momentum&beta=0.9&eta=0.002,0.01,0.03,0.0385&steps=200&view=maps"
NUMBER = r"−?\d+(?:\.\d+)?(?:e[−-]?\d+)?"


def drawn(visit, cells="65 536"):
    """Wait until a map of so many cells is there."""
    words = re.sub(" ", "\u202f", f"{cells} walks")
    # A late map still tells of itself: first the other one begins, then it is whole.
    expect(visit.page.locator(".map-sheet")).not_to_have_class(re.compile("late"))
    expect(visit.page.locator(".map-far")).to_have_text(words)
    visit.frames()


def at(visit, u, v):
    """The pixel at shares of the map from its lower left corner."""
    box = visit.page.locator(".map-field").bounding_box()
    return box["x"] + u * box["width"], box["y"] + (1 - v) * box["height"]


def said(visit):
    return visit.page.locator(".map-said").inner_text()


def shares(visit):
    """What the table tells, as percent by name."""
    rows = visit.page.locator(".map-shares tbody tr").all()
    cells = [row.locator("th, td").all_inner_texts() for row in rows]
    return {name.strip(): float(re.sub(r"[^\d.]", "", share)) for name, share in cells}


def numbers(text):
    return [float(each.replace("−", "-")) for each in re.findall(NUMBER, text)]


def picture(visit):
    """The picture of the cells, to be compared."""
    return visit.page.evaluate("() => document.querySelector('.map-cells').toDataURL()")


def becomes(visit, wanted):
    """Wait until the picture of the cells is this one."""
    for _ in range(600):
        if picture(visit) == wanted:
            return
        visit.page.wait_for_timeout(100)
    raise AssertionError("the picture of the cells has not become the one that was wanted")


def test_the_view_opens_by_its_button_and_the_map_is_coarse_before_it_is_whole(visitor):
    visit = visitor().open("surface=himmelblau&eta=0.01&steps=100")
    found = []

    def keep(answer):
        if "/maps/" in answer.url and answer.status == 200:
            found.append(answer)

    visit.page.on("response", keep)
    visit.page.get_by_role("button", name="Maps").click()
    expect(visit.page.get_by_role("heading", name="Maps")).to_be_visible()
    drawn(visit)
    levels = [tile["level"] for answer in found for tile in answer.json()["tiles"]]
    visit.address_has("view=maps")
    # Of two processes one may be far on the next levels before the other has ended this one.
    assert levels[0] == 64
    assert levels.count(64) == 2
    assert levels.count(128) == 3
    assert levels.index(64) < levels.index(128) < levels.index(256)
    assert shares(visit).keys() == {
        *("1 (3, 2)", "2 (−2.81, 3.13)", "3 (−3.78, −3.28)", "4 (3.58, −1.85)")
    }
    assert sum(shares(visit).values()) == pytest.approx(100, abs=2)


@pytest.mark.parametrize("place", [(0.3, 0.8), (0.75, 0.7), (0.2, 0.15), (0.62, 0.45)])
def test_what_is_said_of_a_place_is_what_the_engine_finds_there(visitor, place):
    visit = visitor().open(STARTS)
    drawn(visit)
    visit.page.mouse.move(*at(visit, *place))
    expect(visit.page.locator(".map-said")).to_contain_text("settles in the minimum at")
    x, y, end_x, end_y, step = numbers(said(visit))
    hill = SURFACES["himmelblau"]
    found = run(hill, OPTIMIZERS["gradient_descent"](), lr=0.01, start=(x, y), steps=100)
    assert found.path[-1, :, 0] == pytest.approx((end_x, end_y), abs=0.005)
    left = (found.loss[:, 0] - hill.lowest) / (found.loss[0, 0] - hill.lowest)
    assert abs(int((left > 0.01).sum()) - step) <= 1  # the numbers are rounded, not the walk
    expect(visit.page.locator(".map-marks .cell-walk").first).to_be_attached()


def test_a_click_takes_the_place_into_the_panels_as_their_start(visitor):
    visit = visitor().open(STARTS)
    drawn(visit)
    visit.page.mouse.move(*at(visit, 0.3, 0.8))
    expect(visit.page.locator(".map-said")).to_contain_text("From (")
    x, y = numbers(said(visit))[:2]
    before = picture(visit)
    visit.page.mouse.click(*at(visit, 0.3, 0.8))
    visit.address_has(f"start={x:g},{y:g}")
    expect(visit.verdict("A")).to_contain_text("step")
    drawn(visit)
    assert picture(visit) == before  # the same map: it is of every start
    ring = visit.page.locator(".map-marks .start")
    expect(ring).to_have_count(1)
    box, (px, py) = ring.bounding_box(), at(visit, 0.3, 0.8)
    assert abs(box["x"] + box["width"] / 2 - px) < 4
    assert abs(box["y"] + box["height"] / 2 - py) < 4


def test_where_several_parts_are_hidden_every_panel_has_its_map(visitor):
    visit = visitor().open(f"{STARTS}&hide=play,step&lock=speed,scrub")
    drawn(visit)
    panels = visit.page.get_by_role("group", name="Panel", exact=True)
    panels.get_by_role("button", name="Panel C").click()
    drawn(visit)
    expect(visit.page.locator(".map-side")).not_to_contain_text("refused")
    assert sum(shares(visit).values()) == pytest.approx(100, abs=2)


def test_on_a_map_of_settings_a_click_sets_them_in_the_selected_panel_alone(visitor):
    visit = visitor().open(FIELDS)
    visit.page.get_by_role("button", name="Rate × β").click()
    expect(visit.page.locator(".theory-name")).to_have_text("theory’s limit")
    drawn(visit)
    found = {"settles at (0, 0)", "too slow", "diverges", "oscillates"}
    assert found <= shares(visit).keys() <= found | {"just arrived", "overshoots"}
    visit.page.get_by_role("group", name="Panel", exact=True).get_by_role(
        "button", name="Panel B"
    ).click()
    drawn(visit)
    visit.page.mouse.move(*at(visit, 0.9, 0.3))
    expect(visit.page.locator(".map-said")).to_contain_text("diverges")
    eta, beta = numbers(said(visit))
    visit.page.mouse.click(*at(visit, 0.9, 0.3))
    visit.address_has(f"eta=0.002,{eta:g},0.03,0.0385&beta=0.9,{beta:g},0.9,0.9")
    expect(visit.verdict("B")).to_contain_text("Diverges")
    expect(visit.verdict("A")).not_to_contain_text("Diverges")


def test_theorys_line_is_where_the_cells_turn(visitor):
    visit = visitor().open(FIELDS)
    visit.page.get_by_role("button", name="Rate × β").click()
    drawn(visit)
    line = visit.page.locator(".map-marks path.theory").last.get_attribute("d")
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", line) if pair]
    box = visit.page.locator(".map-field").bounding_box()
    for x, y in points[:: len(points) // 6]:
        if not 10 < y < box["height"] - 10:
            continue
        visit.page.mouse.move(box["x"] + x + 6, box["y"] + y)
        expect(visit.page.locator(".map-said")).to_contain_text("diverges")
        visit.page.mouse.move(box["x"] + x - 6, box["y"] + y)
        expect(visit.page.locator(".map-said")).not_to_contain_text("diverges")


def test_a_box_is_walked_anew_at_full_resolution_and_the_whole_map_comes_back(visitor):
    visit = visitor().open(STARTS)
    drawn(visit)
    whole = picture(visit)
    orders = []
    visit.page.on(
        "request",
        lambda asked: orders.append(asked.post_data_json) if asked.method == "POST" else 0,
    )
    visit.page.mouse.move(*at(visit, 0.5, 0.5))
    visit.page.mouse.down()
    visit.page.mouse.move(*at(visit, 0.6, 0.55), steps=3)
    visit.page.mouse.move(*at(visit, 0.75, 0.75), steps=3)
    is_order = lambda asked: asked.method == "POST" and asked.url.endswith("/maps")  # noqa: E731
    with visit.page.expect_request(is_order):
        visit.page.mouse.up()
    expect(visit.page.get_by_role("button", name="Whole map")).to_be_enabled()
    drawn(visit)
    placed = [order for order in orders if order and "resolution" in order]
    assert placed[-1]["resolution"] == 256
    low, high = placed[-1]["x"]["low"], placed[-1]["x"]["high"]
    assert (low, high) == pytest.approx((0, 3.15), abs=0.1)
    assert picture(visit) != whole
    visit.page.mouse.move(*at(visit, 0.01, 0.5))
    expect(visit.page.locator(".map-said")).to_contain_text("From (0.0")
    visit.page.get_by_role("button", name="Whole map").click()
    expect(visit.page.get_by_role("button", name="Whole map")).to_be_disabled()
    drawn(visit)
    visit.page.mouse.move(5, 5)
    becomes(visit, whole)


def test_the_keys_alone_read_a_map_zoom_it_and_take_a_cell(visitor):
    visit = visitor().open(STARTS)
    drawn(visit)
    field, keys = visit.page.get_by_role("application"), visit.page.keyboard
    field.focus()
    keys.press("ArrowLeft")
    for _ in range(6):
        keys.press("ArrowUp")
    expect(visit.page.locator("#announcer")).to_have_text(re.compile(r"From \(.*settles in"))
    before = numbers(said(visit))[:2]
    keys.press("Shift+ArrowRight")
    expect(visit.page.locator(".map-said")).not_to_contain_text(f"From ({before[0]}")
    after = numbers(said(visit))[:2]
    assert after[0] - before[0] == pytest.approx(12.6 / 256, abs=0.02)
    keys.press("+")
    expect(visit.page.get_by_role("button", name="Whole map")).to_be_enabled()
    drawn(visit)
    keys.press("Home")
    expect(visit.page.get_by_role("button", name="Whole map")).to_be_disabled()
    drawn(visit)
    keys.press("Enter")
    expect(visit.page).not_to_have_url(re.compile("start=-1,-2.5"))
    keys.press("Escape")
    expect(visit.page.get_by_role("heading", name="Maps")).to_be_hidden()
    expect(visit.page.get_by_role("button", name="Maps")).to_be_focused()


def test_a_map_is_given_up_with_cancel_and_when_the_view_is_closed(visitor):
    visit = visitor().open(f"{FIELDS}&noise=0.5")
    visit.page.get_by_role("button", name="Rate × β").click()
    cancel = visit.page.get_by_role("button", name="Cancel")
    with visit.page.expect_request(lambda asked: asked.method == "DELETE"):
        expect(visit.page.locator(".map-far")).to_contain_text("% drawn")
        cancel.click()
    expect(visit.page.locator(".map-far")).to_contain_text("Canceled:")
    expect(cancel).to_be_hidden()
    visit.page.get_by_role("button", name="Draw it").click()
    expect(visit.page.locator(".map-far")).to_contain_text("% drawn")
    with visit.page.expect_request(lambda asked: asked.method == "DELETE"):
        visit.page.get_by_role("button", name="Maps").click()


def test_another_rate_makes_another_map_once_the_hand_is_still(visitor):
    visit = visitor().open(STARTS)
    drawn(visit)
    before = picture(visit)
    visit.type_rate("A", "0.02")
    expect(visit.page.locator(".map-of")).to_contain_text("η = 0.02")
    drawn(visit)
    assert picture(visit) != before
    visit.page.mouse.move(*at(visit, 0.3, 0.8))
    expect(visit.page.locator(".map-said")).to_contain_text("settles")


def test_a_hand_that_rests_where_nothing_is_drawn_yet_is_told_when_it_is(visitor):
    visit, held = visitor(), []
    visit.page.route(re.compile(r"/maps/"), lambda route: held.append(route), times=1)
    visit.open(STARTS)
    expect(visit.page.locator(".map-axes text").first).to_be_attached()
    visit.page.mouse.move(*at(visit, 0.3, 0.8))
    expect(visit.page.locator(".map-said")).to_contain_text("Point at the map")
    held[0].continue_()
    expect(visit.page.locator(".map-said")).to_contain_text("settles")


def test_a_hill_that_is_a_line_has_every_start_with_every_rate(visitor):
    visit = visitor().open("surface=parabola&view=maps")
    drawn(visit)
    visit.page.mouse.move(*at(visit, 0.3, 0.95))
    expect(visit.page.locator(".map-said")).to_contain_text("diverges")
    start, eta = numbers(said(visit))[:2]
    visit.page.mouse.click(*at(visit, 0.3, 0.95))
    visit.address_has(f"eta={eta:g}")
    visit.address_has(f"start={start:g},")
    expect(visit.verdict("A")).to_contain_text("Diverges")


def test_a_finer_map_has_a_million_walks(visitor):
    visit = visitor().open("surface=bowl&eta=0.15&steps=2&view=maps")
    drawn(visit)
    visit.page.get_by_role("button", name="Finer: 1024²").click()
    expect(visit.page.get_by_role("progressbar")).to_be_visible()
    expect(visit.page.locator(".map-far")).to_contain_text("left")
    drawn(visit, "1 048 576")
    expect(visit.page.get_by_role("button", name="Finer")).to_be_hidden()
