"""The layer over Plotly stands exactly where Plotly itself would draw."""

import pytest
from playwright.sync_api import expect

# Plotly draws the same walk as a trace of its own; both are compared in screen pixels.
COMPARE = """async () => {
  const panel = document.querySelector('[data-panel="2"]');
  const plot = panel.querySelector('.map .plot');
  const { path } = JSON.parse(document.getElementById('first-answer').textContent).picture.panels[2];
  const walk = new Float32Array(Uint8Array.from(atob(path), (sign) => sign.charCodeAt(0)).buffer);
  const xs = [], ys = [];
  for (let i = 0; i < walk.length; i += 2) { xs.push(walk[i]); ys.push(walk[i + 1]); }
  await Plotly.addTraces(plot, { type: 'scatter', mode: 'lines', x: xs, y: ys, line: { simplify: false } });
  const theirs = plot.querySelector('.scatterlayer .trace:last-child .js-line');
  const ours = panel.querySelector('.trail');
  const points = (path) => {
    const matrix = path.getScreenCTM();
    return path.getAttribute('d').match(/-?[\\d.]+[ ,]-?[\\d.]+/g).map((pair) => {
      const [x, y] = pair.split(/[ ,]/).map(Number);
      return new DOMPoint(x, y).matrixTransform(matrix);
    });
  };
  const [a, b] = [points(ours), points(theirs)];
  await Plotly.deleteTraces(plot, -1);
  const far = a.map((point, i) => Math.hypot(point.x - b[i].x, point.y - b[i].y));
  return [a.length, b.length, Math.max(...far)];
}"""


@pytest.fixture(scope="module")
def painted(lasting):
    return lasting().open_painted()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (768, 1024), (1366, 657)])
def test_our_walk_lies_on_plotlys_own_line(painted, width, height):
    size = painted.page.viewport_size
    before = painted.trail("C")
    painted.page.set_viewport_size({"width": width, "height": height})
    if painted.page.viewport_size != size:
        expect(painted.panel("C").locator(".trail")).not_to_have_attribute("d", before)
    ours, theirs, distance = painted.page.evaluate(COMPARE)
    assert ours == theirs == 41
    assert distance < 0.11  # a tenth of a pixel is what the strings are rounded to


def test_it_still_does_in_a_zoom(painted):
    before = painted.trail("C")
    box = painted.panel("A").locator(".map").bounding_box()
    painted.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    painted.page.keyboard.down("Control")
    painted.page.mouse.wheel(0, -100)
    painted.page.keyboard.up("Control")
    expect(painted.panel("C").locator(".trail")).not_to_have_attribute("d", before)
    assert painted.page.evaluate(COMPARE)[2] < 0.11
    painted.page.get_by_role("button", name="Show the whole map").first.click()
    expect(painted.panel("C").locator(".trail")).to_have_attribute("d", before)


def test_without_ctrl_the_wheel_is_the_pages_own(visit):
    before = visit.trail("C")
    visit.panel("A").locator(".map").hover()
    visit.page.mouse.wheel(0, -100)
    visit.page.get_by_role("button", name="One step back").click()
    visit.page.get_by_role("button", name="One step forward").click()
    expect(visit.panel("C").locator(".trail")).to_have_attribute("d", before)


def test_an_arrow_marks_where_a_walk_leaves_the_map(visit):
    arrow = visit.panel("D").locator(".arrow")
    expect(arrow).to_be_visible()
    visit.page.get_by_role("slider", name="Step").fill("4")
    expect(arrow).to_be_hidden()
    expect(visit.panel("D").locator(".here")).to_be_visible()
    visit.page.get_by_role("slider", name="Step").fill("5")
    expect(arrow).to_be_visible()
    expect(visit.panel("D").locator(".here")).to_be_hidden()


def test_minima_are_marked_on_the_map(visitor):
    visit = visitor().open_painted("surface=himmelblau")
    assert visit.panel("A").locator(".map .scatterlayer .point").count() == 4
