"""Memory that comes back, where the C library can be told to."""

import platform

import pytest

from app.web.server import memory

GLIBC = platform.libc_ver()[0] == "glibc"


@pytest.mark.skipif(not GLIBC, reason="only glibc has a heap for every thread")
def test_the_c_library_hears_what_it_is_told():
    assert memory.share_heaps()
    held = [bytes(1000) for _ in range(100_000)]
    del held
    assert memory.give_back() in (True, False)
    assert memory.known("malloc_trim") is not None


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_another_c_library_is_left_alone(monkeypatch, error):
    class Other:
        def __getattr__(self, name):
            raise error(name)

    monkeypatch.setattr(memory.ctypes, "CDLL", lambda _name: Other())
    assert (memory.share_heaps(), memory.give_back()) == (False, False)
