"""Which release this is: what a page and the answers to it have in common, so that a cache between
them keeps no answer of one release for the pages of another."""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("descent", "surfaces", "app", "assets", "locale")
KINDS = {".py", ".js", ".css", ".txt", ".po", ".csv"}


@cache
def release() -> str:
    """Return a digest of all that makes an answer, read once a process."""
    digest = hashlib.blake2b(digest_size=6)
    files = (file for room in ROOMS for file in (ROOT / room).rglob("*") if file.suffix in KINDS)
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()
