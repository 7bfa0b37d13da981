"""Walks are made in batches, once, and kept; the answer is the same in any company."""

from app.compute import answers, lr_sweep, runs
from app.compute.caches import own_caches
from app.scene.parse import read
from tests.app.queries import random_scenes
from tests.samples import fresh, sample


@sample
def test_a_panel_walks_the_same_alone_and_in_company():
    for scene in random_scenes(*fresh(20)):
        for panel, together in enumerate(runs.runs_of(scene)):
            walk, rate = runs.walk_of(scene, panel)
            assert runs.walked(walk, [rate], scene.face) == [together]


def test_one_method_is_one_batch_and_four_methods_are_four(monkeypatch):
    batches = []
    walk_batch = runs.walked
    monkeypatch.setattr(
        runs,
        "walked",
        lambda walk, rates, *how: batches.append(len(rates)) or walk_batch(walk, rates, *how),
    )
    own_caches.cache_clear()
    for query in (
        "",
        "opt=adam,gradient_descent,adam,momentum",
        "opt=momentum&beta=0.1,0.1,0.5,0.1",
    ):
        runs.runs_of(read(query).scene)
    # Gradient descent at B's rate has been walked for the first scene and is not walked again.
    assert sorted(batches) == [1, 1, 2, 3, 4]
    own_caches.cache_clear()


def test_what_was_walked_before_is_not_walked_again(monkeypatch):
    own_caches.cache_clear()
    runs.runs_of(read("eta=0.01,0.02,0.03,0.04").scene)
    walk_batch, batches = runs.walked, []
    monkeypatch.setattr(
        runs,
        "walked",
        lambda walk, rates, *how: batches.append(rates) or walk_batch(walk, rates, *how),
    )
    runs.runs_of(read("eta=0.01,0.02,0.03,0.05").scene)
    assert batches == [[0.05]]


def test_the_same_question_has_the_same_answer():
    query = "surface=himmelblau&opt=adam&noise=1&seed=5&eta=0.1,0.2,0.3,0.4"
    assert answers.opened(query) == answers.opened(query)
    assert answers.walked(query) != answers.walked(query.replace("seed=5", "seed=6"))


def test_what_is_kept_is_bounded():
    for cache in (lr_sweep.stability_limit, lr_sweep.is_quadratic):
        assert cache.cache_info().maxsize is not None
