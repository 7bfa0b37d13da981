import ast
import importlib.util
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run():
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ground(run, monkeypatch, tmp_path):
    """A folder with lists of its own, where making and filling an environment is only noted."""
    (tmp_path / "benchmarks").mkdir()
    for name in (run.USERS, run.DEVELOPERS, run.BENCHMARKS):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.chdir(tmp_path)
    run.calls = []

    def attempt(command, failure):
        run.calls.append(command)
        if "venv" in command:
            for python in ("bin/python", "Scripts/python.exe"):
                (tmp_path / ".venv" / python).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / ".venv" / python).touch()

    monkeypatch.setattr(run, "attempt", attempt)
    return tmp_path


def stop(call, *arguments):
    with pytest.raises(SystemExit) as caught:
        call(*arguments)
    return caught.value.code


# What a person is told


def test_run_is_short_and_parses_on_an_old_python():
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert len(source.splitlines()) < 150


def test_run_imports_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    plain = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    names = {alias.name for node in plain for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names


def test_an_old_python_is_told_so_before_anything_else(run, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 4))
    assert stop(run.main, []) == "Downhill needs Python 3.11 or newer; this is 3.10."


def test_a_taken_port_is_named_before_anything_is_installed(run, ground, capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert stop(run.main, ["--port", str(port)]) == 2
    sentence = capsys.readouterr().err.strip()
    assert f"Port {port} on 127.0.0.1 is taken" in sentence
    assert re.search(r"python run\.py --port \d+$", sentence)
    assert run.calls == []


@pytest.mark.parametrize("host", ["no..where", "nosuch.host.invalid", "[::1]", "", "192.0.2.1"])
def test_a_host_that_is_not_of_this_machine_is_said_to_be_none_in_one_sentence(run, capsys, host):
    assert stop(run.check_port, host, 8050) == 2
    said = capsys.readouterr().err
    assert said.startswith("Downhill can't listen on ")
    assert said.count(".\n") == said.count("\n") == 1
    assert host in said


def test_a_free_port_passes(run):
    run.check_port("127.0.0.1", 0)


@pytest.mark.parametrize("port", ["-1", "65536", "99999"])
def test_a_port_that_can_not_be_is_refused_in_one_sentence(run, ground, capsys, port):
    assert stop(run.main, ["--port", port]) == 2
    said = f"Downhill can't listen on port {port}: ports go from 0 to 65535.\n"
    assert capsys.readouterr().err == said
    assert run.calls == []


@pytest.mark.parametrize("port", ["eight", "80.5"])
def test_an_impossible_port_is_refused_as_an_argument(run, ground, capsys, port):
    assert stop(run.main, [f"--port={port}"]) == 2
    assert "--port" in capsys.readouterr().err
    assert run.calls == []


def test_a_mistyped_chore_is_refused(run, ground, capsys):
    assert stop(run.main, ["tests"]) == 2
    assert "unrecognized arguments: tests" in capsys.readouterr().err


def test_the_help_names_every_command_before_anything_is_installed(run, ground, capsys):
    assert stop(run.main, ["--help"]) == 0
    told = re.findall(r"^  (\w+)  ", capsys.readouterr().out, re.MULTILINE)
    writes = ["export", "sweep", "lessons", "site"]
    assert told == [*writes, "test", "bench", "docs", "language", "ruff"]
    assert run.calls == []


@pytest.mark.parametrize("command", ["export", "sweep", "lessons", "site"])
def test_a_command_speaks_of_itself_as_it_was_called(command, tmp_path):
    answer = launched(tmp_path, command, "--help")
    assert answer.stdout.startswith(f"usage: python run.py {command} ")


def launched(folder, *arguments, stdout=subprocess.PIPE):
    """The answer of run.py to a command that is given in another folder; nothing is installed."""
    return subprocess.run(
        [sys.executable, ROOT / "run.py", *arguments],
        cwd=folder,
        env={**os.environ, "PIP_NO_INDEX": "1", "PYTHONUTF8": "1"},
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )


def test_a_file_is_written_where_the_command_is_given_whatever_lies_there(tmp_path):
    for name in ("app", "csv", "numpy"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')")
    answer = launched(tmp_path, "export", "--scene", "steps=3", "--to", "walk.csv")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert (tmp_path / "walk.csv").read_text(encoding="utf-8").startswith("panel,step,")


def test_a_sweep_is_printed_and_what_is_wrong_with_a_command_is_its_own_to_say(tmp_path):
    assert "← best" in launched(tmp_path, "sweep", "--scene", "steps=40").stdout
    answer = launched(tmp_path, "sweep", "--to", "walk.txt")
    assert answer.returncode == 1
    assert answer.stderr == "A sweep is written as CSV: let walk.txt end in .csv.\n"


def test_whoever_reads_only_the_first_lines_of_a_sweep_is_sent_no_traceback(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)  # as `head` does when it has enough
    answer = launched(tmp_path, "sweep", "--scene", "steps=3", stdout=writer)
    os.close(writer)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_failed_command_ends_in_one_sentence_with_its_own_reason(run):
    program = "print('ERROR: no such thing\\nand more'); raise SystemExit(1)"
    sentence = stop(run.attempt, [sys.executable, "-c", program], "It failed.")
    assert sentence == "It failed. (ERROR: no such thing)"


def test_a_failed_install_speaks_of_the_network_and_of_going_on(run, ground, monkeypatch):
    note = run.attempt

    def fail(command, failure):
        note(command, failure)
        if "pip" in command:
            sys.exit(failure)

    monkeypatch.setattr(run, "attempt", fail)
    sentence = stop(run.prepare, ground / ".venv", [run.USERS])
    assert "network" in sentence
    assert "run the same command again to go on" in sentence
    assert not list((ground / ".venv").glob("installed*"))


def test_a_traceback_never_replaces_the_sentence(tmp_path):
    copy = tmp_path / "run.py"
    copy.write_bytes((ROOT / "run.py").read_bytes())  # and no lock beside it
    result = subprocess.run(
        [sys.executable, copy, "--port", "0"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("Downhill cannot start: ")
    assert "Traceback" not in result.stderr


# What is installed, and when


def kinds(calls):
    return ["venv" if "venv" in call else call[call.index("-r") + 1] for call in calls]


def test_the_second_start_installs_nothing(run, ground):
    run.prepare(ground / ".venv", [run.USERS])
    assert kinds(run.calls) == ["venv", run.USERS]
    run.calls.clear()
    run.prepare(ground / ".venv", [run.USERS])
    assert run.calls == []


def test_the_tests_add_to_what_the_page_has_and_the_page_needs_nothing_after_them(run, ground):
    run.prepare(ground / ".venv", [run.USERS])
    run.calls.clear()
    run.prepare(ground / ".venv", [run.USERS, run.DEVELOPERS])
    assert kinds(run.calls) == [run.DEVELOPERS]
    run.calls.clear()
    run.prepare(ground / ".venv", [run.USERS])
    assert run.calls == []


@pytest.mark.parametrize("change", ["lock", "python gone", "stamp gone", "other python"])
def test_an_environment_half_made_or_outdated_is_made_anew(run, ground, monkeypatch, change):
    python = Path(run.prepare(ground / ".venv", [run.USERS]))
    run.calls.clear()
    if change == "lock":
        (ground / run.USERS).write_text("changed")
    elif change == "python gone":
        python.unlink()
    elif change == "stamp gone":
        next((ground / ".venv").glob("installed*")).unlink()
    else:
        monkeypatch.setattr(run.sys.implementation, "cache_tag", "cpython-399")
    run.prepare(ground / ".venv", [run.USERS])
    assert kinds(run.calls) == ["venv", run.USERS]
    assert "--clear" in run.calls[0]


@pytest.mark.skipif(sys.platform == "win32", reason="a link takes rights there")
def test_an_environment_of_something_else_is_not_emptied_through_a_link(run, ground):
    other = ground / "other"
    other.mkdir()
    (other / "precious").touch()
    (ground / ".venv").symlink_to(other)
    assert "remove the link" in stop(run.prepare, ground / ".venv", [run.USERS])
    assert run.calls == []
    assert (other / "precious").exists()


def test_every_list_but_torch_is_installed_by_hash(run, ground):
    run.prepare(ground / ".venv", [run.USERS, run.DEVELOPERS, run.BENCHMARKS])
    hashed = [call[call.index("-r") + 1] for call in run.calls if "--require-hashes" in call]
    assert hashed == [run.USERS, run.DEVELOPERS]


# The locks themselves


def pins(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+==\S+(?: ; [^\\]+)?)", text, re.MULTILINE))


def test_developers_test_the_very_versions_that_users_run():
    assert len(pins("requirements.txt")) > 20
    assert pins("requirements.txt") <= pins("requirements-dev.txt")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_place_and_has_a_hash_for_every_package(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
