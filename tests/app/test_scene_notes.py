"""What an address says that makes no sense falls back alone, and is named."""

import re

import pytest

from app.language.speaking import speaking
from app.scene.display_options import CHOICES, PARTS, SPEEDS
from app.scene.near_misses import PARAMETERS
from app.scene.parse import KEYS, RATE_RANGE, read
from app.scene.scene import PANELS, Scene, default_scene
from app.scene.values import values
from app.scene.views import VIEWS
from descent import OPTIMIZERS, SCHEDULES
from descent.clipping import KINDS
from surfaces import SURFACES
from tests.app.everything import EVERYTHING, PLACES, query_of

ONE_BAD = {
    "surface=volcano": f"surface='volcano' is not one of {next(iter(SURFACES))}",
    "opt=sgd": f"opt='sgd' is not one of {next(iter(OPTIMIZERS))}",
    "opt=adam,sgd,adam,adam": "opt='sgd' of panel B is not one of",
    "eta=abc": "eta='abc' is not a number",
    "eta=0.1,0.2": "eta has 2 values, not one or 4",
    "eta=nan": "eta='nan' is not a finite number",
    "eta=0,0.1,0.1,0.1": "eta 0 of panel A is outside 1e-06 to 100; 1e-06 is used",
    "eta=-1": "eta -1 is outside 1e-06 to 100; 1e-06 is used",
    "eta=1e9": "eta 1000000000 is outside 1e-06 to 100; 100 is used",
    "start=1": "start='1' is not two numbers with a comma between",
    "start=1,x": "start='1,x' is not a number",
    "start=99,1": "start x 99 is outside -5 to 5; 5 is used",
    "start=1,-99": "start y -99 is outside -3 to 3; -3 is used",
    "steps=0": "steps 0 is outside 1 to 2000; 1 is used",
    "steps=1e6": "steps 1000000 is outside 1 to 2000; 2000 is used",
    "steps=2.5": "steps='2.5' is not a whole number",
    "sched=linear": f"sched='linear' is not one of {next(iter(SCHEDULES))}",
    "sched=step:nan": "sched='step:nan' is not a finite number",
    "sched=cosine,step:0,cosine,cosine": "sched='step:0' of panel B is no schedule: every must lie",
    "sched=constant:1": "sched='constant:1' has 1 fields; constant has 0",
    "clip=long": "clip='long' is not one of none, norm, value",
    "clip=norm": "clip='norm' has 0 bounds; norm has 1",
    "clip=none,norm:-1,none,none": "clip='norm:-1' of panel B is no clipping",
    "noise=-1": "noise -1 is outside 0 to 100; 0 is used",
    "noise=1e9": "noise 1000000000 is outside 0 to 100; 100 is used",
    "batch=0": "batch 0 is outside 1 to 1000000; 1 is used",
    "batch=2.5": "batch='2.5' is not a whole number",
    "batch=full": "batch='full' is for surfaces made of data",
    "surface=anscombe&batch=50": "batch 50 is outside 1 to 11; 11 is used",
    "surface=anscombe&batch=0": "batch 0 is outside 1 to 11; 1 is used",
    "surface=anscombe&batch=some": "batch='some' is not a number",
    "surface=anscombe&noise=0.5": (
        "noise 0.5 is for surfaces without data: here mini-batches make the noise"
    ),
    "surface=anscombe&replacement=2": "replacement='2' is neither 0 nor 1",
    "clock=hours": "clock='hours' is not one of steps, evaluations",
    "face=pale": "face='pale' is not one of loss, linear, gradient, rate",
    "view=roof": f"view='roof' is not one of {next(iter(VIEWS))}",
    "seed=-1": "seed -1 is outside 0 to 4294967295; 0 is used",
    "seed=1e300": "seed 1e+300 is outside 0 to 4294967295; 4294967295 is used",
    "speed=7": "speed='7' is not one of 1, 2, 4",
    "step=-1": "step='-1' is not a step",
    "autoplay=yes": "autoplay='yes' is not one of visible, 1, 0",
    "theme=pink": "theme='pink' is not one of auto, light, dark, projector",
    "panels=3": "panels='3' is not one of 4, 2, 1",
    "controls=some": "controls='some' is not one of full, min, none",
    "hide=eta,answer": "hide='eta,answer' is not one of surface, start, opt, eta, sched",
    "lock=verdict": "lock='verdict' is not one of surface, start, opt, eta, sched, noise",
    "text=90": "text 90 is outside 100 to 200; 100 is used",
    "text=big": "text='big' is not a number",
    "lang=tlh": "lang='tlh' is not spoken here, only en",
    "lang=e": "lang='e' is not spoken here",
    "resize=yes": "resize='yes' is not a number",
    "motion=fast": "motion='fast' is not one of auto, full, reduced",
    "condition=1e9": "condition 1000000000 is outside 1 to 1000; 1000 is used",
    "opt=momentum&beta=2": "beta 2 is outside 0 to 0.999; 0.999 is used",
    "opt=rmsprop&centered=2": "centered='2' is neither 0 nor 1",
    "opt=adam&beta1=.5,.5,x,.5": "beta1='x' of panel C is not a number",
}


