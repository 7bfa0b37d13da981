"""What the server answers: the promised numbers, finite everywhere, the same in any company."""

import json
import re
from dataclasses import dataclass, replace

import numpy as np
import pytest

from app import compute
from app.compute import answers, lr_sweep
from app.packing import float32
from app.scene.parse import Reading
from app.scene.scene import PANELS, default_scene
from descent import Outcome, diagnose, run
from descent.optimizer import Optimizer
from descent.verdict.diagnose import Quick
from surfaces import SURFACES
from tests.app.queries import random_scenes
from tests.app.sent import floats, panels_of
from tests.samples import fresh, sample

MANY, FULL = 300, 40  # scenes, and how many of them are asked for whole; others as under a hand
WORDS = {outcome.key: outcome.word for outcome in (*Outcome, *Quick)}
NO_NUMBER = re.compile(r"\b(nan|inf|infinity|none)\b", re.IGNORECASE)
FATES = {outcome.fate for outcome in Outcome}


@pytest.fixture(scope="module")
def first():
    return answers.opened("")


def test_the_first_screen_is_the_one_that_was_promised(first):
    picture = first["picture"]
    a, b, c, d = picture["panels"]
    assert first["scene"]["surface"] == "bowl"
    assert first["notes"] == []
    assert picture["start"] == [-4.0, 2.0]
    assert picture["steps"] == picture["end"] == 40
    assert [panel["eta"] for panel in picture["panels"]] == [0.002, 0.15, 0.195, 0.21]
    assert [panel["limit"] for panel in picture["panels"]] == [0.2] * PANELS
    assert [panel["word"] for panel in picture["panels"]] == [
        *("Too slow", "Just right", "Oscillates", "Diverges"),
    ]
    assert a["sentence"] == "38.5 % of the loss is left after 40 steps"
    assert b["sentence"] == "settled at step 11; the best needs 10"
    assert c["sentence"] == "39 of 39 steps reversed; 1.2 % left"
    assert d["sentence"] == "left the map at step 5; loss × 1463"
    strip = picture["strip"]
    assert (strip["face"], strip["label"], strip["low"], strip["high"]) == ("loss", "loss", -7, 5)
    assert strip["ticks"] == [[-7, "10⁻⁷"], [-3, "10⁻³"], [1, "10¹"], [5, "10⁵"]]
    assert 10 ** strip["target"] == pytest.approx(0.28)


def test_the_first_screens_numbers_are_those_of_its_walks(first):
    a, b, c, d = first["picture"]["panels"]
    assert all(floats(panel["loss"])[0] == 28 for panel in (a, b, c, d))
    assert floats(a["loss"])[-1] / 28 == pytest.approx(0.385, abs=5e-4)
    assert floats(a["path"])[-2] == pytest.approx(-3.69, abs=5e-3)
    assert floats(b["loss"])[-1] / 28 == pytest.approx(6.4e-7, rel=0.01)
    assert floats(b["loss"])[11] <= 0.28 < floats(b["loss"])[10]
    assert b["end"] == 21
    assert floats(c["loss"])[-1] / 28 == pytest.approx(0.0118, abs=5e-5)
    y = floats(c["path"])[1::2]
    assert (y[:-1] * y[1:] < 0).sum() == 40
    left = np.abs(floats(d["path"])[1::2]) > 3
    assert left.argmax() == 5
    assert floats(d["loss"])[-1] / 28 == pytest.approx(1463, abs=0.5)


def test_the_first_experiment_pays_off():
    (panel, *_) = panels_of("eta=0.2")
    assert panel["outcome"] == "oscillates"
    assert "71.4 % left" in panel["sentence"]


@sample
def test_every_number_of_every_answer_is_finite():
    for count, scene in enumerate(random_scenes(*fresh(MANY), longest=12)):
        picture = compute.picture(scene, live=count % MANY >= FULL)
        json.dumps(picture, allow_nan=False)
        is_whole(picture, scene)


