"""The desk: turns are fair, queues are short, and nothing is kept that nobody asks for."""

import threading
import time

import pytest

from app.maps.job import MOST_PIECES
from app.maps.job_queue import LATER, LEFT_SECONDS, Busy
from tests.app.desks import a_desk, state, work
from tests.app.orders import comes_true, order_of, windows


@pytest.fixture
def desk():
    return a_desk()


def test_a_map_is_walked_tile_by_tile(desk):
    name, job = desk.place(order_of(resolution=256))
    assert state(desk, name) == "waits"
    work(desk, 1)
    progress = desk.look(name)
    assert (progress.state, progress.done, progress.total) == ("runs", 2048, 65536)
    assert progress.seconds_left > 0
    work(desk)
    progress = desk.look(name)
    assert (progress.state, progress.done, progress.seconds_left) == ("done", 65536, 0)
    assert [piece.tile for piece in progress.pieces] == list(job.tiles)


def test_only_what_is_new_is_told(desk):
    name, job = desk.place(order_of(resolution=256))
    work(desk, 3)
    first = [piece.number for piece in desk.look(name).pieces]
    assert first == [0, 1, 2]
    assert desk.look(name, first).pieces == ()
    work(desk)
    rest = desk.look(name, first)
    assert len(rest.pieces) == len(job.tiles) - 3
    assert desk.look(name, range(99_999)).pieces == ()


def test_an_answer_is_of_bounded_length(desk):
    name, job = desk.place(order_of(resolution=1024, query="steps=1"))
    work(desk)
    have = []
    while pieces := desk.look(name, have).pieces:
        assert len(pieces) <= MOST_PIECES
        have += [piece.number for piece in pieces]
    assert sorted(have) == list(range(len(job.tiles)))


def test_a_map_that_another_desk_has_begun_is_drawn_from_its_other_end(desk):
    here, there = a_desk(), desk
    name, _ = there.place(order_of(resolution=256))
    work(there, 5)
    same, other = here.place(order_of(resolution=256), name)
    assert (same, here.place(order_of(resolution=256), name)) == (name, (name, other))
    assert other.askers == 1
    work(here, 5)
    ends = [[piece.number for piece in each.look(name).pieces] for each in (there, here)]
    assert ends == [[0, 1, 2, 3, 4], [1, 0, 4, 3, 2]]


def test_tiles_that_came_from_another_desk_are_walked_last(desk):
    name, _ = desk.place(order_of(resolution=256))
    work(desk, 2)
    have = [2, 3, 5]
    progress = desk.look(name, have)
    assert progress.done == 64 * 64 + 2 * 64 * 64 + 8192
    work(desk)
    walked = [piece.number for piece in desk.look(name).pieces]
    assert walked == [0, 1, 4, 6, 7, 8, 9, 10, *have]


def test_tiles_that_one_of_two_visitors_has_keep_their_turn(desk):
    name, _ = desk.place(order_of(resolution=256))
    other, _ = desk.place(order_of(resolution=256))
    desk.look(name, [0, 1])
    work(desk)
    assert [piece.number for piece in desk.look(other).pieces] == list(range(11))


def test_turns_are_fair(desk):
    large, small = order_of(resolution=256), order_of("steps=5")
    desk.place(large)
    work(desk, 1)
    desk.place(small)
    assert work(desk, 4) == [large, small, large, small]
    assert set(work(desk)) == {large}


def test_the_queue_is_bounded_and_nothing_is_lost():
    desk = a_desk(map_queue=3)
    *orders, late = windows(4)
    names = [desk.place(order)[0] for order in orders]
    with pytest.raises(Busy, match="busy, try again") as refusal:
        desk.place(late)
    assert 1 <= refusal.value.seconds <= 60
    work(desk)
    assert [state(desk, name) for name in names] == ["done"] * 3
    assert state(desk, desk.place(late)[0]) == "waits"


