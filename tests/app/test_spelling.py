"""How a schedule and a clipping are spelled in an address, and that any text at all is read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.spelling import clip_text, make_clip
from descent import Clip
from descent.clipping import KINDS

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


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
    assert clip_text(text) == canonical


@given(
    st.sampled_from(KINDS),
    st.floats(min_value=0, exclude_min=True, allow_infinity=False, allow_nan=False),
)
def test_any_clipping_comes_back_from_its_text(kind, bound):
    text = clip_text(f"{kind}:{bound!r}")
    assert make_clip(text) == Clip(kind, bound)
    assert clip_text(text) == text


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
    try:
        clip = make_clip(text)
    except ValueError as error:
        assert len(str(error)) < 100
    else:
        assert make_clip(clip_text(text)) == clip
