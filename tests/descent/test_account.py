"""The account of an update: its lines recombine, and end in the point that the step gives."""

import re

import numpy as np
import pytest

from descent import OPTIMIZERS, parameters_of, run
from descent.breakdown import KINDS, Row
from descent.optimizer import Optimizer
from descent.oracle import Oracle
from surfaces import SURFACES

HILLS = [SURFACES[key] for key in ("bowl", "rosenbrock", "himmelblau")]
VARIANTS = [
    *((key, {}) for key in OPTIMIZERS),
    ("momentum", {"dampening": 0.3}),
    ("rmsprop", {"centered": True}),
    ("rmsprop", {"beta": 0.5}),
    ("rmsprop", {"beta": 0.5, "centered": True}),
    ("nadam", {"momentum_decay": 0.3}),
    ("radam", {"beta2": 0.6}),
    ("lion", {"weight_decay": 0.2}),
    ("newton", {"damping": 2.0}),
    ("lbfgs", {"history": 2}),
]
EACH = pytest.mark.parametrize(("key", "fields"), VARIANTS)
ON_EACH = pytest.mark.parametrize("surface", HILLS, ids=[hill.key for hill in HILLS])
# A number, a name with all its marks, a superscript, or a sign.
TOKEN = re.compile(r"\d+(?:\.\d+)?|sign|max|Δθ|[^\W\d_]\u0304?[₀-₉₊₋∞]*\u0302?[′*]?|[²ᵗ]|\S")
SIGNS = {"−": "-", "·": "*", "^": "**", "²": "**2", "ᵗ": "**t", "½": "0.5"}
FUNCTIONS = {"sign": np.sign, "max": np.maximum, "root": np.sqrt, "size": np.abs}


def updates(optimizer, surface, count=12):
    """(t, rates, p, state, rows, the next point) of every one of `count` updates."""
    oracle, lr = Oracle(surface), np.array([1e-4, 0.003, 0.4]) * min(optimizer.usual_rate * 10, 1)
    p = np.array(surface.start)[:, None] + np.array([[0.0, 0.1, -0.2], [0.0, -0.1, 0.3]])
    state = optimizer.init(p)
    with np.errstate(all="ignore"):
        for t in range(count):
            rows = optimizer.account(t, lr, p, state, oracle)
            q, after = optimizer.step(t, lr, p, state, oracle)
            yield t, lr, p, state, rows, q
            p, state = q, after


def computed(formula, names):
    """What a formula of an account comes to; a name without a value is 0, as state begins."""
    source, used, bars = "", dict(FUNCTIONS), 0
    for token in TOKEN.findall(formula):
        if token == "|":
            source += ")" if bars % 2 else "size("
            bars += 1
        elif token == "√":
            source += "root"
        elif token in SIGNS or token in FUNCTIONS or not token[0].isalpha() or token == "ᵗ":
            source += SIGNS.get(token, token)
        else:
            name = "t" if token == "t" else f"n{len(used)}"
            used[name] = names.get(token, 0.0)
            source += f"({name})"
    return eval(source, used | {"t": names["t"]})  # noqa: S307 - our own text


@EACH
@ON_EACH
def test_an_account_ends_in_the_step_and_the_very_point_that_the_step_gives(key, fields, surface):
    for _, _, p, _, rows, q in updates(OPTIMIZERS[key](**fields), surface):
        assert all(isinstance(row, Row) and row.kind in KINDS for row in rows)
        assert [row.kind for row in rows[-2:]] == ["step", "point"]
        assert sum(row.kind == "step" for row in rows) == 1
        np.testing.assert_array_equal(rows[-1].value, q)
        size = np.abs(p) + np.abs(q)
        assert (np.abs(p + rows[-2].value - q) <= 1e-15 * size)[np.isfinite(q)].all()


@EACH
@ON_EACH
def test_every_line_is_what_its_formula_makes_of_the_lines_before(key, fields, surface):
    optimizer = OPTIMIZERS[key](**fields)
    names = {p.symbol: getattr(optimizer, p.name) for p in parameters_of(optimizer)}
    for t, lr, p, _, rows, _ in updates(optimizer, surface):
        names |= {"t": t + 1, "η": lr, "θ": p}
        for text, value, kind in rows:
            name, made = re.match(r"(\w\u0304?[₀-₉∞]*\u0302?′?|Δθ)(?: = |: )(.+)", text).groups()
            assert value.shape == p.shape
            if kind == "gradient":
                asked = np.array(surface.gradient(*names[made[3:-1]]))
                np.testing.assert_array_equal(value, asked)
            elif " = " in text:
                with np.errstate(all="ignore"):
                    expected = np.broadcast_to(computed(made, names), p.shape)
                size = np.abs(p) if kind in ("step", "point") else 0.0
                fine = np.isfinite(expected) & np.isfinite(value)
                error = np.abs(value - expected) - 1e-12 * (np.abs(expected) + size)
                assert (error[fine] <= 0).all(), (text, t)
            names[name] = value
        assert any(row.kind == "gradient" for row in rows)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_an_account_changes_nothing_and_asks_as_much_as_the_step(key):
    for t, lr, p, state, rows, _ in updates(OPTIMIZERS[key](), SURFACES["beale"], 5):
        first, second = Oracle(SURFACES["beale"]), Oracle(SURFACES["beale"])
        with np.errstate(all="ignore"):
            again = OPTIMIZERS[key]().account(t, lr, p, state, first)
            OPTIMIZERS[key]().step(t, lr, p, state, second)
        for row, other in zip(rows, again, strict=True):
            assert row.text == other.text
            np.testing.assert_array_equal(row.value, other.value)
        for asked, needed in zip(first.counts, second.counts, strict=True):
            np.testing.assert_array_equal(asked, needed)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_tells_its_own_lines_and_they_fit_on_one(key):
    assert OPTIMIZERS[key].account is not Optimizer.account
    for *_, rows, _ in updates(OPTIMIZERS[key](), SURFACES["bowl"], 8):
        assert len(rows) >= 3
        assert all(len(row.text) <= 66 for row in rows)


def test_a_walk_can_be_accounted_for_while_it_is_walked_noise_included():
    surface, optimizer, seen = SURFACES["bowl"], OPTIMIZERS["adam"](), []
    asked = {"lr": 0.1, "start": (-4, 2), "steps": 20, "noise": 1.0, "seed": 3}
    t = run(surface, optimizer, watch=lambda *at: seen.append(optimizer.account(*at)), **asked)
    for row, rows in enumerate(seen):
        np.testing.assert_array_equal(rows[-1].value, t.path[row + 1])


def test_a_method_that_does_not_tell_its_lines_has_the_last_two():
    class Silent(type(OPTIMIZERS["gradient_descent"]())):
        account = Optimizer.account

    for _, _, p, _, rows, q in updates(Silent(), SURFACES["bowl"], 2):
        assert [row.kind for row in rows] == ["step", "point"]
        np.testing.assert_array_equal(rows[-1].value, q)
        np.testing.assert_allclose(p + rows[0].value, q)


def test_newton_solves_the_equations_that_it_shows():
    for _, _, _, _, rows, _ in updates(
        OPTIMIZERS["newton"](damping=2.0), SURFACES["rosenbrock"], 4
    ):
        value = {row.text.split(":")[0].split(" ")[0]: row.value for row in rows}
        for row, g in zip((value["H₁"], value["H₂"]), value["g"], strict=True):
            np.testing.assert_allclose((row * value["n"]).sum(axis=0), g, rtol=1e-9)
