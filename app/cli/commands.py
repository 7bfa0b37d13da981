"""python run.py export, and python run.py sweep: a scene as a file, and its sweep as a table."""

import argparse
import io
import math
import os
import sys
from pathlib import Path
from typing import TextIO

from app.cli import lessons, site
from app.cli.progress import Patience
from app.cli.refusal import Misled
from app.compute.sweep_table import Table, setups, tabulated
from app.exports import EXPORTS, Export, Misspelt, TooMuch, Unable
from app.exports.code import LIBRARIES
from app.exports.csv_dialect import CHOICES, Dialect, read_dialect
from app.exports.export import Make
from app.scene.parse import read
from app.scene.query import query_of
from app.scene.scene import Scene
from app.settings import Settings, get_settings
from descent.number_format import number, percent

OWN = "downhill"  # begins the name of most exports; what follows tells them apart
# What an ending alone stands for, where several files have it or none.
USUAL = {".py": f"{OWN}-{{}}.py", ".apng": f"{OWN}-animation.png"}
COLUMNS = ("panels", "method", "rate", "outcome", "loss", "loss_left", "settled_at")


def run(asked: argparse.Namespace, settings: Settings | None = None) -> None:
    """Carry out a command; what can't be is one line on stderr, and the process ends with 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that can't print ∇
    settings = settings or get_settings()
    scene, notes = read(query_of(asked.scene), settings)
    for note in notes:
        print(note, file=sys.stderr)
    try:
        asked.carry_out(asked, scene, settings)
        sys.stdout.flush()
    except (Misled, Misspelt, TooMuch, Unable) as error:
        raise SystemExit(str(error)) from None
    except BrokenPipeError:  # `… sweep | head` has read what it wants
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def export(asked: argparse.Namespace, scene: Scene, settings: Settings) -> None:
    """Write the file of a scene that the ending of its name asks for."""
    file = Path(asked.to)
    made = EXPORTS[wanted(file.name, asked.library)]
    refuse_if_there(file, asked.force)
    make = maker(made, file.name, choices_of(asked))
    with Patience(made.name):  # on a terminal it is told that it takes its time
        data = make(scene, settings)
    write(file, data, asked.force)


def choices_of(asked: argparse.Namespace) -> dict[str, list[str]]:
    """Return what a command chooses of the ways to write a table, as a query has it."""
    return {key: [value] for key in CHOICES if (value := getattr(asked, key, None)) is not None}


def maker(made: Export, name: str, choices: dict[str, list[str]]) -> Make:
    """Return what makes a file; raise Misled where there is nothing to choose in it."""
    if not choices:
        return made.make
    if made.choose is None:
        raise Misled(f"--{next(iter(choices))} is for a table, and {name} is none: end it in .csv.")
    return made.choose(choices)


def wanted(name: str, library: str | None = None) -> str:
    """Return the export that a file's name asks for by its ending; raise Misled where that is none,
    or could be several.
    """
    given = name.lower()
    ending = Path(given).suffix
    if library is not None and ending != ".py":
        raise Misled(f"--library is for a script, and {name} is none: let it end in .py.")
    ends = {each: each.removeprefix(OWN).lstrip("-") for each in EXPORTS}
    fits = [] if library else [each for each, end in ends.items() if given.endswith(end)]
    if fits:
        return max(fits, key=lambda each: len(ends[each]))
    if ending in USUAL:
        return USUAL[ending].format(library or LIBRARIES[0])
    same = [each for each in EXPORTS if Path(each).suffix == ending]
    if len(same) == 1:
        return same[0]
    if same:
        raise Misled(f"{name} could be several: let it end in {listed(ends[e] for e in same)}.")
    kinds = listed(sorted({Path(each).suffix for each in EXPORTS} | USUAL.keys()))
    raise Misled(f"No file of a scene ends as {name} does: let it end in {kinds}.")


def listed(choices) -> str:
    """Return choices as a sentence has them."""
    *most, last = choices
    return f"{', '.join(most)} or {last}" if most else last


def sweep(asked: argparse.Namespace, scene: Scene, _settings: Settings) -> None:
    """Print what becomes of every rate, or write it as CSV."""
    file = Path(asked.to) if asked.to else None
    if file is not None and file.suffix.lower() != ".csv":
        raise Misled(f"A sweep is written as CSV: let {file.name} end in .csv.")
    choices = choices_of(asked)
    if choices and file is None:
        raise Misled(f"--{next(iter(choices))} is for a file: say --to and its name.")
    dialect = read_dialect(choices)
    if file is not None:
        refuse_if_there(file, asked.force)
    tables = []
    with Patience("the sweep", len(setups(scene))) as patience:
        for table in tabulated(scene):
            tables.append(table)
            patience.further()
    if file is not None:
        write(file, as_csv(tables, dialect), asked.force)
        return
    for table in tables:
        show(table, sys.stdout)


def as_csv(tables: list[Table], dialect: Dialect) -> bytes:
    """Return a row for every rate of every setup; what there is none of is empty."""
    rows = []
    for table in tables:
        for rung in table.rungs:
            loss, left = (each if math.isfinite(each) else "" for each in rung[2:4])
            at = "" if rung.settled_at is None else rung.settled_at
            setup = table.panels, table.method.key, rung.rate
            rows.append((*setup, rung.outcome.key, loss, left, at))
    return dialect.write(COLUMNS, rows)


def show(table: Table, to: TextIO) -> None:
    """Print a table for the eye: its best rate is marked."""
    print(f"{', '.join(table.panels)}: {table.method.label}", file=to)
    print(f"{'rate':>10}  {'loss':>10}  {'left':>10}  {'settled':>7}  outcome", file=to)
    for rung in table.rungs:
        mark = "  ← best" if rung.rate == table.best_rate else ""
        at = "–" if rung.settled_at is None else rung.settled_at
        cells = f"{rung.rate:>10.3g}  {number(rung.loss):>10}  {percent(rung.loss_left):>10}"
        print(f"{cells}  {at:>7}  {rung.outcome.word}{mark}", file=to)
    print(file=to)


def refuse_if_there(file: Path, force: bool) -> None:
    """Raise Misled if a file is there already, before any work is done."""
    if file.exists() and not force:
        raise Misled(f"{file} is there already: --force writes over it.")


def write(file: Path, data: bytes, force: bool) -> None:
    """Write a file whole."""
    try:
        with file.open("wb" if force else "xb") as opened:
            opened.write(data)
    except OSError as error:
        raise Misled(f"{file} can't be written: {error.strerror}.") from None


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the commands to a parser."""
    commands = parser.add_subparsers(title="instead of serving", metavar="command")
    made = commands.add_parser("export", help="write a scene as a file")
    made.add_argument("--to", required=True, help="the file; its ending says which kind")
    made.add_argument(
        "--library", choices=LIBRARIES, help="what a script is written for (default: numpy)"
    )
    made.set_defaults(carry_out=export)
    swept = commands.add_parser("sweep", help="tell what becomes of every rate")
    swept.add_argument("--to", help="a CSV file (default: a table on the screen)")
    swept.set_defaults(carry_out=sweep)
    lessons.add_to(commands)
    site.add_to(commands)
    for each in (made, swept):
        each.add_argument(
            "--scene", default="", help="an address of the page, or what follows its ?"
        )
        each.add_argument("--force", action="store_true", help="write over a file that is there")
        add_choices(each)


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add how a table is written."""
    table = parser.add_argument_group("a table as CSV")
    helps = {
        "separator": "what parts cells (comma)",
        "decimal": "of numbers (point; with semicolons comma)",
        "headers": "names in ASCII, or signs as in the formulas (plain)",
    }
    for key, text in helps.items():
        table.add_argument(f"--{key}", choices=CHOICES[key], help=text)
    bom = "begin with the mark by which Excel knows UTF-8"
    table.add_argument("--bom", action="store_const", const="1", help=bom)
