"""The figure for notebooks, as a notebook shows it: with Plotly alone."""

import re

import pytest
from playwright.sync_api import expect

from app import show
from app.notebook.show import CONFIG

pytestmark = pytest.mark.browser
QUERY = "surface=beale&opt=adam,momentum,rmsprop,gradient_descent&eta=0.1,0.001,0.05,0.04&steps=40"


@pytest.fixture
def shown(visitor, tmp_path):
    """The figure in a page of its own, which asks for nothing else."""
    file = tmp_path / "figure.html"
    show(QUERY).write_html(file, auto_play=False, config=CONFIG, include_plotlyjs=True)
    visit = visitor(address=file.as_uri(), offline=True)
    visit.page.goto(file.as_uri())
    expect(visit.page.get_by_text("A · Adam, η = 0.1")).to_be_visible()
    return visit


# How much of the first walk is drawn: the numbers in its path.
DRAWN = "document.querySelector('.scatterlayer .js-line').getAttribute('d').length"


def test_it_is_scrubbed_and_plays_over_its_land_to_the_end(shown):
    page = shown.page
    land = page.locator(".layer-below image, .imagelayer image")
    expect(land).to_be_visible()
    whole = page.evaluate(DRAWN)
    page.locator(".slider-rail-touch-rect").click(position={"x": 40, "y": 10})
    expect(page.get_by_text(re.compile("^step [1-9]$"))).to_be_visible()
    page.wait_for_function(f"(whole) => {DRAWN} < whole / 2", arg=whole)
    page.get_by_text("Play", exact=True).click()
    expect(page.get_by_text("step 40", exact=True)).to_be_visible()
    page.wait_for_function(f"(whole) => {DRAWN} === whole", arg=whole)
    expect(land).to_be_visible()


def test_no_button_sends_it_anywhere(shown):
    shown.page.mouse.move(300, 200)
    expect(shown.page.locator(".modebar-btn").first).to_be_attached()
    titles = shown.page.locator(".modebar-btn").evaluate_all(
        "buttons => buttons.map(each => each.dataset.title ?? each.textContent)"
    )
    assert "Download plot as a PNG" in " ".join(titles)
    assert not [title for title in titles if "loud" in title or "Share" in title]
