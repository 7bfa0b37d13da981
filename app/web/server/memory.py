"""Memory that comes back: what the C library is told, where it is glibc."""

import ctypes
from collections.abc import Callable

M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3  # of malloc.h
# With a heap for every thread, which is its default, each keeps what its largest answer took.
HEAPS = 2
# What is as large has pages of its own, which go back at once. By default this grows with what was
# freed, up to 32 MB, and an answer's largest arrays then leave holes in a heap that stays.
LARGE = 256 * 1024  # bytes


def known(name: str) -> Callable | None:
    """Return a function of the C library, None where it has none of that name."""
    try:
        return getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):  # musl and macOS; Windows
        return None


def share_heaps() -> bool:
    """Let all threads share a few heaps, and nothing large lie in them, before the first of the
    threads begins; say whether it is so."""
    mallopt = known("mallopt")
    if mallopt is None:
        return False
    return all([mallopt(M_ARENA_MAX, HEAPS), mallopt(M_MMAP_THRESHOLD, LARGE)])


def give_back() -> bool:
    """Return to the system what is free; return whether there was anything to return."""
    trim = known("malloc_trim")
    return trim is not None and bool(trim(0))
