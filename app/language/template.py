"""The template of all catalogues: every text of the program that is marked, read from the sources.

No file holds it, so that none can be stale. `python run.py language de` writes what a translator
works on (`app.language.__main__`).
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

from app.language.languages import ROOT
from app.language.prose import extract

SOURCES = (
    *(("descent", "*.py", "python"), ("surfaces", "*.py", "python"), ("app", "*.py", "python")),
    ("assets/js", "*.js", "javascript"),
    ("app/lessons", "*.toml", extract),
)
# What marks a text, and which of its arguments are texts.
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "nN_": (1, 2)}
# A text may stand within a template of JavaScript.
OPTIONS = {"parse_template_string": True}
# A text of a script, where its format puts each in double quotes, and its plural behind `n_`. Babel
# takes a second and a half to find them all, and a page in another language waits for them.
STRING = r'"(?:[^"\\\n]|\\.)*"'
TEXT = rf"\s*({STRING}(?:\s*\+\s*{STRING})*)"
IN_SCRIPT = re.compile(rf"(?<![\w.$])(?:N?_\({TEXT}|nN?_\({TEXT},{TEXT})")


@lru_cache(maxsize=1)
def extracted() -> Catalog:
    """Return a catalogue of every text that is marked, with the files in which it stands; don't
    write into it."""
    catalogue = Catalog(project="Downhill", version="1", charset="utf-8", fuzzy=False)
    for folder, pattern, method in SOURCES:
        for file in sorted((ROOT / folder).rglob(pattern)):
            name = file.relative_to(ROOT).as_posix()
            for line, text, comments, _context in extract_from_file(
                method, file, keywords=KEYWORDS, options=OPTIONS, comment_tags=("Translators:",)
            ):
                catalogue.add(text, locations=[(name, line)], auto_comments=comments)
    return catalogue


def marked() -> dict[str, tuple[str, frozenset[str]]]:
    """Return every text of the template: its plural, or "", and the files in which it stands."""
    return {
        text: (plural, frozenset(Path(name).as_posix() for name, _ in message.locations))
        for message in extracted()
        if message.id
        for text, plural in [forms(message.id)]
    }


def forms(text: str | tuple[str, str]) -> tuple[str, str]:
    """Return a text and its plural, "" where it has none."""
    return (text, "") if isinstance(text, str) else (text[0], text[1])


def texts_of_script(script: str) -> Iterator[tuple[str, str]]:
    """Yield every text that is marked in a script, and its plural, or ""."""
    for alone, one, several in IN_SCRIPT.findall(script):
        yield (joined(alone), "") if alone else (joined(one), joined(several))


def joined(strings: str) -> str:
    """Return the text of strings that stand in a script with a plus between them."""
    return "".join(json.loads(each) for each in re.findall(STRING, strings))
