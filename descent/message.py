"""Messages: what is to be said, as a template and the values of its places, in no language yet.

The engine marks English templates for translation and never translates. Whoever speaks a language
fills a message with a translation of its template; here it is filled in English.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

PLACE = re.compile(r"\{(\w+)\}")


def N_(text):
    """Mark a text for translation, and return it as it is."""
    return text


class Template(NamedTuple):
    """A sentence with places, `{steps}`; where a number decides on its form, two of them.

    `count` names the place of that number: `text` is for one, `plural` for the others. `when` names
    a fact of the `Evidence` that must hold for the sentence to be true at all.
    """

    text: str
    plural: str = ""
    count: str = ""
    when: str = ""

    @property
    def needs(self):
        """The names of what must be known before the sentence can be said."""
        return _needs(self)

    def filled(self, **values):
        """The message of this sentence, with these values in its places; a number that decides on
        a form is an int, all else is text.
        """
        return Message(self, tuple(values.items()))


@cache
def _needs(template):
    found = {*PLACE.findall(template.text), *PLACE.findall(template.plural), template.count}
    return tuple(sorted(found - {""}))


def nN_(text, plural, count, when=""):
    """Mark both forms of a sentence for translation → Template."""
    return Template(text, plural, count, when)


def template(sentence):
    """A sentence as a Template: one that has a single form may be given as its text."""
    return sentence if isinstance(sentence, Template) else Template(sentence)


@dataclass(frozen=True)
class Message:
    """A template and the values of its places; `str` of it is English."""

    template: Template
    values: tuple[tuple[str, "str | int | Message"], ...] = ()

    @classmethod
    def of(cls, text, /, **values):
        """The message of a text that has one form, with these values in its places. An error that
        is raised with one says it in English.
        """
        return cls(Template(text), tuple(values.items()))

    @property
    def key(self):
        """What tells this message from all others: its template."""
        return self.template.text

    def __str__(self):
        return fill(self, in_english)


def in_english(text, plural, n):
    """The form of a template for a count of n, which is None where nothing is counted."""
    return plural if plural and n != 1 else text


def fill(message, translate: Callable[[str, str, int | None], str]):
    """A message as text; `translate(text, plural, n)` gives its template in the language wanted.

    What is no place of the message stays as it stands; a value that is a message is filled too.
    """
    values = dict(message.values)
    text, plural, count, _ = message.template
    form = translate(text, plural, values[count] if count else None)

    def value(place):
        given = values.get(place[1], place[0])
        return fill(given, translate) if isinstance(given, Message) else str(given)

    return PLACE.sub(value, form)
