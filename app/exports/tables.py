"""Every number of the walks, as CSV and as JSON; both read back bit for bit."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from app.compute.run_record import Costly, judged, record
from app.exports.csv_dialect import Dialect, read_dialect
from app.exports.export import Export, Make, TooMuch
from app.language.speaking import _, speaking
from app.scene.ids import LETTERS
from app.scene.scene import Scene, changed_parameters
from app.scene.tokens import clip_text, schedule_text
from app.scene.values import ONE_OR_FOUR, values
from app.settings import Settings
from descent import parameters_of
from descent.message import nN_
from descent.surface import Surface

FORMAT = 1
PROGRAMS = Dialect()
TOO_COSTLY = nN_(
    "These walks ask for more than {n} gradient and loss, "
    "which is as much as a table tells of: take fewer steps.",
    "These walks ask for more than {n} gradients and losses, "
    "which is as much as a table tells of: take fewer steps.",
    count="n",
)


def as_csv(scene: Scene, settings: Settings, dialect: Dialect = PROGRAMS) -> bytes:
    """Return a row for every step of every panel.

    Panels whose methods keep other things in mind have other columns: what a panel has not is
    empty. The only text is ours, the names of columns and panels, and none begins a formula.
    """
    tables, own = walks(scene, settings), own_columns(scene)
    names = list(dict.fromkeys(name for columns in tables for name in columns))
    firsts = [(LETTERS[i], *(each[i] for each in own.values())) for i in range(len(tables))]
    return dialect.write(["panel", *own, *names], rows(firsts, tables, names))


def own_columns(scene: Scene) -> dict[str, tuple]:
    """Return what is not the same in all panels and in no other column, one value for each."""
    found = {}
    if scene.differs("surface"):
        found["surface"] = tuple(surface.key for surface in scene.surface)
        found |= changed_parameters(scene.surface)
    chance = ("per", "noise", "batch", "replacement", "seed")
    found |= {name: getattr(scene, name) for name in chance if scene.differs(name)}
    # A switch is 0 or 1, as in an address.
    return {name: tuple(map(as_cell, each)) for name, each in found.items()}


def as_cell(value: float | bool | str) -> float | str:
    """Return a value as it stands in a table."""
    return int(value) if isinstance(value, bool) else value


def rows(
    firsts: list[tuple], tables: list[dict[str, np.ndarray]], names: list[str]
) -> Iterator[tuple]:
    """Yield the rows of all panels, one panel after another, each after the first cells of its
    panel."""
    for first, columns in zip(firsts, tables, strict=True):
        none = np.full(len(columns["step"]), math.nan)
        values = [columns.get(name, none).tolist() for name in names]
        yield from ((*first, *row) for row in zip(*values, strict=True))


def csv_maker(fields: Mapping[str, Sequence[str]]) -> Make:
    """Return what writes CSV as the fields of a query choose; raise Misspelt."""
    return partial(as_csv, dialect=read_dialect(fields))


def walks(scene: Scene, settings: Settings) -> list[dict[str, np.ndarray]]:
    """Return the columns of every panel; raise TooMuch where a search asks for too much."""
    found, left = [], settings.table_evaluations
    try:
        for panel in range(scene.panels):
            found.append(record(scene, panel, left))
            left -= int(found[-1]["evaluations"][-1])
    except Costly:
        raise TooMuch(TOO_COSTLY.filled(n=settings.table_evaluations)) from None
    return found


def as_json(scene: Scene, settings: Settings) -> bytes:
    """Return the scene, and of every panel its set-up, its verdict and its columns; names and
    verdicts are in the language of the scene.

    Strict JSON: a number that is not finite is null. What is null in a column was not there: the
    rate after the last step, or what a method had not yet begun to keep.
    """
    tables = walks(scene, settings)
    whole = {"downhill": FORMAT, "query": scene.query(), "scene": values(scene)}
    with speaking(scene.lang):
        if not scene.differs("surface"):
            whole["surface"] = hill(scene.surface[0])
        whole["panels"] = [told(scene, panel, columns) for panel, columns in enumerate(tables)]
    return json.dumps(strict(whole), ensure_ascii=False, allow_nan=False).encode()


def told(scene: Scene, panel: int, columns: dict[str, np.ndarray]) -> dict:
    """Return one panel: its set-up, what became of it, and its numbers.

    What all panels have in common stands with the scene alone.
    """
    own = {name: getattr(scene, name)[panel] for name in ONE_OR_FOUR if scene.differs(name)}
    if scene.differs("surface"):
        own = {"surface": hill(scene.surface[panel])} | own
    return {
        "panel": LETTERS[panel],
        **own,
        "method": described(scene.opt[panel]),
        "rate": scene.eta[panel],
        "schedule": schedule_text(scene.sched[panel]),
        "clip": clip_text(scene.clip[panel]),
        **judged(scene, panel),
        "columns": {name: values.tolist() for name, values in columns.items()},
    }


def hill(surface: Surface) -> dict:
    """Return a surface: how it is described, its lowest value and the ends of its map."""
    return described(surface) | {"lowest": surface.lowest, "view": surface.view}


def described(thing) -> dict:
    """Return a surface or a method by its key, its name, its formula and its parameters."""
    values = {p.name: getattr(thing, p.name) for p in parameters_of(thing)}
    names = {"key": thing.key, "label": _(thing.label), "formula": thing.formula}
    return names | {"parameters": values}


def strict(value):
    """Return a value with null for each number that JSON can't hold."""
    if isinstance(value, dict):
        return {name: strict(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [strict(each) for each in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


EXPORTS = (
    Export(
        "downhill.csv", "text/csv; charset=utf-8", as_csv, choose=csv_maker, a_step=3e-4, sweeps=1
    ),
    Export("downhill.json", "application/json", as_json, a_step=4e-4, sweeps=2),
)
