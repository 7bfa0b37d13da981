"""The code of a Markdown page: its fenced blocks, and the commands in its sentences."""

import re
from typing import NamedTuple

FENCE = re.compile(r"^( *)(`{3,}|~{3,}) *([^\s`{]*)([^`]*)$")
# How a command begins; other code in a sentence is a name, a file, an address.
COMMAND = re.compile(
    r"([A-Z_]+=\S+ )?(python3? [\w./-]|\.venv/bin/|pip3? |uv |docker |nginx |curl |npm |bash |sh )"
)


class Block(NamedTuple):
    """A fenced block: its language, its text without the indentation of its fence, its line."""

    language: str
    text: str
    line: int


def split(page: str) -> tuple[list[Block], str]:
    """Return the fenced blocks of a page, and the rest of it; raise ValueError for a block that
    has no end.
    """
    blocks, rest, inside = [], [], None
    for number, line in enumerate(page.splitlines(), 1):
        match = FENCE.match(line)
        if inside is None and match:
            inside, held, begun = match, [], number
        elif inside is None:
            rest.append(line)
        elif match and match[2].startswith(inside[2]) and not match[3] + match[4].strip():
            blocks.append(Block(inside[3], "".join(held), begun))
            inside = None
        else:
            indented = len(inside[1])
            held.append(f"{line[:indented].lstrip(' ')}{line[indented:]}\n")
    if inside is not None:
        raise ValueError(f"The block that begins in line {begun} has no end.")
    return blocks, re.sub(r"<!--.*?-->", "", "\n".join(rest), flags=re.DOTALL)


def commands_in_sentences(page: str) -> list[str]:
    """Return the commands that stand between backticks in the sentences of a page."""
    spans = re.findall(r"(?<!`)`([^`]+)`(?!`)", split(page)[1])
    return [span for each in spans if COMMAND.match(span := " ".join(each.split()))]


def commands(text: str) -> list[str]:
    """Return the commands of a block for the shell, each on one line and without its comment."""
    joined = text.replace("\\\n", " ")
    lines = (re.sub(r"(^|\s+)#\s.*$", "", line).strip() for line in joined.splitlines())
    return [line for line in lines if line]
