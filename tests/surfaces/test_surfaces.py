"""The contract that every surface keeps."""

import re
from dataclasses import replace

import numpy as np
import pytest

from descent import OPTIMIZERS, diagnose, parameters_of, run
from surfaces import SURFACES

STEEP = replace(SURFACES["bowl"], condition=50.0)
ALL = pytest.mark.parametrize("surface", [*SURFACES.values(), STEEP], ids=[*SURFACES, "bowl 50"])


def points(surface, count=200, beyond=1.5):
    """Points over the view and somewhat beyond, (2, count)."""
    spread = np.random.default_rng(1).uniform(-beyond / 2, beyond / 2, (2, count))
    return surface.center[:, None] + spread * surface.extent[:, None]


def as_python(formula):
    """The printed formula as an expression: implied products and raised digits made explicit."""
    for printed, meant in {"½": "0.5", "¼": "0.25", "−": "-"}.items():
        formula = formula.replace(printed, meant)
    formula = re.sub("[²³⁴]", lambda m: "**" + str("²³⁴".index(m[0]) + 2), formula)
    return re.sub(r"(?<=[\dxy)])(?=[xy(])", "*", formula)


def test_the_gallery_reads_from_easy_to_hard():
    assert list(SURFACES) == [
        *("bowl", "ravine", "rosenbrock", "beale", "saddle", "double_well", "himmelblau")
    ]


@ALL
def test_a_surface_says_what_the_page_tells(surface):
    assert SURFACES[surface.key].label == surface.label
    for fact in ("label", "formula", "latex", "watch", "reference"):
        assert getattr(surface, fact).strip()
    assert surface.starts
    assert hash(surface) == hash(replace(surface))


@ALL
def test_the_gradient_is_the_derivative_of_the_value(surface):
    x, y = points(surface)
    h = 1e-30  # a complex step has no cancellation, so it may be as small as it likes
    gx, gy = surface.gradient(x, y)
    size = 1 + np.hypot(gx, gy)
    assert (np.abs(surface.value(x + 1j * h, y).imag / h - gx) <= 1e-12 * size).all()
    assert (np.abs(surface.value(x, y + 1j * h).imag / h - gy) <= 1e-12 * size).all()


@ALL
def test_the_hessian_is_the_derivative_of_the_gradient(surface):
    x, y = points(surface)
    h = 1e-30
    hxx, hxy, hyy = surface.hessian(x, y)
    along_x = [np.imag(g) / h for g in surface.gradient(x + 1j * h, y)]
    along_y = [np.imag(g) / h for g in surface.gradient(x, y + 1j * h)]
    for ours, true in ((hxx, along_x[0]), (hxy, along_x[1]), (hxy, along_y[0]), (hyy, along_y[1])):
        np.testing.assert_allclose(ours, true, rtol=1e-11, atol=1e-11 * (1 + np.abs(hxx).max()))


@ALL
def test_every_shape_goes_in_and_the_same_shape_comes_out(surface):
    for shape in ((), (3,), (3, 4), (2, 3, 4), (0,)):
        x = np.full(shape, 0.5)
        for each in (surface.value(x, x), *surface.gradient(x, x), *surface.hessian(x, x)):
            assert np.shape(each) == shape
        assert np.shape(surface.sharpness(x, x)) == shape


@ALL
def test_the_printed_formula_is_what_is_computed(surface):
    x, y = points(surface)
    printed = eval(as_python(surface.formula), {"x": x, "y": y})  # noqa: S307 - our own text
    np.testing.assert_allclose(surface.value(x, y), printed, rtol=1e-12, atol=1e-12)


@ALL
def test_a_critical_point_is_level_and_of_the_kind_it_says(surface):
    for c in surface.critical_points:
        low, high = surface.curvatures(c.x, c.y)
        assert np.hypot(*surface.gradient(c.x, c.y)) <= 1e-13 * (1 + max(abs(low), abs(high)))
        kinds = {"minimum": low > 0, "maximum": high < 0, "saddle": low < 0 < high}
        assert kinds[c.kind]


@ALL
def test_the_global_minima_are_the_lowest_points_and_no_others_are(surface):
    view = points(surface, 20_000, beyond=1.0)
    assert surface.value(*view).min() >= surface.lowest
    for c in surface.critical_points:
        assert (surface.value(c.x, c.y) - surface.lowest <= 1e-25) == c.is_global
    assert any(c.is_global for c in surface.critical_points) == surface.bounded_below


@ALL
def test_every_start_lies_in_the_view_and_the_default_is_among_them(surface):
    assert surface.start in surface.starts.values()
    for start in surface.starts.values():
        assert (np.abs(start - surface.center) < surface.extent / 2).all()


@ALL
def test_the_view_suits_the_map(surface):
    width, height = surface.extent
    assert 1.2 <= width / height <= 2.6


@pytest.mark.parametrize("key", SURFACES)
def test_the_first_four_rates_meet_different_fates(key):
    surface = SURFACES[key]
    assert list(surface.rates) == sorted(surface.rates)
    t = run(
        surface,
        OPTIMIZERS["gradient_descent"](),
        lr=surface.rates,
        start=surface.start,
        steps=surface.steps,
    )
    assert len({v.outcome for v in diagnose(surface, t)}) >= 3


@ALL
def test_a_parameter_outside_its_range_is_refused_by_name(surface):
    for p in parameters_of(surface):
        assert p.low <= p.default <= p.high
        for value in (p.low - 1, p.high + 1, float("nan"), "1"):
            with pytest.raises(ValueError, match=p.name):
                replace(surface, **{p.name: value})


def test_a_condition_number_changes_the_formula_the_slope_and_the_key_stays():
    assert STEEP.formula == "½(x² + 50y²)"
    assert STEEP.gradient(1.0, 1.0) == (1.0, 50.0)
    assert STEEP.sharpness(0.0, 0.0) == 50
    assert STEEP.key == "bowl"
