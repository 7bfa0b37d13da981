"""The lettering of drawings: every sign is in the font, and fits its room."""

import numpy as np
import pytest

from app import compute
from app.exports import animation
from app.raster.cards import Cards
from app.raster.lettering import known, lines, plain, width
from app.scene.parse import read
from descent import OPTIMIZERS, Outcome
from surfaces import SURFACES

EVERYTHING = [
    *(outcome.word for outcome in Outcome),
    *(form for outcome in Outcome for each in outcome.sentences for form in each[:2] if form),
    *(method.label for method in OPTIMIZERS.values()),
    *(surface.label for surface in SURFACES.values()),
    "5.3·10⁴⁷ −0.2 ½ ‖∇L‖ ≈ 0 × 1463 → η β₁ ∞ Lévy … \u202e \x00 😀",
]


@pytest.mark.parametrize("text", EVERYTHING)
def test_every_sign_that_is_written_is_in_the_font(text):
    assert all(known(sign) for sign in plain(text))
    assert plain(text)


def test_what_the_font_lacks_is_said_otherwise():
    assert not known("η")
    assert not known("×")
    assert plain("η × 5.3·10⁻⁷, ≈ −2") == "rate x 5.3·10^-7, about -2"
    assert plain("Lévy") == "Levy"
    assert plain("😀") == ""


def test_lines_fit_their_room():
    text = "settled at step 1234567; the best needs 10, and much more than that is said"
    for line in lines(text, 12, 100):
        assert width(line, 12) <= 100
    assert lines("one", 12, 100) == ["one"]
    assert lines("one two three four", 12, 70) == ["one two", "three four"]
    assert lines("", 12, 100) == [""]
    assert lines("x" * 100, 12, 100)[0].endswith("…")


def test_nothing_is_written_beyond_its_card():
    """Every letter lies within the cards: the page's color stands round them."""
    query = "opt=qhm,momentum_ema,adam,lbfgs&eta=0.000123456,12.3456789,1e-6,99.99"
    scene = read(query).scene
    sheet = animation.SHEETS[4]
    picture = np.asarray(Cards(scene, compute.picture(scene)["panels"], sheet).image)
    page = np.array([0xF4, 0xF6, 0xF2])
    for panel in range(3):
        gap = picture[:, sheet.left(panel + 1) - sheet.gap : sheet.left(panel + 1)]
        assert (gap == page).all()
