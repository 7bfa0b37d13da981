"""The frame in pages of others: it works, it stays in its place, it costs nothing until seen."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Server

SANDBOX = 'sandbox="allow-scripts"'


@pytest.fixture
def host():
    """A function that serves a page of another site, on a port of its own."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path, "").encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(body):
        pages["/"] = f'<!DOCTYPE html><title>A course</title><link rel="icon" href="data:,">{body}'
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    server.shutdown()
    server.server_close()


def frame_of(address, query="", attributes="", width=700, height=450):
    return (
        f'<iframe src="{address}embed?{query}" width="{width}" height="{height}" {attributes} '
        'title="Downhill" style="border:0; display:block"></iframe>'
    )


@pytest.fixture
def course(visitor, host, served):
    """A function that opens a page of another site with frames in it."""

    def make(body, width=1000, height=800, **options):
        address = host(body)
        visit = visitor(width, height, address="http://127.0.0.1:", **options)
        visit.page.goto(address)
        return visit

    return make


@pytest.mark.parametrize("attributes", ["", SANDBOX])
def test_a_frame_works_on_another_site_also_without_an_origin(course, served, attributes):
    visit = course(frame_of(served, attributes=attributes))
    inside = visit.page.frame_locator("iframe")
    expect(inside.locator(".page.ready")).to_be_visible()
    rate = inside.get_by_role("textbox", name="Learning rate of panel D")
    rate.fill("0.15")
    rate.press("Enter")
    expect(inside.locator('[data-panel="3"] .verdict')).to_contain_text("Just right")
    inside.get_by_role("combobox", name="Hill", exact=True).click()
    inside.get_by_role("option", name="Himmelblau").click()
    expect(inside.locator("#hill-formula")).to_contain_text("x² + y − 11")
    inside.get_by_role("combobox", name="Method of panel A").click()
    inside.get_by_role("option", name=re.compile("^Adam ")).click()
    expect(inside.locator('[data-panel="0"] .verdict')).not_to_contain_text("Diverges")
    assert visit.page.evaluate("document.activeElement.tagName") in ("IFRAME", "BODY")


def test_a_page_from_a_disk_may_frame_it_too(visitor, served, tmp_path):
    file = tmp_path / "course.html"
    file.write_text(f"<!DOCTYPE html><title>A course</title>{frame_of(served)}", encoding="utf-8")
    visit = visitor()
    visit.page.goto(file.as_uri())
    expect(visit.page.frame_locator("iframe").locator(".page.ready")).to_be_visible()
    visit.requests.remove(file.as_uri())  # all others went to the frame's own server


def test_a_site_that_is_not_in_the_list_may_not_frame_it(browser, host, monkeypatch):
    monkeypatch.setenv("DOWNHILL_EMBED_ANCESTORS", "https://school.example")
    server = Server()
    try:
        page = browser.new_page()
        refused = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(host(frame_of(server.address)))
        page.wait_for_event("console", lambda m: "frame-ancestors" in m.text) if not any(
            "frame-ancestors" in text for text in refused
        ) else None
        expect(page.frame_locator("iframe").locator(".page")).to_have_count(0)
        page.close()
    finally:
        server.stop()


def test_of_ten_frames_only_those_that_are_seen_begin(course, served):
    body = "<h1>A long page</h1>" + "".join(
        f'<p style="height:700px">{i}</p>{frame_of(served, "steps=20")}' for i in range(10)
    )
    visit = course(body, motion="no-preference")
    page = visit.page
    page.wait_for_load_state("load")
    frames = page.frames[1:]
    assert len(frames) == 10
    assert page.evaluate("[scrollY, document.activeElement.tagName]") == [0, "BODY"]
    page.evaluate("scrollTo(0, 700)")
    expect(frames[0].locator(".page.ready")).to_be_visible()
    expect(frames[0].get_by_role("button", name="Replay")).to_be_visible()
    for frame in frames[3:]:
        assert frame.locator(".page.ready").count() == 0
        assert frame.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_the_wheel_over_a_frame_scrolls_the_page_around_it(course, served):
    visit = course(frame_of(served) + '<p style="height:3000px">')
    expect(visit.page.frame_locator("iframe").locator(".page.ready")).to_be_visible()
    visit.page.mouse.move(300, 200)
    for _ in range(100):  # until the frame beneath it has come to take the wheel
        visit.page.mouse.wheel(0, 300)
        visit.frames()
        if visit.page.evaluate("scrollY > 100"):
            return
    raise AssertionError("the page around the frame has not scrolled")


def test_a_drag_that_ends_outside_of_the_frame_ends(course, served):
    visit = course(frame_of(served))
    inside = visit.page.frame_locator("iframe")
    expect(inside.locator(".page.ready")).to_be_visible()
    box = inside.locator('[data-panel="0"] .map').bounding_box()
    visit.page.mouse.move(box["x"] + 30, box["y"] + 60)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 60, box["y"] + 40, steps=3)
    visit.page.mouse.move(900, 700, steps=3)
    visit.page.mouse.up()
    start = inside.get_by_role("textbox", name="Start, x")
    expect(inside.locator(".panel.stale")).to_have_count(0)
    value = start.input_value()
    visit.page.mouse.move(box["x"] + 90, box["y"] + 90, steps=3)
    expect(start).to_have_value(value)


