"""What a notebook is given, as HTML opened from a disk: without Plotly and without a network."""

import pytest
from playwright.sync_api import expect

from app.exports.notebook_frame import as_frame
from app.scene.parse import read
from app.settings import get_settings

pytestmark = pytest.mark.browser
SCENES = ("", "surface=beale&opt=adam&eta=0.1&panels=1", "")


@pytest.fixture
def frames(visitor, tmp_path):
    """Three figures one under the other, as a notebook that became a page has them."""
    file = tmp_path / "notebook.html"
    figures = "\n".join(as_frame(read(query).scene, get_settings()) for query in SCENES)
    file.write_text(f'<!DOCTYPE html><meta charset="utf-8"><title>Lesson</title>{figures}')
    visit = visitor(900, 1600, address=file.as_uri(), offline=True, motion="no-preference")
    visit.page.goto(file.as_uri())
    return [visit.page.frame_locator("iframe").nth(k) for k in range(len(SCENES))]


def test_every_figure_plays_to_its_end_and_says_what_became_of_the_walks(frames):
    for frame in frames[::2]:
        expect(frame.locator(".count")).to_contain_text("step 40 / 40")
        words = [frame.locator(".verdict .word").nth(k) for k in range(4)]
        for word, said in zip(
            words, ("Too slow", "Just right", "Oscillates", "Diverges"), strict=True
        ):
            expect(word).to_have_text(said)
    expect(frames[1].locator(".panel:visible")).to_have_count(1)
    expect(frames[1].locator(".formula")).to_contain_text("(1.5 − x + xy)²")


def test_a_rate_that_is_changed_in_one_changes_nothing_in_another(frames):
    field = frames[0].get_by_role("textbox", name="Learning rate of panel D")
    field.fill("0.2")
    field.press("Enter")
    expect(frames[0].locator(".verdict").nth(3)).to_contain_text("71.4 % left")
    expect(frames[2].locator(".verdict").nth(3)).to_contain_text("loss × 1463")


def test_nothing_is_offered_that_a_figure_can_not_do(frames):
    expect(frames[0].get_by_role("button", name="Rates")).to_be_visible()
    for name in ("Share", "Step", "Table", "Maps", "3-D", "Open the whole page"):
        expect(frames[0].get_by_role("button", name=name, exact=True)).to_have_count(0)
        expect(frames[0].get_by_role("link", name=name, exact=True)).to_have_count(0)
