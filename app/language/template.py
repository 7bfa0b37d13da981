"""The template of all catalogues, `locale/downhill.pot`: every text of the program that is marked.

    python -m app.language.template

writes it anew, and so does `python run.py docs`. Translators begin a language with
`pybabel init`, and bring one up to date with `pybabel update`.
"""

import io
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from app.language.languages import FOLDER, ROOT

FILE = FOLDER / "downhill.pot"
SOURCES = (
    *(("descent", "*.py", "python"), ("surfaces", "*.py", "python"), ("app", "*.py", "python")),
    ("assets/js", "*.js", "javascript"),
)
# What marks a text, and which of its arguments are texts.
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "nN_": (1, 2)}
HEADER = "# The texts of Downhill. Made by `python run.py docs`: change the program, not this file."
# A text may stand within a template of JavaScript.
OPTIONS = {"parse_template_string": True}
# Of the head, what changes without a reason.
DATED = (
    *('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator'),
    *('"Language-Team', '"Report-Msgid'),
)


def extracted() -> Catalog:
    """Return a catalogue of every text that is marked, with the files in which it stands."""
    catalogue = Catalog(
        project="Downhill", version="1", charset="utf-8", fuzzy=False, header_comment=HEADER
    )
    for folder, pattern, method in SOURCES:
        for file in sorted((ROOT / folder).rglob(pattern)):
            name = file.relative_to(ROOT).as_posix()
            for line, text, comments, _context in extract_from_file(
                method, file, keywords=KEYWORDS, options=OPTIONS, comment_tags=("Translators:",)
            ):
                catalogue.add(text, locations=[(name, line)], auto_comments=comments)
    return catalogue


def written() -> str:
    """Return the text of the template."""
    file = io.BytesIO()
    write_po(file, extracted(), width=100, sort_by_file=True, include_lineno=False)
    lines = file.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(DATED))


@lru_cache(maxsize=1)
def marked() -> dict[str, tuple[str, frozenset[str]]]:
    """Return every text of the template: its plural, or "", and the files in which it stands."""
    with FILE.open("rb") as file:
        catalogue = read_po(file)
    found = {}
    for message in catalogue:
        if message.id:
            text, plural = message.id if isinstance(message.id, tuple) else (message.id, "")
            found[text] = plural, frozenset(Path(name).as_posix() for name, _ in message.locations)
    return found


def main() -> None:
    """Write the template where it has changed, and say so."""
    text = written()
    if not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
        FILE.write_text(text, encoding="utf-8", newline="\n")
        print(f"locale/{FILE.name} is new")


if __name__ == "__main__":
    main()
