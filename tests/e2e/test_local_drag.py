"""A rate under a hand on a slow network: the picture never waits, and the exact one comes at rest."""

import math
import statistics
from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from app import compute
from app.compute import answers
from app.scene.parse import read
from tests.e2e.trails import gap, points

DELAY = 300  # ms that are added to every answer

# Keeps every picture that the stage is given, and how long the page took to draw it.
WATCH = """() => {
    const { stage } = downhill.page;
    const load = stage.load;
    window.seen = { loads: [], frames: [], isWatched: true };
    stage.load = (picture, ...more) => {
        const begin = performance.now();
        load(picture, ...more);
        const given = picture.panels[3];
        seen.loads.push({ painted: given.painted ?? null, path: given.path,
            begin, took: performance.now() - begin,
            trail: document.querySelector('[data-panel="3"] .trail').getAttribute('d') });
    };
    requestAnimationFrame(function frame() {
        if (!seen.isWatched) return;
        const panel = document.querySelector('[data-panel="3"]');
        seen.frames.push({ field: Number(panel.querySelector('.eta input').value), loads: seen.loads.length,
            trail: panel.querySelector('.trail').getAttribute('d') });
        requestAnimationFrame(frame);
    });
}"""
# A hand that moves at every frame, told as the browser's slider tells it; a driver's moves wait for one
# another.
DRAG = """([x, y, moves]) => new Promise((done) => {
    let i = 0;
    const slider = document.elementFromPoint(x, y);
    const [begin, perPixel] = [slider.valueAsNumber, (slider.max - slider.min) / slider.clientWidth];
    requestAnimationFrame(function move() {
        if (i === moves) return done();
        slider.value = begin + perPixel * (Math.abs((3 * (i += 1)) % 160 - 80) - 80);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        requestAnimationFrame(move);
    });
})"""


def walks_asked(visit):
    """The addresses that walks are asked for under, from now on."""
    return heard(visit, "/ask/runs")


def heard(visit, name):
    """The addresses that are asked for from now on and have some words in them."""
    found = []

    def note(request):
        if name in request.url:
            found.append(request.url)

    visit.page.on("request", note)
    return found


def answer_to(name):
    return lambda response: name in response.url


def ready(visit, query=""):
    """Open a page and wait until the sweep of panel D is there."""
    with visit.page.expect_response(answer_to("/ask/rates/")) as first:
        visit.open(query)
    sweep = first.value.json()
    visit.page.evaluate(WATCH)
    return sweep


def slow(visit):
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": DELAY, "downloadThroughput": -1, "uploadThroughput": -1},
    )


def grip(visit, letter="D"):
    x, y = visit.thumb_at(letter)
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    return x, y


@pytest.mark.parametrize("query", ["", "surface=parabola", "surface=beale&opt=momentum&eta=0.001"])
def test_while_a_rate_is_dragged_every_frame_shows_the_walk_of_the_rate_in_its_field(
    visitor, query
):
    visit = visitor()
    ready(visit, query)
    slow(visit)
    asked = walks_asked(visit)
    others = [visit.trail(letter) for letter in "ABC"]
    visit.page.evaluate(DRAG, [*grip(visit), 90])
    visit.page.evaluate("() => { seen.isWatched = false; }")
    loads, frames = visit.page.evaluate("[seen.loads, seen.frames]")
    moved = [frame for frame in frames if frame["loads"]]
    assert len({frame["field"] for frame in moved}) > 20
    for frame in moved:
        last = loads[frame["loads"] - 1]
        if last["painted"] is not None:  # at rest the exact walk may have come between
            assert last["painted"] == frame["field"]
        assert frame["trail"] == last["trail"]
    assert sum(load["painted"] is not None for load in loads) > 20
    # Only where a busy machine let the hand rest between two frames.
    times = [load["begin"] for load in loads]
    rests = sum(later - sooner > 200 for sooner, later in pairwise(times))
    assert len(asked) <= 1 + rests
    # The others stand still; where the clock now ends later or sooner, more or less of them is shown.
    for letter, other in zip("ABC", others, strict=True):
        short, long = sorted((visit.trail(letter), other), key=len)
        assert long.startswith(short)
    # Thirty a second leave 33 ms for each, and what is measured here is all the work there is.
    assert statistics.median(load["took"] for load in loads) < 33
    visit.page.mouse.up()


