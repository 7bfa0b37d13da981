"""Numbers as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.truth.sentences import Printed
from descent.number_format import apart, number, percent


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (1463.14, "1463"),
        (999.6, "1000"),
        (0.2938, "0.294"),
        (-0.305, "−0.305"),
        (0, "0"),
        (-0.0, "0"),
        (2.2196e5, "2.2·10⁵"),
        (9.96e9, "1.0·10¹⁰"),
        (1e-7, "1.0·10⁻⁷"),
        (5e-324, "4.9·10⁻³²⁴"),
    ],
)
def test_a_number_is_short(value, printed):
    assert number(value) == printed


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (0.38532, "38.5 %"),
        (0.0118, "1.2 %"),
        (0.0064, "0.64 %"),
        (1.0, "100.0 %"),
        (0.00996, "0.996 %"),
        (0, "0 %"),
        (6.4e-7, "6.4·10⁻⁵ %"),
    ],
)
def test_a_share_is_a_percentage(share, printed):
    assert percent(share) == printed


@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        (1.0, 2.0, ("1", "2")),
        (-0.30541, -0.30483, ("−0.3054", "−0.3048")),
        (1.23, 1.2304, ("1.2300", "1.2304")),
        (1463.1, 1463.2, ("1463.1", "1463.2")),
        (2.2196e5, 2.2198e5, ("2.2196·10⁵", "2.2198·10⁵")),
        (1e-7, 1.004e-7, ("1.000·10⁻⁷", "1.004·10⁻⁷")),
        (0.305, 0.3050001, None),
        (0.0, -0.0, None),
    ],
)
def test_numbers_that_are_compared_have_as_many_digits_as_tell_them_apart(one, other, printed):
    assert apart(one, other) == printed


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_what_is_told_apart_reads_differently_and_in_order(one, other):
    texts = apart(one, other)
    if texts is None:
        assert one == pytest.approx(other, rel=1e-4)
    else:
        low, high = (Printed.of(text).value for text in texts)
        assert (low < high) == (one < other)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_number_is_printed_shortly_and_without_an_e(value):
    assert len(number(value)) <= 11
    assert "e" not in number(value)
    assert "e" not in percent(value)
