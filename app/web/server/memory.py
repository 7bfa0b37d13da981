"""Memory that comes back: what the C library is told, where it is glibc."""

import ctypes
from collections.abc import Callable

M_ARENA_MAX = -8  # of malloc.h
# With a heap for every thread, which is its default, each keeps what its largest answer took.
HEAPS = 2


def known(name: str) -> Callable | None:
    """Return a function of the C library, None where it has none of that name."""
    try:
        return getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):  # musl and macOS; Windows
        return None


def share_heaps() -> bool:
    """Let all threads share a few heaps, before the first of them begins; say whether they do."""
    mallopt = known("mallopt")
    return mallopt is not None and bool(mallopt(M_ARENA_MAX, HEAPS))


def give_back() -> bool:
    """Return to the system what is free; return whether there was anything to return."""
    trim = known("malloc_trim")
    return trim is not None and bool(trim(0))
