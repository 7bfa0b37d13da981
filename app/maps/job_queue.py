"""The desk: takes orders of maps, gives their tiles out in turn, and knows what has come back."""

import logging
import math
import secrets
import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from threading import BoundedSemaphore, Condition
from typing import Any

from cachetools import LRUCache

from app.maps.evaluate import Found
from app.maps.job import CANCELED, DONE, FAILED, MOST_PIECES, Job, Progress
from app.maps.order import Order
from app.settings import Settings
from descent.message import N_, Message

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 0.5  # between two looks for maps that nobody asks for
# After how many seconds to ask again: one who could wait for a tile, and one for whom there was no
# seat, so that a class that watches a map leaves room for sliders.
SOON, LATER = 0.05, 0.5
# A page asks several times a second. Who has not for so long has gone, or has the map from another
# server: such a map is drawn last, and makes room. Should it be asked for again, it is drawn on.
LEFT_SECONDS = 2.0
ID_BYTES = 16  # of chance: nobody guesses whose map to cancel
LOST = Message.of(
    N_("The map could not be computed: its process ended, and again at the second try.")
)
BROKEN = Message.of(N_("The map could not be computed."))


class Busy(Exception):
    """As many maps are under way as may be; `seconds` is when to try again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(Message.of(N_("busy, try again")))
        self.seconds = seconds


@dataclass
class Ticket:
    """What one visitor holds: a map, and when it was last asked for."""

    job: Job
    asked_at: float


class Desk:
    """Orders in, finished tiles out; safe to call from any thread.

    At most `map_queue` maps are under way, and the next tile is always that of the next map in
    turn: a large one delays a small one by a tile, not by its length. Whoever asks for a map that
    is under way or kept gets the same. A map that nobody asks for any more is given up.

    `hands(desk, settings)` makes what does the work: something with `wake()` and `close()` that
    calls `take`, and then `put`, `lose` or `fail`.
    """

    def __init__(self, settings: Settings, hands: Callable[["Desk", Settings], Any]) -> None:
        self.settings = settings
        self._changed = Condition()
        self._tickets: dict[str, Ticket] = {}
        self._under_way: dict[Order, Job] = {}
        self._turns: deque[Job] = deque()  # the jobs with a tile that waits
        self._kept: LRUCache = LRUCache(settings.map_cache_bytes, getsizeof=lambda job: job.size)
        self._swept_at = 0.0
        self._closed = False
        # Whoever waits for a tile holds a thread of the server: most of them stay free.
        self._seats = BoundedSemaphore(max(1, settings.threads // 4))
        self._hands = hands(self, settings)

    # For visitors.

    def place(self, order: Order, name: str = "") -> tuple[str, Job]:
        """Take an order → its id, and the map as it stands; raise Busy.

        With the id that another server has given, the map is drawn on from its other end.
        """
        with self._changed:
            self._sweep()
            if self._closed:
                raise Busy(1)
            job = self._kept.get(order) or self._under_way.get(order)
            if job is None:
                job = self._begin(order, backwards=bool(name))
            name = name or secrets.token_urlsafe(ID_BYTES)
            if name not in self._tickets:
                job.askers += 1
                self._tickets[name] = Ticket(job, time.monotonic())
            job.asked_at = time.monotonic()
        if not job.is_over:
            self._hands.wake()
        return name, job

    def look(self, name: str, have: Collection[int] = (), patience: float = 0.0) -> Progress | None:
        """Return the finished tiles of a map but for those that whoever asks has, by number; None
        for an id that is not known, or no more. Waits a little for a tile to come, if few others
        wait."""
        with self._changed:
            ticket = self._tickets.get(name)
            if ticket is None:
                return None
            ticket.asked_at = ticket.job.asked_at = time.monotonic()
            job, again = ticket.job, LATER
            if job.askers == 1:
                job.put_off(have)
            if patience and self._seats.acquire(blocking=False):
                try:
                    self._changed.wait_for(lambda: job.news(have) or job.is_over, patience)
                finally:
                    self._seats.release()
                again = SOON
            progress = job.progress(have, again)
            # The last tiles come from here, the others from elsewhere: who asks needs no more.
            is_all = progress.done == progress.total and len(job.news(have)) <= MOST_PIECES
            if job.askers == 1 and is_all and not job.is_over:
                self.cancel(name)
            return progress

    def cancel(self, name: str) -> bool:
        """Give a map up, unless others ask for it too; return whether the id was known."""
        with self._changed:
            ticket = self._tickets.pop(name, None)
            if ticket is not None:
                self._leave(ticket.job)
            return ticket is not None

    def warm(self) -> None:
        """Get ready for an order that is likely to come."""
        self._hands.wake()

    def close(self) -> None:
        """Give everything up and let the hands go."""
        with self._changed:
            self._closed = True
            for name in list(self._tickets):
                self.cancel(name)
            self._changed.notify_all()
        self._hands.close()

    @property
    def is_closed(self) -> bool:
        """Return whether no order is taken any more."""
        return self._closed

    # For the hands.

    def take(self, patience: float) -> tuple[Job, int] | None:
        """Return the next tile, as its job and number, or None if none came for so long or none
        will."""
        with self._changed:
            self._sweep()
            self._changed.wait_for(lambda: self._turns or self._closed, patience)
            if not self._turns:
                return None
            job = next((each for each in self._turns if not is_left(each)), self._turns[0])
            self._turns.remove(job)
            number = job.take()
            if job.waiting:
                self._turns.append(job)
            return job, number

    @property
    def has_work(self) -> bool:
        """Return whether a tile waits."""
        with self._changed:
            return bool(self._turns)

    def put(self, job: Job, number: int, found: Found) -> None:
        """Take in a tile that is finished."""
        with self._changed:
            if job.is_over:
                return
            job.add(number, found)
            if job.state == DONE:
                del self._under_way[job.order]
                if job.size <= self._kept.maxsize:
                    self._kept[job.order] = job
            self._changed.notify_all()

    def lose(self, job: Job, number: int) -> None:
        """Hear that a tile's process died: another one tries once more."""
        with self._changed:
            if job.is_over:
                return
            if not job.again(number):
                self._end(job, FAILED, LOST)
            elif job not in self._turns:
                self._turns.appendleft(job)
            self._changed.notify_all()

    def fail(self, job: Job, error: object, told: Message = BROKEN) -> None:
        """Hear that a tile can't be walked; whoever asked is told so, and the log why."""
        logger.error("A map of %s failed: %s", job.order.scene.query(), error)
        with self._changed:
            if not job.is_over:
                self._end(job, FAILED, told)

    def sweep(self) -> None:
        """Give up the maps that nobody asks for."""
        with self._changed:
            self._sweep()

    # Under the lock.

    def _begin(self, order: Order, *, backwards: bool = False) -> Job:
        if len(self._under_way) >= self.settings.map_queue:
            self._make_room()
        if len(self._under_way) >= self.settings.map_queue:
            left = [job.seconds_left() or 1.0 for job in self._under_way.values()]
            raise Busy(min(60, math.ceil(min(left))))
        job = Job(order, backwards=backwards)
        self._under_way[order] = job
        self._turns.append(job)
        self._changed.notify_all()
        return job

    def _make_room(self) -> None:
        job = min(self._under_way.values(), key=lambda each: each.asked_at)
        if is_left(job):
            for name in [name for name, each in self._tickets.items() if each.job is job]:
                del self._tickets[name]
            self._end(job, CANCELED)

    def _leave(self, job: Job) -> None:
        job.askers -= 1
        if not job.askers and not job.is_over:
            self._end(job, CANCELED)

    def _end(self, job: Job, state: str, error: Message | None = None) -> None:
        job.end(state, error)
        del self._under_way[job.order]
        if job in self._turns:
            self._turns.remove(job)
        self._changed.notify_all()

    def _sweep(self) -> None:
        now = time.monotonic()
        if now < self._swept_at + SWEEP_SECONDS:
            return
        self._swept_at = now
        for name, ticket in list(self._tickets.items()):
            if ticket.asked_at < now - self.settings.map_patience_seconds:
                del self._tickets[name]
                self._leave(ticket.job)


def is_left(job: Job) -> bool:
    """Say whether nobody has asked for a map for a while."""
    return job.asked_at < time.monotonic() - LEFT_SECONDS
