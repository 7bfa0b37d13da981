"""Text in pictures, in the one font that Pillow brings: it knows Latin letters and little else."""

import unicodedata
from functools import lru_cache

from PIL import ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from app.exports.ink import Point

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
    return font(size).getlength(text) + spread


def cut(text: str, size: float, room: float) -> str:
    """Return as much of a text as there is room for."""
    if width(text, size) <= room:
        return text
    while text and width(text + CUT, size) > room:
        text = text[:-1]
    return text.rstrip() + CUT


def lines(text: str, size: float, room: float, most: int = 2) -> list[str]:
    """Return a text broken between words into lines that fit; what is too much is cut."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size) <= room or len(found) == most or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    return [cut(line, size, room) for line in found]


def fitting(text: str, size: float, room: float, least: float) -> float:
    """Return the largest size up to `size` in which a text fits, but not under `least`."""
    return max(min(size, size * room / max(width(text, size), 1.0)), least)


def write(
    pen: ImageDraw.ImageDraw, at: Point, text: str, size: float, *, bold: bool = False, **look
) -> None:
    """Write a plain text; `look` is what Pillow takes, `anchor` two letters."""
    if not bold:
        pen.text(at, text, font=font(size), **look)
        return
    # A stroke makes letters wider: each is moved on by what those before it have gained.
    side, line = look.pop("anchor")
    wide = width(text, size, bold=True)
    x = at[0] - {"l": 0, "m": wide / 2, "r": wide}[side]
    look |= {"font": font(size), "stroke_width": BOLD * size, "anchor": f"l{line}"}
    for i, letter in enumerate(text):
        pen.text((x + width(text[:i], size) + (i + 0.5) * BOLD * size, at[1]), letter, **look)
