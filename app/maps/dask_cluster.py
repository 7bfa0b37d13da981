"""The hands of a desk on other machines: a Dask cluster."""

import atexit
import logging
import time
from threading import Lock, Thread
from typing import Any, NamedTuple
from uuid import uuid4

from app.maps.evaluate import Found, Work, seldom, walk
from app.maps.job import Job
from app.maps.job_queue import Desk
from app.settings import Settings
from descent.batch.survey import Canceled
from descent.message import N_, Message

logger = logging.getLogger(__name__)

LOOK_SECONDS = 0.02
CONNECT_SECONDS = 5
# Tiles sent for each thread of the cluster: none waits for the network, and turns stay fair.
AHEAD = 2
ASK_SECONDS = 0.1  # how often a tile asks whether it was canceled, since that takes a message
AWAY = Message.of(N_("The map could not be computed: the cluster does not answer."))


class Flight(NamedTuple):
    """A tile that is with the cluster."""

    future: Any
    job: Job
    number: int


class Cluster:
    """A Dask cluster whose scheduler's address is the setting `dask`.

    Its workers need Downhill's folder in their path, and the same versions of Python and of its
    packages. It is called with the first order and left after `map_idle_seconds` without one. The
    tiles of a worker that dies go to the others.
    """

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk = desk
        self._address = settings.dask
        self._idle = settings.map_idle_seconds
        self._lock = Lock()
        self._thread: Thread | None = None
        self._flights: list[Flight] = []
        self._flags: dict[Job, Any] = {}
        self._stopped: set[Job] = set()

    def wake(self) -> None:
        """See to it that somebody sends the tiles."""
        with self._lock:
            if self._thread is None and not self._desk.is_closed:
                atexit.register(self._desk.close)
                self._thread = Thread(target=self._serve, name="downhill-map-cluster", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Wait until the cluster is left, once the desk is closed."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()
        atexit.unregister(self._desk.close)

    def _serve(self) -> None:
        """Call the cluster when there is work, and leave it when there is none."""
        while True:
            wanted = self._desk.take(self._idle)
            if wanted is not None:
                try:
                    self._visit(*wanted)
                except Exception as error:  # whatever a network can do
                    for job in {wanted[0], *(flight.job for flight in self._flights)}:
                        self._desk.fail(job, error, AWAY)
                self._flights, self._flags, self._stopped = [], {}, set()
            with self._lock:
                if self._desk.is_closed or not self._desk.has_work:
                    self._thread = None
                    atexit.unregister(self._desk.close)
                    return

    def _visit(self, job: Job, number: int) -> None:
        """Send tiles and gather them in until none came for a while."""
        # Optional and heavy: half a second and 60 MB that a server without a cluster doesn't need.
        from distributed import Client

        with Client(self._address, timeout=CONNECT_SECONDS, set_as_default=False) as client:
            wanted = (job, number)
            while wanted is not None or self._flights:
                if wanted is not None:
                    self._send(client, *wanted)
                if client.status != "running":
                    raise OSError(f"the client of {self._address} is {client.status}")
                self._gather()
                self._desk.sweep()
                wanted = self._next(client)

    def _next(self, client) -> tuple[Job, int] | None:
        if not self._flights:
            return self._desk.take(self._idle)
        if len(self._flights) < AHEAD * sum(client.nthreads().values()):
            return self._desk.take(LOOK_SECONDS)
        time.sleep(LOOK_SECONDS)
        return None

    def _send(self, client, job: Job, number: int) -> None:
        from distributed import Event  # see above

        if job not in self._flags:
            self._flags[job] = Event(f"downhill-{uuid4().hex}", client=client)
        flag = self._flags[job].name
        future = client.submit(walk_there, job.work(number), flag, pure=False)
        self._flights.append(Flight(future, job, number))

    def _gather(self) -> None:
        """Hand in what has come back, and have the tiles stopped that nobody wants."""
        for flight in [flight for flight in self._flights if flight.future.done()]:
            self._flights.remove(flight)
            self._hand_in(*flight)
        flying = {flight.job for flight in self._flights}
        for job in [job for job in flying - self._stopped if job.is_over]:
            self._stopped.add(job)
            self._flags[job].set()
        for job in self._flags.keys() - flying:
            flag = self._flags.pop(job)
            if job in self._stopped:
                self._stopped.remove(job)
                flag.clear()  # or the scheduler would keep it

    def _hand_in(self, future, job: Job, number: int) -> None:
        from distributed import KilledWorker  # see above

        if future.status == "finished":
            found = future.result()
            if isinstance(found, Found):
                self._desk.put(job, number, found)
        elif future.status == "error" and not isinstance(future.exception(), KilledWorker):
            self._desk.fail(job, future.exception())
        else:
            self._desk.lose(job, number)


def walk_there(work: Work, flag: str) -> Found | None:
    """Walk a tile on a worker of the cluster; None once the flag of its map is set."""
    from distributed import Event  # see above

    try:
        return walk(work, seldom(Event(flag).is_set, ASK_SECONDS))
    except Canceled:
        return None
