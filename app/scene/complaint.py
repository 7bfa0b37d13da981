"""What is wrong with a text that should be a value: a clause on it, in no language yet."""

from app.language.speaking import _, say
from descent.message import Message, Template


class Complaint(ValueError):
    """A text that is no value; its clause has a place `{what}` for the text.

    `str` of it is English and begins where the clause has named the text: "is not a number".
    """

    def __init__(self, clause: str | Template, /, **values: str | int) -> None:
        template = clause if isinstance(clause, Template) else Template(clause)
        super().__init__(template, tuple(values.items()))

    def of(self, what: str) -> str:
        """Return the clause on a text, in the language in which is spoken."""
        return say(self.message(what))

    def message(self, what: str) -> Message:
        """Return the clause on a text."""
        template, values = self.args
        return Message(template, (("what", what), *values))

    def __str__(self) -> str:
        return str(self.message("")).strip()


def in_panel(what: str, letter: str) -> str:
    """Return what a clause is on, with its panel; without a letter it is that of all panels."""
    return _("{what} of panel {letter}", what=what, letter=letter) if letter else what
