"""python run.py language: begin a language, or bring it up to date with what the program says."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from app.language.languages import ENGLISH, FOLDER
from app.language.template import extracted

# Of the head, what changes without a reason.
DATED = '"POT-Creation-Date', '"Generated-By', '"Report-Msgid'


def main(arguments: Sequence[str]) -> None:
    """Write `locale/<tag>.po`, and say how much of it is translated."""
    parser = argparse.ArgumentParser(prog="python run.py language", description=__doc__)
    parser.add_argument("tag", help="the tag of the language: de, pt-br")
    tag = parser.parse_args(arguments).tag.lower().replace("_", "-")
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        raise SystemExit(f"There is no language {tag!r}: a tag is as in de, or pt-br.") from None
    if tag == ENGLISH:
        raise SystemExit("English stands in the program itself.")
    file = FOLDER / f"{tag}.po"
    catalogue = current(file, locale)
    file.parent.mkdir(exist_ok=True)
    file.write_text(written(catalogue), encoding="utf-8", newline="\n")
    done = sum(bool(each.id and is_whole(each.string) and not each.fuzzy) for each in catalogue)
    print(f"locale/{file.name}: {done} of {len(catalogue)} texts are translated")


def current(file: Path, locale: Locale) -> Catalog:
    """Return the catalogue of a language with the texts of today; what it has stays."""
    catalogue = Catalog(locale=locale, project="Downhill", version="1", fuzzy=False)
    if file.exists():
        with file.open("rb") as opened:
            catalogue = read_po(opened, locale=str(locale))
    catalogue.update(extracted())
    return catalogue


def is_whole(translation: str | Sequence[str] | None) -> bool:
    """Tell whether there is a translation, in every form."""
    return all(translation) if isinstance(translation, tuple) else bool(translation)


def written(catalogue: Catalog) -> str:
    """Return the text of a catalogue: the same of the same, whatever the date."""
    file = io.BytesIO()
    write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)
    lines = file.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(DATED))


if __name__ == "__main__":
    main(sys.argv[1:])
