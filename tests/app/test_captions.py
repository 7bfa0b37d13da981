"""The line above the panels: what they share, and what differs."""

import pytest

from app.compute import answers

SHARED = "Same hill, same start, one clock"


CAPTIONS = {
    "": f"{SHARED}: only the rate differs.",
    "eta=0.1": f"{SHARED}: nothing differs.",
    "eta=0.1&opt=adam,momentum,adam,adam": f"{SHARED}: only the method differs.",
    "eta=0.1&opt=momentum&beta=0.1,0.2,0.1,0.1": (
        f"{SHARED}: only the method differs. beta = 0.1, 0.2"
    ),
    "eta=0.1&sched=cosine,constant,constant,constant": (
        f"{SHARED}: only the schedule differs. cosine → 0"
    ),
    "opt=adam,momentum,adam,adam": f"{SHARED}: method and rate differ.",
    "opt=adam,momentum,adam,adam&sched=cosine,,,": (
        f"{SHARED}: method, rate and schedule differ. cosine → 0"
    ),
    "eta=0.1&start=-4,2;1,1;0,2;3,-1": "Same hill, one clock: only the start differs.",
    "surface=bowl,ravine,beale,bowl&eta=0.01": "One clock: hill and start differ.",
    "eta=0.1&condition=5,50,5,5": (
        "Same start, one clock: only the hill differs. condition = 5, 50"
    ),
    "eta=0.1&noise=0.5&batch=1,4,16,64": (
        f"{SHARED}: only the batch differs. noise = 0.5 · batch = 1, 4, 16, 64 · seed = 0"
    ),
    # Without noise neither batch nor seed makes a difference.
    "eta=0.1&batch=1,4,16,64&seed=1,2,3,4": f"{SHARED}: nothing differs.",
    "condition=5&noise=0.5": (
        f"{SHARED}: only the rate differs. condition = 5 · noise = 0.5 · seed = 0"
    ),
    "eta=0.1&noise=0.5&seed=1,2,2,2": (
        f"{SHARED}: only the seed differs. noise = 0.5 · seed = 1, 2"
    ),
}


@pytest.mark.parametrize("query", CAPTIONS)
def test_the_caption_says_what_is_shared_and_what_differs(query):
    assert answers.walked(query)["picture"]["caption"] == CAPTIONS[query]
