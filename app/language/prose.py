"""The prose of a lesson's file: which of its texts are said to somebody, so are translated."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from io import BufferedIOBase

# The keys whose values are prose, wherever they stand; all else is names, numbers and addresses.
PROSE = frozenset(
    {
        *("title", "objective", "text", "labels", "unit"),
        *("seen", "belief", "reply", "explanation", "answer", "teacher"),
    }
)


def prose(table: Mapping | list) -> Iterator[str]:
    """Yield every text of a file that is said to somebody, in its order."""
    values = table.items() if isinstance(table, Mapping) else enumerate(table)
    for key, value in values:
        if isinstance(value, str):
            if key in PROSE and value:
                yield value
        elif key in PROSE:
            yield from value
        elif isinstance(value, Mapping | list):
            yield from prose(value)


def extract(
    file: BufferedIOBase, _keywords: object, _tags: Collection[str], options: Mapping
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield the prose of an opened file as Babel asks for it: line, function, text, comments."""
    for text in prose(tomllib.load(file)):
        yield 1, None, text, []
