"""The measures of the house: how long a line, a function and a file may be, and how full a room."""

import ast
from pathlib import Path

from app.page.static_bundle import OUTCOMES, style_sheets

ROOT = Path(__file__).parents[1]
ROOMS = ("app", "assets", "benchmarks", "descent", "docs", "surfaces", "tests")
KINDS = {".py", ".css"}
LINE, FUNCTION, FILE, FOLDER = 110, 60, 300, 20
# A folder that is a catalogue has a file for each thing, however many there are.
CATALOGUES = {"descent/optimizers", "descent/schedules", "surfaces"}
FILES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for file in [ROOT / "run.py", *(f for room in ROOMS for f in (ROOT / room).rglob("*"))]
    if file.suffix in KINDS
} | {OUTCOMES: style_sheets()[OUTCOMES]}


def test_a_line_fits_the_width_of_an_editor():
    assert len(FILES) > 300
    assert [
        f"{name}:{number}"
        for name, text in FILES.items()
        for number, line in enumerate(text.splitlines(), 1)
        if len(line) > LINE
    ] == []


def test_a_file_is_read_in_one_sitting():
    lengths = {name: len(text.splitlines()) for name, text in FILES.items()}
    assert {name: length for name, length in lengths.items() if length > FILE} == {}


def test_a_function_fits_on_a_screen():
    assert {
        f"{name}: {node.name}": length
        for name, text in FILES.items()
        if name.endswith(".py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (length := node.end_lineno - node.lineno + 1) > FUNCTION
    } == {}


def test_no_folder_is_a_crowd():
    folders = {}
    for name in FILES:
        if name.startswith(("app/", "descent/")):
            folders.setdefault(name.rpartition("/")[0], []).append(name)
    counts = {name: len(files) for name, files in folders.items() if name not in CATALOGUES}
    assert {name: count for name, count in counts.items() if count > FOLDER} == {}
