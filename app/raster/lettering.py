"""Text in pictures, in the one font that Pillow brings: it knows Latin letters and little else."""

import math
import unicodedata
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from app.raster.antialiasing import FINE, Point

# What the font lacks is said in words, or with a sign that it has.
WORDS = {
    "η": "rate",
    "×": "x",
    "≈": "about",
    "−": "-",
    "–": "-",
    "—": "-",
    "‖∇L‖": "slope",
    "→": "to",
    "½": "1/2",
    "∞": "infinity",
    "β": "beta",
    "γ": "gamma",
    "λ": "lambda",
    "μ": "mu",
    "ρ": "rho",
    "κ": "kappa",
    "ε": "epsilon",
}
RAISED = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", strict=True))
CUT = "…"
# Of a letter's size: a stroke that turns the font's only weight into a bold one.
BOLD = 0.025
RIM = 1.5  # px, a rim round letters


def plain(text: str) -> str:
    """Return a text with only such signs as the font has: `10⁴⁷` is `10^47`, `≈` is `about`."""
    for sign, word in WORDS.items():
        text = text.replace(sign, word)
    said, was_raised = "", False
    for sign in text:
        said += ("" if was_raised or sign not in RAISED else "^") + RAISED.get(sign, sign)
        was_raised = sign in RAISED
    # An accent that the font lacks is left out: Lévy is Levy.
    return "".join(filter(known, unicodedata.normalize("NFKD", said)))


@lru_cache(maxsize=512)
def known(sign: str) -> bool:
    """Say whether the font has a glyph of its own for a sign."""
    return shape(sign) != shape("\uffff")


def shape(sign: str) -> tuple:
    """Return how a sign is drawn."""
    mask = font(32).getmask(sign)
    return mask.size, bytes(mask)


@lru_cache(maxsize=32)
def font(size: float) -> FreeTypeFont:
    """Return the font in a size, in pixels."""
    return ImageFont.load_default(size)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is that has been made plain."""
    spread = BOLD * size * len(text) if bold else 0
    return font(size * FINE).getlength(text) / FINE + spread


def cut(text: str, size: float, room: float) -> str:
    """Return as much of a text as there is room for."""
    if width(text, size) <= room:
        return text
    while text and width(text + CUT, size) > room:
        text = text[:-1]
    return text.rstrip() + CUT


def lines(text: str, size: float, room: float) -> list[str]:
    """Return a text in one line if it fits, else in two that are as even as they can be; what is
    too much is cut."""
    words = text.split()
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    pairs = [pair for pair in pairs if width(pair[0], size) <= room]
    if width(text, size) <= room or not pairs:
        return [cut(text, size, room)]
    even = min(pairs, key=lambda pair: max(width(line, size) for line in pair))
    return [cut(line, size, room) for line in even]


def fitting(text: str, size: float, room: float, least: float) -> float:
    """Return the largest size up to `size` in which a text fits, but not under `least`."""
    return max(min(size, size * room / max(width(text, size), 1.0)), least)


def write(
    image: Image.Image,
    at: Point,
    text: str,
    size: float,
    *,
    fill: str,
    anchor: str,
    bold: bool = False,
    halo: str | None = None,
) -> None:
    """Write a plain text; `anchor` is Pillow's, `halo` the color of a rim round the letters.

    It is drawn finely: at its own size the font would put each letter on a whole pixel.
    """
    side, line = anchor
    wide = width(text, size, bold=bold)
    x = at[0] - {"l": 0, "m": wide / 2, "r": wide}[side]
    left, top = math.floor(x - size / 2), math.floor(at[1] - 1.5 * size)
    origin = (x - left) * FINE, (at[1] - top) * FINE
    room = math.ceil(wide + size) + 1, math.ceil(3 * size)
    if halo:
        rim = lettered(room, origin, text, size * FINE, line, bold, RIM * FINE)
        image.paste(halo, (left, top), rim)
    image.paste(fill, (left, top), lettered(room, origin, text, size * FINE, line, bold))


def lettered(
    room: tuple[int, int],
    at: Point,
    text: str,
    size: float,
    line: str,
    bold: bool,
    rim: float = 0.0,
) -> Image.Image:
    """Return what the letters cover of a small image; lengths are those of the fine one."""
    mask = Image.new("L", (room[0] * FINE, room[1] * FINE))
    pen = ImageDraw.Draw(mask)
    stroke = rim + (BOLD * size if bold else 0)
    look = {"font": font(size), "fill": 255, "anchor": f"l{line}", "stroke_width": stroke}
    if not bold:
        pen.text(at, text, **look)
    else:
        # A stroke makes letters wider: each is moved on by what those before it have gained.
        for i, letter in enumerate(text):
            x = at[0] + font(size).getlength(text[:i]) + (i + 0.5) * BOLD * size
            pen.text((x, at[1]), letter, **look)
    return mask.reduce(FINE)