def is_whole(picture, scene):
    """Whether a picture has all that the page needs, and nothing contradicts itself."""
    said = scene.query()
    assert picture["query"] == said
    counted = {"steps": "end", "evaluations": "evaluations"}[picture["clock"]]
    assert picture["end"] == max(panel[counted] for panel in picture["panels"])
    strip = picture["strip"]
    assert (strip["face"], strip["low"] < strip["high"]) == (scene.face, True), said
    numbers = [at for at, _ in strip["ticks"]]
    assert numbers == sorted(set(numbers)), said
    assert numbers[0] == strip["low"], said
    assert numbers[-1] <= strip["high"], said
    for panel, rate in zip(picture["panels"], scene.eta, strict=True):
        assert 0 <= panel["end"] <= panel["last"] <= scene.steps, said
        path, loss, height = (floats(panel[name]) for name in ("path", "loss", "height"))
        assert len(path) == 2 * len(loss) == 2 * len(height) == 2 * (panel["last"] + 1), said
        assert all(np.isfinite(values).all() for values in (path, loss, height)), said
        assert (panel["word"], panel["eta"]) == (WORDS[panel["outcome"]], rate), said
        assert panel["sentence"], said
        assert not NO_NUMBER.search(f"{panel['spoken']} {picture['caption']}"), said
        assert panel["limit"] is None or panel["limit"] > 0, said
        ticks, rates = (panel[name] and floats(panel[name]) for name in ("asked", "rates"))
        if ticks is None:
            assert panel["evaluations"] == panel["end"], said
        else:
            assert len(ticks) == panel["last"] + 1, said
            assert ticks[0] == 0, said
            assert (np.diff(ticks) >= 0).all(), said
            assert ticks[panel["end"]] == panel["evaluations"], said
        if rates is not None:
            assert len(rates) == panel["last"], said
            assert np.isfinite(rates).all(), said
        if "ruler" in panel:
            ruler = panel["ruler"]
            assert 0 < ruler["low"] <= rate <= ruler["high"], said
            assert sum(length for _, length in ruler["zones"]) == lr_sweep.RULER_MARKS, said
            assert {fate for fate, _ in ruler["zones"]} <= FATES, said


def walk_alone(scene, panel):
    """The run of one panel by itself."""
    return run(
        scene.surface[panel],
        scene.opt[panel],
        lr=scene.eta[panel],
        start=scene.start[panel],
        steps=scene.steps,
        schedule=scene.sched[panel],
        noise=scene.noise[panel],
        batch=scene.batch[panel],
        seed=scene.seed[panel],
        clip=scene.clip[panel],
    )


def narrow(values):
    """Numbers as the page has them."""
    with np.errstate(over="ignore"):
        return np.nan_to_num(values.astype(np.float32)).astype(float)


@sample
def test_what_is_sent_is_what_the_engine_walked():
    for scene in random_scenes(*fresh(10), longest=30):
        hill = scene.surface[0]
        for i, panel in enumerate(compute.picture(scene, rulers=False)["panels"]):
            alone = walk_alone(scene, i)
            last = int(alone.steps_taken[0])
            assert panel["last"] == last
            path, loss = alone.path[: last + 1, :, 0], alone.loss[: last + 1, 0]
            if hill.one_dimensional:
                path = np.column_stack([path[:, 0], loss])
            assert (floats(panel["path"]).reshape(-1, 2) == narrow(path)).all()
            assert (floats(panel["loss"]) == narrow(loss)).all()
            rates = alone.lr[:last, 0]
            sent = floats(panel["rates"]) if panel["rates"] else np.resize(rates[:1], last)
            assert (narrow(sent) == narrow(rates)).all()
            asked = alone.evaluations.total[: last + 1, 0]
            ticks = floats(panel["asked"]) if panel["asked"] else np.arange(last + 1)
            assert (ticks == asked).all()
            verdict = diagnose(hill, alone)[0]
            assert (panel["outcome"], panel["sentence"]) == (verdict.outcome.key, verdict.sentence)


def test_each_panel_says_how_it_is_set_up():
    panels = panels_of(
        "opt=momentum,adam,gradient_descent,adam&beta=0.5&beta2=0.9&sched=cosine&clip=,norm:2,,"
    )
    setups = [panel["setup"] for panel in panels]
    assert [setup["opt"] for setup in setups] == ["momentum", "adam", "gradient_descent", "adam"]
    assert setups[0]["hyper"]["beta"] == 0.5
    assert setups[1]["hyper"]["beta1"] == 0.9
    assert setups[1]["hyper"]["beta2"] == setups[3]["hyper"]["beta2"] == 0.9
    assert setups[2]["hyper"] == {}
    assert [setup["sched"] for setup in setups] == ["cosine:0"] * PANELS
    assert [setup["clip"] for setup in setups] == ["none", "norm:2", "none", "none"]


@dataclass(frozen=True)
class Midpoint(Optimizer):
    """p ← p − ηg(p − ½ηg(p)): two gradients a step."""

    def step(self, t, lr, p, state, gradient_at):
        return p - lr * gradient_at(p - 0.5 * lr * gradient_at(p)), None