def test_a_map_that_nobody_asks_for_any_more_is_drawn_last_and_makes_room(monkeypatch):
    desk = a_desk(map_queue=2)
    left, other, late = windows(3)
    name, job = desk.place(left)
    kept, _ = desk.place(other)
    now = time.monotonic()
    monkeypatch.setattr("app.maps.job_queue.time.monotonic", lambda: now + LEFT_SECONDS + 0.5)
    desk.look(kept)
    assert work(desk, 1) == [other]
    desk.place(late)
    assert (job.state, desk.look(name)) == ("canceled", None)
    assert set(work(desk)) == {other, late}
    # Who asks for it after all has it drawn on.
    again, _ = desk.place(left, name)
    assert state(desk, again) == "waits"


def test_a_map_whose_last_tiles_have_come_from_several_desks_is_over(desk):
    name, job = desk.place(order_of(resolution=256))
    work(desk, 3)
    have = range(3, 11)
    assert len(desk.look(name, have).pieces) == 3
    assert job.state == "canceled"
    assert desk.take(0) is None
    # Not where another visitor needs the rest.
    name, job = desk.place(order_of(resolution=256))
    desk.place(order_of(resolution=256))
    work(desk, 3)
    desk.look(name, have)
    assert job.state == "runs"


def test_one_who_asks_for_a_map_under_way_gets_the_same():
    desk = a_desk(map_queue=1)
    (one, job), (other, same) = desk.place(order_of()), desk.place(order_of("start=1,1"))
    assert job is same
    assert one != other
    desk.cancel(one)
    assert desk.look(one) is None
    assert state(desk, other) == "waits"
    work(desk)
    assert state(desk, other) == "done"


def test_a_finished_map_is_kept_and_needs_no_turn():
    desk = a_desk(map_queue=1)
    desk.place(order_of())
    work(desk)
    desk.place(windows(1)[0])
    name, _ = desk.place(order_of())
    assert state(desk, name) == "done"


def test_the_maps_that_are_kept_are_bounded_in_bytes():
    desk = a_desk(map_cache_bytes=3 * 4 * 64 * 64)
    orders = windows(5)
    for order in orders:
        desk.place(order)
        work(desk)
    waits = [state(desk, desk.place(order)[0]) for order in reversed(orders)]
    assert waits == ["done"] * 3 + ["waits"] * 2


def test_a_map_too_large_to_be_kept_still_reaches_who_asked_for_it():
    desk = a_desk(map_cache_bytes=0)
    name, _ = desk.place(order_of())
    work(desk)
    assert state(desk, name) == "done"
    assert state(desk, desk.place(order_of())[0]) == "waits"


def test_who_waits_is_told_at_once_when_a_tile_is_there(desk):
    name, _ = desk.place(order_of())
    told = []
    asker = threading.Thread(target=lambda: told.append(desk.look(name, (), 30)))
    asker.start()
    work(desk, 1)
    asker.join(10)
    assert len(told[0].pieces) == 1


def test_most_threads_never_wait():
    desk = a_desk(threads=8)
    name, _ = desk.place(order_of())
    askers = [threading.Thread(target=desk.look, args=(name, (), 30)) for _ in range(2)]
    for asker in askers:
        asker.start()
    assert comes_true(lambda: desk._seats._value == 0)
    begin = time.monotonic()
    progress = desk.look(name, (), 30)
    assert time.monotonic() - begin < 10
    assert (progress.pieces, progress.again) == ((), LATER)
    desk.cancel(name)
    for asker in askers:
        asker.join(10)
        assert not asker.is_alive()


def test_an_id_can_not_be_guessed(desk):
    names = {desk.place(order_of())[0] for _ in range(100)}
    assert len(names) == 100
    assert min(map(len, names)) >= 22
    assert desk.look("x") is None


def test_hands_are_called_only_when_there_is_something_to_do(desk):
    hands = desk._hands
    assert hands.calls == []
    desk.place(order_of())
    work(desk)
    desk.place(order_of())
    assert hands.calls == ["wake"]
