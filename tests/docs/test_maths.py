"""What docs/maths.md says is what the engine does."""

import re
from pathlib import Path

import numpy as np
import pytest

from app.scene.parse import read
from descent import OPTIMIZERS, diagnose, loop, run
from descent.number_format import percent
from descent.theory import quadratic
from descent.verdict import (
    metrics,
    motion,
    noise_level,
    rules,
    sentence,
    stationarity,
    surface_scale,
    turns,
)
from surfaces import SURFACES
from tests.surfaces.formula import as_python

PAGE = (Path(__file__).parents[2] / "docs" / "maths.md").read_text(encoding="utf-8")
LEFT = {"too_slow", "oscillates"}  # the fates of which the page tells what share is left


def table(heading):
    """The cells of the rows of the first table under a heading."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*) \|$", part, re.MULTILINE)
    assert rows
    return [row.split(" | ") for row in rows]


def key_in(cell):
    return cell.split("`")[1]


def with_momentum(key, beta):
    name = next((n for n in ("beta", "beta1") if hasattr(OPTIMIZERS[key], n)), None)
    return OPTIMIZERS[key](**{name: beta} if name else {})


@pytest.mark.parametrize("row", table("Who differs"), ids=lambda row: key_in(row[0]))
def test_whoever_is_said_to_differ_is_in_the_catalogue(row):
    assert key_in(row[0]) in OPTIMIZERS
    assert len(row) == 3


@pytest.mark.parametrize("row", table("What theory says"), ids=lambda row: key_in(row[0]))
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_the_roots_and_the_limits_are_those_of_the_methods(row, beta):
    name, equation, limit, at_nine_tenths = row
    method = with_momentum(key_in(name), beta)
    stated = eval(as_python(limit), {"β": beta})  # noqa: S307 - our own text
    assert quadratic.limit_by_roots(method) == pytest.approx(stated, rel=1e-9)
    assert method.stability_limit() in (None, pytest.approx(stated))
    if beta == 0.9:
        assert float(at_nine_tenths) == pytest.approx(stated, abs=5e-4)
    for rate in np.linspace(0.1, 1.2 * stated, 7):
        large, small = quadratic.characteristic_roots(method, rate)
        for r in {large, small} if "²" in equation else {large}:
            names = {"β": beta, "η": rate, "λ": 1.0, "r": r}
            assert eval(as_python(equation), names) == pytest.approx(0, abs=1e-9)  # noqa: S307


def test_an_adam_without_corrections_steps_as_far_as_the_page_says():
    t = np.arange(1, 1000)
    longest = ((1 - 0.9**t) / np.sqrt(1 - 0.999**t)).max()
    assert f"up to {longest:.3g} η" in PAGE


@pytest.mark.parametrize(
    "key", ["adam", "adagrad", "amsgrad", "adamax", "rprop", "lion", "sign_descent"]
)
def test_the_first_step_is_the_rate_in_every_coordinate(key):
    t = run(SURFACES["beale"], OPTIMIZERS[key](), lr=0.01, start=(1, 1.5), steps=1)
    np.testing.assert_allclose(np.abs(t.path[1] - t.path[0]), 0.01, rtol=1e-6)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_on_a_ridge_every_method_stays_on_it(key):
    asked = {"lr": OPTIMIZERS[key].usual_rate, "steps": 100}
    t = run(SURFACES["saddle"], OPTIMIZERS[key](), start=(-2.5, 0), **asked)
    assert np.isfinite(t.path[-1]).all()
    assert not t.path[:, 1].any()


@pytest.mark.parametrize("row", table("Facts to check by"), ids=lambda row: row[0].strip("`"))
def test_the_panels_of_an_address_say_what_the_page_says(row):
    address, said, why = row
    reading = read(address.strip("`").removeprefix("/"))
    assert not reading.notes
    assert why
    assert " · ".join(map(panel, [reading.scene] * 4, range(4))) == said


def panel(scene, i):
    """The word of a panel, and the step at which it settles or the share that is left."""
    surface = scene.surface[i]
    t = run(
        surface,
        scene.opt[i],
        lr=scene.eta[i],
        start=scene.start[i],
        steps=scene.steps,
        schedule=scene.sched[i],
        noise=scene.noise[i],
        seed=scene.seed[i],
    )
    (verdict,) = diagnose(surface, t)
    word, settled_at = verdict.outcome.word, verdict.settled_at
    if settled_at is not None:
        return f"{word} ({settled_at})"
    evidence = verdict.evidence
    left = percent(evidence.loss_left if evidence.level_left is None else evidence.level_left)
    return f"{word} ({left})" if verdict.outcome.fate in LEFT else word


THRESHOLDS = [
    f"at most {metrics.TARGET:.0%} of the loss",
    f"for {metrics.STAYS} steps",
    f"e > {rules.GROWN:g} at the end",
    f"e > {rules.UP:g}",
    f"more than {rules.OFF_MAP:g} half-widths",
    f"more than {rules.OUT_OF_SIGHT:g} half-widths",
    f"at most {rules.AS_GOOD:g} times the",
    f"at least {rules.MOSTLY:.0%} of the last ten visible moves reverse",
    f"{rules.MOSTLY_IN_NOISE:.0%} over the last quarter",
    f"at least {rules.FEWEST_TURNS} turns",
    f"radius is {surface_scale.MARKER:.0%} of the map",
    f"in {surface_scale.DIRECTIONS} directions",
    f"below {turns.SEEN:.1%} of the map",
    f"more than {metrics.UNDAMPED:g} of the quarter before",
    f"at least {rules.FEWEST_CROSSINGS} crossings",
    f"wider than {rules.WIDE:.0%} of the map",
    f"more than {sentence.WIDE_SWING:.0%} of the map",
    f"less than {noise_level.JITTER:.0%} of its updates",
    f"more than {noise_level.FALLS:g} standard errors",
    f"beyond {loop.FAR:g} diagonals",
    f"Newton's step from the last point is at most {stationarity.NEAR:.0%} of the diagonal",
    f"promises at most {stationarity.LEVEL:.0%} of the relief",
    f"stayed within {stationarity.STAYED:.0%} of where it leads",
    f"the slope is at most {stationarity.FAINT_SLOPE:.0%} and",
    f"the curvature at most {stationarity.FAINT_CURVATURE:.0%} of",
    f"at most {stationarity.NO_SLOPE:.1%} of the map's median",
    f"more than {motion.WHISPERS:.1%} of all travel",
    f"if more than {motion.SPEAKS:.0%} of the travel is undone",
    f"at least {motion.FADED:.0%} of the largest",
    f"at least {motion.ZIGZAG_SHARE:.0%} of the moves change sign",
    f"at least {motion.NEARLY_ALL:.0%} of at least {motion.FEWEST_ROWS} visible pairs",
    f"at least {motion.RINGING_FLIPS} changes of sign",
]


@pytest.mark.parametrize("words", THRESHOLDS)
def test_the_thresholds_are_those_of_the_rules(words):
    page = re.sub(r"\s+", " ", PAGE)
    assert words.replace("%", " %") in page