@pytest.mark.parametrize("query", ONE_BAD)
def test_a_bad_field_is_named_by_one_note(query):
    _, notes = read(query)
    assert len(notes) == 1
    assert notes[0].startswith(ONE_BAD[query])
    assert notes[0].endswith(" is used.")


# Notes on a whole address, or on a list or a key of it.
OTHERS = (
    *("lr=1", "decay=1&opt=adam&sched=constant", "betas=1&opt=adam", "betas=1&opt=adam,nesterov"),
    *("steps=1&steps=2", "eta=1&eta=2", "eta=0,1,0,2", "eta=0,1,0", "eta=0,1,0,1,0,1,0,x"),
    *("start=0,1,0,2", "sched=multi_step:.1:3:1", "sched=piecewise:0:1", "clip=norm:0", "a" * 9000),
)
# What was typed, and the keys and values of addresses: the same in every language.
TYPED = re.compile(r"\w+='[^']*'|'[^']*'|\b[a-z_]+[=:][^\s;,]*")
WORDS = (
    *(KEYS, PARAMETERS, SURFACES, OPTIMIZERS, SCHEDULES, PARTS, VIEWS, KINDS, SPEEDS),
    *(*CHOICES.values(), ("none", "every", "en")),
)
NAMES = re.compile(rf"\b({'|'.join(word for words in WORDS for word in words)})\b")


@pytest.mark.parametrize("query", [*ONE_BAD, *OTHERS])
def test_a_note_is_said_in_the_language_that_is_spoken(query):
    english = read(query).notes
    with speaking("xx"):
        notes = read(query).notes
    assert len(notes) == len(english) > 0
    for note in notes:
        assert note.startswith("⟦")
        said = NAMES.sub("", TYPED.sub("", note))
        assert not re.search("[A-Za-z]{2}", said), note


@pytest.mark.parametrize("query", ONE_BAD)
def test_a_bad_field_falls_back_alone(query):
    key, _, value = query.rpartition("&")[2].partition("=")
    before = read(query_of(EVERYTHING)).scene
    after = read(query_of({**EVERYTHING, key: value})).scene
    changed = {
        name for name in Scene.__dataclass_fields__ if getattr(before, name) != getattr(after, name)
    }
    assert changed <= PLACES.get(key, {key})


def test_an_entry_of_a_list_falls_back_alone():
    scene, notes = read("eta=0.001,0.0005,0.01,abc")
    assert scene.eta == (0.001, 0.0005, 0.01, default_scene().eta[3])
    assert notes == ("eta='abc' of panel D is not a number; the default is used.",)


def test_each_bad_entry_of_a_list_has_its_own_note():
    scene, notes = read("surface=ravine&eta=-1,x,5e-3,1e9&sched=cosine,cosine:2,cosine:x,constant")
    rates = default_scene("ravine").eta
    assert scene.eta == (RATE_RANGE[0], rates[1], 5e-3, 100.0)
    assert values(scene)["sched"] == ("cosine:0", "constant", "constant", "constant")
    assert [note.split(" of panel ")[0] for note in notes] == [
        *("eta -1", "eta='x'", "eta 1000000000", "sched='cosine:2'", "sched='cosine:x'"),
    ]
    assert [note.split(" of panel ")[1][0] for note in notes] == [*"ABDBC"]


def test_an_empty_place_in_a_list_is_the_default_of_its_panel():
    scene, notes = read("opt=,momentum,, &eta=,0.5,,0.25&clip=,,norm:2,&sched=,,,cosine")
    rates = default_scene().eta
    assert notes == ()
    told = values(scene)
    assert told["opt"] == ("gradient_descent", "momentum", "gradient_descent", "gradient_descent")
    assert scene.eta == (rates[0], 0.5, rates[2], 0.25)
    assert told["clip"] == ("none", "none", "norm:2", "none")
    assert told["sched"] == ("constant", "constant", "constant", "cosine:0")
    several, notes = read("opt=momentum&beta=,,0.5,")
    assert notes == ()
    assert [several.opt[panel].beta for panel in range(PANELS)] == [0.9, 0.9, 0.5, 0.9]
    assert read("eta=,,,").scene == default_scene()


def test_a_panel_whose_method_lacks_a_parameter_does_not_read_it():
    scene, notes = read("opt=gradient_descent,momentum,adam,nesterov&beta=nonsense,0.5,,0.7")
    assert notes == ()
    assert dict(values(scene)["hyper"])["beta"] == (0.5, 0.5, 0.5, 0.7)
