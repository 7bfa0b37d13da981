"""The preview beside a link: one still picture, small to send, large to read."""

import io

import numpy as np
import pytest
from PIL import Image

from app.compute.caches import own_caches
from app.exports.preview import MIDDLE, SHEETS, TITLE, preview
from app.raster.cards import Cards
from app.raster.color_tokens import fate_colors, tokens
from app.scene.parse import read
from app.settings import Settings
from surfaces import SURFACES


@pytest.fixture(autouse=True)
def nothing_is_kept():
    own_caches.cache_clear()
    yield
    own_caches.cache_clear()


def opened(query=""):
    """The preview of a scene as an array, and its bytes."""
    data = preview(read(query).scene, Settings())
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    return np.asarray(image.convert("RGB")).astype(int), data


def seen(picture, color):
    """How many pixels have a color."""
    wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return int((np.abs(picture - wanted).max(axis=2) <= 2).sum())


@pytest.mark.parametrize("query", ["", "panels=2", "panels=1", "theme=dark", "surface=parabola"])
def test_a_preview_has_the_size_that_is_asked_for_and_is_light(query):
    picture, data = opened(query)
    assert picture.shape == (630, 1200, 3)
    assert len(data) <= 150_000


@pytest.mark.parametrize("surface", SURFACES)
def test_a_preview_of_every_surface_is_light(surface):
    _, data = opened(f"surface={surface}")
    assert len(data) <= 150_000


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_preview_shows_the_end_of_every_walk_in_the_color_of_its_fate(theme):
    picture, _ = opened(f"theme={theme}")
    for fate in ("too_slow", "just_right", "oscillates", "diverges"):
        color, tint = fate_colors(theme, fate)
        assert seen(picture, color) > 300
        assert seen(picture, tint) > 5000
    assert seen(picture, tokens(theme)["page"]) > 100_000


def test_a_preview_is_of_that_very_scene():
    first, _ = opened("")
    other, _ = opened("eta=0.15")
    assert seen(other, fate_colors("light", "just_right")[1]) > 3 * seen(
        first, fate_colors("light", "just_right")[1]
    )
    assert seen(other, fate_colors("light", "diverges")[1]) == 0


HIDING = "hide=verdict,eta&step=0"


def test_what_the_page_hides_a_preview_hides_and_a_class_that_predicts_sees_no_end():
    hidden, _ = opened(HIDING)
    for fate in ("too_slow", "just_right", "oscillates", "diverges"):
        color, tint = fate_colors("light", fate)
        assert seen(hidden, tint) == 0
        assert seen(hidden, color) == 0
    at_the_end, _ = opened("hide=verdict,eta")
    ink = tokens("light")["ink"]
    assert seen(at_the_end, ink) > 1.2 * seen(hidden, ink)
    others, _ = opened(f"{HIDING}&eta=0.1,0.2,0.3,0.4")
    assert (others == hidden).all()


def test_the_step_that_is_looked_at_is_not_that_of_the_preview():
    assert (opened("step=3")[0] == opened("")[0]).all()


@pytest.mark.parametrize("panels", SHEETS)
def test_the_cards_leave_room_for_the_title_and_for_the_words_beneath(panels):
    sheet = SHEETS[panels]
    for query in ("", "surface=parabola", "surface=himmelblau&opt=qhm&eta=0.0123456789"):
        scene = read(f"{query}&panels={panels}").scene
        shown = [
            {"eta": 0.000123456, "fate": "stuck", "word": "Stuck (local minimum)"}
            | {"sentence": "gradient about 0, yet 4.98 above the best, and more than that"}
        ] * panels
        row = Cards(scene, shown, sheet).image
        assert row.width <= 1200
        assert MIDDLE - row.height // 2 + sheet.margin > 90
        assert MIDDLE + row.height // 2 - sheet.margin < 580


def test_the_title_asks_the_question_of_the_page():
    assert TITLE == "What does the learning rate do?"
    picture, _ = opened()
    ink = np.abs(picture[30:90, 30:700] - [0x1B, 0x22, 0x1E]).max(axis=2) < 20
    assert ink.sum() > 2000


def test_a_preview_is_shown_and_not_saved(client):
    answer = client.get("/export/preview.png?surface=beale")
    assert answer.status_code == 200
    assert answer.mimetype == "image/png"
    assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize(
    "query", ["surface=</script>", "eta=" + "9" * 64_000, "hide=<svg onload=x>&sched=%00"]
)
def test_a_hostile_scene_gives_the_preview_of_what_can_be_read(client, query):
    answer = client.get("/export/preview.png", query_string=query)
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)
