"""An address shows what it showed: five hundred of them, against what they showed once.

`corpus.tsv` was written before panels had settings of their own. A sample is computed anew in every
run, another one each day; all of them with DOWNHILL_ALL_ADDRESSES=1.
"""

import os
import time

import pytest

from tests.app.address_corpus import COUNT, addresses, cases, digest, machine

PARTS = 25  # that the addresses are dealt to: one is computed in a run
DAY = int(time.time() // 86400)
MACHINE, CASES = cases()
IS_WHOLE = os.environ.get("DOWNHILL_ALL_ADDRESSES") == "1"
SAMPLE = list(CASES) if IS_WHOLE else list(CASES)[DAY % PARTS :: PARTS]


def test_the_corpus_is_of_as_many_addresses_as_the_dice_give():
    assert len(CASES) == len({*addresses()}) == COUNT


def test_the_corpus_is_of_every_kind():
    outcomes = {key for each in CASES.values() for key in each.outcomes.split(",")}
    assert len(outcomes) >= 15
    assert len({each.rest for each in CASES.values()}) > 0.98 * COUNT


@pytest.mark.parametrize("address", SAMPLE, ids=map(str, range(len(SAMPLE))))
def test_an_address_shows_what_it_showed(address):
    now, then = digest(address), CASES[address]
    assert now.scene == then.scene
    if machine() == MACHINE:  # elsewhere the last bit of a sine may be another
        assert now == then
