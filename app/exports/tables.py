"""Every number of the four walks, as CSV and as JSON."""

import csv
import io

from app import compute
from app.exports.export import Export
from app.ids import LETTERS
from app.scene import PANELS, Scene
from app.settings import Settings


def as_csv(scene: Scene, _settings: Settings) -> bytes:
    """Return a row for every step of every panel; numbers read back bit for bit."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for panel in range(PANELS):
        columns = compute.columns(scene, panel)
        if panel == 0:
            writer.writerow(["panel", *columns])
        for row in zip(*(each.tolist() for each in columns.values()), strict=True):
            writer.writerow([LETTERS[panel], *map(written, row)])
    return text.getvalue().encode()


def written(value: float) -> str:
    """Return a number as it is written: empty where there is none."""
    return "" if value != value else repr(value)


EXPORTS = (Export("downhill.csv", "text/csv; charset=utf-8", as_csv),)
