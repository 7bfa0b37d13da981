"""How a schedule and a clipping are spelled in an address, and that any text at all is read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.scene.parse import read
from app.scene.tokens import MOST_PARTS, clip_text, make_clip, make_schedule, schedule_text, spelled
from descent import SCHEDULES, Clip
from descent.clipping import KINDS
from descent.schedules import multi_step, piecewise
from tests.descent.strategies import schedules

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
MILESTONES, POINTS = multi_step.MOST_MILESTONES, piecewise.MOST_POINTS


def refusal(reader, text):
    """Why a text is refused, or None."""
    try:
        reader(text)
    except ValueError as error:
        return str(error)
    return None


def made(key, **settings):
    return SCHEDULES[key](**settings)


# Text, schedule, canonical text: what links and lessons say, and every kind of field.
SCHEDULE_TEXTS = [
    ("constant", made("constant"), "constant"),
    ("step:50:0.2", made("step", every=50, gamma=0.2), "step:50:0.2"),
    ("exponential:0.985", made("exponential", gamma=0.985), "exponential:0.985"),
    ("cosine", made("cosine", final=0.0), "cosine:0"),
    ("warm_restarts:60:1", made("warm_restarts", period=60, growth=1), "warm_restarts:60:1:0"),
    ("triangular:40:0.01", made("triangular", period=40, floor=0.01), "triangular:40:0.01"),
    (
        "warm_up:10:cosine:0",
        made("warm_up", steps=10, then=made("cosine", final=0.0)),
        "warm_up:10:cosine:0",
    ),
    ("warm_up:7:cosine", made("warm_up", steps=7, then=made("cosine")), "warm_up:7:cosine:0"),
    ("warm_up:7", made("warm_up", steps=7), "warm_up:7:constant"),
    ("warm_up", made("warm_up"), "warm_up:10:constant"),
    (
        "warm_up:5:multi_step:0.1:30:60",
        made("warm_up", steps=5, then=made("multi_step", gamma=0.1, milestones=(30, 60))),
        "warm_up:5:multi_step:0.1:30:60",
    ),
    (
        "piecewise:0:1:0.5:0.2:1:0",
        made("piecewise", points=((0.0, 1.0), (0.5, 0.2), (1.0, 0.0))),
        "piecewise:0:1:0.5:0.2:1:0",
    ),
    ("piecewise", made("piecewise"), "piecewise:0:1:0.5:0.2:1:0"),
    ("multi_step", made("multi_step"), "multi_step:0.5:30:60:120:240"),
    ("multi_step:.1", made("multi_step", gamma=0.1), "multi_step:0.1:30:60:120:240"),
    (
        "plateau:.5:8:0:0",
        made("plateau", gamma=0.5, patience=8, threshold=0.0, relative=False),
        "plateau:0.5:8:0:0:0:0",
    ),
    ("step:5e1:20e-2", made("step", every=50, gamma=0.2), "step:50:0.2"),
]


@pytest.mark.parametrize(("text", "schedule", "canonical"), SCHEDULE_TEXTS)
def test_a_schedule_is_spelled_by_its_key_and_its_fields_in_their_order(text, schedule, canonical):
    assert make_schedule(text) == schedule
    assert schedule_text(make_schedule(text)) == canonical
    assert schedule_text(make_schedule(canonical)) == canonical


@pytest.mark.parametrize("key", SCHEDULES)
def test_a_key_alone_is_the_schedule_with_its_defaults(key):
    assert make_schedule(key) == SCHEDULES[key]()


@given(schedules())
def test_any_schedule_comes_back_from_its_text(schedule):
    text = ":".join(spelled(schedule))
    assert make_schedule(text) == schedule
    assert schedule_text(make_schedule(text)) == text


NO_SCHEDULE = [
    ("", "is not one of constant, step, multi_step"),
    ("linear", "is not one of constant, step, multi_step"),
    ("COSINE", "is not one of constant, step, multi_step"),
    ("cosine:", "is not a number"),
    ("step:nan", "is not a finite number"),
    ("step:2.5", "is not a whole number"),
    ("step:0", "is no schedule: every must lie in"),
    ("step:1e300", "is no schedule: every must lie in"),
    ("constant:1", "has 1 fields; constant has 0"),
    ("step:50:0.2:1", "has 3 fields; step has 2"),
    ("plateau:0.5:8:0:2", "is neither 0 nor 1"),
    ("warm_up:10:linear", "is not one of constant, step"),
    ("warm_up:10:0.5", "is not one of constant, step"),
    ("warm_up:10:cosine:2", "is no schedule: final must lie in"),
    ("warm_up:10:cosine:0:1", "has 2 fields; cosine has 1"),
    ("warm_up:10:warm_up:5", "is no schedule: then must be a schedule, and not a warm-up again"),
    ("multi_step:0.5:30:20", "is no schedule: milestones must be"),
    ("multi_step:0.5:30.5", "is not a whole number"),
    ("multi_step:0.5:", "is not a number"),
    ("piecewise:0:1", "is no schedule: points must be"),
    ("piecewise:0:1:1", "does not end with a whole group of 2 numbers"),
    ("piecewise:0:1:1:-1", "is no schedule: points must be"),
    ("piecewise:0:1:inf:0", "is not a finite number"),
]


@pytest.mark.parametrize(("text", "complaint"), NO_SCHEDULE)
def test_a_text_that_is_no_schedule_is_refused_with_its_reason(text, complaint):
    assert refusal(make_schedule, text).startswith(complaint)


def through(points):
    return "piecewise" + "".join(f":{k / points!r}:1" for k in range(points))


@pytest.mark.parametrize(
    ("fits", "too_much", "complaint"),
    [
        (through(POINTS), through(POINTS + 1), "is no schedule: points must be 2 to 16"),
        (
            "multi_step:1:" + ":".join(map(str, range(1, MILESTONES + 1))),
            "multi_step:1:" + ":".join(map(str, range(1, MILESTONES + 2))),
            "is no schedule: milestones must be 1 to 16",
        ),
        ("warm_up:1:step", "warm_up:1:warm_up:1:step", "is no schedule: then must be"),
        (
            "warm_up:1:" + through(POINTS),
            ":".join(["piecewise"] + ["0"] * MOST_PARTS),
            f"has more than {MOST_PARTS} parts",
        ),
    ],
)
def test_a_schedule_of_the_largest_size_is_read_and_a_larger_one_is_not(fits, too_much, complaint):
    assert refusal(make_schedule, fits) is None
    assert refusal(make_schedule, too_much).startswith(complaint)


KEYED = st.lists(
    st.one_of(
        st.sampled_from([*SCHEDULES, "0", "1", "0.5", "-1", "nan", "1e300", "", "100001"]),
        st.floats().map(repr),
        st.integers().map(str),
        st.text(max_size=5),
    ),
    max_size=40,
).map(":".join)


@given(st.one_of(ANY_TEXT, KEYED, st.tuples(st.sampled_from(list(SCHEDULES)), KEYED).map(":".join)))
@example("warm_up:1:" * 5000)
@example("warm_up:1:" * 31 + "step")
@example("piecewise" + ":0" * 100_000)
@example("multi_step:" + "9" * 5000)
@example("step:" + "9" * 300)
@example("warm_up:\ud800")
def test_any_text_is_a_schedule_or_says_why_not(text):
    why = refusal(make_schedule, text)
    if why is None:
        assert make_schedule(schedule_text(make_schedule(text))) == make_schedule(text)
        assert len(schedule_text(make_schedule(text))) < 1000
    else:
        assert len(why) < 150


def test_four_schedules_drawn_as_finely_as_can_be_fit_into_an_address():
    drawn = "".join(f":{(k + 0.1) / 17!r}:{k / 7 + 0.1!r}" for k in range(POINTS))
    scene, notes = read("sched=" + ",".join(f"warm_up:{k}:piecewise{drawn}" for k in range(1, 5)))
    assert notes == ()
    assert read(scene.query()).scene == scene
    assert len(scene.query()) < 4000


@pytest.mark.parametrize(
    ("text", "clip", "canonical"),
    [
        ("none", None, "none"),
        ("norm:1", Clip("norm", 1.0), "norm:1"),
        ("norm:1e0", Clip("norm", 1.0), "norm:1"),
        ("value:.50", Clip("value", 0.5), "value:0.5"),
    ],
)
def test_a_clipping_is_spelled_by_its_kind_and_its_bound(text, clip, canonical):
    assert make_clip(text) == clip
    assert clip_text(make_clip(text)) == canonical


@given(
    st.sampled_from(KINDS),
    st.floats(min_value=0, exclude_min=True, allow_infinity=False, allow_nan=False),
)
def test_any_clipping_comes_back_from_its_text(kind, bound):
    text = clip_text(make_clip(f"{kind}:{bound!r}"))
    assert make_clip(text) == Clip(kind, bound)
    assert clip_text(make_clip(text)) == text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is not one of none, norm, value"),
        ("length:1", "is not one of none, norm, value"),
        ("NORM:1", "is not one of none, norm, value"),
        ("norm", "has 0 bounds; norm has 1"),
        ("norm:1:2", "has 2 bounds; norm has 1"),
        ("none:1", "has 1 bounds; none has 0"),
        ("norm:", "is not a number"),
        ("value:x", "is not a number"),
        ("value:nan", "is not a finite number"),
        ("value:1e999", "is not a finite number"),
        ("norm:0", "is no clipping: a gradient is clipped at a positive number, not at 0"),
        ("norm:-1", "is no clipping: a gradient is clipped at a positive number, not at -1"),
    ],
)
def test_a_text_that_is_no_clipping_is_refused_with_its_reason(text, complaint):
    with pytest.raises(ValueError, match=f"^{complaint}"):
        make_clip(text)


@given(st.one_of(ANY_TEXT, ANY_TEXT.map("norm:{}".format), st.floats().map("value:{}".format)))
@example("norm:" + "9" * 5000)
@example("norm" + ":1" * 5000)
@example("value:\ud800")
def test_any_text_is_a_clipping_or_says_why_not(text):
    why = refusal(make_clip, text)
    if why is None:
        assert make_clip(clip_text(make_clip(text))) == make_clip(text)
    else:
        assert len(why) < 100
