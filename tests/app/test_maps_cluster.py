"""A Dask cluster as the hands of the desk: a real scheduler and two real workers, near at hand."""

import os
import socket
import subprocess
import sys
import threading
from operator import gt
from pathlib import Path

import psutil
import pytest

from app.factory import create_app
from app.maps import dask_cluster
from app.maps.dask_cluster import Cluster
from app.maps.job import Job
from app.maps.job_queue import Desk
from app.settings import Settings
from tests.app.orders import at_once, comes_true, finished, order_of, pieced, windows

ROOT = Path(__file__).parents[2]
ORDER = "surface=himmelblau&eta=0.02&steps=400"
# Tiles of this map take minutes.
ENDLESS = "surface=himmelblau&eta=0.03&steps=60000"
LONG = Settings(max_steps=100_000, map_work=10**15)


class Park:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", str(port))
        self.workers = []

    def start(self, what, *arguments):
        module = f"distributed.cli.dask_{what}"
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments, "--no-dashboard"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def hire(self):
        """One more worker, of one thread, that is not started again when it dies."""
        mine = ("--no-nanny", "--nthreads", "1", "--local-directory", str(self.folder))
        self.workers.append(self.start("worker", self.address, *mine))

    def has_workers(self, count):
        """Whether so many workers have come."""
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)
        return True

    def close(self):
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def park(tmp_path_factory):
    park = Park(tmp_path_factory.mktemp("cluster"))
    try:
        park.hire()
        park.hire()
        assert park.has_workers(2)
        yield park
    finally:
        park.close()


@pytest.fixture
def desk(park):
    desk = Desk(Settings(dask=park.address, map_idle_seconds=2, max_steps=100_000), Cluster)
    yield desk
    desk.close()
    assert not sending()


def sending():
    return [each for each in threading.enumerate() if each.name == "downhill-map-cluster"]


def spent(process):
    """The seconds that a process has computed."""
    return psutil.Process(process.pid).cpu_times().user


def test_a_map_of_a_cluster_is_the_map_of_this_machine(desk):
    order = order_of(ORDER, resolution=256)
    progress, pieces = finished(desk, desk.place(order)[0])
    assert (progress.state, progress.done) == ("done", 65536)
    for part, whole in zip(pieced(order, pieces), at_once(order), strict=True):
        assert (part == whole).all()


def test_a_canceled_map_stops_on_the_cluster_and_the_next_is_walked(desk, park):
    endless = order_of(ENDLESS, resolution=256, settings=LONG)
    name, job = desk.place(endless)
    assert comes_true(lambda: len(job.tiles) - len(job.waiting) >= 2)
    before = [spent(worker) for worker in park.workers]
    assert comes_true(lambda: all(map(gt, map(spent, park.workers), before)))
    desk.cancel(name)
    assert finished(desk, desk.place(windows(1)[0])[0])[0].state == "done"
    assert comes_true(lambda: not desk._hands._flights)


def test_a_tile_that_can_not_be_walked_fails_its_map_alone(desk):
    good, bad = windows(3)[1:]
    plain = Job.work
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Job, "work", lambda *given: plain(*given)._replace(x="nonsense"))
        assert finished(desk, desk.place(bad)[0])[0].state == "failed"
    assert finished(desk, desk.place(good)[0])[0].state == "done"


def test_the_cluster_is_left_when_nothing_was_asked_for_a_while(desk):
    assert not sending()
    assert finished(desk, desk.place(windows(4)[3])[0])[0].state == "done"
    assert comes_true(lambda: not sending())
    assert finished(desk, desk.place(windows(5)[4])[0])[0].state == "done"


def test_a_map_is_complete_though_a_worker_is_killed_half_way(desk, park):
    order = order_of("surface=himmelblau&eta=0.02&steps=500", resolution=256)
    name, job = desk.place(order)
    assert comes_true(lambda: len(job.pieces) >= 3, 120)
    dead = park.workers.pop(0)
    dead.kill()
    dead.wait()
    progress, pieces = finished(desk, name)
    assert progress.state == "done"
    for part, whole in zip(pieced(order, pieces), at_once(order), strict=True):
        assert (part == whole).all()


def test_where_no_cluster_answers_the_map_fails_and_says_so(monkeypatch):
    monkeypatch.setattr(dask_cluster, "CONNECT_SECONDS", 0.5)
    desk = Desk(Settings(dask="tcp://127.0.0.1:1"), Cluster)
    for _ in range(2):
        progress, _ = finished(desk, desk.place(order_of())[0])
        assert (progress.state, progress.error) == ("failed", dask_cluster.AWAY)
    desk.close()


def test_a_cluster_that_goes_away_fails_the_map_and_says_so(tmp_path):
    park = Park(tmp_path)
    try:
        park.hire()
        assert park.has_workers(1)
        desk = Desk(Settings(dask=park.address, max_steps=100_000), Cluster)
        name, job = desk.place(order_of(ENDLESS, resolution=256, settings=LONG))
        assert comes_true(lambda: job.state == "runs")
        park.scheduler.kill()
        progress, _ = finished(desk, name)
        assert (progress.state, progress.error) == ("failed", dask_cluster.AWAY)
        desk.close()
    finally:
        park.close()


def test_the_setting_sends_maps_to_the_cluster():
    app = create_app(Settings(dask="tcp://127.0.0.1:1"))
    assert isinstance(app.server.extensions["maps"]._hands, Cluster)
    # It is not called before somebody orders a map.
    assert app.server.test_client().get("/healthz").status_code == 200
    assert not sending()


def test_a_server_without_a_cluster_does_not_load_dask():
    code = "import sys, app.wsgi; print('distributed' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
