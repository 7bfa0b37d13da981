"""Arrangements: what each promises of the four panels, on any hill, with any method."""

import random

import pytest

from app import compute
from app.compute import answers
from app.compute.arrangements import ARRANGEMENTS, FATES, FOUR_METHODS, told_apart, zones_of
from app.compute.lr_sweep import sweep
from app.compute.runs import walk_of
from app.scene.parse import RATE_RANGE, read
from app.scene.scene import PANELS, default_scene
from descent import OPTIMIZERS, Outcome
from surfaces import SURFACES
from tests.app.queries import random_scenes
from tests.samples import sample, times

SET_UP = (
    "surface=ravine&opt=momentum,adam,nesterov,momentum&eta=0.01,0.2,0.03,0.04&beta=0.5,,0.8,"
    "&beta2=,0.9,,&sched=,cosine:0.1,,&clip=,,norm:2,&start=-3,1&steps=50&noise=0.1&seed=3"
)
# Two methods on each hill, the same ones in every run of the suite; in the benchmark all.
METHODS = min(2 * times(), len(OPTIMIZERS))
WALKS = [
    (surface, method)
    for surface in SURFACES
    for method in random.Random(surface).sample(sorted(OPTIMIZERS), METHODS)
]


def arranged(query, how, panel=0):
    """The scene after an arrangement."""
    return read(compute.arranged(read(query, by_hand=False).scene, how, panel).query()).scene


def fates_of(scene):
    return [panel["fate"] for panel in compute.picture(scene, rulers=False)["panels"]]


@pytest.mark.parametrize("panel", range(PANELS))
@pytest.mark.parametrize("how", ARRANGEMENTS)
def test_the_page_gets_the_scene_of_an_arrangement(how, panel):
    for query in (SET_UP, "eta=0.15", "surface=cars&opt=adam", "surface=bowl,beale,cars,saddle"):
        opened = answers.opened(query, arrange=how, panel=panel)
        assert read(opened["picture"]["query"]).scene == arranged(query, how, panel)


@pytest.mark.parametrize("panel", range(PANELS))
def test_a_copy_sets_every_panel_as_that_one(panel):
    before, after = read(SET_UP).scene, arranged(SET_UP, "copy", panel)
    assert after.eta == (before.eta[panel],) * PANELS
    for each in range(PANELS):
        assert after.opt[each] == before.opt[panel]
        assert after.sched[each] == before.sched[panel]
        assert after.clip[each] == before.clip[panel]
    assert len(set(map(str, compute.picture(after)["panels"]))) == PANELS  # the letter differs
    assert len(set(fates_of(after))) == 1


@pytest.mark.parametrize("panel", range(PANELS))
def test_four_methods_are_compared_at_one_rate_the_panels_own_first(panel):
    before, after = read(SET_UP).scene, arranged(SET_UP, "methods", panel)
    keys = [method.key for method in after.opt]
    assert keys[0] == before.opt[panel].key
    assert len(set(keys)) == PANELS
    assert set(keys[1:]) <= set(FOUR_METHODS)
    assert after.eta == (before.eta[panel],) * PANELS
    assert after.sched == (before.sched[panel],) * PANELS
    assert after.clip == (before.clip[panel],) * PANELS


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_four_methods_begin_with_any_method(method):
    after = arranged(f"opt={method}", "methods")
    assert after.opt[0].key == method
    assert len(set(after.opt)) == PANELS


@pytest.mark.parametrize("panel", range(PANELS))
def test_four_rates_keep_all_but_the_rate(panel):
    before, after = read(SET_UP).scene, arranged(SET_UP, "rates", panel)
    for each in range(PANELS):
        assert after.opt[each] == before.opt[panel]
        assert after.sched[each] == before.sched[panel]
        assert after.clip[each] == before.clip[panel]


@pytest.mark.parametrize("how", ["copy", "methods", "rates"])
def test_an_arrangement_leaves_what_all_panels_share(how):
    for scene in [read(SET_UP).scene, *random_scenes(40, seed=9)]:
        after = arranged(scene.query(), how, 1)
        for name in ("surface", "start", "steps", "noise", "batch", "seed", "clock"):
            assert getattr(after, name) == getattr(scene, name), (name, scene.query())


@pytest.mark.parametrize("surface", SURFACES)
def test_four_starts_stand_apart_on_the_map_of_the_panels_own_hill(surface):
    before = default_scene(surface)
    after = arranged(before.query(), "starts", 2)
    assert after.start[0] == before.start[2]
    assert len(set(after.start)) == PANELS
    (left, right), (low, high) = before.surface[0].view
    for x, y in after.start:
        assert left <= x <= right
        assert low <= y <= high
    assert after.eta == (before.eta[2],) * PANELS
    assert not after.differs("surface")


