"""A table of one's own: what is read, what is refused, and the surface that it makes."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from descent import OPTIMIZERS, diagnose, run
from surfaces._own import bring
from surfaces._own_table import MOST, MOST_BYTES, read_table

ROOT = Path(__file__).parents[2]
DESCENT = OPTIMIZERS["gradient_descent"]()
LINE = "hours;points\n1;2,1\n2;3,9\n3;6,2\n4;8,1\n5;9,8\n"
KINDS = "1,0\n2,0\n3,1\n2.5,1\n4,1\n3.5,0\n"
PARTED = "1\t-1\n2\t-1\n3\t1\n4\t1\n"


@pytest.fixture
def own(tmp_path):
    """The surface of a text."""

    def make(text):
        file = tmp_path / "my.csv"
        file.write_text(text, encoding="utf-8")
        return bring(file)

    return make


def test_two_columns_are_read_with_their_names_and_decimal_commas(tmp_path):
    file = tmp_path / "points.csv"
    file.write_text("\ufeff" + LINE + "\n", encoding="utf-8")
    table = read_table(file)
    assert (table.name, table.axes) == ("points", ("hours", "points"))
    assert table.pairs == ((1, 2.1), (2, 3.9), (3, 6.2), (4, 8.1), (5, 9.8))
    assert not table.is_of_kinds


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1,2,3\n4,5,6\n", "line 1: 3 columns; two are read"),
        ("a;b\n1;2\n3\n", "line 3: 1 columns"),
        ("1,2\n3,x\n4,5\n", "line 2: 'x' is not a number"),
        ("u,v\n1,2\nnan,3\n4,5\n", "line 3: nan is too large"),
        ("1,2\n3,1e12\n4,5\n", "line 2: 1e12 is too large"),
        ("1,2\n3,4\n", "has 2 examples; from 3 to 2,000"),
        ("", "has 0 examples"),
        ("1,2\n1,3\n1,4\n", "all inputs are the same"),
        ("1,2\n" * (MOST + 1), "has 2001 examples"),
        ("1,2\n" * (MOST_BYTES // 4 + 1), "is larger than 1,000,000 bytes"),
    ],
)
def test_all_else_is_refused_in_a_sentence_that_names_the_file(tmp_path, text, why):
    file = tmp_path / "my.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^my\.csv") as caught:
        read_table(file)
    assert why in str(caught.value)


def test_what_is_no_file_or_no_text_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"none\.csv: there is no such file"):
        read_table(tmp_path / "none.csv")
    (tmp_path / "my.csv").write_bytes(b"\xff\xfe1,2")
    with pytest.raises(ValueError, match="no text in UTF-8"):
        read_table(tmp_path / "my.csv")


@pytest.mark.parametrize("standardised", [True, False])
@pytest.mark.parametrize("text", [LINE, KINDS], ids=["line", "kinds"])
def test_the_four_rates_of_ones_own_table_meet_four_fates_on_its_own_map(own, text, standardised):
    surface = replace(own(text), standardised=standardised)
    (best,) = surface.critical_points
    assert np.hypot(*surface.gradient(np.float64(best.x), np.float64(best.y))) < 1e-9
    for at in ((best.x, best.y), surface.start):
        assert all(low < each < high for each, (low, high) in zip(at, surface.view, strict=True))
    t = run(surface, DESCENT, lr=surface.rates, start=surface.start, steps=surface.steps)
    fates = [each.outcome.fate for each in diagnose(surface, t)]
    assert fates[1] in ("just_right", "works")
    assert fates[3] in ("diverges", "oscillates")
    # A process that is handed it finds its class by its name.
    assert getattr(sys.modules[type(surface).__module__], type(surface).__name__) is type(surface)


def test_two_kinds_that_a_threshold_parts_have_no_minimum(own):
    surface = own(PARTED)
    assert surface.critical_points == ()
    assert not surface.has_minimum
    t = run(surface, DESCENT, lr=5.0, start=surface.start, steps=200)
    assert 0 < t.loss[-1, 0] < t.loss[100, 0]


def test_a_process_with_a_table_has_it_among_its_surfaces(tmp_path):
    (tmp_path / "my.csv").write_text(LINE, encoding="utf-8")
    ask = (
        "from app.compute import answers; from surfaces import SURFACES; "
        "a = answers.opened('surface=own&batch=2'); "
        "print(a['scene']['surface'], a['hill']['label'], a['notes'], len(SURFACES))"
    )
    found = python(tmp_path / "my.csv", "-c", ask)
    assert found.stdout.split()[:3] == ["own", "my", "[]"]


def test_a_table_that_can_not_be_read_ends_the_process_in_one_sentence(tmp_path):
    (tmp_path / "my.csv").write_text("1,2,3\n", encoding="utf-8")
    found = python(tmp_path / "my.csv", "-c", "import surfaces")
    assert found.returncode == 1
    assert found.stderr.startswith("These data can't be used: my.csv, line 1: 3 columns;")
    assert "Traceback" not in found.stderr


def python(data, *command):
    environment = {**os.environ, "DOWNHILL_DATA": str(data)}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
