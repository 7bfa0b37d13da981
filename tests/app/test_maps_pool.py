"""The pool: real processes that walk, obey, die, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.maps import pool, worker
from app.maps.evaluate import Work
from app.maps.job_queue import Desk
from app.maps.pool import Pool
from app.settings import Settings
from tests.app.orders import at_once, comes_true, finished, lives, order_of, pieced, windows

ROOT = Path(__file__).parents[2]
# Tiles of this map take minutes: it does not end by itself in a test.
ENDLESS = "surface=himmelblau&eta=0.03&steps=60000"
LONG = Settings(max_steps=100_000, map_work=10**15)
ONLY_POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and /proc")


@pytest.fixture
def desks():
    """Desks with real processes, closed at the end."""
    made = []

    def make(**settings):
        made.append(Desk(LONG.model_copy(update=settings), Pool))
        return made[-1]

    yield make
    for desk in made:
        pids = desk._hands.pids
        desk.close()
        assert not any(map(lives, pids))
    assert comes_true(lambda: not keepers())


def keepers():
    return [each for each in threading.enumerate() if each.name == "downhill-map-keeper"]


def endless(desk):
    """Place a map that does not end, and wait until it is walked → name, job, pids."""
    name, job = desk.place(order_of(ENDLESS, settings=LONG, resolution=256))
    workers = desk.settings.map_workers
    assert comes_true(lambda: len(job.tiles) - len(job.waiting) == workers, 120)
    return name, job, desk._hands.pids


def is_idle(pid, seconds=0.3):
    """Whether a process uses no time of the machine for a while."""

    def spent():
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return sum(map(int, file.read().rpartition(")")[2].split()[11:13]))

    before = spent()
    threading.Event().wait(seconds)
    return spent() == before


def test_a_map_of_several_processes_is_the_map_in_one_piece(desks):
    desk = desks()
    order = order_of("surface=himmelblau&eta=0.02&steps=60", resolution=256)
    name, _ = desk.place(order)
    progress, pieces = finished(desk, name)
    assert (progress.state, progress.done) == ("done", 65536)
    for part, whole in zip(pieced(order, pieces), at_once(order), strict=True):
        assert (part == whole).all()


def test_the_number_of_processes_is_a_setting(desks):
    for count in (1, 3):
        desk = desks(map_workers=count)
        name, _ = desk.place(windows(1)[0])
        assert comes_true(lambda desk=desk, count=count: len(desk._hands.pids) == count, 120)
        assert finished(desk, name)[0].state == "done"


@ONLY_POSIX
def test_a_canceled_map_stops_and_its_processes_stay_for_the_next(desks, monkeypatch):
    monkeypatch.setattr(pool, "OBEY_SECONDS", 60)  # however busy the machine is
    desk = desks()
    name, _job, pids = endless(desk)
    desk.cancel(name)
    assert comes_true(lambda: all(map(is_idle, pids)))
    name, _ = desk.place(windows(1)[0])
    assert finished(desk, name)[0].state == "done"
    assert set(desk._hands.pids) <= set(pids)


@ONLY_POSIX
def test_a_process_that_does_not_obey_is_ended(desks, monkeypatch):
    monkeypatch.setattr(pool, "OBEY_SECONDS", 0.1)
    desk = desks(map_workers=1)
    name, _job, (pid,) = endless(desk)
    os.kill(pid, signal.SIGSTOP)
    desk.cancel(name)
    assert comes_true(lambda: not lives(pid))
    name, _ = desk.place(windows(1)[0])
    assert finished(desk, name)[0].state == "done"


@ONLY_POSIX
def test_a_map_is_complete_though_a_process_is_killed_half_way(desks):
    desk = desks()
    order = order_of("surface=himmelblau&eta=0.02&steps=400", resolution=256)
    name, job = desk.place(order)
    assert comes_true(lambda: len(job.pieces) >= 2, 120)
    os.kill(desk._hands.pids[0], signal.SIGKILL)
    progress, pieces = finished(desk, name)
    assert progress.state == "done"
    for part, whole in zip(pieced(order, pieces), at_once(order), strict=True):
        assert (part == whole).all()


@ONLY_POSIX
def test_a_map_whose_processes_die_twice_fails_and_says_so(desks):
    desk = desks(map_workers=1)
    name, job, (first,) = endless(desk)
    os.kill(first, signal.SIGKILL)
    # One that has no tile yet would cost no try.
    assert comes_true(lambda: 2 in job.tries and desk._hands.pids not in ([], [first]), 120)
    (second,) = desk._hands.pids
    os.kill(second, signal.SIGKILL)
    progress, _ = finished(desk, name)
    assert progress.state == "failed"
    assert "its process ended" in str(progress.error)


@ONLY_POSIX
def test_processes_that_died_while_they_rested_cost_no_try(desks):
    desk = desks()
    finished(desk, desk.place(windows(1)[0])[0])
    assert comes_true(lambda: len(desk._hands.pids) == 2, 120)
    dead = desk._hands.pids
    for pid in dead:
        os.kill(pid, signal.SIGKILL)
    workers = list(desk._hands._keepers.values())
    assert comes_true(lambda: not any(each.is_alive for each in workers))
    name, job = desk.place(windows(2)[1])
    assert finished(desk, name)[0].state == "done"
    assert job.tries == [1] * len(job.tiles)


def test_where_no_process_can_begin_the_map_fails_and_says_so(desks, monkeypatch):
    class Never(worker.Worker):
        def __init__(self):
            raise OSError("no more processes")

    monkeypatch.setattr(pool, "Worker", Never)
    desk = desks()
    progress, _ = finished(desk, desk.place(windows(1)[0])[0])
    assert progress.state == "failed"


def test_a_tile_that_can_not_be_walked_fails_its_map_alone(desks, monkeypatch):
    desk = desks(map_workers=1)
    good, bad = windows(2)
    name, job = desk.place(bad)
    plain = job.work
    job.work = lambda number: plain(number)._replace(x="nonsense")
    progress, _ = finished(desk, name)
    assert (progress.state, str(progress.error)) == ("failed", "The map could not be computed.")
    assert finished(desk, desk.place(good)[0])[0].state == "done"


def test_no_process_is_left_when_nothing_was_asked_for_a_while(desks):
    desk = desks(map_idle_seconds=0.2)
    assert desk._hands.pids == []
    finished(desk, desk.place(windows(1)[0])[0])
    assert comes_true(lambda: not desk._hands.pids and not keepers())
    # And they come back when they are needed.
    assert finished(desk, desk.place(windows(2)[1])[0])[0].state == "done"


def test_a_map_that_nobody_asks_for_is_given_up_while_it_is_walked(desks):
    desk = desks(map_patience_seconds=1.0)
    name, job = desk.place(order_of(ENDLESS, settings=LONG, resolution=256))
    assert comes_true(lambda: desk.look(name).state == "runs", 120)
    assert comes_true(lambda: job.state == "canceled")


@ONLY_POSIX
def test_a_process_has_a_low_rank_and_leaves_the_end_to_the_server(desks):
    desk = desks(map_workers=1)
    name, _job, (pid,) = endless(desk)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, pid) == min(own + 10, 19)  # 19 is the lowest there is
    os.kill(pid, signal.SIGINT)
    threading.Event().wait(0.2)
    assert lives(pid)
    desk.cancel(name)


@ONLY_POSIX
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_however_a_server_ends_no_process_is_left(how):
    code = (
        "import signal, time\n"
        "from tests.app.test_maps_pool import *\n"
        "if __name__ == '__main__':\n"
        # What runs in the background of a shell is told to ignore Ctrl+C.
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "    desk = Desk(LONG.model_copy(update={'map_patience_seconds': 600}), Pool)\n"
        "    print(*endless(desk)[2], flush=True)\n"
        "    time.sleep(600)\n"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with server:
        pids = [int(pid) for pid in server.stdout.readline().split()]
        assert len(pids) == 2
        assert all(map(lives, pids))
        server.send_signal(how)
        try:
            server.wait(120)
        finally:
            server.kill()
    assert comes_true(lambda: not any(map(lives, pids)))


def test_a_stop_that_comes_too_late_stops_nothing():
    one = worker.Worker()
    order = windows(1)[0]
    xs = order.x.cells(64)
    work = Work(order.scene, "x", "y", xs[:4], xs[:4])
    try:
        one.send(work)
        assert one.has_answer(60)
        assert one.stop(60)  # the answer was there before
        one.send(work)
        assert one.has_answer(60)
        assert len(one.answer().outcome) == 16
    finally:
        one.end(10)
