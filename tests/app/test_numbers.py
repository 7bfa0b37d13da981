"""One reader of numbers: what it reads, what it refuses and why; and what is printed is read."""

import json
import math
import random
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.scene import tokens
from app.scene.numbers import LONGEST, read_number
from descent.number_format import number

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests/cases/numbers.json").read_text(encoding="utf-8"))
FIGURES = json.loads((ROOT / "tests/cases/figures.json").read_text(encoding="utf-8"))
FINITE = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e308, max_value=1e308)


@pytest.mark.parametrize(("text", "value"), CASES["read"])
def test_a_number_may_be_written_in_the_ways_in_which_people_write_one(text, value):
    assert read_number(text) == value
    assert read_number(text, comma=True) == value


@pytest.mark.parametrize(("text", "value"), CASES["read with a comma"])
def test_a_comma_is_a_decimal_mark_only_where_one_number_is_wanted(text, value):
    assert read_number(text, comma=True) == value
    assert refusal(text) is not None


def refusal(text, comma=False):
    """Why a text is no number, or None."""
    try:
        read_number(text, comma=comma)
    except ValueError as error:
        return str(error)
    return None


REFUSED = [
    *((text, why, comma) for text, why in CASES["refused"] for comma in (False, True)),
    *((text, why, True) for text, why in CASES["refused with a comma"]),
    *((text, why, False) for text, why in CASES["refused without a comma"]),
]


@pytest.mark.parametrize(("text", "why", "comma"), REFUSED)
def test_what_is_no_number_is_refused_with_what_is_wrong_with_it(text, why, comma):
    assert refusal(text, comma) == why


def test_a_number_may_be_as_long_as_the_limit_and_no_longer():
    assert read_number("0." + "0" * (LONGEST - 3) + "1") < 1e-300
    too_long = "0." + "0" * (LONGEST - 2) + "1"
    assert refusal(too_long) == f"is longer than {LONGEST} characters"


@given(st.text(), st.booleans())
@example(" " * 100_000 + "x", False)
@example("1" + "\u00a0" * 390 + "x", True)
@example("1e" * 200, False)
@example("0" * 399 + "_", False)
def test_any_text_is_a_finite_number_or_says_why_not(text, comma):
    why = refusal(text, comma)
    if why is None:
        assert math.isfinite(read_number(text, comma=comma))
    else:
        assert len(why) < 80


@given(FINITE)
def test_what_is_printed_is_read_as_what_was_printed(value):
    assert math.isclose(read_number(number(value)), value, rel_tol=0.05)
    assert read_number(tokens.number(value)) == value


@pytest.mark.parametrize(("value", "printed", "spelled"), FIGURES)
def test_a_number_is_printed_and_spelled_as_the_page_does_it(value, printed, spelled):
    assert number(value) == printed
    assert tokens.number(value) == spelled


BROWSER = """
import { readFileSync } from "node:fs";
const CORE = `file://${process.argv[1]}/assets/js/core`;
const { figure } = await import(`${CORE}/format.js`);
const { rateText } = await import(`${CORE}/rate.js`);
const { readNumber } = await import(`${CORE}/numbers.js`);
const values = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(values.map((value) => [figure(value), rateText(value),
  readNumber(figure(value)).value])));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_page_prints_and_reads_any_number_as_the_server_does():
    dice = random.Random(20)
    sizes = (10 ** dice.uniform(-9, 12) for _ in range(3000))
    bits = (struct.unpack("<d", dice.randbytes(8))[0] for _ in range(3000))
    # Halves between two short numbers are where two languages part.
    halves = [*(k / 8 for k in range(-4000, 4000, 7)), *(k + 0.5 for k in range(995, 1100))]
    values = [*sizes, *(value for value in bits if abs(value) < 1e308), *halves]
    told = subprocess.run(
        ["node", "--input-type=module", "-e", BROWSER, str(ROOT)],
        input=json.dumps(values),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    wanted = [[number(v), tokens.number(v), read_number(number(v))] for v in values]
    assert json.loads(told.stdout) == wanted
