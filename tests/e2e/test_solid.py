"""The view in three dimensions: it stands where Plotly draws, turns, is lost and found, or says that it
can't be.
"""

import math

import pytest
from playwright.sync_api import expect

from tests.e2e.solid import SCENE, TURNS, Solid, solids

solid = pytest.fixture(solids)


@pytest.fixture(scope="module")
def lasting_view(lasting):
    """The view on the first screen, for all tests that leave the scene as it is."""
    return Solid(lasting().open("view=solid"))


@pytest.fixture
def view(lasting_view):
    """The same, as it is when it is opened: at the end of the walks, with the first camera."""
    yield lasting_view
    lasting_view.rest()


# Plotly draws a marker of its own in a plot of the same camera; the middle of its pixels is compared with
# our start.
MARK = """async ([x, y, z]) => {
  const ours = document.querySelector('.solid-box .plot');
  const theirs = document.createElement('div');
  document.body.append(theirs);
  const layout = structuredClone(ours.layout);
  layout.scene.camera = ours._fullLayout.scene._scene.getCamera();
  await Plotly.newPlot(theirs, [{ type: 'scatter3d', mode: 'markers', x: [x], y: [y], z: [z],
    marker: { size: 12, color: '#ff0000', line: { width: 0 } } }], layout, { plotGlPixelRatio: 1 });
  await new Promise((done) => setTimeout(done, 200)); // Plotly's camera follows by some frames
  for (let i = 0; i < 5; i += 1) await new Promise(requestAnimationFrame);
  const { glplot } = theirs._fullLayout.scene._scene;
  const { gl } = glplot;
  glplot.redraw();
  const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
  const read = new Uint8Array(4 * width * height);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, read);
  Plotly.purge(theirs);
  theirs.remove();
  let [count, sumX, sumY] = [0, 0, 0];
  for (let at = 0; at < width * height; at += 1) {
    if (read[4 * at] < 200) continue;
    count += 1;
    sumX += at % width + 0.5;
    sumY += height - Math.floor(at / width) - 0.5;
  }
  const placed = document.querySelector('.start-of-all').getAttribute('transform');
  const start = placed.match(/-?[\\d.]+/g).map(Number);
  return { count, far: Math.hypot(sumX / count - start[0], sumY / count - start[1]) };
}"""


@pytest.mark.parametrize(
    ("query", "start"),
    [("", (-4, 2, 28)), ("surface=himmelblau&start=4,-3&eta=0.001", (4, -3, math.log10(40)))],
)
def test_the_start_stands_where_plotly_itself_would_draw_it(solid, query, start):
    view = solid(query)
    for _ in range(2):
        found = view.page.evaluate(MARK, list(start))
        assert found["count"] > 30
        assert found["far"] < 1
        before = view.start()
        view.box.press("ArrowLeft")
        view.has_moved(before)
    view.visit.complaints.clear()  # Plotly's own text, which the page has none of, is remarked on


def test_its_button_opens_and_closes_it(view):
    button = view.page.get_by_role("button", name="3-D")
    view.visit.address_has("view=solid")
    button.click()
    expect(view.box).to_be_hidden()
    assert view.box.locator("canvas").count() == 0
    button.click()
    expect(view.box).to_be_visible()
    expect(view.pin("A").locator(".badge-letter")).to_be_visible()
    expect(view.box.locator("canvas")).to_have_count(1)


def test_the_map_stays_beside_it(view):
    expect(view.visit.panel("A").locator(".map .trail")).to_be_visible()
    expect(view.page.locator(".badge-letter")).to_have_count(4)


