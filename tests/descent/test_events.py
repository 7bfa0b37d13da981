"""The ticks on the timeline: what happened, and at which step."""

import numpy as np
import pytest

from descent import OPTIMIZERS, Event, diagnose, run
from surfaces import SURFACES

GD = OPTIMIZERS["gradient_descent"]()


def happened(surface, optimizer, lr, start, steps, **more):
    """For one run: the steps of each event."""
    surface = SURFACES[surface]
    t = run(surface, optimizer, lr=lr, start=start, steps=steps, **more)
    (v,) = diagnose(surface, t, best=10)
    return {e: [step for step, event in v.events if event is e] for e in Event}


def test_the_first_screens_third_walk_crosses_the_valley_at_every_step():
    events = happened("bowl", GD, 0.195, (-4, 2), 40)
    assert events[Event.OVERSHOOT] == list(range(1, 41))
    assert events[Event.LOSS_ROSE] == events[Event.FIRST_TOUCH] == events[Event.LEFT_MAP] == []


def test_the_first_screens_fourth_walk_raises_its_loss_and_leaves_the_map():
    events = happened("bowl", GD, 0.21, (-4, 2), 40)
    # At first the flat direction still wins more than the steep one loses.
    assert events[Event.LOSS_ROSE] == list(range(1, 41))
    assert events[Event.LEFT_MAP] == [5]


def test_a_slow_walk_has_nothing_to_tell():
    assert not any(happened("bowl", GD, 0.002, (-4, 2), 40).values())


def test_a_touch_and_a_stay_are_two_things():
    events = happened("ravine", OPTIMIZERS["momentum"](beta=0.9), 0.03, (-4, 1), 200)
    assert (events[Event.FIRST_TOUCH], events[Event.SETTLED]) == ([10], [42])
    events = happened("ravine", OPTIMIZERS["rmsprop"](alpha=0.9), 0.3, (-4, 1), 200)
    assert (events[Event.FIRST_TOUCH], events[Event.SETTLED]) == ([8], [])


def test_a_start_at_the_bottom_has_settled_at_step_zero_and_crosses_nothing():
    events = happened("bowl", GD, 0.1, (0, 0), 10)
    assert {e: s for e, s in events.items() if s} == {Event.FIRST_TOUCH: [0], Event.SETTLED: [0]}


def test_an_overshoot_is_a_change_of_side_of_the_minimum_nearest_to_where_the_step_lands():
    surface = SURFACES["himmelblau"]
    t = run(surface, GD, lr=[0.01, 0.02], start=surface.start, steps=60)
    minima = np.array([c[:2] for c in surface.critical_points if c.kind == "minimum"])
    for b, v in enumerate(diagnose(surface, t, best=10)):
        found = [step for step, event in v.events if event is Event.OVERSHOOT]
        wanted = []
        for step in range(1, 61):
            before, after = t.path[step - 1, :, b], t.path[step, :, b]
            nearest = minima[np.hypot(*(minima - after).T).argmin()]
            products = (before - nearest) * (after - nearest)
            seen = np.minimum(abs(before - nearest), abs(after - nearest)) > 1e-13
            if (seen & (products < 0)).any():
                wanted.append(step)
        assert found == wanted
        assert len(found) < 58  # and not the jitter of rounding after it has arrived


def test_on_a_surface_without_minima_nothing_is_overshot():
    assert not happened("saddle", GD, 1.5, (-2.5, 0.01), 20)[Event.OVERSHOOT]


@pytest.mark.parametrize("key", SURFACES)
def test_events_come_in_order_and_say_what_the_evidence_says(key):
    surface = SURFACES[key]
    for method, noise in [("momentum", 0.0), ("adam", 0.0), ("gradient_descent", 0.5)]:
        rates = [1e-4, *surface.rates, 3.0]
        t = run(surface, OPTIMIZERS[method](), lr=rates, start=surface.start, steps=50, noise=noise)
        for b, v in enumerate(diagnose(surface, t, best=10)):
            steps = [step for step, _ in v.events]
            assert steps == sorted(steps)
            assert not steps or (min(steps) >= 0 and max(steps) <= t.steps_taken[b])
            once = {event: step for step, event in v.events}
            evidence = v.evidence
            assert once.get(Event.FIRST_TOUCH) == evidence.first_touch
            assert once.get(Event.SETTLED) == evidence.settled_at
            assert once.get(Event.LEFT_MAP) == evidence.left_map_at
            for step, event in v.events:
                if event is Event.LOSS_ROSE:
                    assert t.loss[step, b] > t.loss[step - 1, b]


def test_an_event_carries_its_words():
    assert len({e.word for e in Event}) == len(Event)
    assert all(e.help and e.key == e.name.lower() for e in Event)


def test_events_equal_any_sequence_of_the_same_pairs_and_no_other():
    (v,) = diagnose(SURFACES["bowl"], run(SURFACES["bowl"], GD, lr=0.21, start=(-4, 2), steps=9))
    pairs = list(v.events)
    assert len(pairs) == len(v.events) > 1
    assert v.events == pairs
    assert v.events == tuple(pairs)
    assert v.events != pairs[1:]
    assert hash(v.events) == hash(tuple(pairs))
    assert pairs[0] in v.events
