"""Addresses: strategies for good ones and bad ones, and a stream of random scenes."""

import math
import random

from hypothesis import strategies as st

from app.scene.display_options import CHOICES, LOCKABLE, PARTS, SPEEDS, TEXT_RANGE
from app.scene.parse import RATE_RANGE, read
from app.scene.scene import CLOCKS_OF_DATA, COUNTED, PANELS
from app.scene.tokens import joined, number, spelled
from app.scene.views import VIEWS
from app.scene.wanted import BATCH_RANGE, NOISE_RANGE, SEED_RANGE, SEEDS_RANGE
from descent import OPTIMIZERS, parameters_of
from descent.clipping import KINDS
from descent.minibatch import examples_of
from surfaces import SURFACES
from tests.descent.strategies import schedules, values_of

KEYS = [
    *("surface", "opt", "eta", "start", "steps", "sched", "clip"),
    *("noise", "batch", "replacement", "seed"),
    *("clock", "face", "view", "seeds", "speed", "step", "autoplay", "theme", "motion"),
    *("panels", "controls", "hide", "lock", "text", "lang", "resize"),
]
PARAMETERS = {
    p.name: p for kind in (*SURFACES.values(), *OPTIMIZERS.values()) for p in parameters_of(kind)
}
SPIKED = [
    *("nan", "inf", "-inf", "1e999", "-0", "9" * 400, "1e-320", "", ",", ",,,", ":", "0x10", "1_0"),
    *("\x00", "\ud800", "%", "%%%", "%ff%fe", "٣", "</script>", "<!--", "\u2028", "a" * 9000),
    *("step:nan", "step:", "step:1:2:3:4", "cosine:inf", "True", "None", "1,2,3", "1,2,3,4,5"),
    *("[1]", "{}", "+1", "1e", "--1", "0.1;0.2", "0,1", "true", "bowl\n", "BOWL", "x" * 41),
]
SCHEDULED = (
    *("step:1:0.001", "exponential:0.9", "cosine", "step:5:0.5", "plateau:0.5:2", "triangular:8:0"),
    *("warm_up:5:plateau:0.1:0", "piecewise:0:0:0.5:10:1:0", "one_cycle", "multi_step:0.1:3:9"),
)

# Of the fewest examples that cars may leave for training; of others some.
OF_DATA = st.sampled_from(("1", "2", "3", "full"))
CLIPPED_TEXTS = ("none", "norm:1", "value:0.01", "norm:1e-6")
CLIPPED = st.one_of(
    st.just("none"),
    st.tuples(st.sampled_from(KINDS), st.floats(1e-3, 1e3).map(number)).map(":".join),
)


def per_panel(strategy):
    """A comma list: a value for all panels, or one for each."""
    each = st.lists(strategy, min_size=PANELS, max_size=PANELS)
    return st.one_of(strategy.map(lambda v: [v] * PANELS), each).map(joined)


def is_any_of_data(surfaces):
    """Whether one of the surfaces of these keys is made of data."""
    return any(map(examples_of, map(SURFACES.get, surfaces)))