def test_it_plays_with_the_clock_and_the_hill_is_not_drawn_for_it(view):
    view.page.get_by_role("button", name="To the start").click()
    assert view.line("D") == ""
    view.page.evaluate(f"""() => {{
        const plot = {SCENE}.glplot;
        const {{ onrender }} = plot;
        window.drawn_anew = 0;
        plot.onrender = () => {{ window.drawn_anew += 1; onrender(); }};
    }}""")
    view.page.get_by_role("button", name="One step forward").click()
    first = view.line("B")
    assert first.startswith("M")
    view.page.get_by_role("button", name="Play", exact=True).click()
    view.visit.at_step(40, 40)
    assert view.line("B") != first
    assert view.page.evaluate("window.drawn_anew") == 0


def test_a_walk_that_leaves_ends_at_the_edge_with_an_arrow(view):
    expect(view.way("D").locator(".arrow")).to_be_visible()
    expect(view.pin("D").locator(".here")).to_be_hidden()
    view.page.get_by_role("slider", name="Step", exact=True).fill("1")
    expect(view.way("D").locator(".arrow")).to_be_hidden()
    expect(view.pin("D").locator(".here")).to_be_visible()


def test_keys_turn_it_and_home_brings_the_first_view_back(view):
    first = view.start()
    view.box.focus()
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", "+", "-"):
        before = view.start()
        view.page.keyboard.press(key)
        view.has_moved(before)
    view.page.keyboard.press("ArrowLeft")
    view.page.keyboard.press("Home")
    expect(view.origin).to_have_attribute("transform", first)
    view.visit.at_step(40)


def test_every_button_of_the_camera_moves_it_and_one_brings_it_back(view):
    first = view.start()
    for name in TURNS:
        before = view.start()
        view.page.get_by_role("button", name=name).click()
        view.has_moved(before)
    view.page.get_by_role("button", name="Turn left").click()
    view.page.get_by_role("button", name="Reset the view").click()
    expect(view.origin).to_have_attribute("transform", first)


def test_a_hand_turns_it_and_the_wheel_alone_is_the_pages_own(view):
    before = view.start()
    view.box.hover()
    view.page.mouse.wheel(0, -100)
    view.page.get_by_role("button", name="One step back").click()
    assert view.start() == before
    view.box.hover()
    view.page.mouse.down()
    view.page.mouse.move(900, 300, steps=3)
    view.page.mouse.up()
    view.has_moved(before)
    before = view.start()
    view.page.keyboard.down("Control")
    view.page.mouse.wheel(0, -100)
    view.page.keyboard.up("Control")
    view.has_moved(before)


def test_the_camera_is_kept_while_panels_rates_starts_and_heights_change(solid):
    view = solid()
    before = view.start()
    view.page.get_by_role("button", name="Turn left").click()
    view.has_moved(before)
    camera, before = view.camera(), view.line("C")
    view.visit.verdict("C").click()
    expect(view.page.locator("#stage")).to_have_attribute("data-selected", "2")
    view.visit.type_rate("C", "0.01")
    expect(view.way("C")).not_to_have_attribute("data-fate", "oscillates")
    assert view.line("C") != before
    before = view.start()
    view.page.get_by_label("Start, x").fill("3")
    view.page.get_by_label("Start, x").press("Enter")
    view.has_moved(before)
    view.page.get_by_role("button", name="log", exact=True).click()
    expect(view.page.locator(".cage")).to_contain_text("10⁻²")
    assert view.camera() == camera


def test_another_hill_is_fetched_once_and_drawn(solid):
    view = solid("surface=double_well")
    before = view.picture()
    asked = []
    view.page.on("request", lambda request: asked.append(request.url))
    view.page.get_by_label("Hill", exact=True).click()
    view.page.get_by_role("option", name="Rosenbrock").click()
    expect(view.page.get_by_role("button", name="log", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(view.page.locator(".solid-box.stale")).to_have_count(0)
    assert view.picture() != before
    assert len([url for url in asked if "/ask/surface3d" in url]) == 1


def test_a_hill_that_ignores_y_says_so_and_its_walks_keep_to_one_y(solid):
    view = solid("surface=parabola")
    expect(view.page.locator(".solid-said")).to_contain_text("the same at every y")
    assert view.line("A").startswith("M")
