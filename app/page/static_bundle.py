"""The page's own styles and scripts, each kind as one text: a browser fetches a hundred small
files half a second slower than one.

They stay small files in `assets`; here they are put together once, when the first page is asked
for.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ASSETS = Path(__file__).resolve().parents[2] / "assets"
# What only the page itself has: Dash, lists that React draws, the solid hill, maps.
PAGE_ONLY = (
    *("clientside", "options", "pickers", "share*", "snippets", "film"),
    *("cage", "drape", "gl", "massif", "orbit", "solid*", "trails", "map*"),
)


class Bundle(NamedTuple):
    """Style sheets or scripts of one page as one text, and the name under which it is served."""

    name: str
    text: str

    @property
    def address(self) -> str:
        """The address below the page; it changes with the text, so that browsers may keep it."""
        version = hashlib.blake2b(self.text.encode(), digest_size=6).hexdigest()
        return f"bundle/{self.name}?m={version}"


@cache
def bundles() -> dict[str, Bundle]:
    """Return every bundle by its name."""
    styles, scripts = (sorted((ASSETS / kind).glob(f"*.{kind}")) for kind in ("css", "js"))
    framed = [file for file in scripts if not any(file.match(f"{one}.js") for one in PAGE_ONLY)]
    found = (bind("page.css", styles), bind("page.js", scripts), bind("frame.js", framed))
    return {each.name: each for each in found}


def bind(name: str, files: Sequence[Path]) -> Bundle:
    """Return these files as one, each beneath its own name."""
    texts = (f"/* {file.name} */\n{file.read_text(encoding='utf-8')}" for file in files)
    return Bundle(name, "\n".join(texts))
