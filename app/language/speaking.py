"""Saying a message in the language of whoever asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from app.language.languages import ENGLISH, translation
from descent.message import Message, Template, fill

_tag: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Say everything in one language meanwhile; "" is English."""
    token = _tag.set(tag or ENGLISH)
    try:
        yield
    finally:
        _tag.reset(token)


def spoken() -> str:
    """Return the tag of the language in which is spoken."""
    return _tag.get()


def say(message: Message | None) -> str:
    """Return a message in the language in which is spoken; nothing is said as an empty text."""
    return "" if message is None else fill(message, translation(spoken()).form)


def reason(error: Exception) -> str:
    """Return what an error says: in the language in which is spoken, if it carries a message."""
    return said(message_of(error))


def message_of(error: Exception) -> Message | str:
    """Return the message that an error carries, or else its text."""
    carried = error.args[0] if error.args else None
    return carried if isinstance(carried, Message) else str(error)


def said(words: Message | str | None) -> str:
    """Return a message in the language in which is spoken, and a text as it is."""
    return words if isinstance(words, str) else say(words)


def _(text: str, **values: str) -> str:
    """Return the translation of a text with these values in its places."""
    # An empty text would be the head of a catalogue.
    return say(Message(Template(text), tuple(values.items()))) if text else ""


def n_(text: str, plural: str, n: int, **values: str) -> str:
    """Return the form of a text for n things, which stand in its place `{n}`."""
    return say(Message(Template(text, plural, "n"), (("n", n), *values.items())))