def test_a_painted_walk_is_the_engines_own(visitor):
    visit = visitor()
    ready(visit, "surface=himmelblau")
    visit.page.evaluate(DRAG, [*grip(visit), 30])
    loads = visit.page.evaluate(
        "seen.loads.filter(({ painted }) => painted)"
        ".map(({ painted, path }) => [painted, Object.values(path)])"
    )
    visit.page.mouse.up()
    scene = read("surface=himmelblau").scene
    for rate, path in loads[:: max(len(loads) // 5, 1)]:
        eta = (*scene.eta[:3], rate)
        exact = compute.picture(replace(scene, eta=eta), live=True)["panels"][3]
        own = compute.painted(scene, 3)
        mark = next(mark for mark in own["marks"] if mark["eta"] == rate)
        assert mark["word"] == exact["word"]
        assert path[:2] == pytest.approx(scene.start[3], abs=2e-3)
        assert len(path) >= 4


def test_when_the_hand_lets_go_the_exact_walk_comes_within_one_round_trip(visitor):
    visit = visitor()
    ready(visit)
    slow(visit)
    visit.page.evaluate(DRAG, [*grip(visit), 25])
    with visit.page.expect_response(answer_to("/ask/runs")) as sent:
        visit.page.mouse.up()
    assert "/ask/runs?" in sent.value.url
    visit.page.wait_for_function("() => seen.loads.at(-1).painted === null")
    field = visit.rate("D").input_value()
    visit.address_has(f"eta=0.002,0.15,0.195,{field}")
    exact = answers.walked(f"eta=0.002,0.15,0.195,{field}")["picture"]["panels"][3]
    assert visit.page.evaluate("seen.loads.at(-1).path") == exact["path"]
    expect(visit.verdict("D")).to_contain_text(exact["word"])
    assert visit.page.locator(".panel.stale").count() == 0


def test_keys_draw_at_once_and_the_exact_walk_follows(visitor):
    visit = visitor()
    ready(visit)
    slow(visit)
    thumb = visit.thumb("D")
    thumb.focus()
    for _ in range(4):
        thumb.press("ArrowLeft")
    first = visit.page.evaluate("seen.loads[0].painted")
    assert first == 0.2
    visit.page.wait_for_function("() => seen.loads.at(-1).painted === null")
    expect(visit.rate("D")).to_have_value("0.172")
    expect(visit.verdict("D")).to_contain_text("Just right")


def test_a_painted_walk_lies_on_the_exact_one(visitor):
    visit = visitor()
    sweep = ready(visit, "surface=styblinski_tang&eta=0.01")
    mark = sweep["marks"][60]["eta"]
    painted, trail = visit.page.evaluate(
        """(rate) => {
            downhill.page.setRate(3, rate); // as a key does
            return [seen.loads.at(-1).painted, seen.loads.at(-1).trail];
        }""",
        mark,
    )
    assert painted == mark
    visit.page.wait_for_function("() => seen.loads.at(-1).painted === null")
    exact = visit.trail("D")
    assert gap(trail, exact) < 0.6
    for end in (0, -1):
        assert math.dist(points(trail)[end], points(exact)[end]) < 0.8


def test_before_its_sweep_is_there_a_dragged_rate_is_asked_for_live(visitor):
    visit = visitor()

    def hold(route):
        if "/ask/rates/" not in route.request.url:
            route.continue_()

    visit.page.route("**/ask/**", hold)
    visit.open()
    visit.page.evaluate(WATCH)
    asked = walks_asked(visit)
    x, y = grip(visit)
    for part in range(1, 11):
        visit.page.mouse.move(x - 4 * part, y)
    expect(visit.verdict("D")).not_to_contain_text("Diverges")
    assert any("/ask/runs/live?" in url for url in asked)
    assert not any(visit.page.evaluate("seen.loads.map(({ painted }) => painted !== null)"))
    visit.page.mouse.up()


def test_an_idle_page_asks_for_each_sweep_once(visitor):
    visit = visitor()
    asked = heard(visit, "/ask/rates/")
    ready(visit, "opt=gradient_descent,momentum,rmsprop,adam")
    visit.page.wait_for_function(
        "() => performance.getEntriesByType('resource')"
        ".filter(({ name }) => name.includes('/ask/rates/')).length >= 4"
    )
    visit.page.wait_for_load_state("networkidle")
    assert len(asked) == 4
    visit.type_rate("A", "0.1")
    visit.address_has("eta=0.1")
    visit.page.wait_for_load_state("networkidle")
    assert len(asked) == 4, "another rate is the same sweep"


COMES = {
    "a pointer": lambda page: page.mouse.move(350, 200),
    "the focus": lambda page: page.keyboard.press("Tab"),
}


@pytest.mark.parametrize("hand", COMES)
def test_a_frame_asks_for_nothing_until_a_hand_comes_and_then_a_drag_is_drawn_from_its_sweep(
    visitor, hand
):
    visit = visitor(700, 450)
    asked = heard(visit, "/ask/")
    visit.open_frame()
    visit.page.wait_for_load_state("networkidle")
    assert asked == []
    with visit.page.expect_response(answer_to("/ask/rates/")):
        COMES[hand](visit.page)
    visit.page.wait_for_load_state("networkidle")
    visit.page.evaluate(WATCH)
    slow(visit)
    live = heard(visit, "/ask/runs/live")
    # The exact walk is asked for where the hand rests, on a busy machine between two moves, too.
    with visit.page.expect_response(answer_to("/ask/runs?")):
        visit.page.evaluate(DRAG, [*grip(visit), 30])
    painted = visit.page.evaluate("seen.loads.map(({ painted }) => painted)")
    assert len(painted) - painted.count(None) > 10
    assert live == []
    visit.page.mouse.up()
