"""The view in three dimensions: it stands where Plotly draws, turns, is lost and found, or says that it can't be."""

import math
import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import ARGUMENTS, Visit

NO_WEBGL = "This browser has no WebGL, so there is no 3-D here; the map shows the same walks."
# What a browser without a graphics card remarks of itself wherever WebGL is used.
OWN_REMARK = "GPU stall due to ReadPixels"
SCENE = "document.querySelector('.solid-box .plot')._fullLayout.scene._scene"
TURNS = ["Turn left", "Turn right", "From higher up", "From lower down", "Closer", "Farther"]


class Solid:
    """A visit with the view open."""

    def __init__(self, visit: Visit):
        self.visit, self.page = visit, visit.page
        self.box = visit.page.locator(".solid-box")
        self.origin = visit.page.locator(".start-of-all")
        expect(visit.page.locator(".badge-letter").first).to_have_attribute("x", re.compile(r"\d"))

    def start(self) -> str:
        return self.origin.get_attribute("transform")

    def has_moved(self, before: str) -> None:
        expect(self.origin).not_to_have_attribute("transform", before)

    def way(self, letter: str):
        return self.page.locator(f".way[data-letter={letter}]")

    def pin(self, letter: str):
        return self.page.locator(f".pin[data-letter={letter}]")

    def line(self, letter: str) -> str:
        """What is drawn of a walk, before the land and behind it."""
        parts = self.way(letter).locator(".trail").all()
        return "".join(part.get_attribute("d") or "" for part in parts)

    def camera(self) -> dict:
        return self.page.evaluate(f"() => {SCENE}.getCamera()")

    def picture(self) -> str:
        """What Plotly has drawn."""
        return self.page.evaluate(
            f"() => {{ const plot = {SCENE}.glplot; plot._stopped = false; plot.redraw(); return plot.canvas.toDataURL(); }}"
        )


@pytest.fixture
def solid(visitor):
    """A function that opens a page with the view; what the browser remarks of itself is no complaint."""
    opened = []

    def make(query="", *size, **options) -> Solid:
        opened.append(visitor(*size, **options).open(f"view=solid&{query}"))
        return Solid(opened[-1])

    yield make
    for visit in opened:
        visit.complaints[:] = [said for said in visit.complaints if OWN_REMARK not in said]


# Plotly draws a marker of its own in a plot of the same camera; the middle of its pixels is compared with our start.
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
  const start = document.querySelector('.start-of-all').getAttribute('transform').match(/-?[\\d.]+/g).map(Number);
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


def test_its_button_opens_and_closes_it(solid):
    view = solid()
    button = view.page.get_by_role("button", name="3-D")
    view.visit.address_has("view=solid")
    button.click()
    expect(view.box).to_be_hidden()
    assert view.box.locator("canvas").count() == 0
    button.click()
    expect(view.box).to_be_visible()
    expect(view.pin("A").locator(".badge-letter")).to_be_visible()
    expect(view.box.locator("canvas")).to_have_count(1)


def test_the_map_stays_beside_it(solid):
    view = solid()
    expect(view.visit.panel("A").locator(".map .trail")).to_be_visible()
    expect(view.page.locator(".badge-letter")).to_have_count(4)


def test_it_plays_with_the_clock_and_the_hill_is_not_drawn_for_it(solid):
    view = solid()
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


def test_a_walk_that_leaves_ends_at_the_edge_with_an_arrow(solid):
    view = solid()
    expect(view.way("D").locator(".arrow")).to_be_visible()
    expect(view.pin("D").locator(".here")).to_be_hidden()
    view.page.get_by_role("slider", name="Step", exact=True).fill("1")
    expect(view.way("D").locator(".arrow")).to_be_hidden()
    expect(view.pin("D").locator(".here")).to_be_visible()


def test_keys_turn_it_and_home_brings_the_first_view_back(solid):
    view = solid()
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


def test_every_button_of_the_camera_moves_it_and_one_brings_it_back(solid):
    view = solid()
    first = view.start()
    for name in TURNS:
        before = view.start()
        view.page.get_by_role("button", name=name).click()
        view.has_moved(before)
    view.page.get_by_role("button", name="Turn left").click()
    view.page.get_by_role("button", name="Reset the view").click()
    expect(view.origin).to_have_attribute("transform", first)


def test_a_hand_turns_it_and_the_wheel_alone_is_the_pages_own(solid):
    view = solid()
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
    view.page.get_by_role("button", name="C Oscillates").click()
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