def by_surface(surfaces, of_data, others):
    """A comma list as `per_panel`, of other values for a surface made of data."""
    if not is_any_of_data(surfaces):
        return per_panel(others)
    kinds = [of_data if examples_of(SURFACES[key]) else others for key in surfaces]
    return st.tuples(*kinds * (PANELS // len(kinds))).map(joined)


def clocks(surfaces):
    """What a clock may count on the surfaces of these keys."""
    whole = all(map(examples_of, map(SURFACES.get, surfaces)))
    return [key for key in CHOICES["clock"] if whole or key not in CLOCKS_OF_DATA]


def some(choices):
    """A comma list of some of the choices, at least one, in any order."""
    return st.lists(st.sampled_from(list(choices)), min_size=1, unique=True).map(",".join)


def starts(surfaces):
    """A start for all panels, or one for each, on the maps of their surfaces."""
    views = [SURFACES[key].view for key in surfaces]
    views = views * (PANELS // len(views)) if len(set(surfaces)) > 1 else views[:1]
    places = [st.tuples(*(st.floats(*map(float, ends)) for ends in view)) for view in views]
    texts = [place.map(lambda p: ",".join(map(number, p))) for place in places]
    if len(texts) > 1:
        return st.tuples(*texts).map(";".join)
    return st.one_of(texts[0], st.lists(texts[0], min_size=PANELS, max_size=PANELS).map(";".join))


@st.composite
def good_fields(draw, most_steps=2000):
    """Fields of an address without a mistake, any number of them left out."""
    count = draw(st.sampled_from((1, 1, PANELS)))
    surfaces = [draw(st.sampled_from(sorted(SURFACES))) for _ in range(count)]
    rates = st.floats(*RATE_RANGE).map(number)
    given = {
        "opt": per_panel(st.sampled_from(sorted(OPTIMIZERS))),
        "eta": per_panel(rates),
        "start": starts(surfaces),
        "steps": st.integers(1, most_steps).map(str),
        "sched": per_panel(schedules().map(spelled).map(":".join)),
        "per": by_surface(surfaces, st.sampled_from(COUNTED), st.just(COUNTED[0])),
        "clip": per_panel(CLIPPED),
        "noise": by_surface(surfaces, st.just("0"), st.floats(*NOISE_RANGE).map(number)),
        "batch": by_surface(surfaces, OF_DATA, st.integers(*BATCH_RANGE).map(str)),
        "replacement": per_panel(st.sampled_from("01")),
        "seed": per_panel(st.integers(*SEED_RANGE).map(str)),
        "view": st.sampled_from([*VIEWS]),
        "seeds": st.integers(*SEEDS_RANGE).map(str),
        "speed": st.sampled_from(SPEEDS),
        "step": st.integers(0, 10**6 - 1).map(str),
        "hide": some(PARTS),
        "lock": some(LOCKABLE),
        "text": st.integers(*TEXT_RANGE).map(str),
        "lang": st.sampled_from(["en"]),
        "resize": st.sampled_from("01"),
        **{key: st.sampled_from(list(words)) for key, words in CHOICES.items()},
        "clock": st.sampled_from(clocks(surfaces)),
    }
    for name, p in PARAMETERS.items():
        given[name] = per_panel(values_of(p).map(number))
    chosen = draw(st.sets(st.sampled_from(sorted(given))))
    if is_any_of_data(surfaces) and "standardised" in chosen:
        chosen = chosen - {"start"}  # raw inputs have a map of their own
    return {"surface": ",".join(surfaces), **{name: draw(given[name]) for name in sorted(chosen)}}


spiked = st.one_of(st.sampled_from(SPIKED), st.text(max_size=30), st.floats().map(repr))


@st.composite
def bad_fields(draw):
    """Fields of an address of which some are wrong, unknown or said twice, as pairs."""
    pairs = list(draw(good_fields()).items())
    names = st.one_of(st.sampled_from([*KEYS, *PARAMETERS, "v", "lesson"]), st.text(max_size=8))
    lists = st.lists(spiked, min_size=1, max_size=6).map(",".join)
    pairs += draw(st.lists(st.tuples(names, st.one_of(spiked, lists)), max_size=6))
    return draw(st.permutations(pairs))


def random_scenes(count, seed=1, longest=60):
    """A stream of scenes of every kind, the same in every run; some of them are wild."""
    dice = random.Random(seed)
    for _ in range(count):
        yield read(random_query(dice, longest)).scene


def random_panels(dice, longest, methods=None):
    """A random address in which much differs from panel to panel; the rates are gentle."""
    fours = {
        "surface": [dice.choice(sorted(SURFACES)) for _ in range(PANELS)],
        "opt": [dice.choice(methods or sorted(OPTIMIZERS)) for _ in range(PANELS)],
        "noise": dice.choices(("0", "0.1", "1"), k=PANELS),
        "batch": dice.choices(("1", "4", "64"), k=PANELS),
        "seed": [str(dice.randint(0, 9)) for _ in range(PANELS)],
        "condition": [number(dice.uniform(1, 50)) for _ in range(PANELS)],
        "sched": dice.choices(SCHEDULED, k=PANELS),
        "clip": dice.choices(CLIPPED_TEXTS, k=PANELS),
    }
    chosen = {key: each for key, each in fours.items() if dice.random() < 0.6}
    keys = chosen.get("surface", ["bowl"] * PANELS)
    views = [SURFACES[key].view for key in keys]
    if dice.random() < 0.6:
        chosen["start"] = [",".join(number(dice.uniform(*ends)) for ends in v) for v in views]
    fields = {key: (";" if key == "start" else ",").join(each) for key, each in chosen.items()}
    fields["steps"] = str(dice.randint(1, longest))
    return "&".join(f"{key}={value}" for key, value in fields.items())


def random_query(dice, longest):
    """A random address: rates from gentle to absurd, starts anywhere and on critical points."""
    surface = dice.choice(sorted(SURFACES))
    hill = SURFACES[surface]
    opt = [dice.choice(sorted(OPTIMIZERS)) for _ in range(dice.choice((1, 1, 1, PANELS)))]
    eta = [math.exp(dice.uniform(*map(math.log, RATE_RANGE))) for _ in range(PANELS)]
    start = [dice.uniform(*ends) for ends in hill.view]
    if dice.random() < 0.4:
        start = dice.choice([p[:2] for p in hill.critical_points] + list(hill.starts.values()))
    pairs = {
        "surface": surface,
        "opt": ",".join(opt),
        "eta": ",".join(map(number, eta)),
        "start": ",".join(map(number, start)),
        "steps": str(dice.randint(1, longest)),
    }
    for name, p in PARAMETERS.items():
        if dice.random() < 0.2 and not isinstance(p.default, bool):
            pairs[name] = number(
                dice.choice((p.low, p.high, p.default, dice.uniform(p.low, p.high)))
            )
    if dice.random() < 0.2:
        pairs["noise"] = number(dice.choice((0.0, 0.1, 1.0, 100.0)))
        pairs["batch"] = str(dice.choice((1, 4, 10**6)))
        pairs["seed"] = str(dice.randint(0, 3))
    if dice.random() < 0.3:
        pairs["sched"] = dice.choice(SCHEDULED)
    if dice.random() < 0.2:
        pairs["clip"] = dice.choice(CLIPPED_TEXTS[1:])
    if dice.random() < 0.3:
        pairs["clock"] = "evaluations"
        pairs["face"] = dice.choice(list(CHOICES["face"]))
    return "&".join(f"{key}={value}" for key, value in pairs.items())
