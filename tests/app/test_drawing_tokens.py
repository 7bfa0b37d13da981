"""The colors that pictures and files have are those of the style sheet."""

import re

import pytest

from app.raster.color_tokens import fate_colors, followed, tokens
from descent import Outcome

EVERY_THEME = pytest.mark.parametrize("theme", ["light", "dark", "projector"])


def test_a_token_is_what_the_sheet_says():
    assert tokens("light")["page"] == "#f4f6f2"
    assert tokens("dark")["page"] == "#0c1014"
    assert tokens("auto") == tokens("light")
    assert tokens("light").keys() == tokens("dark").keys()


def test_a_theme_changes_what_it_names_and_keeps_the_rest():
    light, projector = tokens("light"), tokens("projector")
    assert projector["ink"] == "#000000"
    assert projector["diverges"] == light["diverges"]
    assert projector.keys() == light.keys()


@EVERY_THEME
def test_every_color_is_written_out(theme):
    others = ("sans", "serif", "text", "axis")  # letters and their sizes
    colors = {name: value for name, value in tokens(theme).items() if name not in others}
    assert len(colors) > 20
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in colors.values())


@EVERY_THEME
@pytest.mark.parametrize("fate", sorted({outcome.fate for outcome in Outcome}))
def test_every_fate_has_a_color_and_a_ground(theme, fate):
    color, tint = fate_colors(theme, fate)
    assert color in tokens(theme).values()
    assert tint in tokens(theme).values()
    assert color != tint


def test_fates_that_are_alike_share_a_color():
    assert fate_colors("light", "works") == fate_colors("light", "just_right")
    assert fate_colors("light", "just_right") == ("#2a8364", "#e4f3eb")
    assert len({fate_colors("light", fate) for fate in ("too_slow", "diverges", "stuck")}) == 3


def test_a_reference_is_followed_to_its_end():
    assert followed("1px var(--a)", {"a": "var(--b)", "b": "red"}) == "1px red"
