"""The executor: costly answers in a bounded queue, and the processes that compute them."""

import atexit
import heapq
import itertools
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Condition, Thread, current_thread

from werkzeug.exceptions import ServiceUnavailable

from app.executor.place import Place
from app.executor.task import Result, Task
from app.maps.worker import Worker
from app.settings import Settings
from descent.message import N_, Message

logger = logging.getLogger(__name__)

LOOK_SECONDS = 0.05  # how often it is looked whether an answer is there, and still wanted
# How long an answer that nobody waits for is computed all the same, and is kept when it is there:
# who was told to try again does.
WANTED_SECONDS = 10.0
MOST_AGAIN = 30  # seconds that anybody is told to wait
TRIES = 2  # times that a task is begun whose process died
FAREWELL_SECONDS = 1.0
# A class that waits for answers comes before maps, which have 10, and behind sliders.
NICENESS = 5


class Busy(ServiceUnavailable):
    """There is no room for an answer, or it takes longer; `retry_after` says when to try again."""

    def __init__(self, seconds: float) -> None:
        again = min(max(math.ceil(seconds), 1), MOST_AGAIN)
        super().__init__(
            Message.of(N_("This takes a while, and others wait too: try again.")),
            retry_after=again,
        )


@dataclass
class Job:
    """One costly answer on its way."""

    task: Task
    seconds: float
    waiters: int = 0
    wanted_at: float = field(default_factory=time.monotonic)
    tries: int = 0
    result: Result | None = None

    def is_wanted(self) -> bool:
        """Say whether anybody waits for it, or is likely to come back."""
        return self.waiters > 0 or time.monotonic() < self.wanted_at + WANTED_SECONDS


class Executor:
    """Up to `answer_workers` processes, and the answers that wait for them.

    Who asks for what is under way waits for the same. The next is what was asked for first, a long
    one as if it had come so much later as it takes. All that waits may take `answer_queue_seconds`.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._changed = Condition()
        self._jobs: dict[tuple, Job] = {}
        self._turns: list[tuple[float, int, Job]] = []
        self._count = itertools.count()
        self._keepers: set[Thread] = set()
        self._closed = False
        # Whoever waits holds a thread of the server, which has as many more.
        self._seats = BoundedSemaphore(settings.answer_waiters)

    def result(self, function: Callable, arguments: tuple, seconds: float, place: Place):
        """Return what a function returns, computed in a process; raise what it raises, or Busy."""
        key = function, arguments
        with self._changed:
            job = self._job(key, Task(function, arguments), seconds)
            job.waiters += 1
        try:
            if job.result is None and self._seats.acquire(blocking=False):
                try:
                    with place.rest():
                        self._wait(job, place)
                finally:
                    self._seats.release()
        finally:
            with self._changed:
                job.waiters -= 1
                job.wanted_at = time.monotonic()
                if place.is_gone():  # it will not come back
                    job.wanted_at -= WANTED_SECONDS
        if job.result is None:
            raise Busy(self._outstanding() / self.settings.answer_workers)
        return job.result.get()

    def close(self) -> None:
        """Give everything up and let the processes go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            keepers = list(self._keepers)
        for keeper in keepers:
            keeper.join()
        atexit.unregister(self.close)

    @property
    def waiting(self) -> int:
        """Return how many answers are on their way."""
        with self._changed:
            return self._count_unfinished()

    def _count_unfinished(self) -> int:
        return sum(job.result is None for job in self._jobs.values())

    def _wait(self, job: Job, place: Place) -> None:
        with self._changed:
            while job.result is None and not self._closed and not place.is_gone():
                if (left := place.until - time.monotonic()) <= 0:
                    return
                self._changed.wait(min(left, LOOK_SECONDS))

    def _outstanding(self) -> float:
        return sum(job.seconds for job in self._jobs.values() if job.result is None)

    # Under the lock.

    def _job(self, key: tuple, task: Task, seconds: float) -> Job:
        """Return the job of a key, begun where there is none; raise Busy where there is no room."""
        self._forget()
        job = self._jobs.get(key)
        if job is not None:
            return job
        before = self._outstanding()
        if self._closed or (before and before + seconds > self.settings.answer_queue_seconds):
            raise Busy(before / self.settings.answer_workers)
        job = self._jobs[key] = Job(task, seconds)
        self._line_up(job)
        if len(self._keepers) < min(self.settings.answer_workers, self._count_unfinished()):
            self._hire()
        return job

    def _line_up(self, job: Job) -> None:
        heapq.heappush(self._turns, (time.monotonic() + job.seconds, next(self._count), job))
        self._changed.notify_all()

    def _forget(self) -> None:
        """Drop what nobody wants, done or not."""
        self._jobs = {key: job for key, job in self._jobs.items() if job.is_wanted()}

    def _hire(self) -> None:
        if not self._keepers:
            atexit.register(self.close)
        keeper = Thread(target=self._keep, name="downhill-answer-keeper", daemon=True)
        self._keepers.add(keeper)
        keeper.start()

    # For the threads that mind a process each.

    def _keep(self) -> None:
        """Hand a process one task after the other, until none comes for a while."""
        worker = None
        while (job := self._take()) is not None:
            try:
                worker = worker if worker is not None and worker.is_alive else Worker(NICENESS)
                is_fit = self._mind(worker, job)
            except (EOFError, OSError) as error:
                logger.error("A process for answers was lost: %s", error)
                self._lose(job, error)
                is_fit = False
            if not is_fit and worker is not None:
                worker.end()
                worker = None
        if worker is not None:
            worker.end(FAREWELL_SECONDS)

    def _take(self) -> Job | None:
        """Return the next job that is wanted; None, and out of the books, after an idle while."""
        with self._changed:
            until = time.monotonic() + self.settings.map_idle_seconds
            while not self._closed:
                while self._turns:
                    *_, job = heapq.heappop(self._turns)
                    if job.is_wanted():
                        return job
                self._forget()
                left = until - time.monotonic()
                if left <= 0:
                    break
                self._changed.wait(left)
            self._keepers.discard(current_thread())
            if not self._keepers:
                atexit.unregister(self.close)
            return None

    def _mind(self, worker: Worker, job: Job) -> bool:
        """Have a job done; return whether the process is good for another."""
        job.tries += 1
        worker.send(job.task)
        while not worker.has_answer(LOOK_SECONDS):
            if self._closed or not job.is_wanted():
                return False
        result = worker.answer()
        with self._changed:
            job.result = result
            job.wanted_at = time.monotonic()
            self._changed.notify_all()
        return True

    def _lose(self, job: Job, error: Exception) -> None:
        with self._changed:
            if job.tries < TRIES and not self._closed:
                self._line_up(job)
            else:
                job.result = Result(None, error)
                self._changed.notify_all()
