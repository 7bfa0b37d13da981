"""How maps end that are not finished: canceled, forgotten, failed, closed."""

import pytest

from app.maps.job import TRIES
from app.maps.job_queue import Busy
from tests.app.desks import PATIENCE, a_desk, found, state, work
from tests.app.orders import comes_true, order_of, windows


@pytest.fixture
def desk():
    return a_desk()


def test_a_canceled_map_leaves_no_work(desk):
    name, job = desk.place(order_of(resolution=256))
    taken = desk.take(0)
    assert desk.cancel(name)
    assert job.is_over
    assert desk.take(0) is None
    desk.put(*taken, found(*taken))
    desk.lose(*taken)
    desk.fail(job, "too late")
    assert job.state == "canceled"
    assert desk.take(0) is None
    assert not desk.cancel(name)


def test_a_map_that_nobody_asks_for_is_given_up():
    desk = a_desk(**PATIENCE)
    name, job = desk.place(order_of())
    kept, other = desk.place(windows(1)[0])
    assert comes_true(lambda: desk.look(kept) and not desk.sweep() and job.is_over)
    assert desk.look(name) is None
    assert not other.is_over


def test_a_finished_map_that_nobody_fetches_is_forgotten_but_kept_for_the_next():
    desk = a_desk(**PATIENCE)
    name, job = desk.place(order_of())
    work(desk)
    assert comes_true(lambda: desk.sweep() or not job.askers)
    assert desk.look(name) is None
    assert state(desk, desk.place(order_of())[0]) == "done"


def test_a_tile_whose_process_died_is_walked_once_more(desk):
    name, _ = desk.place(order_of())
    job, number = desk.take(0)
    desk.take(0)
    desk.lose(job, number)
    assert desk.take(0) == (job, number)
    for _ in range(TRIES):
        desk.lose(job, number)
    progress = desk.look(name)
    assert progress.state == "failed"
    assert "again at the second try" in str(progress.error)
    assert desk.take(0) is None


def test_a_failure_is_told_and_its_reason_is_for_the_log(desk, caplog):
    name, job = desk.place(order_of())
    desk.fail(job, "ZeroDivisionError: secret")
    progress = desk.look(name)
    assert (progress.state, str(progress.error)) == ("failed", "The map could not be computed.")
    assert "secret" in caplog.text
    # It is not kept: the next one tries anew.
    assert state(desk, desk.place(order_of())[0]) == "waits"


def test_a_closed_desk_takes_nothing_and_lets_its_hands_go(desk):
    name, job = desk.place(order_of())
    desk.close()
    assert desk._hands.calls[-1] == "close"
    assert job.is_over
    assert desk.look(name) is None
    assert desk.take(60) is None
    with pytest.raises(Busy):
        desk.place(order_of())
