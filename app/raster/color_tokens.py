"""The colors of the page, read from its style sheet: each is written there, and nowhere else."""

import re
from functools import lru_cache
from pathlib import Path

from app.page.outcomes import LOOKS

SHEET = Path(__file__).parents[2] / "assets" / "css" / "10-tokens.css"
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"--([\w-]+):\s*([^;]+);")
REFERENCE = re.compile(r"var\(--([\w-]+)\)")


@lru_cache(maxsize=8)
def tokens(theme: str) -> dict[str, str]:
    """Return every token of a theme by its name without dashes: `{"page": "#f4f6f2", …}`.

    A theme that the sheet does not know, such as `auto`, is light. The values are those of the
    sheet, references followed; don't write into the answer, it is kept.
    """
    found = {}
    for selector, declared in rules():
        if selector in (":root", f':root[data-theme="{theme}"]'):
            found |= declared
    return {name: followed(value, found) for name, value in found.items()}


def fate_colors(theme: str, fate: str) -> tuple[str, str]:
    """Return the color of a fate (`just_right`, `hovers`, …) and its pale ground."""
    found, color = tokens(theme), LOOKS[fate].color
    return found[color], found[f"{color}-tint"]


@lru_cache(maxsize=1)
def rules() -> tuple[tuple[str, dict[str, str]], ...]:
    """Return the rules of the sheet: a selector, and the tokens that it declares."""
    text = COMMENT.sub("", SHEET.read_text(encoding="utf-8"))
    return tuple(
        (selector.strip(), {name: value.strip() for name, value in DECLARATION.findall(body)})
        for selector, body in RULE.findall(text)
    )


def followed(value: str, found: dict[str, str]) -> str:
    """Return a value with each reference to a token replaced by what that token is."""
    return REFERENCE.sub(lambda each: followed(found[each[1]], found), value)
