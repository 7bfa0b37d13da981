"""What a frame has as the page has it: tabs on a phone, rulers, paper, and what an address hides or locks."""

import math
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect


def test_a_phones_frame_has_one_panel_and_tabs(visitor):
    visit = visitor(340, 560)
    visit.page.goto(f"{visit.address}embed?")
    expect(visit.page.locator(".panel:visible")).to_have_count(1)
    visit.page.get_by_role("button", name="C Oscillates").click()
    expect(visit.verdict("C")).to_be_visible()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 340


@pytest.mark.parametrize("path", ["", "embed"])
def test_the_thumb_of_a_ruler_stands_at_its_rate(visitor, path):
    visit = visitor()
    visit.page.goto(f"{visit.address}{path}?surface=rosenbrock&opt=momentum&eta=0.0005,1e-5,0.01,9")
    visit.ready()
    for letter, eta in zip("ABCD", ("0.0005", "1e-05", "0.01", "9"), strict=True):
        expect(visit.rate(letter)).to_have_value(eta)
        visit.page.wait_for_function(
            "([thumb, at]) => Math.abs(thumb.value - at) < 1e-3",
            arg=[visit.thumb(letter).element_handle(), math.log10(float(eta))],
        )


@pytest.mark.parametrize("path", ["", "embed"])
def test_a_hidden_verdict_is_told_in_no_other_way(visitor, path):
    visit = visitor()
    visit.page.goto(f"{visit.address}{path}?hide=verdict&panels=2&autoplay=0&view=rates")
    visit.ready()
    expect(visit.drawer()).to_be_hidden()
    for name in ("Rates", "Maps", "3-D"):
        expect(visit.page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    visit.type_rate("A", "0.003")
    expect(visit.page.locator("#announcer")).to_have_text("The walks are drawn.")
    visit.open_view("Step")
    expect(visit.drawer().locator(".arithmetic")).to_be_visible()
    told = visit.page.locator("body").inner_text() + visit.page.locator("#announcer").inner_text()
    for word in ("too slow", "just right", "oscillates", "diverges"):
        assert word not in told.lower()


def test_locked_rates_are_not_changed_by_copies_of_a_panel_or_by_reset(visitor):
    visit = visitor().open("lock=eta&eta=0.01,0.02,0.03,0.04")
    for act in ("Copy A to all", "Back to this hill’s own start and rates"):
        if act.startswith("Copy"):
            visit.open_view("More")
        visit.page.get_by_role("button", name=act).click()
        expect(visit.page.get_by_text("Set by your teacher.")).to_be_visible()
        rates = [visit.rate(letter).input_value() for letter in "ABCD"]
        assert rates == ["0.01", "0.02", "0.03", "0.04"]


def codes(visit):
    return [url for url in visit.requests if "/export/qr.svg" in url]


TABLES = "surface=anscombe&table=1,2,3,4&batch=1&replacement=1"


@pytest.mark.parametrize(
    ("size", "path", "sheet"),
    [
        ((1366, 657), "", {"format": "A4"}),
        ((1366, 657), "?view=loss", {"format": "Letter"}),
        ((390, 844), "", {"format": "Letter", "landscape": True}),
        ((844, 390), "?view=step", {"format": "A4", "landscape": True}),
        ((700, 450), "embed?", {"format": "A4"}),
        ((700, 450), f"embed?{TABLES}", {"format": "Letter"}),
        ((360, 640), f"?{TABLES}", {"format": "Letter"}),
        ((360, 640), f"?{TABLES}", {"format": "A4", "landscape": True}),
    ],
)
def test_four_panels_are_printed_on_one_page_from_any_window(visitor, size, path, sheet):
    visit = visitor(*size)
    visit.page.goto(f"{visit.address}{path}")
    visit.ready()
    if not path.startswith("embed"):
        visit.address_has("steps=")
    assert codes(visit) == []  # the code of the address is fetched for paper alone
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    maps = [visit.panel(letter).locator(".map").bounding_box() for letter in "ABCD"]
    assert len({(box["width"], box["height"]) for box in maps}) == 1
    assert len({(box["x"], box["y"]) for box in maps}) == 4
    land = visit.panel("D").locator(".map canvas").bounding_box()
    assert land["width"] == pytest.approx(maps[3]["width"], abs=3)
    for letter in "ABCD":
        expect(visit.panel(letter).locator(".strip")).to_be_visible()
        plan = visit.panel(letter).locator(".cause").bounding_box()
        zones = visit.panel(letter).locator(".ruler .zones").bounding_box()
        assert plan["y"] + plan["height"] <= zones["y"]
        method = visit.panel(letter).locator(".picked-name")
        assert method.evaluate("(name) => name.clientWidth && name.scrollWidth <= name.clientWidth")
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    printed = visit.page.pdf(**sheet)
    assert urlsplit(codes(visit)[-1]).query == urlsplit(visit.page.url).query
    # The arithmetic of a step that is open has a sheet of its own.
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1 + ("view=step" in path)


@pytest.mark.parametrize("lesson", [3, 8])
def test_a_lesson_is_printed_on_one_page_before_and_after_its_answer(visitor, lesson):
    visit = visitor().open(f"lesson={lesson}")
    printed = [visit.page.pdf(format="A4")]
    visit.page.keyboard.press("b")
    expect(visit.page.get_by_text("You said", exact=True)).to_be_visible()
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for letter in "ABCD":
        map_, land = (
            visit.panel(letter).locator(part).bounding_box() for part in (".map", ".map .ground")
        )
        assert land["width"] == pytest.approx(map_["width"], abs=3)
    expect(visit.page.get_by_role("link", name="Leave the lesson")).to_be_hidden()
    printed.append(visit.page.pdf(format="A4"))
    assert [len(re.findall(rb"/Type\s*/Page\b", each)) for each in printed] == [1, 1]


@pytest.mark.parametrize("path", ["", "embed"])
def test_on_paper_the_page_is_light(visitor, path):
    visit = visitor(color_scheme="dark")
    visit.page.goto(f"{visit.address}{path}?autoplay=0")
    visit.ready()
    expect(visit.page.locator("html[data-theme=dark]")).to_be_visible()
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(visit.page.locator("html[data-theme=light]")).to_be_visible()
    if path:
        # A corner of the map, which lies high: white.
        pixel = "(map) => [...map.querySelector('canvas').getContext('2d').getImageData(2, 2, 1, 1).data]"
        assert visit.panel("A").locator(".map").evaluate(pixel) == [255, 255, 255, 255]


@pytest.mark.parametrize("path", ["", "embed"])
def test_what_is_hidden_is_absent_and_what_is_locked_says_so(visitor, path):
    visit = visitor()
    visit.page.goto(f"{visit.address}{path}?hide=verdict,opt,sweep&lock=eta,speed")
    visit.ready()
    before = visit.trail("D")
    for letter in "ABCD":
        expect(visit.verdict(letter)).to_be_hidden()
        expect(visit.rate(letter)).to_be_disabled()
        expect(visit.rate(letter)).to_have_attribute("title", "Set by your teacher")
    expect(visit.page.get_by_role("combobox", name="Speed")).to_be_disabled()
    expect(visit.page.get_by_label("Method of panel A").first).to_be_hidden()
    visit.thumb("D").press("ArrowLeft")
    expect(visit.page.get_by_text("Set by your teacher.")).to_be_visible()
    expect(visit.rate("D")).to_have_value("0.21")
    if path == "":  # in a frame the note takes some of the map's height
        assert visit.trail("D") == before
    expect(visit.page.get_by_role("button", name="Rates", exact=True)).to_be_hidden()
