"""The colors of the style sheet: read by everyone, told apart by everyone."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

SHEET = Path(__file__).parents[2] / "assets" / "css" / "10-tokens.css"
THEMES = ("light", "dark", "projector")
FATES = ("just-right", "too-slow", "oscillates", "diverges", "stuck")
EVERY_THEME = pytest.mark.parametrize("theme", THEMES)

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
EYES = {
    "normal": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def tokens(theme):
    """The colors of a theme; its own take the place of light ones."""
    blocks = re.findall(r"(:root[^{]*)\{([^}]*)\}", SHEET.read_text(encoding="utf-8"))
    found = {}
    for selector, body in blocks:
        if "data-theme" not in selector or theme in selector:
            found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", body))
    return found


def linear(color):
    """Linear RGB of `#rrggbb`."""
    srgb = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """The contrast of WCAG 2."""
    lights = sorted(float(TO_XYZ[1] @ linear(color)) + 0.05 for color in (one, other))
    return lights[1] / lights[0]


def lab(rgb):
    """CIE L*a*b* of linear RGB, under D65."""
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / (TO_XYZ @ np.ones(3))
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one, other, eye="normal"):
    """ΔE of CIE 1976 between two colors, as an eye sees them."""
    seen = [lab(np.array(EYES[eye]) @ linear(color)) for color in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def test_the_yardsticks_are_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert difference("#000000", "#ffffff") == pytest.approx(100)
    assert difference("#ff0000", "#00ff00") == pytest.approx(170.6, abs=0.2)
    assert difference("#ff0000", "#00ff00", "protan") < difference("#ff0000", "#00ff00")
    assert all(np.allclose(np.sum(eye, axis=1), 1, atol=1e-5) for eye in EYES.values())


# What a class votes on is black on white in every room.
BOARD = {"board", "board-ink", "board-muted"}


def test_the_dark_theme_changes_every_color_but_those_of_a_board():
    light, dark = tokens("light"), tokens("dark")
    assert light.keys() == dark.keys()
    assert len(light) > 20
    same = {name for name in light if light[name] == dark[name]}
    assert same == BOARD


@EVERY_THEME
@pytest.mark.parametrize("text", ["ink", "muted"])
@pytest.mark.parametrize("ground", ["card", "page", "chip"])
def test_text_can_be_read(theme, text, ground):
    found = tokens(theme)
    assert contrast(found[text], found[ground]) >= 4.5


@EVERY_THEME
@pytest.mark.parametrize("text", ["ink"])
@pytest.mark.parametrize("fate", FATES)
def test_a_verdict_can_be_read_on_its_tint(theme, text, fate):
    found = tokens(theme)
    assert contrast(found[text], found[f"{fate}-tint"]) >= 4.5


@EVERY_THEME
@pytest.mark.parametrize("fate", FATES)
def test_a_fate_stands_out(theme, fate):
    found = tokens(theme)
    assert contrast(found[fate], found["card"]) >= 3
    assert contrast(found[fate], found[f"{fate}-tint"]) >= 3
    assert contrast(found["on-fate"], found[fate]) >= 3


@EVERY_THEME
@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize("land", ["land-high", "land-low"])
def test_a_walk_stands_out_from_the_land(theme, fate, land):
    found = tokens(theme)
    assert contrast(found[fate], found[land]) >= 2


@EVERY_THEME
def test_the_focus_ring_stands_out(theme):
    found = tokens(theme)
    assert all(contrast(found["focus"], found[ground]) >= 3 for ground in ("card", "page", "chip"))


@EVERY_THEME
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("pair", list(itertools.combinations(FATES, 2)), ids="/".join)
def test_no_eye_takes_one_fate_for_another(theme, eye, pair):
    found = tokens(theme)
    assert difference(*(found[fate] for fate in pair), eye) >= 20
