"""A language for tests: English with accents, in brackets and a third longer.

What is not in brackets on a page in `lang=xx` is not translated; what does not fit will not fit in
German. `lang=xr` is the same, laid out from right to left.
"""

import re

# Tag → the direction in which a page in it is laid out.
PSEUDO = {"xx": "ltr", "xr": "rtl"}
OPEN, CLOSE, FILLER = "⟦", "⟧", "~"
# Places, and what is no word: numbers and lone letters, which name things in formulas.
KEPT = re.compile(r"\{\w+\}|(?<![A-Za-z])[B-HJ-Zb-z](?![A-Za-z])|[^A-Za-z{]+|\{")
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = str.maketrans(PLAIN, "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞQŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþqŕšţûṽŵẋýž")
LONGER = 1 / 3


def pseudo(text: str) -> str:
    """Return a template, disguised; its places, numbers and formulas are as they were."""
    if not text:
        return text
    filler = FILLER * round(LONGER * len(text))
    return f"{OPEN}{''.join(map(disguised, parts(text)))}{filler}{CLOSE}"


def parts(text: str) -> list[str]:
    """Return a text cut into words and what is kept between them."""
    found, end = [], 0
    for kept in KEPT.finditer(text):
        found += [text[end : kept.start()], kept[0]]
        end = kept.end()
    return [*found, text[end:]]


def disguised(part: str) -> str:
    """Return a word with accents, and anything else as it is."""
    return part if KEPT.fullmatch(part) else part.translate(ACCENTED)
