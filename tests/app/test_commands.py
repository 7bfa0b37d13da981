"""python run.py export and sweep: a scene as a file, and its sweep as a table."""

import csv
import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import __main__ as main
from app import compute
from app.cli import commands
from app.cli.progress import Patience
from app.exports import EXPORTS, Unable
from app.scene.parse import read
from app.settings import get_settings
from descent import LADDER_RATES

ROOT = Path(__file__).parents[2]
SCENE = "surface=beale&opt=adam,adam,momentum,adam&eta=0.1&steps=40"


@pytest.fixture
def shell(monkeypatch, capsys):
    """What a command prints, what it complains of, and with what it ends."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["app", *map(str, arguments)])
        end = 0
        try:
            main.main()
        except SystemExit as stop:
            end = stop.code
        said = capsys.readouterr()
        return said.out, said.err, end

    return run


@pytest.mark.parametrize(
    ("name", "export"),
    [
        *(("walk.csv", "downhill.csv"), ("walk.JSON", "downhill.json")),
        *(("walk-figure.json", "downhill-figure.json"), ("figure.json", "downhill-figure.json")),
        *(("numpy.py", "downhill-numpy.py"), ("my-torch.py", "downhill-torch.py")),
        *(("walk.gif", "downhill.gif"), ("walk.html", "downhill.html")),
        *(("walk.py", "downhill-numpy.py"), ("Walk.APNG", "downhill-animation.png")),
        *(("run.figure.json", "downhill-figure.json"), ("a.b.py", "downhill-numpy.py")),
        *(("my-animation.png", "downhill-animation.png"), ("a.preview.png", "preview.png")),
    ],
)
def test_the_ending_of_its_name_says_what_a_file_is(name, export):
    assert commands.wanted(name) == export


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_under_its_own_name_is_what_it_is_called(name):
    assert commands.wanted(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("walk.png", "could be several: let it end in animation.png or preview.png"),
        ("walk.bmp", "let it end in .apng, .csv, .gif, .html, .json, .png or .py"),
        ("walk", "No file of a scene ends as walk does"),
    ],
)
def test_an_ending_that_could_be_several_or_none_names_the_choices(shell, tmp_path, name, said):
    out, _, end = shell("export", "--to", tmp_path / name)
    assert out == ""
    assert said in end
    assert list(tmp_path.iterdir()) == []


def test_a_script_is_plain_numpy_unless_another_library_is_named(shell, tmp_path):
    file = tmp_path / "walk.py"
    assert shell("export", "--scene", SCENE, "--to", file) == ("", "", 0)
    made = EXPORTS["downhill-numpy.py"].make(read(SCENE).scene, get_settings())
    assert file.read_bytes() == made


@pytest.mark.parametrize("library", ["numpy", "torch", "optax"])
def test_a_script_is_written_for_the_library_that_is_asked_for(shell, tmp_path, library):
    file = tmp_path / "walk.py"
    assert shell("export", "--scene", SCENE, "--to", file, "--library", library) == ("", "", 0)
    made = EXPORTS[f"downhill-{library}.py"].make(read(SCENE).scene, get_settings())
    assert file.read_bytes() == made


def test_a_library_is_for_a_script_only(shell, tmp_path):
    _, _, end = shell("export", "--to", tmp_path / "walk.csv", "--library", "torch")
    assert "--library is for a script" in end


def test_a_file_is_the_very_bytes_that_the_page_would_send(shell, tmp_path, client):
    address = f"http://127.0.0.1:8050/?{SCENE}"
    for name in ("downhill.csv", "downhill.json", "downhill-figure.json"):
        assert shell("export", "--scene", address, "--to", tmp_path / name) == ("", "", 0)
        assert (tmp_path / name).read_bytes() == client.get(f"/export/{name}?{SCENE}").data


def test_what_could_not_be_read_is_said_on_stderr(shell, tmp_path):
    out, err, end = shell("export", "--scene", "eta=fast", "--to", tmp_path / "walk.csv")
    assert (out, end) == ("", 0)
    assert err == "eta='fast' is not a number; the default is used.\n"


@pytest.mark.parametrize(
    ("scene", "plain"),
    [
        ("http://uni.example/downhill/embed?eta=1/8#top", "eta=0.125"),
        ("#surface=beale&amp;eta=10^-3", "surface=beale&eta=0.001"),
        ("eta=0.1&eta=0.2&eta=0.3&eta=2e+0", "eta=0.1,0.2,0.3,2"),
        ("start=−1/2,2.5·10⁻¹", "start=-0.5,0.25"),
    ],
)
def test_a_command_reads_a_scene_as_the_page_reads_its_address(shell, tmp_path, scene, plain):
    for text, name in ((scene, "one.csv"), (plain, "other.csv")):
        assert shell("export", "--scene", text, "--to", tmp_path / name) == ("", "", 0)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()


def test_a_command_says_what_an_address_would_say(shell, tmp_path):
    scene = "lr=0.1&eta=0,1,0,2"
    _, err, end = shell("export", "--scene", scene, "--to", tmp_path / "walk.csv")
    assert end == 0
    assert err.splitlines() == list(read(scene).notes)
    assert "a comma parts values" in err
    assert "is eta meant?" in err


def test_a_file_that_is_there_is_kept_unless_forced(shell, tmp_path):
    file = tmp_path / "walk.csv"
    file.write_text("mine")
    for command in ("export", "sweep"):
        _, _, end = shell(command, "--to", file)
        assert end == f"{file} is there already: --force writes over it."
        assert file.read_text() == "mine"
    assert shell("export", "--to", file, "--force") == ("", "", 0)
    assert file.read_text().startswith("panel,step,x,y")


def test_a_file_that_can_not_be_written_is_said(shell, tmp_path):
    _, _, end = shell("export", "--to", tmp_path / "nowhere" / "walk.csv")
    assert end.endswith("can't be written: No such file or directory.")


def test_what_an_export_refuses_is_said(shell, tmp_path, monkeypatch):
    def unable(_kind, key):
        raise Unable(f"There is no code for {key} yet.")

    monkeypatch.setattr("app.exports.code.script_builder.snippet", unable)
    _, _, end = shell("export", "--to", tmp_path / "walk-numpy.py")
    assert end == "There is no code for gradient_descent yet."
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_as_csv_tells_what_becomes_of_every_rate(shell, tmp_path):
    file = tmp_path / "sweep.csv"
    assert shell("sweep", "--scene", SCENE, "--to", file) == ("", "", 0)
    rows = list(csv.DictReader(io.StringIO(file.read_text(), newline=""), strict=True))
    scene = read(SCENE).scene
    told = compute.curves(scene)["curves"]
    assert [len(told), len(rows)] == [2, 2 * len(LADDER_RATES)]
    for k, (curve, panels) in enumerate(zip(told, ("ABD", "C"), strict=True)):
        own = rows[k * len(LADDER_RATES) :][: len(LADDER_RATES)]
        assert {row["panels"] for row in own} == {panels}
        assert [float(row["rate"]) for row in own] == LADDER_RATES.tolist()
        settled = [int(row["settled_at"]) if row["settled_at"] else -1 for row in own]
        assert settled == curve["settled"]
    # The loss is that of the walk at that rate.
    for row in (rows[40], rows[150]):
        eta = float(row["rate"])
        one = read(f"surface=beale&opt={row['method']}&eta={eta!r}&steps=40").scene
        assert float(row["loss"]) == compute.columns(one, 0)["loss"][-1]
        assert row["outcome"] == compute.picture(one)["panels"][0]["outcome"]
    assert all(cell[:1] not in "=+-@" for row in rows for cell in row.values() if cell)


def test_a_sweep_is_a_table_for_the_eye(shell):
    out, err, end = shell("sweep", "--scene", SCENE)
    assert (err, end) == ("", 0)
    lines = out.splitlines()
    assert lines[0] == "A, B, D: Adam"
    assert lines[1].split() == ["rate", "loss", "left", "settled", "outcome"]
    assert out.count("← best") == 2
    assert sum("Diverges" in line for line in lines) > 5
    assert len(lines) == 2 * (len(LADDER_RATES) + 3)


def test_a_sweep_is_written_as_csv_only(shell, tmp_path):
    _, _, end = shell("sweep", "--to", tmp_path / "sweep.xls")
    assert end == "A sweep is written as CSV: let sweep.xls end in .csv."


def test_commands_run_in_a_shell_of_any_encoding():
    command = [sys.executable, "-m", "app", "sweep", "--scene", "surface=parabola"]
    answer = subprocess.run(
        command, cwd=ROOT, capture_output=True, env={"PYTHONIOENCODING": "ascii"}, check=False
    )
    assert answer.stderr == b""
    assert answer.returncode == 0
    assert b"Just right" in answer.stdout


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self):
        return True


def test_on_a_terminal_long_work_is_told_of_and_the_line_is_gone_afterwards(monkeypatch):
    monkeypatch.setattr("app.cli.progress.SOON", 0.01)
    monkeypatch.setattr("app.cli.progress.EVERY", 0.01)
    monkeypatch.setattr(sys, "stderr", Screen())
    with Patience("the sweep", 4) as patience:
        patience.further()
        patience.further()
        while "2 of 4" not in sys.stderr.getvalue():
            time.sleep(0.01)
    said = sys.stderr.getvalue()
    assert "the sweep ████████████░░░░░░░░░░░░ 2 of 4" in said
    assert said.endswith("\r\x1b[K")


def test_quick_work_and_a_pipe_hear_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Screen())
    with Patience("walk.csv"):
        pass
    assert sys.stderr.getvalue() == ""
    monkeypatch.setattr("app.cli.progress.SOON", 0.0)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Patience("walk.csv"):
        time.sleep(0.3)
    assert sys.stderr.getvalue() == ""


def test_a_table_and_a_sweep_are_written_for_the_spreadsheet_that_is_chosen(shell, tmp_path):
    walk, sweep = tmp_path / "walk.csv", tmp_path / "sweep.csv"
    chosen = ("--separator", "semicolon", "--bom", "--scene", "steps=5")
    assert shell("export", "--to", walk, *chosen) == ("", "", 0)
    assert shell("sweep", "--to", sweep, *chosen) == ("", "", 0)
    assert walk.read_bytes().startswith(b"\xef\xbb\xbfpanel;step;x;y;")
    assert b"\r\nA;0;-4,0;2,0;" in walk.read_bytes()
    plainly = tmp_path / "plain.csv"
    shell("sweep", "--to", plainly, "--scene", "steps=5")
    header, *rows = csv.reader(io.StringIO(plainly.read_text(encoding="utf-8")))
    other, *there = csv.reader(io.StringIO(sweep.read_text(encoding="utf-8-sig")), delimiter=";")
    assert header == other
    assert rows == [[cell.replace(",", ".") for cell in row] for row in there]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "--to", "a.json", "--bom"), "--bom is for a table, and a.json is none"),
        (("export", "--to", "a.csv", "--decimal", "comma"), "choose another separator"),
        (("sweep", "--separator", "tab"), "--separator is for a file: say --to and its name."),
        (("sweep", "--to", "a.csv", "--decimal", "comma"), "choose another separator"),
    ],
)
def test_a_way_to_write_a_table_that_can_not_be_is_refused_before_any_file(
    shell, tmp_path, monkeypatch, arguments, said
):
    monkeypatch.chdir(tmp_path)
    assert said in shell(*arguments)[2]
    assert list(tmp_path.iterdir()) == []


def test_a_separator_that_there_is_none_of_is_refused_with_those_there_are(shell):
    _, said, end = shell("export", "--to", "a.csv", "--separator", "pipe")
    assert end == 2
    assert "comma" in said
    assert "semicolon" in said
