"""Where verdicts are hidden an answer has no words and no outcomes: nothing but what was walked."""

import io
import json

import pytest
from PIL import Image

from app import compute
from app.compute import answers
from app.compute.runs import runs_of
from app.exports import EXPORTS
from app.exports.title import description, title
from app.raster import panel_row
from app.scene.parse import read
from app.settings import get_settings

# What was walked: numbers in the source, that no picture shows before they are played.
WALKED = ("path", "height", "loss", "slope", "rates", "asked", "last", "evaluations")
SCENES = (
    "hide=verdict",
    "hide=verdict&step=0",
    "hide=verdict&surface=rosenbrock&opt=momentum",
    "hide=verdict&surface=bowl,ravine,beale,parabola&eta=0.21",
    "hide=verdict&face=linear",
    "hide=verdict&clock=evaluations",
    "hide=verdict&clock=evaluations&opt=line_search",
    "hide=verdict&surface=cars&batch=8&clock=epochs",
)
WORDS = ("too slow", "just right", "oscillates", "diverges", "settled", "left the map", "works")


def exchanged(scene, *, live=False):
    """The runs of a scene, with those of other rates in their places."""
    own = runs_of(scene, live=live)
    other = own[::-1]
    return [run | {"eta": mine["eta"]} for mine, run in zip(own, other, strict=True)]


def shown(answer):
    """An answer without what was walked."""
    panels = [
        {name: value for name, value in panel.items() if name not in WALKED}
        for panel in answer["picture"]["panels"]
    ]
    return json.dumps(answer | {"picture": answer["picture"] | {"panels": panels}}, default=list)


@pytest.mark.parametrize("query", SCENES)
@pytest.mark.parametrize("ask", [answers.opened, answers.walked])
def test_an_answer_is_the_same_when_its_runs_are_exchanged_for_those_of_other_rates(
    monkeypatch, ask, query
):
    before = shown(ask(query))
    monkeypatch.setattr(compute, "runs_of", exchanged)
    assert shown(ask(query)) == before


@pytest.mark.parametrize(
    "query",
    [
        "clock=steps",
        "clock=evaluations",
        "clock=evaluations&opt=bfgs",
        "surface=cars&batch=8&clock=epochs",
        "surface=cars&batch=8,16,32,full&clock=examples",
    ],
)
def test_the_end_of_the_clock_is_where_it_is_for_walks_that_go_on(query):
    def end(rates):
        return answers.walked(f"hide=verdict&steps=60&{query}&eta={rates}")["picture"]["end"]

    assert end("1e290") >= 60 * (0.1 if "epochs" in query else 1)
    if "bfgs" not in query:  # how often it asks depends on the way
        assert end("1e290") == end("0.01") == end("0.1")


@pytest.mark.parametrize("query", SCENES)
def test_a_hidden_verdict_is_in_no_word_of_an_answer(query):
    answer = answers.opened(query)
    text = json.dumps(answer["picture"], default=str).lower()
    for word in WORDS:
        assert word not in text
    for panel in answer["picture"]["panels"]:
        assert (panel["fate"], panel["events"], panel["limit"]) == ("pending", {}, None)
        assert panel["ruler"]["zones"] == []


def test_the_walks_along_a_ruler_tell_no_outcome_either():
    painting = answers.painted("hide=verdict", 3)
    assert {mark["fate"] for mark in painting["marks"]} == {"pending"}
    assert {mark["sentence"] for mark in painting["marks"]} == {""}
    assert len({mark["end"] for mark in painting["marks"]}) == 1
    ruler = answers.opened("hide=verdict")["picture"]["panels"][3]["ruler"]
    assert (painting["low"], painting["high"]) == (ruler["low"], ruler["high"])


def test_a_visible_verdict_stays_in_the_answer():
    panels = answers.opened("")["picture"]["panels"]
    assert [panel["fate"] for panel in panels] == [
        *("too_slow", "just_right", "oscillates", "diverges"),
    ]


@pytest.mark.parametrize("query", ["hide=verdict&step=0", "hide=verdict&step=0&theme=dark"])
def test_at_step_0_title_and_preview_are_the_same_bytes_whatever_becomes_of_the_walks(
    monkeypatch, query
):
    scene = read(query).scene
    preview = EXPORTS["preview.png"].make.__wrapped__
    before = preview(scene, get_settings()), title(scene), description(scene, None)
    monkeypatch.setattr(compute, "runs_of", exchanged)
    assert panel_row.compute is compute
    after = preview(scene, get_settings()), title(scene), description(scene, None)
    assert after == before
    assert Image.open(io.BytesIO(after[0])).size == (1200, 630)
