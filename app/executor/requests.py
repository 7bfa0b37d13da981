"""Gives every request its place: a budget of its own, the executor, and a view of its client."""

import time
from contextlib import nullcontext

from flask import Flask, g, request

from app.executor.executor import Executor
from app.executor.place import PLACE, REST, Place
from app.settings import Settings

# What waitress puts into the environment of a request; another server may have nothing of the kind.
GONE = "waitress.client_disconnected"


def attach(server: Flask, settings: Settings) -> None:
    """Let costly answers of an app be computed in processes."""
    executor = server.extensions["executor"] = Executor(settings)

    @server.before_request
    def give_place() -> None:
        is_gone = request.environ.get(GONE, lambda: False)
        until = time.monotonic() + settings.answer_patience_seconds
        rest = request.environ.get(REST, nullcontext)
        place = Place(executor, settings.answer_seconds, until, is_gone, rest)
        g.place_before = PLACE.set(place)

    @server.teardown_request
    def take_place(_error: BaseException | None) -> None:
        if (before := g.pop("place_before", None)) is not None:
            PLACE.reset(before)
