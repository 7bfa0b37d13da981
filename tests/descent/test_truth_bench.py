"""The benchmark of verdicts: its scenes, how it follows advice, and how it ends."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.truth import cells, floors, limits, main
from benchmarks.truth.advice import heed
from benchmarks.truth.facts import Facts
from benchmarks.truth.ground import ground
from benchmarks.truth.judge import CELLS, FLOORS, NOT_BETTER, WORSE, Found
from benchmarks.truth.report import exceeded
from benchmarks.truth.report import limits as rows_of
from benchmarks.truth.scenes import Scene, scene
from benchmarks.truth.sentences import Printed, Sentence
from descent import OPTIMIZERS, SCHEDULES, Clip, ladder
from surfaces import SURFACES

GD, CONSTANT = OPTIMIZERS["gradient_descent"](), SCHEDULES["constant"]()
BOWL = Scene(SURFACES["bowl"], GD, CONSTANT, (0.001, 0.1, 0.25), (-4.0, 2.0), 40)


# What is read.


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("38.5", 0.38549, 0.3857),
        ("5.3·10⁻⁴", 5.34e-6, 5.4e-6),
        ("−0.725", -0.0072512, -0.00727),
        ("1463", 14.634, 14.64),
    ],
)
def test_a_number_says_what_rounds_to_it(text, value, other):
    assert Printed.of(text, 0.01).says(value)
    assert not Printed.of(text, 0.01).says(other)
    assert not Printed.of(text, 0.01).says(float("nan"))
    assert not Printed.of(text, 0.01).says(None)


def test_a_sentence_is_read_number_by_number():
    read = Sentence.read("12.5 % left; it was 0.5 % at step 28")
    assert {name: [n.text for n in read.of(name)] for name in read.claims} == {
        "share": ["12.5"],
        "least": ["0.5"],
    }
    assert read.is_understood
    assert not Sentence.read("12.5 % left in 3 pieces").is_understood
    assert not Sentence.read("all is well").is_understood


# Scenes.


def test_a_scene_is_the_same_whatever_was_drawn_before_it():
    assert scene(5, 17) == scene(5, 17)
    assert scene(5, 17) != scene(6, 17)
    assert scene(5, 17) != scene(5, 18)
    short = scene(5, 17, most=6)
    assert short == replace(scene(5, 17), steps=6)


def test_scenes_meet_every_surface_method_and_schedule_and_all_that_may_be_set():
    some = [scene(1, index) for index in range(1200)]
    assert {each.surface.key for each in some} == set(SURFACES)
    assert {each.method.key for each in some} == set(OPTIMIZERS)
    assert {each.schedule.key for each in some} == set(SCHEDULES)
    assert {each.noise for each in some} == {0.0, 0.3, 1.0}
    assert {each.clip.kind for each in some if each.clip} == {"norm", "value"}
    assert min(each.steps for each in some) < 8 < 1000 < max(each.steps for each in some)
    changed = [each for each in some if each.surface != SURFACES[each.surface.key]]
    assert len(changed) > 100
    at_a_minimum = [each for each in some if each.start in {c[:2] for c in
                    each.surface.critical_points}]  # fmt: skip
    assert len(at_a_minimum) > 20


def test_the_text_of_a_scene_says_all_that_is_not_the_default():
    told = replace(BOWL, noise=0.3, batch=4, seed=9, clip=Clip("norm", 2.0))
    assert told.text(1) == (
        "bowl · gradient_descent · η 0.1 · start -4.0,2.0 · N 40 · noise 0.3 batch 4 seed 9 · "
        "clip norm 2.0"
    )
    other = replace(BOWL, surface=type(BOWL.surface)(condition=3.0), schedule=SCHEDULES["step"](5))
    assert "bowl(condition=3.0) · " in other.text(0)
    assert other.text(0).endswith(" · step(every=5)")


# Advice.


def heeded(told, *texts):
    walked = told.run()
    facts = [Facts(ground(told.surface), walked, b) for b in range(len(told.rates))]
    return heed(told, facts, texts)


def test_advice_that_helps_is_better_and_advice_that_harms_is_worse():
    slow, right, gone = heeded(BOWL, "try η ≈ 0.1", "try η ≤ 0.001", "try η ≤ 0.18")
    assert (slow.can_check, slow.better, slow.worse) == (True, True, False)
    assert (right.can_check, right.better, right.worse) == (True, False, True)
    assert (gone.better, gone.worse) == (True, False)
    (same, *_) = heeded(BOWL, "try η ≈ 0.001", "", "")
    assert (same.better, same.worse) == (False, False)


def test_more_steps_are_twice_or_four_times_as_many_or_as_many_as_are_named():
    tight = replace(BOWL, rates=(0.1,), steps=12)  # settles at 16
    assert heeded(tight, "more steps, or another rate")[0].better
    assert heeded(tight, "take 30 steps")[0].better
    assert not heeded(replace(tight, rates=(0.25,)), "more steps")[0].better
    assert heeded(replace(tight, rates=(0.25,)), "more steps")[0].worse


@pytest.mark.parametrize(
    "text", ["", "start elsewhere", "the rate falls too fast: let it fall more slowly"]
)
def test_advice_that_can_not_be_followed_is_not_counted(text):
    first = heeded(BOWL, text, "", "")[0]
    assert (first.can_check, first.better, first.worse, first.wrong) == (False, False, False, ())


def test_a_second_alternative_is_followed_too():
    both = heeded(BOWL, "start elsewhere, or try η ≈ 0.1", "", "")[0]
    assert both.can_check
    assert both.better
    noisy = replace(BOWL, rates=(0.15,), start=(-1.0, 0.5), steps=400, noise=1.0)
    ways = heeded(noisy, "a smaller rate or a larger batch lowers the floor")[0]
    assert (ways.better, ways.worse, ways.how.count("→")) == (True, False, 2)


def test_the_claims_in_an_advice_are_checked():
    slow = replace(BOWL, rates=(0.02,), steps=200)
    assert heeded(slow, "try η ≈ 0.1, which needs about 17 steps")[0].wrong == ()
    assert heeded(slow, "try η ≈ 0.1, which needs about 25 steps")[0].wrong
    assert heeded(slow, "no rate settles in 200 steps: take more")[0].wrong
    assert not heeded(replace(slow, steps=2), "no rate settles in 2 steps: take more")[0].wrong


def test_a_noisy_run_settles_by_its_level_beside_a_poorer_minimum_and_what_moves_rests_nowhere():
    told = Scene(SURFACES["griewank"], OPTIMIZERS["lbfgs"](), CONSTANT, (0.9903977593779855,),
                 (4.223803661486567, 2.5429248988929025), 39, noise=1.0, seed=563)  # fmt: skip
    named = heeded(told, "try η ≈ 0.316, which needs about 11 steps")[0]
    assert (named.better, named.worse, named.wrong) == (True, False, ())
    start = (1.6439576802382452, -0.7426059090136798)
    told = Scene(
        SURFACES["goldstein_price"], OPTIMIZERS["rmsprop"](), CONSTANT, (0.0249,), start, 75
    )
    named = heeded(told, "try η ≈ 0.05, which needs about 1 step")[0]
    assert (named.better, named.worse, named.wrong) == (True, False, ())


def test_that_nothing_lowers_a_floor_is_checked():
    noisy = replace(BOWL, rates=(0.15,), start=(-1.0, 0.5), steps=400, noise=1.0)
    claim = "neither half the rate nor four times the batch lowers this floor"
    assert len(heeded(noisy, claim)[0].wrong) == 2
    resting = replace(noisy, start=(0.0, 0.0), noise=1e-9)
    assert heeded(resting, claim)[0].wrong == ()


# The limit, the maps and the floors.


def test_a_limit_that_is_drawn_beside_the_true_one_is_caught(monkeypatch):
    for told, true in ((BOWL, 0.2), (replace(BOWL, method=OPTIMIZERS["momentum"]()), 0.38)):
        for drawn, wrong in ((true, 0), (1.1 * true, 1), (true / 1.1, 1), (None, 0)):
            monkeypatch.setattr(limits, "drawn_limit", lambda _, drawn=drawn: drawn)
            assert len(list(limits.false_limit(told))) == wrong


def test_the_page_s_own_limit_is_the_one_that_is_tried():
    assert limits.drawn_limit(BOWL) == pytest.approx(0.2)
    assert limits.drawn_limit(replace(BOWL, surface=SURFACES["beale"])) is None


def test_a_map_that_says_something_else_than_the_panel_is_caught(monkeypatch):
    honest = cells.survey

    def lies(*arguments, **more):
        found = honest(*arguments, **more)
        return replace(found, settled_at=found.settled_at + (np.arange(256) == 7))

    assert cells.surveyed(3, 0) == ([], 256)
    monkeypatch.setattr(cells, "survey", lies)
    different, _ = cells.surveyed(3, 0)
    assert len(different) == 1


def test_a_ladder_that_says_something_else_than_the_panel_is_caught(monkeypatch):
    honest = cells.ladder

    def lies(*arguments, **more):
        found = honest(*arguments, **more)
        settled_at = np.where(np.arange(101) == 50, 10**6, found.settled_at)
        return replace(found, settled_at=settled_at, best=found.best and found.best + 1)

    settling = next(i for i in range(99) if honest_best(i))
    assert cells.laddered(3, settling) == ([], 101)
    monkeypatch.setattr(cells, "ladder", lies)
    different, _ = cells.laddered(3, settling)
    assert len(different) == 2


def honest_best(index):
    told = scene(3, cells.AWAY + index)
    return ladder(told.surface, told.method, start=told.start, **told.settings()).best


def test_the_floor_of_theory_is_the_mean_of_long_walks():
    for key, beta in (("bowl", 0.0), ("booth", 0.9), ("parabola", 0.5)):
        surface, method = SURFACES[key], OPTIMIZERS["momentum"](beta=beta)
        told = Scene(surface, method, CONSTANT, (0.02,), surface.start, 20_000, noise=1.0, seed=2)
        mean = told.run().loss[1000:].mean()
        assert mean == pytest.approx(floors.floor_of(surface, 0.02, beta, 1.0), rel=0.15)


def test_a_floor_far_from_theory_is_caught(monkeypatch):
    hovering = [index for index in range(25) if floors.false_floor(1, index)[0]]
    assert hovering
    monkeypatch.setattr(floors, "WITHIN", 1.0)
    assert all(floors.false_floor(1, index)[1] for index in hovering)


# The end.


def test_a_limit_is_exceeded_by_one_case_where_there_may_be_none():
    assert not exceeded(rows_of(Found(runs=1000, checkable=1000, cells=1, floors=1)))
    for kind in (1, 2, 5, 6, 7, 9, 10, 11, CELLS, FLOORS):
        found = Found(runs=1000, checkable=1000, cells=100, floors=100)
        found.add([kind], "a case", 10)
        assert exceeded(rows_of(found))


def test_a_few_in_a_thousand_are_allowed_where_docs_say_so():
    found = Found(runs=2000, checkable=2000)
    for kind, times in ((3, 1), (4, 1), (NOT_BETTER, 20), (WORSE, 2)):
        for _ in range(times):
            found.add([kind], "a case", 10)
    assert not exceeded(rows_of(found))
    for kind in (3, 4, NOT_BETTER, WORSE):
        more = Found()
        more.merge(found, keep=1)
        more.add([kind], "a case", 10)
        assert exceeded(rows_of(more))


def test_a_sample_may_go_beyond_a_share_by_chance_but_not_beyond_never():
    found = Found(runs=500, checkable=400)
    for kind, times in ((3, 2), (WORSE, 2), (NOT_BETTER, 8)):
        for _ in range(times):
            found.add([kind], "a case", 10)
    assert exceeded(rows_of(found))
    assert not exceeded(rows_of(found), chance=4)
    found.add([7], "a case", 10)
    assert exceeded(rows_of(found), chance=4)
    many = Found(runs=500)
    for _ in range(12):
        many.add([3], "a case", 10)
    assert exceeded(rows_of(many), chance=4)


def test_the_report_names_the_seed_and_every_scene_and_ends_with_1(monkeypatch, capsys):
    def judged(seed, index, most):
        found = Found(runs=4)
        found.add([7], f"scene {index}", 10)
        return found

    monkeypatch.setattr(main, "judge", judged)
    asked = ["--runs", "8", "--cells", "0", "--floors", "0", "--processes", "1"]
    assert main.main(["--seed", "77", *asked]) == 1
    out = capsys.readouterr().out
    assert "seed 77" in out
    assert "scene 1" in out
    assert "scene 2" not in out
    monkeypatch.setattr(main, "judge", lambda seed, index, most: Found(runs=4))
    assert main.main(["--seed", "77", *asked]) == 0


def test_real_scenes_are_judged_run_by_run():
    found = main.judged(seed=4, first=0, last=3)
    assert found.runs == found.words.total() == 12
