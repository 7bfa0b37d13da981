"""Which of several languages is meant: the lookup of RFC 4647, 3.4."""

from collections.abc import Collection, Iterable, Iterator


def lookup(ranges: Iterable[str], tags: Collection[str]) -> str:
    """Return the first tag that is meant by these language ranges, the dearest range first; "" if
    none is. `de-CH` means `de` where that is all there is; `*` means none of them.
    """
    shorter = (tag for text in ranges for tag in shortened(text.lower()) if tag in tags)
    return next(shorter, "")


def shortened(text: str) -> Iterator[str]:
    """Yield a language range, and what is left of it as one subtag after the other is taken away;
    one letter alone begins an extension and goes with it.
    """
    parts = text.split("-")
    while parts:
        yield "-".join(parts)
        parts.pop()
        if parts and len(parts[-1]) == 1:
            parts.pop()