@pytest.mark.parametrize("surface", SURFACES)
def test_four_hills_are_walked_at_one_rate_each_from_its_own_start(surface):
    before = default_scene(surface)
    after = arranged(before.query(), "hills", 1)
    keys = [hill.key for hill in after.surface]
    assert keys[0] == surface
    assert len(set(keys)) == PANELS
    assert after.eta == (before.eta[1],) * PANELS
    assert after.start[0] == before.start[1]
    for key, start in zip(keys[1:], after.start[1:], strict=True):
        assert start == default_scene(key).start[0]
        assert after.steps >= default_scene(key).steps


def test_one_rate_meets_at_least_three_fates_on_four_hills():
    assert len(set(fates_of(arranged("eta=0.21", "hills")))) >= 3


def test_four_batches_need_noise_and_say_so():
    quiet = answers.opened("eta=0.15", arrange="batches", panel=0)
    scene = read(quiet["picture"]["query"]).scene
    assert scene.batch == (1, 4, 16, 64)
    assert scene.noise == (1.0,) * PANELS
    assert quiet["notes"] == ["Without noise a batch makes no difference: the noise is 1 now."]
    noisy = answers.opened("eta=0.15&noise=0.3", arrange="batches", panel=0)
    assert read(noisy["picture"]["query"]).scene.noise == (0.3,) * PANELS
    assert noisy["notes"] == []


def test_data_have_batches_of_their_own_and_need_no_noise():
    opened = answers.opened("surface=cars", arrange="batches", panel=0)
    scene = read(opened["picture"]["query"]).scene
    assert scene.batch == (1, 2, 3, "full")
    assert not any(scene.noise)
    assert opened["notes"] == []


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("hills", "One clock: hill and start differ."),
        ("starts", "Same hill, one clock: only the start differs."),
        ("batches", "Same hill, same start, one clock: only the batch differs."),
    ],
)
def test_the_caption_says_what_an_arrangement_makes_different(how, words):
    caption = answers.opened("eta=0.15", arrange=how, panel=0)["picture"]["caption"]
    assert caption.startswith(words)


@sample
def test_four_rates_meet_different_fates_the_slowest_first():
    met = {}
    for surface, method in WALKS:
        scene = read(f"surface={surface}&opt={method}&eta=0.1").scene
        after = arranged(scene.query(), "rates")
        said = (surface, method, after.eta)
        assert list(after.eta) == sorted(set(after.eta)), said
        assert RATE_RANGE[0] <= after.eta[0] < after.eta[-1] <= RATE_RANGE[1], said
        walk, _ = walk_of(scene, 0)
        possible = {fate for fate, _ in zones_of(sweep(walk))}
        # The sweep is known, so that the verdicts are the whole ones, without advice.
        panels = compute.picture(after, live=True)["panels"]
        met[said] = len({panel["fate"] for panel in panels}), min(len(possible), PANELS)
    # A sweep knows its own rates only: where fates change from rung to rung, a short number beside
    # one of them may meet another.
    assert sum(found < min(2, possible) for found, possible in met.values()) <= 0.01 * len(met)
    assert sum(found < min(3, possible) for found, possible in met.values()) <= 0.05 * len(met)
    assert sum(found < possible for found, possible in met.values()) <= 0.2 * len(met)


@pytest.mark.parametrize("surface", SURFACES)
def test_a_hills_own_walk_has_the_four_rates_that_it_declares(surface):
    own = default_scene(surface)
    after = arranged(f"surface={surface}&eta=0.5", "rates", 2)
    assert after.eta == own.eta


def test_every_fate_has_its_place_in_the_order():
    assert sorted(FATES) == sorted({outcome.fate for outcome in Outcome})


def test_from_another_start_the_rates_are_read_off_the_sweep():
    scene = read("start=-3,1").scene
    found = sweep(walk_of(scene, 0)[0])
    rates = arranged(scene.query(), "rates").eta
    assert rates == tuple(sorted(told_apart(found))) == (0.004, 0.18, 0.2, 0.22)
    assert rates[1] == pytest.approx(found.best_rate, rel=0.05)
    assert fates_of(read(f"start=-3,1&eta={','.join(map(str, rates))}").scene) == [
        *("too_slow", "just_right", "oscillates", "diverges"),
    ]
