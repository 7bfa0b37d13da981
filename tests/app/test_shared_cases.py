"""What the server and the scripts each have to do, held to one table: tests/js reads the same."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from app import packing
from app.compute.lr_sweep import stops
from app.raster.trail import exit_of
from tests.app import sent

CASES = Path(__file__).parents[1] / "cases"


def cases(name):
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


TRAILS = cases("trails")
SCRIPTS = CASES.parents[1] / "assets" / "js"


@pytest.mark.parametrize("kind", cases("packing"))
def test_arrays_are_packed_as_the_scripts_read_them(kind):
    for values, text in cases("packing")[kind]:
        given = (values,) if kind != "walks" else (np.concatenate(values), [*map(len, values)])
        assert getattr(packing, kind)(*given) == text
        if kind == "float32":
            assert packing.read_float32(text).tolist() == values
        if kind == "varints":
            assert packing.read_varints(text).tolist() == values
        if kind == "walks":
            assert sent.walks(text, map(len, values)).tolist() == [n for own in values for n in own]
        if kind == "shares":
            assert packing.read_shares(text, len(values[0])).tolist() == values


@pytest.mark.parametrize("ruler", cases("stops"), ids=lambda each: f"{each['low']}-{each['high']}")
def test_a_thumb_stops_where_the_walks_are_kept_ahead(ruler):
    assert stops(ruler["low"], ruler["high"]).tolist() == ruler["stops"]


@pytest.mark.parametrize("case", TRAILS["walks"], ids=lambda each: each["walk"])
def test_a_walk_leaves_a_picture_where_it_leaves_the_page(case):
    found = exit_of(np.array(case["points"], float), tuple(TRAILS["size"]))
    if case["left"] is None:
        assert found is None
        return
    x, y, turn = case["exit"]
    assert found.step == case["left"]
    assert found.at == pytest.approx((x, y), abs=0.05)
    assert np.degrees(found.turn) == pytest.approx(turn, abs=0.05)


def test_no_script_says_the_letters_of_the_panels_itself():
    said = re.compile(r"ABCD|\"A\", \"B\", \"C\"")
    assert [f.name for f in SCRIPTS.rglob("*.js") if said.search(f.read_text("utf-8"))] == []