def test_another_theme_is_another_picture_of_the_same_camera(solid):
    view = solid()
    before, camera, start = view.picture(), view.camera(), view.start()
    view.page.get_by_role("button", name="Light or dark").click()
    expect(view.page.locator(":root")).to_have_attribute("data-theme", "dark")
    assert view.picture() != before
    assert (view.camera(), view.start()) == (camera, start)


def test_a_lost_context_is_back_within_a_second_with_the_camera_kept(solid):
    view = solid()
    before = view.start()
    view.page.get_by_role("button", name="Turn left").click()
    view.has_moved(before)
    camera, start = view.camera(), view.start()
    milliseconds = view.page.evaluate("""() => new Promise((done) => {
        const old = document.querySelector('.solid-box canvas');
        const gl = old.getContext('webgl');
        const lost = performance.now();
        gl.getExtension('WEBGL_lose_context').loseContext();
        (function look() {
            const now = document.querySelector('.solid-box canvas');
            const isBack = now && now !== old && !now.getContext('webgl').isContextLost()
                && document.querySelector('.badge').style.display !== 'none';
            if (isBack || performance.now() - lost > 10000) done(performance.now() - lost);
            else requestAnimationFrame(look);
        })();
    })""")
    assert milliseconds < 5000  # a second where nothing else runs, as `benchmarks` measures
    assert view.box.locator("canvas").count() == 1
    assert (view.camera(), view.start()) == (camera, start)
    view.page.get_by_role("button", name="Closer").click()
    view.has_moved(start)


def test_a_hill_that_did_not_come_is_asked_for_again(visitor):
    visit = visitor().open()
    failed = []

    def once(route):
        if "/ask/surface3d" in route.request.url and not failed:
            failed.append(route.request.url)
            return route.abort()
        return route.continue_()

    visit.page.route("**/ask/**", once)
    visit.page.get_by_role("button", name="3-D").click()
    expect(visit.page.locator(".solid-message")).to_have_text(
        "The hill did not come. Trying again."
    )
    view = Solid(visit)
    expect(visit.page.locator(".solid-message")).to_be_hidden()
    assert view.line("A").startswith("M")
    visit.complaints.clear()  # the request that failed


def test_a_walk_whose_rate_is_in_hand_stands_back_until_it_is_the_right_one(solid):
    view = solid()
    thumb = view.visit.thumb("A")
    before = view.line("A")
    thumb.focus()
    thumb.press("PageUp")
    expect(view.way("A")).not_to_have_class(re.compile("waits"))
    assert view.line("A") != before


@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(1366, 657, "light"), (1366, 657, "dark"), (360, 640, "light")]
)
def test_axe_finds_nothing_with_the_view_open(solid, width, height, scheme):
    view = solid("", width, height, color_scheme=scheme)
    found = Axe().run(view.page)
    assert found.violations_count == 0, found.generate_report()
    told = view.page.locator("#solid-told")
    expect(told).to_contain_text("Panel A: too slow.")
    expect(told).to_contain_text("the loss goes from 0 up to 57.5")


def test_on_a_phone_it_lies_beneath_the_panel_and_lets_the_page_scroll(solid):
    view = solid("", 360, 640)
    panel, box = view.visit.panel("A").bounding_box(), view.box.bounding_box()
    assert box["y"] > panel["y"] + panel["height"]
    assert 200 <= box["height"] <= 400
    assert view.page.evaluate("document.documentElement.scrollWidth") == 360
    assert view.box.evaluate("(box) => getComputedStyle(box).touchAction") == "pan-y"


def test_without_webgl_the_view_says_so_and_the_page_stays(browser, served):
    blind = browser.browser_type.launch(
        executable_path=os.environ.get("DOWNHILL_BROWSER") or None,
        args=[*ARGUMENTS, "--disable-3d-apis"],
    )
    visit = Visit(blind.new_page(reduced_motion="reduce"), served).open("view=solid")
    expect(visit.page.get_by_text(NO_WEBGL)).to_be_visible()
    expect(visit.page.locator(".solid-box")).to_be_hidden()
    visit.page.get_by_role("button", name="One step back").click()
    visit.at_step(39)
    visit.page.get_by_role("button", name="3-D").click()
    visit.type_rate("A", "0.1")
    expect(visit.verdict("A")).to_contain_text("settled")
    assert visit.complaints == []
    blind.close()
