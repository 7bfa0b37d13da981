"""Orders of maps: whatever is sent gives one that can be walked, or a line that says why not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.maps.axes import Unfit, fields_of_methods
from app.maps.evaluate import MOST_STEPS
from app.maps.order import Axis, Order
from app.scene.parse import read
from app.scene.scene import default_scene
from app.settings import Settings
from descent import OPTIMIZERS
from surfaces import SURFACES
from tests.app.bodies import JUNK
from tests.app.orders import RATE_AND_MOMENTUM, STARTS, order_of

MOMENTUM = "opt=momentum"
GOOD = {"panel=0", "low=0", "low=-1", "low=1.5", "name='x'"}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
numbers = st.floats(-1e6, 1e6) | st.sampled_from(
    [0, 0.0, -0.0, 1, 1e-9, 0.5, 0.999, 1e300, 10**400]
)
names = st.sampled_from(
    ["x", "y", "eta", "beta", "beta1", "eps", "dampening", "centered", "lr", ""]
)
axes = st.fixed_dictionaries(
    {"name": names},
    optional={
        "low": numbers | anything,
        "high": numbers | anything,
        "scale": st.sampled_from(["linear", "log"]) | anything,
    },
)
queries = st.builds(
    "surface={}&opt={}&steps={}".format,
    st.sampled_from(list(SURFACES)),
    st.sampled_from(list(OPTIMIZERS)),
    st.integers(1, 400),
)


def is_a_line(text):
    return 0 < len(text) < 200 and "\n" not in text


def refused(match, *query, **body):
    with pytest.raises(Unfit, match=match) as error:
        order_of(*query, **body)
    assert is_a_line(str(error.value))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "query": queries | anything,
            "panel": st.integers(0, 3) | anything,
            "x": axes | anything,
            "y": axes | anything,
            "resolution": st.sampled_from([64, 256, 1024, 128, 0]) | anything,
        },
    )
)
def test_any_body_gives_an_order_or_a_line(body):
    check_order(**{"query": "", **body})


@given(queries, axes, axes, st.sampled_from([64, 256, 1024]))
def test_a_likely_body_gives_an_order_or_a_line(query, x, y, resolution):
    check_order(query, x=x, y=y, resolution=resolution)


def check_order(query, **body):
    """An order can be hashed and walked, and its scene needs no correction; or a line says why."""
    try:
        order = order_of(query, **body)
    except Unfit as refusal:
        order, told = None, str(refusal)
    if order is None:
        assert is_a_line(told)
        return
    assert isinstance(hash(order), int)
    scene, notes = read(order.scene.query())
    assert (scene, notes) == (order.scene, ())
    for axis in (order.x, order.y):
        cells = axis.cells(order.resolution)
        assert len(cells) == order.resolution
        assert axis.low <= cells[0] < cells[-1] <= axis.high
        assert (cells[1:] > cells[:-1]).all()


@pytest.mark.parametrize("key", ["query", "panel", "x", "y", "resolution", "name", "low", "scale"])
def test_nonsense_in_one_place_is_refused(key):
    for junk in JUNK:
        # A text without known keys is an address too, and some junk is what it should be.
        if (key, type(junk)) == ("query", str) or f"{key}={junk!r}" in GOOD:
            continue
        if key in ("name", "low", "scale"):
            refused(".", x={"name": "x", key: junk})
        else:
            refused(".", **{"query": "", key: junk})


def test_a_window_is_all_that_there_is_unless_it_is_named():
    order = order_of("surface=himmelblau")
    assert (order.x, order.y) == (Axis("x", -6.3, 6.3), Axis("y", -4.6, 4.6))
    order = order_of(f"surface=ravine&{MOMENTUM}", **RATE_AND_MOMENTUM)
    assert (order.x, order.y) == (Axis("eta", 0.0005, 0.2, "log"), Axis("beta", 0.0, 0.999))
    assert order_of("opt=adam", x={"name": "eps"}).x == Axis("eps", 1e-16, 1.0, "log")


def test_a_window_may_be_any_part_of_it():
    x = {"name": "x", "low": 0.25, "high": 0.5}
    assert order_of(x=x).x == Axis("x", 0.25, 0.5)
    y = {"name": "eta", "low": 0.1, "high": 50, "scale": "linear"}
    assert order_of(y=y).y == Axis("eta", 0.1, 50.0, "linear")


@pytest.mark.parametrize(
    ("axis", "match"),
    [
        ({"name": "x", "low": -9, "high": 1}, "not within -5 to 5"),
        ({"name": "x", "low": 1, "high": 1}, "not within"),
        ({"name": "x", "low": 2, "high": 1}, "not within"),
        ({"name": "beta", "low": 0, "high": 1}, "not within 0 to 0.999"),
        ({"name": "eta", "low": 0, "high": 1}, "not within"),
        ({"name": "beta", "scale": "log"}, "no logarithm"),
        ({"name": "x", "low": -1, "high": 1, "scale": "log"}, "no logarithm"),
        ({"name": "x", "low": 1, "high": 1 + 1e-14}, "narrower than numbers"),
        ({"name": "x", "low": 1, "high": 2, "step": 3}, "object with"),
        ({"name": "x", "low": "1"}, "low is not a finite number"),
        ({"name": "x", "high": float("nan")}, "high is not a finite number"),
        ({"name": "x", "high": 10**400}, "high is not a finite number"),
        ({"name": "alpha"}, "'alpha' is no number of this walk"),
        ({"name": "steps"}, "no number of this walk"),
        ({"name": ["x"]}, "no number of this walk"),
        ({}, "no number of this walk"),
        ({"name": "y"}, "Both axes are y"),
        ("x", "object with"),
        (None, "object with"),
    ],
)
def test_a_bad_axis_is_refused_by_what_is_wrong_with_it(axis, match):
    refused(match, MOMENTUM, x=axis)


def test_a_switch_and_a_count_go_along_no_axis():
    refused("centered", "opt=rmsprop", x={"name": "centered"})
    refused("history", "opt=lbfgs", x={"name": "history"})


def test_a_method_that_cant_read_a_field_from_cell_to_cell_is_refused_before_it_walks():
    refused("can't vary", "opt=rmsprop", x={"name": "beta"})
    assert "beta" not in fields_of_methods()["rmsprop"]


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_field_that_is_offered_can_be_ordered(key):
    for name in fields_of_methods()[key]:
        order = order_of(f"opt={key}", x={"name": "eta"}, y={"name": name})
        assert order.kind == "fields"


def test_a_curve_has_no_map_of_y_but_one_of_start_and_rate():
    refused("'y' is no number of this walk", "surface=parabola")
    order = order_of("surface=parabola", x={"name": "x"}, y={"name": "eta"})
    assert order.kind == "fields"


def test_what_an_address_would_correct_a_map_refuses():
    refused("eta=.* is not a number", "eta=fast")
    refused("outside", "steps=99999")
    refused("longer than", "x" * 9000)
    refused(".", "sched=step:" + "9" * 500)


def test_orders_of_the_same_map_are_equal():
    def same(*queries, **body):
        return len({order_of(query, **body) for query in queries}) == 1

    # The start, the other panels, the showing, and the seed of no noise change nothing.
    assert same("", "start=1,1", "eta=0.002,1,2,3", "theme=dark&view=maps", "seed=5&batch=4")
    fields = {"x": {"name": "eta", "low": 0.01, "high": 1}, "y": {"name": "beta"}}
    assert same(MOMENTUM, f"{MOMENTUM}&beta=0.1", f"{MOMENTUM}&eta=0.5", **fields)
    assert same(MOMENTUM, "opt=momentum,adam,adam,adam&beta1=0.5", **fields)
    assert not same("", "steps=41")
    assert not same("noise=1", "noise=1&seed=5")
    assert not same(f"{MOMENTUM}&start=1,1", f"{MOMENTUM}&start=1,2", **RATE_AND_MOMENTUM)


def test_the_panel_says_which_walk():
    query = "opt=adam,momentum,adam,adam&eta=0.1,0.2,0.3,0.4&beta=0.5&beta1=0.8"
    scene = order_of(query, panel=1).scene
    assert (set(scene.opt), set(scene.eta)) == ({OPTIMIZERS["momentum"](beta=0.5)}, {0.2})


def test_what_goes_along_an_axis_has_its_default_in_the_scene():
    plain = default_scene()
    scene = order_of("start=1,1&eta=0.7").scene
    assert (scene.start, scene.eta[0]) == (plain.start, 0.7)
    scene = order_of("start=1,1&eta=0.7", x={"name": "x"}, y={"name": "eta"}).scene
    assert (scene.start, scene.eta[0]) == (((plain.start[0][0], 1.0),) * 4, plain.eta[0])


def test_the_finest_map_is_a_setting():
    settings = Settings(map_resolution=256)
    assert order_of(settings=settings, resolution=256).resolution == 256
    refused("not one of 64, 256", settings=settings, resolution=1024)
    body = {"query": "", **STARTS}
    assert order_of(**body, settings=Settings(map_resolution=64)).resolution == 64


def test_the_most_work_of_a_map_is_a_setting():
    settings = Settings(map_work=64 * 64 * 100)
    assert order_of("steps=100", settings=settings).work == settings.map_work
    refused("409600 updates", "steps=101", settings=settings)
    refused("1100000000 updates", "steps=2000", resolution=1024)


def test_a_settling_step_has_two_bytes():
    settings = Settings(max_steps=100_000)
    assert order_of(f"steps={MOST_STEPS}", settings=settings).scene.steps == MOST_STEPS
    refused("at most 65534 steps", f"steps={MOST_STEPS + 1}", settings=settings)


def test_an_order_is_data():
    order = order_of()
    assert json.loads(json.dumps([order.x.low, order.scene.query()]))
    assert order == Order(order.scene, order.x, order.y, order.resolution)
    assert (order.cells, order.kind) == (4096, "starts")
