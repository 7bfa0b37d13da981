"""A scene and its address: one is the other, and any text at all is an address."""

import math
import time
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.scene.display_options import CHOICES, LOCKABLE, PARTS, SPEEDS
from app.scene.parse import RATE_RANGE, Reading, read
from app.scene.scene import BY_PANEL, PANELS, Scene, default_scene, moved_to
from app.scene.tokens import excerpt, number
from app.scene.views import VIEWS
from app.scene.wanted import BATCH_RANGE, NOISE_RANGE
from app.settings import Settings
from descent import OPTIMIZERS, SCHEDULES, Clip, parameters_of
from descent.minibatch import examples_of
from descent.optimizer import Optimizer
from descent.schedule import Schedule
from surfaces import SURFACES
from tests.app.everything import EVERYTHING, PLACES, query_of
from tests.app.queries import KEYS, PARAMETERS, SPIKED, bad_fields, good_fields, spiked
from tests.samples import sample, times

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


def is_sound(scene, limits=None):
    """Whether a scene is one that the engine may be given, whoever made it."""
    limits = limits or Settings()
    assert {len(getattr(scene, name)) for name in BY_PANEL} == {PANELS}
    assert all(RATE_RANGE[0] <= rate <= RATE_RANGE[1] for rate in scene.eta)
    for surface, at in zip(scene.surface, scene.start, strict=True):
        assert isinstance(surface, type(SURFACES[surface.key]))
        assert all(low <= each <= high for each, (low, high) in zip(at, surface.view, strict=True))
    assert type(scene.steps) is int
    assert 1 <= scene.steps <= limits.max_steps
    assert all(NOISE_RANGE[0] <= noise <= NOISE_RANGE[1] for noise in scene.noise)
    for surface, batch, noise, again in zip(
        scene.surface, scene.batch, scene.noise, scene.replacement, strict=True
    ):
        most = examples_of(surface)
        assert (most > 0 and batch == "full") or type(batch) is int
        assert batch == "full" or BATCH_RANGE[0] <= batch <= (most or BATCH_RANGE[1])
        assert not (most and noise)
        assert most or again is False
    pairs = zip(scene.surface, scene.per, strict=True)
    assert all(per == "update" or (per == "epoch" and examples_of(hill)) for hill, per in pairs)
    assert all(0 <= seed < 2**32 for seed in scene.seed)
    assert scene.view in ("", *VIEWS)
    assert all(str(getattr(scene, key)) in words for key, words in CHOICES.items())
    assert scene.lang in ("", "en")
    assert {*scene.hide} <= {*PARTS}
    assert {*scene.lock} <= {*LOCKABLE}
    assert 100 <= scene.text <= 200
    assert type(scene.resize) is bool
    assert all(isinstance(method, Optimizer) for method in scene.opt)
    assert all(isinstance(schedule, Schedule) for schedule in scene.sched)
    assert all(clip is None or isinstance(clip, Clip) for clip in scene.clip)
    hash(scene)
    return True


@given(good_fields())
def test_a_scene_comes_back_from_its_own_address(fields):
    # Parameters of other methods are among the fields; whether another was meant is told elsewhere.
    scene, notes = read(query_of(fields), by_hand=False)
    assert notes == ()
    assert is_sound(scene)
    again = read(scene.query())
    assert again == Reading(scene, ())
    assert hash(again.scene) == hash(scene)
    assert again.scene.query() == scene.query()


@given(good_fields())
def test_what_the_address_says_is_what_the_scene_has(fields):
    scene = read(query_of(fields)).scene
    budget = max(surface.steps for surface in scene.surface)
    assert scene.steps == int(fields.get("steps", budget))
    for name, kind in (("eta", float), ("noise", float), ("batch", size), ("seed", int)):
        if name in fields:
            parts = fields[name].split(",")
            assert getattr(scene, name) == tuple(map(kind, parts * (PANELS // len(parts))))


def size(text):
    return text if text == "full" else int(text)


@given(st.lists(st.sampled_from(sorted(SURFACES)), min_size=1, max_size=5), good_fields())
def test_a_scene_moved_to_other_surfaces_comes_back_from_its_address(surfaces, fields):
    scene = read(query_of(fields)).scene
    for surface in surfaces:
        scene = moved_to(scene, surface)
        assert read(scene.query()) == Reading(scene, ())
        assert scene.start == (tuple(map(float, SURFACES[surface].start)),) * PANELS


def test_another_surface_brings_its_rates_but_for_those_that_the_visitor_chose():
    rates = tuple(map(float, SURFACES["beale"].rates))
    moved = moved_to(read("surface=bowl").scene, "beale")
    assert moved.eta == rates
    chosen = moved_to(read("surface=bowl&eta=0.002,0.15,0.19,0.21").scene, "beale")
    assert chosen.eta == (*rates[:2], 0.19, rates[3])
    adam = read("surface=bowl&opt=adam,gradient_descent,gradient_descent,gradient_descent").scene
    assert moved_to(adam, "beale").eta == adam.eta


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


@sample
@settings(max_examples=100 * times())
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


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en-Latn-GB-x-y", " en "])
def test_a_language_is_found_by_the_longest_tag_that_is_spoken(tag):
    scene, notes = read(f"lang={tag}")
    assert notes == ()
    assert scene.lang == "en"


def test_a_parameter_at_its_default_leaves_the_address():
    assert read("opt=adam&beta1=0.9&beta2=0.999&condition=10").scene == read("opt=adam").scene


def test_minus_zero_is_zero():
    scene = read("start=-0,-0.0&noise=-0").scene
    assert [math.copysign(1, value) for value in (*scene.start[0], scene.noise[0])] == [1] * 3


def test_exponents_are_numbers():
    scene, notes = read("eta=1e-3,1E-2,.1,1.&start=-4e0,2.0e0&steps=4e1&seed=1e3")
    assert (scene.eta, notes) == ((0.001, 0.01, 0.1, 1.0), ())
    assert (scene.start[0], scene.steps, scene.seed[0]) == ((-4.0, 2.0), 40, 1000)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_spelled_so_that_it_reads_back(value):
    text = number(value)
    assert float(text) == value
    assert math.copysign(1, float(text)) == math.copysign(1, value)
    assert len(text) <= len(repr(value))


@given(spiked)
def test_what_was_typed_can_be_shown_in_a_note(text):
    assert excerpt(text).isprintable()
    assert len(excerpt(text)) <= 45 * 10


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


def test_a_surface_is_met_as_its_parameters_ask():
    """Standardised inputs or raw ones are two maps, with rates of their own."""
    raw = replace(SURFACES["challenger"], standardised=False)
    scene = read("surface=challenger&standardised=0").scene
    assert set(scene.surface) == {raw}
    assert (scene.steps, scene.eta) == (raw.steps, raw.rates)
    assert read(scene.query()) == Reading(scene, ())
    reading = read("surface=challenger&standardised=1,0,1,0&start=20,0")
    assert [at[0] for at in reading.scene.start] == [5, 20, 5, 20]
    assert reading.scene.steps == raw.steps
    assert reading.scene.eta == tuple(
        surface.rates[panel] for panel, surface in enumerate(reading.scene.surface)
    )


@pytest.mark.parametrize("query", ["surface=anscombe&table=1,2,3,4", "surface=cars&held_out=0.5"])
def test_a_surface_that_is_asked_for_again_is_the_very_one(query):
    """What it knows of its examples is found out once, however many pictures a hand asks for."""
    first, again = (read(f"{query}&start={x},1").scene for x in (0, 2))
    assert all(a is b for a, b in zip(first.surface, again.surface, strict=True))