TALK = """<p id="log"></p><script>
const log = [];
addEventListener("message", ({ data }) => {
  log.push(data);
  const kinds = log.map((each) => each.type ?? each.subject ?? each.context);
  document.getElementById("log").textContent = kinds.join(" ");
});
const say = (data) => document.querySelector("iframe").contentWindow.postMessage(data, "*");
</script>"""


@pytest.mark.parametrize("attributes", ["", SANDBOX])
def test_a_frame_and_its_host_talk(course, served, attributes):
    visit = course(TALK + frame_of(served, "resize=1", attributes))
    page, inside = visit.page, visit.page.frame_locator("iframe")
    log = page.locator("#log")
    expect(log).to_contain_text("downhill:ready")
    expect(log).to_contain_text("lti.frameResize")
    expect(log).to_contain_text("iframe.resize")
    told = page.evaluate("log.filter(({ type }) => type === 'downhill:verdict')")
    assert [each["verdict"] for each in told] == [
        *("too_slow", "just_right", "oscillates", "diverges")
    ]
    assert page.evaluate("log.find(({ subject }) => subject).height") > 300
    page.evaluate("say({ type: 'downhill:step', n: 3 })")
    expect(inside.locator(".count")).to_contain_text("step 3 / 40")
    page.evaluate("say({ type: 'downhill:set', hash: '#surface=beale&steps=50' })")
    expect(inside.get_by_role("combobox", name="Hill")).to_contain_text("Beale")
    expect(log).to_contain_text("downhill:state")
    for bad in ("'x'", "null", "{ type: 'downhill:alert' }", "{ type: 'downhill:step', n: '9' }",
                "{ type: 'downhill:constructor' }", "{ type: 'downhill:set', hash: 5 }"):  # fmt: skip
        page.evaluate(f"say({bad})")
    page.evaluate("say({ type: 'downhill:play' })")
    expect(inside.get_by_role("button", name="Pause")).to_be_visible()
    page.evaluate("say({ type: 'downhill:pause' })")
    expect(inside.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.evaluate("log.length = 0; document.getElementById('log').textContent = ''")
    page.evaluate("say({ type: 'downhill:getState' })")
    expect(log).to_contain_text("downhill:state")
    told = page.evaluate("log.findLast(({ type }) => type === 'downhill:state').hash")
    assert "surface=beale" in told


def test_what_the_frames_address_hides_locks_and_sizes_outlives_every_other_scene(course, served):
    own = "surface=bowl&hide=verdict,share&lock=eta&panels=1&theme=dark&text=150"
    visit = course(TALK + frame_of(served, own.replace("&", "&amp;")))
    inside = visit.page.frame_locator("iframe")
    expect(visit.page.locator("#log")).to_contain_text("downhill:ready")
    for message in (
        "{ type: 'downhill:set', hash: 'surface=beale&opt=adam' }",
        f"{{ type: 'downhill:set', hash: '{served}?surface=saddle' }}",
        "{ type: 'downhill:reset' }",
    ):
        visit.page.evaluate(f"say({message})")
        hill = "Beale" if "beale" in message else "Saddle"
        expect(inside.get_by_role("combobox", name="Hill")).to_contain_text(hill)
        expect(inside.locator("html[data-theme=dark]")).to_have_count(1)
        expect(inside.locator(".panel:visible")).to_have_count(1)
        expect(inside.locator('[data-panel="0"] .verdict')).to_be_hidden()
        expect(inside.locator(".page.text-much-larger")).to_have_count(1)
        expect(inside.get_by_role("textbox", name="Learning rate of panel A")).to_be_disabled()
    visit.page.evaluate("say({ type: 'downhill:set', hash: 'surface=bowl&hide=&panels=4' })")
    expect(inside.locator('[data-panel="3"] .verdict')).to_be_visible()
    expect(inside.locator("html[data-theme=dark]")).to_have_count(1)


@pytest.mark.parametrize(
    "query", ["surface=rosenbrock", "panels=1", "panels=2", "controls=min", "controls=none"]
)
@pytest.mark.parametrize(("width", "height"), [(700, 450), (600, 400)])
def test_nothing_scrolls_within_a_frame_and_axe_finds_nothing(visitor, width, height, query):
    visit = visitor(width, height).open_frame(query)
    sizes = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert visit.page.evaluate(sizes) == [width, height]
    cut = """() => [...document.querySelectorAll('.field input')]
        .filter((field) => field.scrollWidth > field.clientWidth).map((field) => field.value)"""
    assert visit.page.evaluate(cut) == []
    names = """() => [...document.querySelectorAll('.cause .picked-name')]
        .filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent)"""
    assert visit.page.evaluate(names) == []
    for panel in visit.page.locator(".panel:visible").all():
        box = panel.locator(".map").bounding_box()
        assert min(box["width"], box["height"]) >= 90
        assert box["x"] + box["width"] <= width
    visit.is_accessible()
