"""Where an answer is computed: in the thread that was asked while it is short, else in a process.

An answer has a budget of seconds. Each part of it says what it costs before it begins; what the
budget does not cover goes to the executor of the app. At the command line, in a notebook and in a
worker there is none, and everything is computed on the spot.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol


class Executor(Protocol):
    """What computes elsewhere."""

    def result(self, function: Callable, arguments: tuple, seconds: float, place: "Place"): ...


# In the environment of a request: makes room for others while it only waits.
REST = "downhill.rest"


@dataclass
class Place:
    """Where one request is answered.

    `budget` is how many seconds it may still compute by itself, `until` the time on the monotonic
    clock until which it may wait for a process, `is_gone()` says whether nobody waits for the
    answer any more, and `rest()` makes room for others while this one waits.
    """

    executor: Executor
    budget: float
    until: float
    is_gone: Callable[[], bool]
    rest: Callable[[], AbstractContextManager] = nullcontext

    def affords(self, seconds: float) -> bool:
        """Take the seconds from the budget, and say whether it had as many."""
        if seconds > self.budget:
            return False
        self.budget -= seconds
        return True


PLACE: ContextVar[Place | None] = ContextVar("place", default=None)


def placed(
    function: Callable,
    arguments: tuple[Hashable, ...],
    seconds: Callable[[], float],
    here: Callable | None = None,
):
    """Return what a function returns, wherever it is computed; what it raises is raised.

    `function` must be known by its name in its module, since a process may have to find it; `here`
    stands in for it in this thread. Raises Busy where the executor has no room, or needs longer
    than the request may wait.
    """
    place = PLACE.get()
    if place is None or place.affords(seconds()):
        return (here or function)(*arguments)
    return place.executor.result(function, arguments, seconds(), place)


@contextmanager
def at_once() -> Iterator[None]:
    """Let nothing be waited for: what is costly begins, and Busy is raised."""
    place = PLACE.get()
    if place is None:
        yield
        return
    until, place.until = place.until, 0.0
    try:
        yield
    finally:
        place.until = until


def resting() -> AbstractContextManager:
    """Make room for others while this request only waits."""
    place = PLACE.get()
    return nullcontext() if place is None else place.rest()
