"""Sharing: an address, a frame, a code and files of what is seen, with what they show chosen beside them."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Server

TABS = ["Link", "Frame", "QR code", "Files"]


def opened(visit):
    """The share dialog, once its view is there."""
    visit.unfold()
    visit.page.get_by_role("button", name="Share", exact=True).click()
    dialog = visit.page.get_by_role("dialog", name="Share")
    expect(dialog).to_be_visible()
    expect(visit.page.frame_locator(".preview iframe").last.locator(".page.ready")).to_be_visible()
    return dialog


def address(dialog):
    """The address, though another tab may be in front of it."""
    return dialog.locator(".share-link input").input_value()


def asked(url):
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}


def test_the_address_opens_what_is_seen(visit, visitor):
    visit.type_rate("B", "0.05")
    visit.address_has("eta=0.002,0.05")
    visit.page.get_by_role("button", name="One step back").click()
    visit.at_step(39)
    dialog = opened(visit)
    found = address(dialog)
    assert found.startswith(visit.address + "?surface=bowl&")
    assert asked(found)["step"] == "39"
    assert asked(found)["eta"] == "0.002,0.05,0.195,0.21"
    dialog.get_by_label("Opens at this step").uncheck()
    assert "step" not in asked(address(dialog))
    other = visitor().open(urlsplit(found).query)
    expect(other.rate("B")).to_have_value("0.05")
    other.at_step(39, 40)


def test_what_is_chosen_changes_the_address_and_the_view_and_nothing_on_the_page(visit):
    visit.address_has("surface=bowl")
    before = visit.page.url
    dialog = opened(visit)
    dialog.get_by_label("Panels", exact=True).select_option("1")
    dialog.get_by_label("Colors", exact=True).select_option("dark")
    dialog.get_by_label("Hide: verdicts").check()
    dialog.get_by_label("Lock: learning rates").check()
    expect(dialog.get_by_label("Size", exact=True)).to_have_value("one")
    chosen = {"panels": "1", "theme": "dark", "hide": "verdict", "lock": "eta"}
    assert asked(address(dialog)).items() >= chosen.items()
    view = visit.page.frame_locator(".preview iframe").last
    expect(view.locator("html[data-theme=dark]")).to_be_visible()
    expect(view.locator(".page.ready .panel:visible")).to_have_count(1)
    expect(view.locator(".verdict:visible")).to_have_count(0)
    expect(view.get_by_role("textbox", name="Learning rate of panel A")).to_be_disabled()
    expect(visit.page.locator(".preview iframe")).to_have_count(1)
    visit.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert visit.page.url == before
    expect(visit.verdict("D")).to_be_visible()
    expect(visit.rate("A")).to_be_enabled()


def test_escape_closes_it_and_the_focus_goes_back(visit):
    dialog = opened(visit)
    visit.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(visit.page.get_by_role("button", name="Share", exact=True)).to_be_focused()
    expect(visit.page.locator(".preview iframe")).to_have_count(0)


def test_a_copied_address_is_in_the_clipboard_and_it_is_said(visit):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog = opened(visit)
    dialog.get_by_role("button", name="Copy the address").click()
    expect(dialog.get_by_role("status")).to_have_text("Copied")
    assert visit.page.evaluate("navigator.clipboard.readText()") == address(dialog)
    dialog.get_by_role("tab", name="Frame").click()
    expect(dialog.get_by_role("status")).to_have_text("")


def test_the_snippet_is_a_frame_that_plays_in_another_page(visit):
    dialog = opened(visit)
    dialog.get_by_role("tab", name="Frame").click()
    snippet = dialog.get_by_role("textbox", name="Frame").input_value()
    visit.page.set_content(f"<h1>A course</h1>{snippet}")
    frame = visit.page.locator("iframe")
    expect(frame).to_have_attribute(
        "title", "Downhill: Gradient descent on Bowl, η = 0.002, 0.15, 0.195, 0.21"
    )
    page = visit.page.locator("body").bounding_box()
    box = frame.bounding_box()
    assert box["width"] == page["width"]
    assert box["height"] == pytest.approx(box["width"] * 450 / 700, abs=1)
    inside = visit.page.frame_locator("iframe")
    expect(inside.locator('[data-panel="3"] .verdict')).to_contain_text("Diverges")


def test_each_kind_of_page_has_its_snippet_with_the_scene_in_it(visit):
    dialog = opened(visit)
    dialog.get_by_role("tab", name="Frame").click()
    kinds = dialog.get_by_label("For", exact=True)
    texts = {}
    for kind in kinds.locator("option").all_inner_texts():
        kinds.select_option(kind)
        texts[kind] = dialog.get_by_role("textbox", name="Frame").input_value()
    assert len(texts) == 9
    assert texts["Jupyter notebook"].startswith("from IPython.display import IFrame\n\nIFrame(")
    assert all("/embed?surface=bowl" in text for text in texts.values())
    assert texts["Quarto"].startswith("```{=html}\n<iframe")


def test_the_arrows_go_from_tab_to_tab(visit):
    dialog = opened(visit)
    dialog.get_by_role("tab", name="Link").focus()
    for name in ("Frame", "QR code", "Files", "Link"):
        visit.page.keyboard.press("ArrowRight")
        expect(dialog.get_by_role("tab", name=name)).to_be_focused()
        expect(dialog.get_by_role("tabpanel", name=name)).to_be_visible()


def test_the_code_is_shown_large_for_a_class_and_escape_leads_back(visit):
    dialog = opened(visit)
    dialog.get_by_role("tab", name="QR code").click()
    picture = dialog.get_by_role("img", name="QR code of the address")
    expect(picture).to_be_visible()
    assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") > 100
    dialog.get_by_role("button", name="Show large").click()
    wall = visit.page.get_by_role("dialog", name="QR code")
    box = wall.get_by_role("img").bounding_box()
    assert box["height"] > 0.75 * 657
    assert box["width"] == pytest.approx(box["height"], abs=1)
    expect(wall).to_contain_text(address(dialog))
    visit.page.keyboard.press("Escape")
    expect(wall).to_be_hidden()
    expect(dialog).to_be_visible()


def test_a_file_of_the_server_is_saved_as_it_was_sent(visit):
    dialog = opened(visit)
    dialog.get_by_role("tab", name="Files").click()
    link = dialog.get_by_role("link", name="CSV")
    with visit.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "downhill.csv"
    sent = visit.page.request.get(link.evaluate("each => each.href")).body()
    assert download.value.path().read_bytes() == sent
    expect(dialog.get_by_role("status")).to_have_text("downhill.csv is saved.")


def test_a_table_is_written_for_the_spreadsheet_that_is_chosen(visit):
    dialog = opened(visit)
    dialog.get_by_role("tab", name="Files").click()
    link, choice = dialog.get_by_role("link", name="CSV"), dialog.get_by_label("CSV for")
    begins = set()
    for value in choice.locator("option").evaluate_all("all => all.map(({ value }) => value)"):
        choice.select_option(value)
        answer = visit.page.request.get(link.evaluate("each => each.href"))
        assert answer.ok
        begins.add(answer.body().split(b"\r\n")[1][:12])
    assert {b"A,0,-4.0,2.0", b"A;0;-4,0;2,0", b"A;0;-4.0;2.0", b"A\t0\t-4.0\t2.0"} == begins
    dialog.get_by_label("Panels", exact=True).select_option("2")
    assert link.evaluate("each => each.href").endswith("&headers=formula&bom=1")


def test_a_file_that_is_refused_is_said_in_words_and_nothing_is_lost(visit):
    dialog = opened(visit)
    dialog.get_by_label("Panels", exact=True).select_option("2")
    found = address(dialog)
    dialog.get_by_role("tab", name="Files").click()
    refusal = json.dumps({"error": "A film has at most 150 pictures (film_pictures)."})
    visit.page.route(
        "**/export/downhill.gif?*", lambda route: route.fulfill(status=422, body=refusal)
    )
    dialog.get_by_role("link", name="GIF").click()
    expect(dialog.get_by_role("status")).to_have_text(
        "A film has at most 150 pictures (film_pictures)."
    )
    assert address(dialog) == found
    visit.complaints[:] = [each for each in visit.complaints if "422" not in each]


def test_without_a_server_there_are_still_the_address_and_the_frame(visitor, mortal):
    visit = visitor(address=mortal.address).open()
    mortal.stop()
    visit.page.get_by_role("button", name="Share", exact=True).click()
    dialog = visit.page.get_by_role("dialog", name="Share")
    expect(dialog).to_contain_text("The server is away: no view and no QR code now.")
    assert address(dialog).startswith(mortal.address)
    dialog.get_by_role("tab", name="Frame").click()
    expect(dialog.get_by_role("textbox", name="Frame")).to_have_value(re.compile("^<iframe src="))
    dialog.get_by_role("tab", name="Files").click()
    dialog.get_by_role("link", name="CSV").click()
    expect(dialog.get_by_role("status")).to_contain_text("The server is away")
    visit.page.close()
    visit.complaints[:] = [
        each for each in visit.complaints if not re.search("ERR_CONNECTION|Failed to load", each)
    ]


@pytest.mark.parametrize(("width", "height"), [(1366, 657), (360, 640)])
def test_axe_finds_nothing_in_the_dialog_and_nothing_scrolls_sideways(visitor, width, height):
    visit = visitor(width, height).open()
    dialog = opened(visit)
    for name in TABS:
        dialog.get_by_role("tab", name=name).click()
        # The view within has tests of its own.
        visit.is_accessible(without=".preview")
        wide = dialog.evaluate("each => each.scrollWidth - each.clientWidth")
        assert wide == 0, name


def test_with_large_letters_on_a_phone_nothing_scrolls_sideways(visitor):
    visit = visitor(360, 640).open("text=150")
    dialog = opened(visit)
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")


def test_the_tab_key_passes_the_view_by_and_escape_closes(visit):
    dialog = opened(visit)
    for _ in range(120):
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.tagName") != "IFRAME"
        if dialog.get_by_role("button", name="Close").evaluate("(it) => it.matches(':focus')"):
            break
    else:
        raise AssertionError("the focus never came round")
    visit.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_picture_is_drawn_here_and_saved_without_the_server(visit):
    dialog = opened(visit)
    dialog.get_by_role("tab", name="Files").click()
    dialog.get_by_label("Which panels").select_option("panel D")
    with visit.page.expect_download() as download:
        dialog.get_by_role("button", name="SVG").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("<")
    assert "Diverges" in text
    assert "Just right" not in text
    with visit.page.expect_download() as download:
        dialog.get_by_role("button", name="PNG, slide").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    expect(dialog.get_by_role("status")).to_have_text("downhill.png is saved.")
    assert [url for url in visit.requests if "/export/" in url] == []


@pytest.fixture(scope="module")
def named():
    """A server that has been told by which name it may be called."""
    server = Server(hosts="127.0.0.1")
    yield server.address
    server.stop()


@pytest.mark.parametrize(
    "query",
    [
        "surface=beale&opt=adam,adam,momentum,adam&eta=0.1,0.2,0.00001,12.5",
        "surface=rosenbrock&panels=2",
        "hide=eta,maps",
    ],
)
def test_a_frame_has_the_title_that_oembed_tells(visitor, named, query):
    visit = visitor(address=named).open(query)
    dialog = opened(visit)
    dialog.get_by_role("tab", name="Frame").click()
    snippet = dialog.get_by_role("textbox", name="Frame").input_value()
    told = visit.page.request.get(f"{visit.address}oembed", params={"url": address(dialog)}).json()
    assert re.search('title="([^"]*)"', snippet)[1] == told["title"]
    assert unescape(snippet) == unescape(told["html"])
