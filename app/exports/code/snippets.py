"""The texts that scripts are made of: one file for each method, each schedule, and what they share.

A text of a method or a schedule is the body of its function. What comes after a line `--- torch` is
how that library calls it: one line, perhaps with remarks before it, or remarks alone where the
library has nothing like it. `--- torch unless schedule` says when the call does not do.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.exports.export import Unable
from descent.message import N_, Message

NO_CODE = N_("There is no code for {name} yet.")
FOLDER = Path(__file__).parent
SECTION = re.compile(r"^--- (\w+)(?: unless (.+))?\n", re.MULTILINE)
CALL = re.compile(r"(?<![\w.])([a-z]\w*)\(")


@dataclass(frozen=True)
class Section:
    """How something is had from elsewhere: remarks, a call or an empty text, and where not."""

    remarks: str
    call: str
    unless: str


@dataclass(frozen=True)
class Snippet:
    """The body of a function, and how others do it, by their names."""

    body: str
    sections: dict[str, Section]


@lru_cache(maxsize=256)
def snippet(kind: str, key: str) -> Snippet:
    """Return the text of a method or a schedule; raise Unable if nobody has written it yet."""
    file = FOLDER / kind / f"{key}.txt"
    if not file.exists():
        raise Unable(Message.of(NO_CODE, name=key.replace("_", " ")))
    body, *rest = SECTION.split(file.read_text(encoding="utf-8"))
    found = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    return Snippet(body.rstrip(), {name: section(text, no or "") for name, no, text in found})


def section(text: str, unless: str) -> Section:
    """Return a section from its text."""
    lines = text.strip().splitlines()
    remarks = [line for line in lines if line.startswith("#")]
    return Section("\n".join(remarks), "\n".join(lines[len(remarks) :]), unless)


def shared_by(text: str) -> dict[str, str]:
    """Return the shared functions that a text calls, and those that they call, by their names."""
    found: dict[str, str] = {}
    for name in CALL.findall(text):
        file = FOLDER / "shared" / f"{name}.txt"
        if name not in found and file.exists():
            body = file.read_text(encoding="utf-8").rstrip()
            # Its own call stands in its first line: it is known before its text is searched.
            found |= {name: body} | shared_by(body.partition("\n")[2])
    return found


@lru_cache(maxsize=8)
def library(name: str) -> dict[str, str]:
    """Return the texts of a library by their names; the first, without one, are its imports."""
    text = (FOLDER / "libraries" / f"{name}.txt").read_text(encoding="utf-8")
    first, *rest = re.split(r"^--- (.+)\n", text, flags=re.MULTILINE)
    return {"": first.rstrip()} | {
        each: text.rstrip() for each, text in zip(rest[::2], rest[1::2], strict=True)
    }
