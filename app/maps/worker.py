"""A process that walks tiles, and the end of it that the server holds."""

import os
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from threading import Lock

from app.executor.task import Result, Task
from app.maps.evaluate import Found, Work, seldom, walk
from descent.batch.survey import Canceled

READY, STOP = "ready", "stop"
ASK_SECONDS = 0.01  # how often a tile looks for a stop
START_SECONDS = 60.0  # the longest that a process may take to load what it needs
# Sliders go first: at this rank a map has a tenth of a core that a walk wants too.
NICENESS = 10
# A fork of a process with threads can be stuck before its first line, and Windows has none.
START = get_context("spawn")
# To start a process and to ask after one both bury the dead: one thread at a time may.
BURIAL = Lock()


def serve(pipe: Connection, niceness: int = NICENESS) -> None:
    """Walk one tile, or do one task, after the other, as they come through the pipe, until it is
    closed.

    Whatever comes while a tile is walked means: stop it. So does the end of the server, however
    sudden, since that closes the pipe.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server to answer
    if hasattr(os, "nice"):
        os.nice(niceness)
    try:
        pipe.send(READY)
        while True:
            work = pipe.recv()
            if work != STOP:
                pipe.send(answer(work, pipe))
    except (EOFError, OSError):
        return


def answer(work: Work | Task, pipe: Connection) -> Found | Result | str | None:
    """Return what became of a tile, None if it was stopped, or why it can't be walked; of a task,
    its result."""
    if isinstance(work, Task):
        return work.run()
    try:
        return walk(work, seldom(pipe.poll, ASK_SECONDS))
    except Canceled:
        pipe.recv()
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Worker:
    """A process that walks, as the server sees it; it is ready once it is made.

    Raises EOFError or OSError when the process has died.
    """

    def __init__(self, niceness: int = NICENESS) -> None:
        self._pipe, theirs = START.Pipe()
        self._process = START.Process(
            target=serve, args=(theirs, niceness), name="downhill-map", daemon=True
        )
        try:
            with BURIAL:
                self._process.start()
        finally:
            theirs.close()
        try:
            if not self.has_answer(START_SECONDS):
                raise OSError(f"it does nothing for {START_SECONDS} seconds")
            self.answer()  # that it is ready
        except (EOFError, OSError):
            self.end()
            raise

    @property
    def pid(self) -> int:
        """Return the process's number."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Return whether the process is there."""
        with BURIAL:
            return self._process.is_alive()

    def send(self, work: Work | Task) -> None:
        """Begin a tile or a task."""
        self._pipe.send(work)

    def has_answer(self, patience: float) -> bool:
        """Return whether an answer came, or the process died, within so many seconds."""
        return self._pipe.poll(patience)

    def answer(self) -> Found | Result | str | None:
        """Return the answer that came."""
        return self._pipe.recv()

    def stop(self, patience: float) -> bool:
        """Stop the tile; return False if the process has not obeyed within so many seconds."""
        self._pipe.send(STOP)
        if not self.has_answer(patience):
            return False
        self.answer()
        return True

    def end(self, patience: float = 0.0) -> None:
        """Let the process go, and end it if it has not gone within so many seconds."""
        self._pipe.close()
        if not wait([self._process.sentinel], patience):
            self._process.kill()
        with BURIAL:
            self._process.join()
            self._process.close()
