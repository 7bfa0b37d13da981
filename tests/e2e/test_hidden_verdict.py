"""Where the verdict is hidden the page looks, sounds and prints the same whatever becomes of its walks."""

import pytest
from playwright.sync_api import expect

from app import compute
from tests.app.test_concealed import exchanged
from tests.e2e.local_server import in_a_thread
from tests.e2e.screen import paint_all

SIZE = {"": (1366, 657), "embed": (700, 450)}
# Every element with its attributes and its own text, but for where a walk itself is drawn.
ELEMENTS = """(drawn) => [...document.querySelectorAll('body *:not(script)')].map((node) => [
    node.tagName,
    ...[...node.attributes].filter(({ name }) => !drawn.includes(name))
        .map(({ name, value }) => `${name}=${value}`),
    ...(node.matches('.readout, .off-scale') && drawn.length ? [] : [...node.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data)),
].join(' '))"""
STILL = 60  # screenshots after which a page that changes is not waiting for its last part any more
WALKED = ["d", "cx", "cy", "transform", "style"]


@pytest.fixture
def both(visitor, monkeypatch):
    """What a function finds at an address with its own walks, and with those of other rates."""

    def find(look, path, query):
        found = []
        for runs in (compute.runs_of, exchanged):
            monkeypatch.setattr(compute, "runs_of", runs)
            with in_a_thread() as address:
                visit = visitor(*SIZE[path], address=address)
                visit.page.goto(f"{address}{path}?{query}")
                expect(visit.page.locator(".page.ready")).to_be_visible()
                visit.page.wait_for_load_state("networkidle")
                if not path:
                    visit.address_has("steps=")  # the page has written its own
                found.append(look(visit.page))
                visit.page.goto("about:blank")  # it would ask a server that is gone
        return found

    return find


def still(page, **options):
    """A screenshot once nothing changes any more."""
    before = b""
    for _ in range(STILL):
        paint_all(page)
        if (now := page.screenshot(**options)) == before:
            return now
        before = now
        page.wait_for_timeout(250)
    raise AssertionError("the page never stood still")


def all_of_it(page):
    """All that is seen, heard and printed."""
    found = [page.title(), page.evaluate(ELEMENTS, []), page.locator("body").aria_snapshot()]
    found.append(still(page))
    page.emulate_media(media="print")
    return [*found, still(page, full_page=True)]


@pytest.mark.parametrize(
    ("path", "look"), [("", ""), ("", "&theme=dark"), ("", "&theme=projector"), ("embed", "")]
)
def test_before_the_first_step_it_is_the_same_with_walks_of_other_rates(both, path, look):
    own, other = both(all_of_it, path, f"hide=verdict&step=0&autoplay=0{look}")
    for mine, theirs in zip(own, other, strict=True):
        assert mine == theirs


@pytest.mark.parametrize("query", ["step=20", "step=20&face=linear", "surface=ravine&step=20"])
def test_later_on_nothing_but_the_walks_themselves_is_another(both, query):
    own, other = both(
        lambda page: (page.title(), page.evaluate(ELEMENTS, WALKED), drawn(page)),
        *("", f"hide=verdict&autoplay=0&{query}"),
    )
    assert own[:2] == other[:2]
    assert own[2] != other[2]


def drawn(page):
    return page.locator(".trail").evaluate_all("(all) => all.map((it) => it.getAttribute('d'))")
