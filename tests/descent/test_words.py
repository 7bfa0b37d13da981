"""Numbers as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descent.number_format import number, percent


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


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_number_is_printed_shortly_and_without_an_e(value):
    assert len(number(value)) <= 11
    assert "e" not in number(value)
    assert "e" not in percent(value)
