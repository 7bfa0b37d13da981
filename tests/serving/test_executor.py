"""Costly answers: computed in processes, in a bounded queue, for as long as anybody wants them."""

import os
import threading
import time

import pytest

from app.executor import executor as module
from app.executor.executor import Busy, Executor
from app.executor.place import PLACE, Place, at_once, placed
from app.exports import TooMuch
from app.settings import Settings
from tests.app.orders import comes_true, lives
from tests.serving import tasks


@pytest.fixture
def executors(monkeypatch):
    """Executors, closed at the end. What they began is wanted however busy the machine is."""
    monkeypatch.setattr(module, "WANTED_SECONDS", 1000)
    made, before = [], set(threading.enumerate())

    def make(**settings):
        made.append(Executor(Settings(**settings)))
        return made[-1]

    yield make
    for each in made:
        each.close()
    # An app of another test may have keepers of its own.
    assert comes_true(lambda: "downhill-answer-keeper" not in begun_since(before))


def begun_since(before):
    """The names of the threads that were not there before."""
    return {thread.name for thread in threading.enumerate() if thread not in before}


@pytest.fixture
def notes(tmp_path):
    """A file for notes, and one that is a gate once it is there."""
    (tmp_path / "notes").touch()
    return tmp_path / "notes", tmp_path / "gate"


def place(executor, budget=0.0, patience=60.0, is_gone=lambda: False):
    return Place(executor, budget, time.monotonic() + patience, is_gone)


def lines(notes):
    return [line.split()[0] for line in notes[0].read_text(encoding="utf-8").splitlines()]


def asked(executor, function, *arguments, seconds=1.0, **more):
    return executor.result(function, arguments, seconds, place(executor, **more))


def endless(executor, notes, word="endless", seconds=1.0, **more):
    """Ask for what is done when the gate opens, and wait until it has begun."""
    arguments = (str(notes[0]), str(notes[1]), word)
    with pytest.raises(Busy):
        asked(executor, tasks.once_open, *arguments, seconds=seconds, patience=0, **more)
    assert comes_true(lambda: word in lines(notes), 120)
    return int(notes[0].read_text(encoding="utf-8").split()[-1])


def test_an_answer_is_computed_in_another_process_and_what_it_raises_is_raised_here(executors):
    executor = executors()
    assert asked(executor, tasks.pid) != os.getpid()
    with pytest.raises(TooMuch, match="too long"):
        asked(executor, tasks.refuse)


def test_what_the_budget_covers_is_computed_on_the_spot_and_the_rest_elsewhere(executors):
    token = PLACE.set(place(executors(), budget=1.0))
    try:
        pids = [placed(tasks.pid, (i,), lambda: 0.4) == os.getpid() for i in range(3)]
        assert pids == [True, True, False]
        assert placed(tasks.pid, (9,), lambda: 0.1, here=lambda _key: "here") == "here"
    finally:
        PLACE.reset(token)
    assert placed(tasks.pid, (), lambda: 1e9) == os.getpid(), "where there is no executor"


def test_who_asks_for_the_same_waits_for_the_same(executors, notes):
    executor, answers = executors(), []
    wanted = (tasks.once_open, str(notes[0]), str(notes[1]), "once")
    crowd = [
        threading.Thread(target=lambda: answers.append(asked(executor, *wanted))) for _ in range(5)
    ]
    for each in crowd:
        each.start()
    assert comes_true(lambda: "once" in lines(notes), 120)
    notes[1].touch()
    for each in crowd:
        each.join()
    assert (answers, lines(notes)) == (["once"] * 5, ["once"])


def test_who_can_not_wait_is_told_and_finds_it_done_later(executors, notes):
    executor = executors()
    endless(executor, notes)
    notes[1].touch()
    assert comes_true(lambda: executor.waiting == 0, 120)
    assert asked(executor, tasks.once_open, *map(str, notes), "endless", patience=0) == "endless"
    assert lines(notes) == ["endless"]


