"""The page behind a proxy that takes its path away, with no setting: all of it works from there."""

import re

import pytest
from playwright.sync_api import expect

from tests.docs.test_serving import BLOCK
from tests.e2e.conftest import Server
from tests.e2e.test_maps_view import drawn
from tests.e2e.test_share import address, opened
from tests.proxy import Proxy

PREFIXES = ["/downhill/", "/user/ada/proxy/8050/"]


@pytest.fixture(scope="module", params=PREFIXES)
def below(request, served):
    """The address of a page below a path; all of its requests must stay there."""
    proxy = Proxy(served, prefix=request.param)
    yield proxy
    proxy.close()
    assert 404 not in proxy.statuses


def test_the_page_moves_and_its_views_come(visitor, below):
    visit = visitor(address=below.address).open()
    before = visit.trail("D")
    visit.type_rate("D", "0.15")
    expect(visit.verdict("D")).to_contain_text("Just right")
    assert visit.trail("D") != before
    visit.address_has(f"{below.prefix}?surface=bowl")
    visit.open_view("Rates")
    expect(visit.drawer().locator(".sweep-plot path, .rates svg path").first).to_be_attached()
    assert visit.page.locator("img.logo").evaluate("image => image.naturalWidth") > 0


def test_maps_come(visitor, below):
    drawn(visitor(address=below.address).open("surface=himmelblau&eta=0.01&steps=100&view=maps"))


def test_what_is_shared_leads_to_where_the_page_is(visitor, below):
    visit = visitor(address=below.address).open("surface=beale")
    dialog = opened(visit)
    assert address(dialog).startswith(f"{below.address}?surface=beale")
    src = visit.page.locator(".preview iframe").last.get_attribute("src")
    assert src.startswith(f"{below.address}embed?surface=beale")
    dialog.get_by_role("tab", name="QR code").click()
    expect(dialog.get_by_role("img", name="QR code of the address").first).to_be_visible()
    dialog.get_by_role("tab", name="Files").click()
    for name in ("CSV", "One HTML file"):
        with visit.page.expect_download() as download:
            dialog.get_by_role("link", name=name).click()
        expect(dialog.get_by_role("status")).to_contain_text("is saved")
    text = download.value.path().read_text(encoding="utf-8")
    assert f'<a href="{below.address}?surface=beale' in text


def test_a_frame_plays_and_leads_to_the_whole_page(visitor, below):
    visit = visitor(address=below.address)
    visit.page.goto(f"{below.address}embed?surface=beale&opt=adam&eta=0.1")
    visit.ready()
    visit.type_rate("A", "0.2")
    expect(visit.verdict("A")).to_contain_text(re.compile(r"\w"))
    whole = visit.page.get_by_role("link", name="Open the whole page")
    assert whole.evaluate("each => each.href").startswith(f"{below.address}?surface=beale")


def test_an_address_without_its_slash_becomes_one_with_it(visitor, served):
    proxy = Proxy(served, prefix="/user/ada/proxy/8050/", moves=False)
    try:
        visit = visitor(address=proxy.address.rstrip("/")).open("surface=beale")
        expect(visit.page).to_have_url(re.compile(re.escape(f"{proxy.address}?surface=beale")))
        visit.type_rate("A", "0.02")
        visit.address_has("eta=0.02")
        visit.page.close()
        # A browser looks ahead for files before the page has set its own address right.
        visit.complaints[:] = [each for each in visit.complaints if "404 (Not Found)" not in each]
        visit.requests.clear()
    finally:
        proxy.close()


def test_behind_the_block_of_the_docs_with_its_switch_the_page_works_too(visitor):
    server = Server(proxies=1)
    proxy = Proxy.of_block(BLOCK, server.address)
    try:
        visit = visitor(address=proxy.address).open()
        visit.type_rate("D", "0.15")
        expect(visit.verdict("D")).to_contain_text("Just right")
        assert address(opened(visit)).startswith(f"{proxy.address}?surface=bowl")
        visit.page.close()
    finally:
        proxy.close()
        server.stop()