def test_a_clock_that_counts_evaluations_goes_on_by_what_was_asked(monkeypatch):
    scene = replace(default_scene(), eta=(0.05,) * PANELS)
    opt = (scene.opt[0], Midpoint(), *scene.opt[2:])
    scenes = {
        f"eta=0.05&clock={clock}": replace(scene, opt=opt, clock=clock)
        for clock in ("steps", "evaluations")
    }
    monkeypatch.setattr(answers, "reading", lambda query, *_, **__: Reading(scenes[query], ()))
    by_steps, by_evaluations = (
        answers.walked(f"eta=0.05&clock={clock}")["picture"] for clock in ("steps", "evaluations")
    )
    assert (by_steps["clock"], by_evaluations["clock"]) == ("steps", "evaluations")
    # Only the clock is another one: the walks are the same.
    assert by_steps["panels"] == by_evaluations["panels"]
    assert by_steps["end"] == max(panel["end"] for panel in by_steps["panels"])
    plain, midpoint, *_ = by_evaluations["panels"]
    assert plain["asked"] is None
    assert plain["evaluations"] == plain["end"]
    assert floats(midpoint["asked"]).tolist() == [2.0 * step for step in range(41)]
    assert by_evaluations["end"] == midpoint["evaluations"] == 2 * midpoint["end"]


def test_a_rate_that_changes_is_sent_and_one_that_does_not_is_not():
    constant, cosine, drawn, _ = panels_of(
        "eta=0.1&steps=20&sched=constant,cosine,piecewise:0:1:1:0.5,constant"
    )
    assert constant["rates"] is None
    rates = floats(cosine["rates"])
    assert rates[0] == pytest.approx(0.1)
    assert (np.diff(rates) < 0).all()
    assert floats(drawn["rates"])[[0, -1]] == pytest.approx([0.1, 0.05], rel=0.1)


def test_clipped_gradients_walk_another_way_and_a_wide_bound_changes_nothing():
    free, tight, wide, small = panels_of("eta=0.05&clip=none,norm:1,norm:1e6,value:0.5")
    assert wide["path"] == free["path"]
    steps = np.hypot(*np.diff(floats(tight["path"]).reshape(-1, 2), axis=0).T)
    assert steps.max() <= 0.05 * (1 + 1e-5)
    assert np.abs(np.diff(floats(small["path"]).reshape(-1, 2), axis=0)).max() <= 0.025 * (1 + 1e-5)


def test_numbers_too_large_for_the_page_are_sent_as_the_largest():
    largest = float(np.finfo(np.float32).max)
    sent = floats(float32(np.array([1e300, -1e300, np.inf, -np.inf, 1.5])))
    assert sent.tolist() == [largest, -largest, largest, -largest, 1.5]


@pytest.mark.parametrize("surface", SURFACES)
def test_a_surface_opens_as_it_wants_to_be_met(surface):
    answer = answers.opened("steps=7&sched=cosine", surface)
    hill = SURFACES[surface]
    assert answer["scene"]["surface"] == surface
    assert answer["scene"]["eta"] == tuple(map(float, hill.rates))
    assert answer["picture"]["steps"] == hill.steps
    assert answer["notes"] == []
    assert hill.formula in json.dumps(answer, allow_nan=False, ensure_ascii=False)


def test_another_method_keeps_its_rates_on_another_surface():
    scene = answers.opened("opt=adam&eta=0.5", "beale")["scene"]
    assert scene["opt"] == ("adam",) * PANELS
    assert scene["eta"] == (0.5,) * PANELS


@pytest.mark.parametrize("junk", [None, 5, [], {}, True, "volcano", "", b"bowl"])
def test_an_unknown_surface_or_a_strange_query_changes_nothing(junk):
    assert answers.opened("eta=0.1", junk)["scene"]["surface"] == "bowl"
    if not isinstance(junk, str):
        assert answers.walked(junk)["picture"]["query"] == default_scene().query()


JUNK = [None, -1, 4, 1.0, True, 10**30, [], {}, "", "everything", "RATES", b"rates", "\ud800"]


@pytest.mark.parametrize("junk", JUNK, ids=ascii)
def test_whatever_is_asked_for_panels_a_scene_is_opened(junk):
    plain = answers.opened("eta=0.1,0.2,0.3,0.4")["scene"]
    assert answers.opened("eta=0.1,0.2,0.3,0.4", None, junk, 0)["scene"] == plain
    copied = answers.opened("eta=0.1,0.2,0.3,0.4", None, "copy", junk)["scene"]
    assert copied["eta"] == (plain["eta"][0],) * PANELS


def test_what_is_spoken_is_whole_sentences(first):
    assert first["picture"]["panels"][2]["spoken"] == (
        "Panel C: Oscillates. Learning rate 0.195. 39 of 39 steps reversed; 1.2 % left."
    )
    assert first["picture"]["panels"][1]["spoken"] == (
        "Panel B: Just right. Learning rate 0.15. settled at step 11; the best needs 10."
    )


def test_another_surface_says_that_rates_stay_which_the_visitor_chose():
    said = ("The rates that you chose stay; reset brings those of this hill.",)
    assert answers.opened("eta=0.002,0.15,0.19,0.21", surface="beale")["notes"] == list(said)
    assert answers.opened("", surface="beale")["notes"] == []
