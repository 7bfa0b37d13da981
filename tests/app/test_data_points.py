"""The data of a surface as the page draws them: the scripts' models are those of the surfaces."""

import base64
import json
from pathlib import Path

import numpy as np
import pytest

from app import compute
from app.compute.sampling.data_points import data_points
from app.scene.parse import read
from descent.minibatch import Sampling, examples_of
from surfaces import SURFACES

CASES = Path(__file__).parents[1] / "cases" / "models.json"
DATA = {key: surface for key, surface in SURFACES.items() if examples_of(surface)}
EXAMPLES = [(-1.5, 1.0), (0.0, -1.0), (0.75, 1.0), (2.0, -1.0)]
WEIGHTS = [(0.0, 0.0), (1.25, -0.5), (-3.0, 2.0), (40.0, 0.75)]


def cases():
    """What each kind of model says of some examples, and the slopes of their losses."""
    kinds = {surface.model: surface for surface in DATA.values()}
    return {
        kind: [
            {
                "weights": weights,
                "example": example,
                "loss": float(surface.example_loss(*map(np.float64, weights), *example)),
                "says": float(surface.predict(*map(np.float64, weights), example[0])),
                "slope": list(
                    map(float, surface.example_gradient(*map(np.float64, weights), *example))
                ),
            }
            for weights in WEIGHTS
            for example in EXAMPLES
        ]
        for kind, surface in sorted(kinds.items())
    }


def test_the_table_of_models_that_the_scripts_are_held_to_is_that_of_the_surfaces():
    told = json.loads(CASES.read_text(encoding="utf-8"))
    fresh = json.loads(json.dumps(cases()))
    assert told.keys() == fresh.keys()
    for kind, each in fresh.items():
        for ours, theirs in zip(each, told[kind], strict=True):
            assert (theirs["weights"], theirs["example"]) == (ours["weights"], ours["example"])
            assert theirs["says"] == pytest.approx(ours["says"], rel=1e-13)
            assert theirs["loss"] == pytest.approx(ours["loss"], rel=1e-13)
            assert theirs["slope"] == pytest.approx(ours["slope"], rel=1e-13)


@pytest.mark.parametrize("key", DATA)
def test_a_card_brings_the_examples_and_what_makes_them_the_published_ones(key):
    surface = DATA[key]
    told = compute.card(surface)["data"]
    mean, deviation = told["inputs"]
    pairs = getattr(surface, "pairs", surface.examples)
    assert [mean + deviation * u for u, _ in told["examples"]] == pytest.approx(
        [u for u, _ in pairs]
    )
    assert [v for _, v in told["examples"]] == [v for _, v in pairs]
    assert len(told["test"]) == len(surface.test_examples)
    assert all(told["axes"])
    assert told["lowest"] == surface.lowest


def test_what_is_not_made_of_data_has_none():
    assert data_points(SURFACES["bowl"]) is None


@pytest.mark.parametrize("replacement", [0, 1])
def test_a_picture_brings_the_examples_of_each_update(replacement):
    query = f"surface=anscombe&batch=1,4,full,full&replacement={replacement}&seed=3,4,5,6&eta=0.01"
    first, second, third, _ = compute.picture(read(query).scene)["panels"]
    assert "picks" not in third
    for panel, seed, size in ((first, 3, 1), (second, 4, 4)):
        assert panel["picks"]["size"] == size
        numbers = np.frombuffer(base64.b64decode(panel["picks"]["packed"]), "<i2")
        drawn = np.concatenate(list(Sampling(11, size, bool(replacement)).picks((seed,), 40)))
        np.testing.assert_array_equal(numbers, drawn[:, 0])


def test_under_a_hand_they_are_left_out():
    panels = compute.picture(read("surface=anscombe&batch=4").scene, live=True)["panels"]
    assert all("picks" not in panel for panel in panels)
