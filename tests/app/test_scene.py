"""A scene and its address: one is the other, and any text at all is an address."""

import math
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.ids import VIEWS
from app.reading import BATCH_RANGE, NOISE_RANGE, RATE_RANGE, Reading, read
from app.scene import PANELS, Scene, default_scene, moved_to
from app.settings import Settings
from app.showing import CHOICES, LOCKABLE, PARTS, SPEEDS
from app.spelling import number, shown
from descent import OPTIMIZERS, SCHEDULES, parameters_of
from surfaces import SURFACES
from tests.app.queries import KEYS, PARAMETERS, SPIKED, bad_fields, good_fields, spiked

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
# Links of the first version. They were given away, so they open for ever: add, never change.
OLD_LINKS = {
    "": default_scene(),
    "surface=rosenbrock&opt=gradient_descent,momentum,rmsprop,adam&eta=0.001,0.0005,0.01,0.1"
    "&start=-1.2,1&steps=200": Scene(
        surface="rosenbrock",
        start=(-1.2, 1.0),
        steps=200,
        opt=("gradient_descent", "momentum", "rmsprop", "adam"),
        eta=(0.001, 0.0005, 0.01, 0.1),
    ),
    "v=1&surface=bowl&condition=50&eta=0.03&opt=momentum&beta=0,0.5,0.9,0.99&start=-4,1&steps=9": (
        Scene(
            surface="bowl",
            shape=(("condition", 50.0),),
            start=(-4.0, 1.0),
            steps=9,
            opt=("momentum",) * 4,
            eta=(0.03,) * 4,
            hyper=(("beta", (0.0, 0.5, 0.9, 0.99)),),
        )
    ),
    "surface=ravine&opt=gradient_descent&eta=0.03&start=-4,1&steps=200"
    "&sched=constant,step:50:0.2,exponential:0.985,cosine:0&noise=0.5&seed=7&speed=16&step=12"
    "&autoplay=0&theme=dark&motion=reduced": Scene(
        surface="ravine",
        start=(-4.0, 1.0),
        steps=200,
        opt=("gradient_descent",) * 4,
        eta=(0.03,) * 4,
        sched=("constant", "step:50:0.2", "exponential:0.985", "cosine:0"),
        noise=0.5,
        seed=7,
        speed="16",
        step=12,
        autoplay="0",
        theme="dark",
        motion="reduced",
    ),
    "surface=double_well&opt=rmsprop,rmsprop,adam,adagrad&centered=1&eps=1e-8&beta1=0.5": Scene(
        surface="double_well",
        start=(-3.0, 0.001),
        steps=40,
        opt=("rmsprop", "rmsprop", "adam", "adagrad"),
        eta=(0.1, 0.6, 1.95, 2.1),
        hyper=(
            ("beta1", (0.5,) * 4),
            ("centered", (True,) * 4),
            ("eps", (1e-8,) * 4),
        ),
    ),
}


def query_of(fields):
    return "&".join(f"{key}={value}" for key, value in fields.items())


def is_sound(scene, limits=None):
    """Whether a scene is one that the engine may be given, whoever made it."""
    limits = limits or Settings()
    hill = scene.hill()
    assert scene.surface in SURFACES
    assert len(scene.opt) == len(scene.eta) == len(scene.sched) == len(scene.clip) == PANELS
    assert all(RATE_RANGE[0] <= rate <= RATE_RANGE[1] for rate in scene.eta)
    assert all(low <= at <= high for at, (low, high) in zip(scene.start, hill.view, strict=True))
    assert type(scene.steps) is int
    assert 1 <= scene.steps <= limits.max_steps
    assert NOISE_RANGE[0] <= scene.noise <= NOISE_RANGE[1]
    assert type(scene.batch) is int
    assert BATCH_RANGE[0] <= scene.batch <= BATCH_RANGE[1]
    assert 0 <= scene.seed < 2**32
    assert scene.view in ("", *VIEWS)
    assert all(str(getattr(scene, key)) in words for key, words in CHOICES.items())
    assert scene.lang in ("", "en")
    assert {*scene.hide} <= {*PARTS}
    assert {*scene.lock} <= {*LOCKABLE}
    assert 100 <= scene.text <= 200
    assert type(scene.resize) is bool
    for panel in range(PANELS):
        scene.method(panel)
        scene.schedule(panel)
        scene.clipping(panel)
    hash(scene)
    return True