def test_work_beyond_the_bound_is_refused_at_once_and_told_when_to_try_again(executors, notes):
    executor = executors(answer_queue_seconds=10, answer_workers=2)
    endless(executor, notes, seconds=8)
    with pytest.raises(Busy) as refusal:
        asked(executor, tasks.pid, seconds=3)
    assert (refusal.value.retry_after, executor.waiting) == (4, 1)
    assert asked(executor, tasks.pid, seconds=1) != os.getpid(), "there is room for less"
    notes[1].touch()


def test_one_that_takes_longer_than_the_bound_is_taken_where_nothing_else_waits(executors):
    assert asked(executors(answer_queue_seconds=0.1), tasks.pid, seconds=99) != os.getpid()


def test_what_is_short_does_not_wait_for_what_is_long_and_came_just_before(executors, notes):
    executor = executors(answer_workers=1)
    endless(executor, notes)
    for word, seconds in (("long", 9), ("short", 0.5), ("middle", 2)):
        with pytest.raises(Busy):
            asked(executor, tasks.noted, str(notes[0]), word, seconds=seconds, patience=0)
    notes[1].touch()
    assert comes_true(lambda: executor.waiting == 0, 120)
    assert lines(notes) == ["endless", "short", "middle", "long"]


def test_only_so_many_wait_as_may(executors, notes):
    executor = executors(answer_waiters=2)
    endless(executor, notes)
    wanted = (tasks.once_open, *map(str, notes), "endless")
    waiting = [threading.Thread(target=asked, args=(executor, *wanted)) for _ in range(2)]
    for each in waiting:
        each.start()
    assert comes_true(lambda: executor._jobs[wanted[0], wanted[1:]].waiters == 2)
    with pytest.raises(Busy):
        asked(executor, *wanted)
    notes[1].touch()
    for each in waiting:
        each.join()


def test_what_nobody_wants_any_more_is_given_up_with_its_process(executors, notes, monkeypatch):
    executor = executors()
    pid = endless(executor, notes)
    monkeypatch.setattr(module, "WANTED_SECONDS", 0.1)
    assert comes_true(lambda: not lives(pid))
    assert asked(executor, tasks.pid) not in (pid, os.getpid())
    assert executor.waiting == 0


def test_whose_browser_has_gone_is_waited_for_by_nobody(executors, notes):
    executor, gone = executors(), threading.Event()
    pid = endless(executor, notes)

    def wait():
        with pytest.raises(Busy):
            asked(executor, tasks.once_open, *map(str, notes), "endless", is_gone=gone.is_set)

    leaver = threading.Thread(target=wait)
    leaver.start()
    gone.set()
    leaver.join()
    assert comes_true(lambda: not lives(pid))


def test_a_process_that_dies_is_replaced_and_its_answer_is_an_error_at_last(executors, notes):
    executor = executors()
    with pytest.raises((OSError, EOFError)):
        asked(executor, tasks.dies, str(notes[0]))
    assert lines(notes) == ["died", "died"]
    assert asked(executor, tasks.pid) != os.getpid()


def test_the_processes_go_when_nothing_is_asked(executors):
    executor = executors(map_idle_seconds=0.1)
    pid = asked(executor, tasks.pid)
    assert comes_true(lambda: not lives(pid))


def test_the_number_of_processes_is_a_setting(executors, notes):
    for count in (1, 3):
        executor = executors(answer_workers=count, answer_queue_seconds=100)
        for i in range(5):
            with pytest.raises(Busy):
                asked(executor, tasks.once_open, *map(str, notes), f"{count}-{i}", patience=0)
        assert comes_true(
            lambda c=count: sum(w.startswith(f"{c}-") for w in lines(notes)) == c, 120
        )


def test_at_once_means_that_nothing_is_waited_for(executors, notes):
    token = PLACE.set(here := place(executors()))
    try:
        with at_once(), pytest.raises(Busy):
            placed(tasks.once_open, (*map(str, notes), "x"), lambda: 1.0)
        assert here.until > time.monotonic()
    finally:
        PLACE.reset(token)
        notes[1].touch()
