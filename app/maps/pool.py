"""The hands of a desk on this machine: processes that come when they are needed, then go."""

import atexit
import logging
from threading import Lock, Thread, current_thread

from app.maps.evaluate import Found
from app.maps.job import Job
from app.maps.job_queue import Desk
from app.maps.worker import Worker
from app.settings import Settings

logger = logging.getLogger(__name__)

# How often a keeper looks up from waiting for a tile: one that was canceled is stopped so soon,
LOOK_SECONDS = 0.05
# and its process is ended if it has not obeyed after this.
OBEY_SECONDS = 0.1
FAREWELL_SECONDS = 1.0


class Pool:
    """Up to `map_workers` processes, each with a thread that hands it tiles and minds it.

    They come with the first order and go after `map_idle_seconds` without one: their memory returns
    and no process is left. One that dies is replaced.
    """

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk = desk
        self._most = settings.map_workers
        self._idle = settings.map_idle_seconds
        self._lock = Lock()
        self._keepers: dict[Thread, Worker | None] = {}

    @property
    def pids(self) -> list[int]:
        """Return the numbers of the processes."""
        with self._lock:
            return [worker.pid for worker in self._keepers.values() if worker is not None]

    def wake(self) -> None:
        """See to it that all processes are there, or on their way."""
        with self._lock:
            if not self._keepers:
                # Before the interpreter ends its children by itself: they would be replaced.
                atexit.register(self._desk.close)
            while len(self._keepers) < self._most and not self._desk.is_closed:
                keeper = Thread(target=self._keep, name="downhill-map-keeper", daemon=True)
                self._keepers[keeper] = None
                keeper.start()

    def close(self) -> None:
        """Wait until all processes are gone, once the desk is closed."""
        with self._lock:
            keepers = list(self._keepers)
        for keeper in keepers:
            keeper.join()
        atexit.unregister(self._desk.close)

    def _keep(self) -> None:
        """Hand one process a tile after the other, until none comes."""
        worker = self._hire()
        while True:
            wanted = self._desk.take(self._idle)
            if wanted is None:
                self._dismiss(worker)
                worker = None
                if self._leave():
                    return
                continue
            if worker is None or not worker.is_alive:
                self._dismiss(worker)
                worker = self._hire()
            if worker is None:
                self._desk.lose(*wanted)
            elif not self._mind(worker, *wanted):
                self._dismiss(worker)
                worker = None

    def _mind(self, worker: Worker, job: Job, number: int) -> bool:
        """Have a tile walked; return whether the process is good for another."""
        try:
            worker.send(job.work(number))
            while not worker.has_answer(LOOK_SECONDS):
                self._desk.sweep()
                if job.is_over:
                    return worker.stop(OBEY_SECONDS)
            answer = worker.answer()
        except (EOFError, OSError):
            self._desk.lose(job, number)
            return False
        if isinstance(answer, Found):
            self._desk.put(job, number, answer)
        else:
            self._desk.fail(job, answer)
        return True

    def _hire(self) -> Worker | None:
        try:
            worker = Worker()
        except (EOFError, OSError) as error:
            logger.error("No process for maps could be started: %s", error)
            return None
        with self._lock:
            self._keepers[current_thread()] = worker
        return worker

    def _dismiss(self, worker: Worker | None) -> None:
        with self._lock:
            self._keepers[current_thread()] = None
        if worker is not None:
            worker.end(FAREWELL_SECONDS)

    def _leave(self) -> bool:
        """Strike this keeper off, unless an order has come in just now."""
        with self._lock:
            if self._desk.has_work and not self._desk.is_closed:
                return False
            del self._keepers[current_thread()]
            if not self._keepers:
                atexit.unregister(self._desk.close)
            return True
