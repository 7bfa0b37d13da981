"""What a process is handed, and what it hands back."""

from collections.abc import Callable
from typing import NamedTuple


class Task(NamedTuple):
    """A function, by its place in its module, and what it is called with."""

    function: Callable
    arguments: tuple

    def run(self) -> "Result":
        """Call the function; what it raises is handed back too."""
        try:
            return Result(self.function(*self.arguments), None)
        except Exception as error:
            return Result(None, error)


class Result(NamedTuple):
    """What a function returned, or raised."""

    value: object
    error: Exception | None

    def get(self) -> object:
        """Return the value, or raise the error."""
        if self.error is not None:
            raise self.error
        return self.value
