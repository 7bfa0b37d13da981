"""The head of a panel: the whole setup in words, with the panel's own schedule as a curve."""

import numpy as np
import pytest

from app.compute import answers
from app.scene.tokens import make_schedule
from descent import SCHEDULES


def heads(query):
    return [panel["head"] for panel in answers.opened(query)["picture"]["panels"]]


def test_a_plain_panel_has_nothing_to_tell():
    plain = {"method": "", "sched": "", "rest": []}
    assert heads("") == [plain] * 4
    assert heads("opt=adam&eta=0.3") == [plain] * 4


def test_each_panel_tells_its_own_schedule_in_its_own_place():
    found = heads("sched=exponential:0.9,cosine,warm_up:20,constant&steps=100")
    assert [head["sched"] for head in found] == [
        *("× 0.9 every step", "cosine → 0", "warm-up, 20 steps", "constant"),
    ]
    assert set(found[3]["curve"]) == {1.0}


@pytest.mark.parametrize("key", SCHEDULES)
def test_the_curve_is_the_schedule_over_the_whole_budget(key):
    head = heads(f"sched={key}&steps=120")[0]
    schedule = make_schedule(key)
    if schedule.sees_loss or key == "constant":
        assert "curve" not in head
        return
    curve = np.array(head["curve"])
    assert curve[0] == pytest.approx(schedule(0, 120), abs=1e-3)
    assert curve[-1] == pytest.approx(schedule(119, 120), abs=1e-3)
    middle = round(119 / 2)
    assert curve[len(curve) // 2] == pytest.approx(schedule(middle, 120), abs=1e-3)


def test_changed_parameters_noise_clipping_and_what_differs_are_told():
    query = "opt=momentum&beta=0.3&noise=1&batch=4&clip=norm:2&start=-4,2;1,1;0,2;3,-1"
    first, second, *_ = heads(query)
    assert first["method"] == "β 0.3"
    assert first["rest"] == [
        *(["start", "from (−4, 2)"], ["opt", "clipped to 2"], ["noise", "noise 1, batch 4"]),
    ]
    assert ["start", "from (1, 1)"] in second["rest"]
    hills = heads("surface=bowl,ravine,beale,parabola&eta=0.01")
    assert [head["rest"] for head in hills] == [
        *([["surface", name]] for name in ("Bowl", "Ravine", "Beale", "Parabola")),
    ]


def test_a_batch_that_has_no_noise_to_average_is_told_to_be_idle():
    told = [["noise", "batch 16, without noise"]]
    assert [head["rest"] for head in heads("batch=16")] == [told] * 4
    assert [head["rest"] for head in heads("batch=1,16,16,16")] == [[], told, told, told]


def test_on_data_the_batch_is_told_where_an_update_does_not_see_them_all():
    assert [head["rest"] for head in heads("surface=cars")] == [[]] * 4
    found = heads("surface=cars&batch=1,2,4,full")
    assert [head["rest"] for head in found] == [
        *([["noise", f"batch {size}"]] for size in ("1", "2", "4", "full")),
    ]