@given(good_fields())
def test_a_scene_comes_back_from_its_own_address(fields):
    scene, notes = read(query_of(fields))
    assert notes == ()
    assert is_sound(scene)
    again = read(scene.query())
    assert again == Reading(scene, ())
    assert hash(again.scene) == hash(scene)
    assert again.scene.query() == scene.query()


@given(good_fields())
def test_what_the_address_says_is_what_the_scene_has(fields):
    scene = read(query_of(fields)).scene
    assert scene.noise == float(fields.get("noise", 0))
    assert scene.steps == int(fields.get("steps", SURFACES[scene.surface].steps))
    if "eta" in fields:
        parts = fields["eta"].split(",")
        assert scene.eta == tuple(map(float, parts * (PANELS // len(parts))))


@given(st.lists(st.sampled_from(sorted(SURFACES)), min_size=1, max_size=5), good_fields())
def test_a_scene_moved_to_other_surfaces_comes_back_from_its_address(surfaces, fields):
    scene = read(query_of(fields)).scene
    for surface in surfaces:
        scene = moved_to(scene, surface)
        assert read(scene.query()) == Reading(scene, ())
        assert scene.start == tuple(map(float, SURFACES[surface].start))


@settings(max_examples=300)
@given(ANY_TEXT)
@example("\ud800")
@example("%ed%a0%80=1&eta=%00&%=%&&&===")
@example("surface=\x00&start=\ud800,1")
@example("?" * 500)
@example("eta=nan,inf,-inf,1e999")
@example("a" * 65_536)
@example("&" * 8000)
@example("eta=" + "9" * 5000 + "&seed=" + "9" * 3000)
@example("surface=bowl&" * 600)
def test_any_text_gives_a_scene(text):
    scene, notes = read(text)
    assert is_sound(scene)
    assert read(scene.query()) == Reading(scene, ())
    assert all(note.isprintable() and len(note) < 250 for note in notes)


@settings(max_examples=500)
@given(bad_fields())
def test_any_fields_give_a_scene(pairs):
    scene, notes = read("&".join(f"{key}={value}" for key, value in pairs))
    assert is_sound(scene)
    assert read(scene.query()) == Reading(scene, ())
    assert len(set(notes)) == len(notes)
    assert all(note.isprintable() and len(note) < 250 for note in notes)


@pytest.mark.parametrize("key", [*KEYS, *PARAMETERS])
def test_a_field_can_hold_anything(key):
    opt = "opt=momentum,nesterov,rmsprop,adam&" if key in PARAMETERS else ""
    for text in SPIKED:
        assert is_sound(read(f"{opt}{key}={text}").scene)


@pytest.mark.parametrize("query", OLD_LINKS, ids=range(len(OLD_LINKS)))
def test_an_old_link_opens_as_it_was(query):
    assert read(query) == Reading(OLD_LINKS[query], ())


def test_a_question_mark_in_front_changes_nothing():
    assert read("?eta=0.1") == read("eta=0.1")


def test_unknown_keys_are_ignored():
    assert read("lesson=3&v=99&utm_source=x&condition=5&beta=0.1&surface=beale") == Reading(
        default_scene("beale"), ()
    )


def test_of_a_key_said_twice_the_last_counts():
    assert read("eta=0.1&eta=0.2").scene.eta == (0.2,) * PANELS


def test_an_empty_value_is_no_value():
    assert read("eta=&start=&surface=%20&sched=") == Reading(default_scene(), ())


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
    "clock=hours": "clock='hours' is not one of steps, evaluations",
    "face=pale": "face='pale' is not one of loss, linear, gradient, rate",
    "view=roof": f"view='roof' is not one of {VIEWS[0]}",
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


EVERYTHING = {
    "surface": "bowl",
    "condition": "5",
    "opt": "momentum,rmsprop,adam,momentum",
    "eta": "0.5",
    "beta": "0.5",
    "beta1": "0.5",
    "centered": "1",
    "start": "1,2",
    "steps": "3",
    "sched": "cosine:0.5",
    "clip": "norm:2",
    "noise": "0.5",
    "batch": "4",
    "seed": "3",
    "clock": "evaluations",
    "face": "linear",
    "view": "more",
    "speed": "max",
    "step": "3",
    "autoplay": "0",
    "theme": "dark",
    "motion": "full",
    "panels": "2",
    "controls": "min",
    "hide": "eta,verdict",
    "lock": "opt",
    "text": "150",
    "lang": "en",
    "resize": "1",
}
# Where a key of the address stands in a scene, if not under its own name.
HYPER = ("beta", "beta1", "centered")
PLACES = {"condition": {"shape"}, "opt": {"opt", "hyper"}} | {key: {"hyper"} for key in HYPER}


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en-Latn-GB-x-y", " en "])
def test_a_language_is_found_by_the_longest_tag_that_is_spoken(tag):
    scene, notes = read(f"lang={tag}")
    assert notes == ()
    assert scene.lang == "en"


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
    assert scene.sched == ("cosine:0", "constant", "constant", "constant")
    assert [note.split(" of panel ")[0] for note in notes] == [
        *("eta -1", "eta='x'", "eta 1000000000", "sched='cosine:2'", "sched='cosine:x'"),
    ]
    assert [note.split(" of panel ")[1][0] for note in notes] == [*"ABDBC"]


def test_an_empty_place_in_a_list_is_the_default_of_its_panel():
    scene, notes = read("opt=,momentum,, &eta=,0.5,,0.25&clip=,,norm:2,&sched=,,,cosine")
    rates = default_scene().eta
    assert notes == ()
    assert scene.opt == ("gradient_descent", "momentum", "gradient_descent", "gradient_descent")
    assert scene.eta == (rates[0], 0.5, rates[2], 0.25)
    assert scene.clip == ("none", "none", "norm:2", "none")
    assert scene.sched == ("constant", "constant", "constant", "cosine:0")
    several, notes = read("opt=momentum&beta=,,0.5,")
    assert notes == ()
    assert [several.method(panel).beta for panel in range(PANELS)] == [0.9, 0.9, 0.5, 0.9]
    assert read("eta=,,,").scene == default_scene()


def test_a_panel_whose_method_lacks_a_parameter_does_not_read_it():
    scene, notes = read("opt=gradient_descent,momentum,adam,nesterov&beta=nonsense,0.5,,0.7")
    assert notes == ()
    assert dict(scene.hyper)["beta"] == (0.5, 0.5, 0.5, 0.7)


def test_a_parameter_at_its_default_leaves_the_address():
    assert read("opt=adam&beta1=0.9&beta2=0.999&condition=10").scene == read("opt=adam").scene


def test_minus_zero_is_zero():
    scene = read("start=-0,-0.0&noise=-0").scene
    assert [math.copysign(1, value) for value in (*scene.start, scene.noise)] == [1, 1, 1]


def test_exponents_are_numbers():
    scene, notes = read("eta=1e-3,1E-2,.1,1.&start=-4e0,2.0e0&steps=4e1&seed=1e3")
    assert (scene.eta, notes) == ((0.001, 0.01, 0.1, 1.0), ())
    assert (scene.start, scene.steps, scene.seed) == ((-4.0, 2.0), 40, 1000)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_spelled_so_that_it_reads_back(value):
    text = number(value)
    assert float(text) == value
    assert math.copysign(1, float(text)) == math.copysign(1, value)
    assert len(text) <= len(repr(value))


@given(spiked)
def test_what_was_typed_can_be_shown_in_a_note(text):
    assert shown(text).isprintable()
    assert len(shown(text)) <= 45 * 10


def test_the_canonical_address_is_what_it_was():
    assert default_scene().query() == (
        "surface=bowl&opt=gradient_descent&eta=0.002,0.15,0.195,0.21&start=-4,2&steps=40"
    )
    link = list(OLD_LINKS)[3]
    assert read(link).scene.query() == (
        "surface=ravine&opt=gradient_descent&eta=0.03&start=-4,1&steps=200"
        "&sched=constant,step:50:0.2,exponential:0.985,cosine:0&noise=0.5&seed=7&speed=16&step=12"
        "&autoplay=0&theme=dark&motion=reduced"
    )


def test_an_address_at_the_limit_is_read_and_one_byte_more_is_not():
    limit = Settings().max_query_bytes
    query = "eta=0.1&x=" + "y" * (limit - 10)
    assert read(query).scene.eta == (0.1,) * PANELS
    scene, notes = read(query + "z")
    assert scene == default_scene()
    assert notes == (f"The address is longer than {limit} bytes: the default is shown.",)
    assert read("eta=0.1&x=" + "é" * (limit // 2)).scene == default_scene()


def test_the_longest_walk_is_a_setting():
    few = Settings(max_steps=20)
    scene, notes = read("steps=21", few)
    assert scene.steps == 20
    assert notes == ("steps 21 is outside 1 to 20; 20 is used.",)
    # What nobody asked for needs no note.
    assert read("surface=rosenbrock", few) == Reading(read("surface=rosenbrock&steps=20").scene, ())
    assert read("x" * 9999, few).scene.steps == 20


def test_reading_the_worst_address_takes_a_moment_at_most():
    begun = time.perf_counter()
    for text in ("&" * 8000, "a=1&" * 2000, "eta=" + "," * 8000, "%" * 8000, "x" * 10**6):
        read(text)
    assert time.perf_counter() - begun < 1


def test_no_name_in_the_address_means_two_things():
    of_surfaces = {p.name for hill in SURFACES.values() for p in parameters_of(hill)}
    of_methods = {p.name for method in OPTIMIZERS.values() for p in parameters_of(method)}
    reserved = {
        *KEYS,
        *Scene.__dataclass_fields__,
        *("v", "lesson", "preset", "panels", "hide", "lock", "predict", "embed"),
        *("controls", "text", "lang", "sound", "resize"),
    }
    assert not reserved & of_surfaces
    assert not reserved & of_methods
    assert not of_surfaces & of_methods
    for name in of_surfaces | of_methods:
        assert name.isascii()
        assert name.isidentifier()
    for key in (*SURFACES, *OPTIMIZERS, *SCHEDULES):
        assert not set(key) & set(",:&=#+% ")


def test_a_parameter_of_several_methods_is_of_one_kind():
    kinds = {}
    for method in OPTIMIZERS.values():
        for p in parameters_of(method):
            assert kinds.setdefault(p.name, type(p.default)) is type(p.default)


def test_every_field_of_a_scene_but_the_version_is_in_its_address():
    query = read(query_of(EVERYTHING)).scene.query()
    assert dict(pair.split("=") for pair in query.split("&")) == EVERYTHING
    places = set().union(*(PLACES.get(key, {key}) for key in EVERYTHING))
    assert places == {*Scene.__dataclass_fields__} - {"v"}


@pytest.mark.parametrize("speed", SPEEDS)
def test_every_speed_has_an_address(speed):
    assert read(f"speed={speed}").scene.speed == speed
