"""While a hand moves: the walks at once, words that are true without the other rates, and the whole
truth when it rests.
"""

import pytest

from app.compute import answers, lr_sweep
from app.compute.caches import own_caches
from app.web import compression
from descent import Outcome
from descent.verdict.diagnose import Quick
from tests.app.queries import random_scenes
from tests.samples import fresh, sample

FOUR = "surface=rosenbrock&opt=gradient_descent,momentum,adam,rmsprop&eta=0.001,0.0005,0.05,0.01"
SETTLED = {"just_right", "works_slowly", "works_overshoots"}
# What says how it went; all else is the walk itself and how it is set up.
LATER = ("ruler", "suits", "picks")  # come when the hand rests
WORDS = ("outcome", "fate", "word", "sentence", "spoken", "advice", "suggested")


@pytest.fixture(autouse=True)
def nothing_is_kept():
    own_caches.cache_clear()
    yield
    own_caches.cache_clear()


def panels_of(query, *, live):
    return answers.walked(query, live=live)["picture"]["panels"]


def without(panel, *names):
    return {name: value for name, value in panel.items() if name not in names}


@pytest.fixture
def no_ladder(monkeypatch):
    """Whoever walks the ladder of rates is caught."""

    def refuse(*_given, **_more):
        raise AssertionError("the ladder was walked")

    monkeypatch.setattr(lr_sweep, "ladder", refuse)
    monkeypatch.setattr("descent.verdict.diagnose.ladder", refuse)


def test_a_start_under_a_hand_walks_no_other_rate(no_ladder):
    assert len(panels_of(f"{FOUR}&steps=500&start=-1.3,0.9", live=True)) == 4
    with pytest.raises(AssertionError):
        panels_of(f"{FOUR}&steps=500&start=-1.3,0.9", live=False)


@sample
def test_a_live_answer_has_the_walks_of_the_whole_one_and_no_word_that_it_denies():
    words = set()
    some = [scene.query() for scene in random_scenes(*fresh(15))]
    for query in [FOUR, f"{FOUR}&steps=500", *some]:
        quick = panels_of(query, live=True)
        whole = panels_of(query, live=False)
        for now, then in zip(quick, whole, strict=True):
            assert without(now, *WORDS) == without(then, *WORDS, *LATER), query
            words.add(now["outcome"])
            if now["outcome"] == Quick.WORKS.key:
                assert then["outcome"] in SETTLED, query
                assert now["sentence"].startswith("settled at step "), query
                assert (now["fate"], now["word"]) == ("works", "Works"), query
            else:
                assert without(now, "advice", "suggested") == without(
                    then, "advice", "suggested", *LATER
                ), query
    assert words > {Quick.WORKS.key, Outcome.DIVERGES.key, Outcome.TOO_SLOW.key}


def test_where_the_other_rates_are_known_a_live_answer_compares(no_ladder, monkeypatch):
    quick = panels_of("eta=0.05,0.15,0.195,0.21", live=True)
    assert [panel["word"] for panel in quick[:2]] == ["Works", "Works"]
    monkeypatch.undo()
    panels_of("", live=False)
    known = panels_of("eta=0.05,0.151,0.195,0.21", live=True)
    assert [panel["sentence"] for panel in known[:2]] == [
        *("step 33; the best rate needs 10", "settled at step 11; the best needs 10")
    ]


def test_what_stands_after_a_drag_is_what_a_fresh_load_of_its_address_says():
    for x in (-3, -2.5, -2):
        panels_of(f"{FOUR}&start={x},1", live=True)
    rested = answers.walked(f"{FOUR}&start=-2,1")
    own_caches.cache_clear()
    assert rested["picture"] == answers.opened(f"{FOUR}&start=-2,1")["picture"]
    assert any(panel["advice"] for panel in rested["picture"]["panels"])


def test_what_follows_a_hand_is_compressed_quickly_and_the_last_word_well(client, monkeypatch):
    qualities = []

    def compress(data, quality, original=compression.brotli.compress):
        qualities.append(quality)
        return original(data, quality=quality)

    monkeypatch.setattr(compression.brotli, "compress", compress)
    for path in ("/ask/runs/live", "/ask/runs"):
        assert client.get(f"{path}?{FOUR}", headers={"Accept-Encoding": "br"}).status_code == 200
    assert qualities == [compression.LIVE, compression.ANSWERS]
