"""The view of the losses: four curves in one chart, that follow the clock and the hand."""

import re

from playwright.sync_api import expect

# Which of some curves have a point within a box.
CROSSED = """(curves, { x, y, width, height }) => curves.map((curve) => {
    const { left, top } = curve.ownerSVGElement.getBoundingClientRect();
    const { e } = curve.transform.baseVal.consolidate().matrix;
    const points = Array.from({ length: 400 }, (_, i) => curve.getPointAtLength(
        curve.getTotalLength() * i / 399));
    return points.some((at) => at.x + e + left > x && at.x + e + left < x + width
        && at.y + top > y && at.y + top < y + height);
})"""


def test_the_curves_follow_the_clock_and_their_letters_stand_in_order(visitor):
    visit = visitor().open("view=loss")
    drawer = visit.drawer()
    order = drawer.locator(".loss-order")
    expect(order).to_have_text("Lowest first, at step 40:B<C<A<D")
    expect(drawer.locator(".reason")).to_have_text(
        ["Too slow", "Just right", "Oscillates", "Diverges"]
    )
    expect(drawer.locator(".happened")).to_contain_text("B settles at step 11")
    # The name of the target stands where no curve runs.
    name = drawer.locator(".target-name").bounding_box()
    assert not any(drawer.locator(".curve").evaluate_all(CROSSED, name))
    whole = drawer.locator(".curve").nth(3).get_attribute("d")
    visit.page.get_by_role("slider", name="Step", exact=True).fill("3")
    expect(order).to_have_text(re.compile("^Lowest first, at step 3:B<"))
    expect(drawer.locator(".happened")).to_be_empty()
    assert whole.startswith(drawer.locator(".curve").nth(3).get_attribute("d"))
    expect(drawer.locator(".number").nth(1)).to_have_text(re.compile(r"^\d"))


def test_a_curve_that_leaves_the_axis_ends_in_an_arrow_and_its_number_is_told(visitor):
    newton = "opt=newton,gradient_descent,gradient_descent,gradient_descent&eta=1,0.15,0.195,0.21"
    visit = visitor().open(f"view=loss&{newton}")
    stands = visit.drawer().locator(".ends > g")
    expect(stands.nth(0).locator("path.stand")).to_have_count(2)  # where it left, and at this step
    expect(stands.nth(0).locator("circle")).to_have_count(0)
    expect(stands.nth(0).locator(".number")).to_contain_text("10⁻³⁰")
    expect(stands.nth(1).locator("circle.stand")).to_have_count(1)
    expect(stands.nth(1).locator("path.stand")).to_have_count(0)
    visit.page.get_by_role("slider", name="Step", exact=True).fill("0")
    expect(visit.drawer().locator("path.stand")).to_have_count(0)


def test_a_linear_scale_is_one_press_away_and_a_press_on_the_chart_goes_to_its_step(visitor):
    visit = visitor().open("view=loss")
    drawer = visit.drawer()
    before = drawer.locator(".curve").first.get_attribute("d")
    drawer.get_by_role("button", name="Linear").click()
    expect(drawer.locator(".curve").first).not_to_have_attribute("d", before)
    box = drawer.locator(".loss-sheet .grid").first.bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 50)
    expect(visit.panel("A").locator("circle.peek")).to_be_visible()
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] - 50)
    visit.at_step(20, 40)


def test_while_verdicts_are_hidden_the_chart_tells_none(visitor):
    visit = visitor().open("view=loss&hide=verdict&step=0")
    drawer = visit.drawer()
    expect(drawer.locator(".loss-order")).to_contain_text("at step 0:A=B=C=D")
    expect(drawer.locator(".reason")).to_have_text([""] * 4)
    expect(drawer.locator(".happened")).to_be_empty()
    strokes = drawer.locator(".curve").evaluate_all(
        "(all) => all.map((each) => [getComputedStyle(each).stroke, getComputedStyle(each).strokeDasharray])"
    )
    assert len({tuple(each) for each in strokes}) == 1


def test_a_clock_of_evaluations_is_told_as_one(visitor):
    visit = visitor().open("view=loss&clock=evaluations&opt=line_search")
    expect(visit.drawer().locator(".loss-order")).to_have_text(
        re.compile(r"^Lowest first, at evaluation \d+:")
    )
