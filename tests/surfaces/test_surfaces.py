"""The contract that every surface keeps: what it says, and that it is true."""

import re
from dataclasses import replace

import numpy as np
import pytest

from descent import OPTIMIZERS, diagnose, parameters_of, run
from descent.data_surface import DataSurface
from descent.surface import Surface
from descent.verdict.surface_scale import surface_scale
from surfaces import SURFACES
from tests.surfaces.formula import computed, computed_by_example
from tests.surfaces.gallery import ALL, DEFAULTS, points


def test_the_gallery_reads_group_by_group_and_within_a_group_in_its_order():
    places = [(Surface.groups.index(s.group), s.order, s.label) for s in SURFACES.values()]
    assert places == sorted(places)
    assert len({place[:2] for place in places}) == len(places)  # no two claim the same place


@ALL
def test_a_surface_says_what_the_page_tells(surface):
    assert SURFACES[surface.key].label == surface.label
    for fact in ("label", "formula", "latex", "watch", "reference"):
        assert getattr(surface, fact).strip()
    assert surface.watch.endswith((".", "?"))
    assert re.search(r"\b(1[6-9]|20)\d\d\b", surface.reference)
    assert surface.starts
    assert hash(surface) == hash(replace(surface))


@ALL
def test_every_shape_goes_in_and_the_same_shape_comes_out(surface):
    for shape in ((), (3,), (3, 4), (2, 3, 4), (0,)):
        x = np.full(shape, 0.5)
        for each in (surface.value(x, x), *surface.gradient(x, x), *surface.hessian(x, x)):
            assert np.shape(each) == shape
        assert np.shape(surface.sharpness(x, x)) == shape


@ALL
def test_a_batch_is_its_points_one_by_one_and_is_left_as_it_was(surface):
    p = points(surface, 40)
    kept = p.copy()
    together = np.array([surface.value(*p), *surface.gradient(*p), *surface.hessian(*p)])
    single = [
        [surface.value(x, y), *surface.gradient(x, y), *surface.hessian(x, y)]
        for x, y in p.T.reshape(-1, 2, 1)
    ]
    np.testing.assert_array_equal(together.T, np.array(single)[:, :, 0])
    np.testing.assert_array_equal(p, kept)


@ALL
@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_two_numbers_give_the_bits_of_two_arrays_of_one(surface, kind):
    extreme = [0.0, -0.0, 1.0, 1e-200, 1e30, -1e160, 1e300, np.inf, -np.inf, np.nan]
    far = [[x, y] for x in extreme for y in extreme]
    with np.errstate(all="ignore"):
        for x, y in [*points(surface, 40).T.tolist(), *far]:
            one, many = kind([x, y]), kind([[x], [y]])
            for ask in (surface.value, surface.gradient, surface.hessian):
                alone, among = np.array(ask(*one)), np.array(ask(*many))[..., 0]
                assert alone.dtype == among.dtype
                np.testing.assert_array_equal(alone, among)
                assert (np.signbit(alone) == np.signbit(among))[~np.isnan(alone)].all()


@ALL
def test_a_surface_of_one_dimension_ignores_y_and_no_other_does(surface):
    x, y = points(surface)
    assert (surface.value(x, y) == surface.value(x, y + 1)).all() == surface.one_dimensional
    if surface.one_dimensional:
        across = surface.gradient(x, y)[1], *surface.hessian(x, y)[1:]
        assert not np.any(across)
        assert {c.y for c in surface.critical_points} == {0}
        assert {start[1] for start in surface.starts.values()} == {0}


@ALL
def test_the_printed_formula_is_what_is_computed(surface):
    x, y = points(surface, beyond=1.5)
    relief = surface_scale(surface).relief
    if isinstance(surface, DataSurface):
        printed = computed_by_example(surface.formula, x, y, surface.examples)
    else:
        printed = computed(surface.formula, x, y)
    np.testing.assert_allclose(surface.value(x, y), printed, rtol=1e-12, atol=1e-13 * relief)


@pytest.mark.parametrize(
    ("formula", "at_2_3"),
    [
        ("½(x² + 10y²)", 47.0),
        ("2xy − x³/4", 10.0),
        ("−x²", -4.0),
        ("[1 − x](2 + y)", -5.0),
        ("x¹⁰ + ⅓y", 1025.0),
        ("|x − y||−y|²", 9.0),
        ("√(x + 7)√|−4x²| + √2", 12 + 2**0.5),
        ("e^(x − 2) + 2^(−x)", 1.25),
        ("4cos²(60°)y + sin(πx) + ln(e)", 4.0),
        ("uv², u = x + 1, v = 2u", 108.0),
    ],
)
def test_a_formula_is_read_as_it_is_printed(formula, at_2_3):
    assert computed(formula, 2.0, 3.0) == pytest.approx(at_2_3, abs=1e-14)


@pytest.mark.parametrize("formula", ["x - y", "x*y", "x**2", "Σx"])
def test_a_formula_with_a_sign_that_is_not_printed_so_is_refused(formula):
    with pytest.raises(ValueError, match="may not use"):
        computed(formula, 2.0, 3.0)


@ALL
def test_every_start_lies_in_the_view_and_the_default_is_among_them(surface):
    assert surface.start in surface.starts.values()
    for start in surface.starts.values():
        assert (np.abs(start - surface.center) < surface.extent / 2).all()


@ALL
def test_the_view_suits_the_map(surface):
    """Weights of a model that reads raw data have units of their own: their map is stretched."""
    width, height = surface.extent
    is_raw = isinstance(surface, DataSurface) and not getattr(surface, "standardised", False)
    assert is_raw or 1.2 <= width / height <= 2.6


@DEFAULTS
def test_the_first_four_rates_meet_different_fates(surface):
    assert list(surface.rates) == sorted(surface.rates)
    t = run(
        surface,
        OPTIMIZERS["gradient_descent"](),
        lr=surface.rates,
        start=surface.start,
        steps=surface.steps,
    )
    assert len({v.outcome for v in diagnose(surface, t)}) >= 3


@DEFAULTS
def test_a_parameter_outside_its_range_is_refused_by_name(surface):
    for p in parameters_of(surface):
        beyond = (1, 0.0)  # of a switch
        if not isinstance(p.default, bool):
            assert p.low <= p.default <= p.high
            beyond = (p.low - 1, p.high + 1)
        for value in (*beyond, float("nan"), "1"):
            with pytest.raises(ValueError, match=p.name):
                replace(surface, **{p.name: value})
