"""Many seeds: where a walk ends, how its losses spread, and what becomes of it."""

import numpy as np
import pytest

from app import compute
from app.compute.lr_sweep import sweep
from app.compute.runs import walk_of
from app.packing import read_float32
from app.scene.parse import read
from descent import OPTIMIZERS, diagnose, run
from descent.theory.cloud import cloud_of_noise, ellipse
from surfaces import SURFACES

SINGLE = "surface=anscombe&table=1,2,3,4&batch=1&replacement=1&eta=0.1&steps=200"


def found(query, panel=0, count=60):
    scene, notes = read(query)
    assert notes == ()
    return compute.seeds(scene, panel, count)


def test_the_seeds_are_the_first_whole_numbers_whatever_the_panels_have():
    given = found("noise=1&seed=7&eta=0.1&steps=80")
    bowl, descent = SURFACES["bowl"], OPTIMIZERS["gradient_descent"]()
    t = run(bowl, descent, lr=0.1, start=(-4, 2), steps=80, noise=1.0, seed=range(60))
    np.testing.assert_array_equal(
        read_float32(given["ends"]).reshape(-1, 2), t.path[-1].T.astype("f4")
    )
    assert read_float32(given["walks"][3]).reshape(-1, 2)[-1] == pytest.approx(t.path[-1, :, 3])


def test_shares_are_those_of_the_verdicts_and_add_up():
    given = found(SINGLE)
    assert sum(each["count"] for each in given["outcomes"]) == given["count"] == 60
    surface = SURFACES["anscombe"]
    asked = {"lr": 0.1, "start": (0, 0), "steps": 200, "batch": 1, "replacement": True}
    t = run(surface, OPTIMIZERS["gradient_descent"](), seed=range(60), **asked)
    best = sweep(walk_of(read(SINGLE).scene, 0)[0]).best
    verdicts = diagnose(surface, t, best=best, advise=False)
    fates = [each.outcome.fate for each in verdicts]
    assert given["fates"] == fates


def test_bands_are_tenths_of_the_losses_in_their_order():
    given = found(SINGLE)
    low, middle, high = map(np.array, given["bands"])
    assert (low <= middle).all()
    assert (middle <= high).all()
    surface = SURFACES["anscombe"]
    ends = read_float32(given["ends"]).reshape(-1, 2).astype(float)
    loss = surface.value(ends[:, 0], ends[:, 1]) - surface.lowest
    assert 10 ** middle[-1] == pytest.approx(np.sort(loss)[30], rel=2e-3)
    assert given["is_above"]
    assert not found("noise=1&steps=20")["is_above"]


def test_what_is_gone_lies_above_all_others():
    given = found("surface=anscombe&table=4&batch=1&replacement=1&eta=0.5&steps=300")
    assert {each["fate"] for each in given["outcomes"]} == {"diverges"}
    assert min(band[-1] for band in given["bands"]) > 30


def test_what_falls_for_ever_lies_below_all_others():
    given = found("surface=saddle&noise=0.3&eta=0.1&steps=400")
    assert {each["fate"] for each in given["outcomes"]} == {"escapes"}
    assert {band[-1] for band in given["bands"]} == {-30}
    assert not given["is_best"]


def test_without_chance_one_seed_stands_for_all():
    assert found("steps=40")["count"] == 1
    assert found("surface=anscombe&batch=full")["count"] == 1


def test_as_many_are_walked_as_may_be():
    assert found("noise=1&steps=2000", count=1000)["count"] == 300


def test_ends_are_counted_by_the_minimum_that_is_nearest():
    given = found("surface=ripples&noise=1&eta=0.4&sched=cosine&steps=240")
    assert sum(each["count"] for each in given["basins"]) == 60
    assert [each["is_global"] for each in given["basins"]].count(True) == 1
    assert found(SINGLE)["basins"] == []


@pytest.mark.parametrize("opt", ["gradient_descent", "momentum"])
def test_the_ellipse_of_theory_holds_as_many_ends_as_it_should(opt):
    query = f"surface=bowl&noise=1&opt={opt}&eta=0.02&beta=0.5&steps=600"
    query = query if opt == "momentum" else query.replace("&beta=0.5", "")
    given = found(query, count=500)
    axes = np.array(given["ellipse"]["axes"])
    ends = read_float32(given["ends"]).reshape(-1, 2) - given["ellipse"]["center"]
    inside = ((np.linalg.solve(axes.T, ends.T) ** 2).sum(axis=0) <= 1).mean()
    assert inside == pytest.approx(1 - np.exp(-2), abs=0.04)  # two deviations in the plane


def test_the_ellipse_of_batches_is_that_of_the_exact_moments():
    given = found(SINGLE, count=500)
    axes = np.array(given["ellipse"]["axes"])
    ends = read_float32(given["ends"]).reshape(-1, 2) - given["ellipse"]["center"]
    np.testing.assert_allclose(axes.T @ axes / 4, np.cov(ends.T), rtol=0.3, atol=0.02)
    assert found(SINGLE.replace("0.1", "0.5"), panel=3)["ellipse"] is None


@pytest.mark.parametrize("more", ["sched=cosine", "clip=norm:1", "opt=adam", "surface=beale"])
def test_no_ellipse_is_drawn_that_theory_does_not_know(more):
    assert found(f"noise=1&steps=50&eta=0.01&{more}", count=20)["ellipse"] is None


def test_the_variance_of_theory_is_that_of_the_docs():
    cloud = cloud_of_noise((1.0, 0.0, 4.0), 0.1, 2.0, 0.5)
    expected = [0.1 * 4 * 1.5 / (c * 0.5 * (3 - 0.1 * c)) for c in (1.0, 4.0)]
    np.testing.assert_allclose(np.diag(cloud), expected)
    np.testing.assert_allclose(np.abs(ellipse(cloud)).max(axis=0), 2 * np.sqrt(expected))
    assert cloud_of_noise((1.0, 0.0, 4.0), 0.8, 2.0, 0.5) is None
    assert cloud_of_noise((1.0, 0.0, -1.0), 0.1, 2.0) is None


def test_the_page_asks_for_one_panel_at_a_time(client):
    answer = client.get(f"/ask/seeds/3?{SINGLE}&seeds=20")
    assert answer.status_code == 200
    assert (answer.json["panel"], answer.json["count"]) == (3, 20)
    assert answer.json["query"] == read(f"{SINGLE}&seeds=20").scene.query()
    assert client.get(f"/ask/seeds/4?{SINGLE}").status_code == 404
