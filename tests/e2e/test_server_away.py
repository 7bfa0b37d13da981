"""A server that goes away: said at once, mended by itself."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def forgiving(visitor, mortal):
    """A visit whose browser may log that a request failed: it did."""
    visit = visitor(address=mortal.address)
    is_sweep = lambda answer: "/ask/rates/" in answer.url  # noqa: E731
    with visit.page.expect_response(is_sweep) as sweep:
        visit.open()
    sweep.value.finished()
    yield visit
    visit.page.close()  # before its server goes for good, which it would complain of
    visit.complaints[:] = [
        c for c in visit.complaints if not re.search("ERR_CONNECTION|Failed to load", c)
    ]


def test_a_lost_server_is_said_within_two_seconds_and_its_return_brings_the_newest_picture(
    forgiving, mortal
):
    visit = forgiving
    visit.page.evaluate("""() => {
        window.seen = {};
        addEventListener("keydown", () => { seen.asked = performance.now(); }, true);
        new MutationObserver(() => { seen.said ??= performance.now(); })
            .observe(document.getElementById("banner"), { childList: true });
    }""")
    mortal.stop()
    visit.type_rate("D", "0.2")
    expect(visit.page.get_by_role("alert")).to_contain_text("The server is away")
    assert visit.page.evaluate("seen.said - seen.asked") < 2000
    expect(visit.panel("D")).to_have_class(re.compile("stale"))
    visit.type_rate("D", "0.15")
    mortal.start()
    expect(visit.page.get_by_role("alert")).to_be_hidden()
    expect(visit.verdict("D")).to_contain_text("Just right")
    expect(visit.panel("D")).not_to_have_class(re.compile("stale"))
    visit.address_has("eta=0.002,0.15,0.195,0.15")


def test_playing_goes_on_without_a_server(forgiving, mortal):
    visit = forgiving
    mortal.stop()
    visit.page.get_by_role("button", name="Replay").click()
    visit.page.get_by_role("slider", name="Step").fill("9")
    visit.at_step(9, 40)
    expect(visit.page.get_by_role("alert")).to_be_hidden()
