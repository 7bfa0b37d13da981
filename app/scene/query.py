"""The fields of an address: from what follows its question mark to one text for each key.

Links are typed, pasted from HTML, and sent by forms: `&amp;` for `&`, a key said four times.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from app.language.speaking import n_
from app.scene.tokens import excerpt

ESCAPED = "amp;"  # before a key, where `&amp;` was copied as it stands in HTML
# In a query a space may be a plus; it is one after the e of a number.
PLUS = re.compile(r"(?<=[0-9.][eE]) (?=[0-9])")


class Fields(NamedTuple):
    """The text of each key, and what is to be told of a key that was said more than once."""

    texts: Mapping[str, str]
    repeats: Mapping[str, str]


def query_of(address: str) -> str:
    """Return the query of a whole address, or of what may stand for one: `?eta=0.1`, `#eta=0.1`,
    and the query itself.

    A page has its scene after the question mark, a file after the hash.
    """
    head, _, fragment = address.strip().partition("#")
    before, mark, rest = head.partition("?")
    if mark and ("=" not in before or "://" in before):
        head = rest
    elif "://" in head:
        head = ""  # a page without a scene
    return head or fragment.removeprefix("?")


def fields_of(
    query: str, lists: Collection[str], groups: Mapping[str, Mapping[int, str]]
) -> Fields:
    """Return the fields of a query.

    A key that is said more than once, as forms do, is a list where it may be one: a part each for
    `lists`, and for `groups` if it is said as many times as the group has values; the mark of that
    count parts them. Else the last text counts, and that is told. A key without a text is not
    there.
    """
    found: dict[str, list[str]] = {}
    for key, text in parse_qsl(query, keep_blank_values=True, max_num_fields=None):
        while key.startswith(ESCAPED):
            key = key.removeprefix(ESCAPED)
        found.setdefault(key, []).append(PLUS.sub("+", text).strip())
    texts, repeats = {}, {}
    for key, said in found.items():
        there = [text for text in said if text]
        if not there:
            continue
        texts[key] = there[-1]
        marks = groups.get(key, {1: ","})
        mark = marks.get(len(said))
        if mark and not any(mark in text for text in said):
            texts[key] = mark.join(said)
        elif key in lists:
            texts[key] = ",".join(there)
        elif len(set(there)) > 1:
            repeats[key] = repeated(key, there, next(iter(marks)))
    return Fields(texts, repeats)


def repeated(key: str, said: list[str], wanted: int) -> str:
    """Return the note on a key that was said too often, or not often enough to be a list."""
    count, last = len(said), excerpt(said[-1])
    if wanted == 1:
        return n_(
            "{key} stands there {n} time and takes one value; the last, {last}, is used.",
            "{key} stands there {n} times and takes one value; the last, {last}, is used.",
            count,
            key=key,
            last=last,
        )
    return n_(
        "{key} stands there {n} time and takes {wanted} values, or a list; "
        "the last, {last}, is used.",
        "{key} stands there {n} times and takes {wanted} values, or a list; "
        "the last, {last}, is used.",
        count,
        key=key,
        wanted=str(wanted),
        last=last,
    )
