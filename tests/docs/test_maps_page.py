"""docs/maps.md: its settings are those of the program, and its order is one that is taken."""

import json
import re
from pathlib import Path

from app.maps.evaluate import MOST_STEPS
from app.maps.parse import read_order
from app.settings import PREFIX, Settings

PAGE = (Path(__file__).parents[2] / "docs" / "maps.md").read_text(encoding="utf-8")


def test_every_setting_of_maps_is_told_with_its_default():
    told = dict(re.findall(rf"^\| `{PREFIX}([A-Z_]+)` \| (\S*) ?\|", PAGE, re.MULTILINE))
    plain = {
        name.upper(): field.default
        for name, field in Settings.model_fields.items()
        if name.startswith("map_") or name == "dask"
    }
    assert told.keys() == plain.keys()
    for name, text in told.items():
        assert text == format(plain[name], "g" if isinstance(plain[name], float) else "")


def test_the_order_of_the_page_is_taken():
    body = json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])
    order = read_order(body, Settings())
    assert (order.kind, order.resolution, order.x.high) == ("fields", 256, 0.2)


def test_the_most_steps_of_a_map_are_told():
    assert f"{MOST_STEPS:,} steps" in PAGE
