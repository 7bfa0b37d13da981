"""Settings: each has a range, a reason and a test; what can't be is refused by name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from app import __main__ as main
from app.compute import lr_sweep, runs
from app.compute.caches import own_caches
from app.scene.parse import read
from app.scene.scene import default_scene
from app.settings import Misset, Settings, get_settings
from app.web.server import server

ROOT = Path(__file__).parents[2]
WRONG = {
    "max_steps": ["0", "100001", "many", "", "2.5", "nan"],
    "max_query_bytes": ["255", "-1", "x"],
    "max_body_bytes": ["1023", "x"],
    "threads": ["0", "65", "x"],
    "max_header_bytes": ["1023", "x"],
    "connections": ["9", "100001", "x"],
    "idle_seconds": ["0", "3601", "x"],
    "request_seconds": ["0.5", "3601", "nan", "inf", "x"],
    "queue_seconds": ["0", "61", "nan", "inf", "x"],
    "page_seconds": ["0", "61", "nan", "inf", "x"],
    "farewell_seconds": ["-1", "61", "nan", "x"],
    "frame_ancestors": ["", "*; script-src *", "a,b", "'self'\r\nX-Evil: 1"],
    "embed_ancestors": ["", "*; script-src *", "a,b", "*\r\nX-Evil: 1"],
    "max_file_bytes": ["99999", "x"],
    "max_file_steps": ["0", "x"],
    "home": [
        "school.example",
        "ftp://a/",
        "https://",
        "https://a b/",
        'https://a/"/',
        "https://a/?b",
    ],
    "hosts": [",", "a b", "a,,b", "https://a", "me@a"],
    "proxies": ["-1", "11", "x"],
    "table_evaluations": ["999", "x"],
    "figure_frames": ["1", "2001", "x"],
    "notebook_bytes": ["99999", "x"],
    "file_cache_bytes": ["-1", "x"],
    "page_cache_bytes": ["-1", "x"],
    "export_cache_bytes": ["-1", "x"],
    "ladder_cache": ["0", "x"],
    "walk_cache_bytes": ["-1", "x"],
    "surface_cache_bytes": ["-1", "x"],
    "sweep_cache_bytes": ["-1", "x"],
    "answer_seconds": ["-1", "61", "nan", "inf", "x"],
    "answer_patience_seconds": ["-1", "601", "nan", "inf", "x"],
    "answer_waiters": ["0", "257", "x"],
    "answer_workers": ["0", "65", "x"],
    "answer_queue_seconds": ["0", "3601", "nan", "inf", "x"],
    "map_workers": ["0", "65", "x"],
    "map_queue": ["0", "1001", "x"],
    "map_resolution": ["63", "1025", "x"],
    "map_work": ["99999", "x"],
    "map_cache_bytes": ["-1", "x"],
    "map_patience_seconds": ["0.5", "3601", "nan", "inf", "x"],
    "map_idle_seconds": ["0", "3601", "nan", "x"],
    "film_pictures": ["1", "1001", "x"],
    "film_bytes": ["9999", "x"],
    "picture_steps": ["0", "x"],
    "pictures_at_once": ["0", "65", "x"],
    "picture_cache_bytes": ["-1", "x"],
    "qr_bytes": ["99", "2332", "x"],
    "dask": ["tcp://", "127.0.0.1:8786", "http://a.b:1", "tcp://user@host:1", "tcp://a b:1"],
}
CASES = [(name, value) for name, values in WRONG.items() for value in values]


@pytest.fixture
def fresh():
    """Settings that are read anew, before and after."""
    get_settings.cache_clear()
    own_caches.cache_clear()
    yield
    get_settings.cache_clear()
    own_caches.cache_clear()


def test_every_setting_has_a_reason_and_a_test_of_its_limits():
    assert WRONG.keys() == Settings.model_fields.keys()
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize(("name", "value"), CASES)
def test_a_wrong_value_is_refused_by_the_name_of_its_variable(monkeypatch, fresh, name, value):
    variable = f"DOWNHILL_{name.upper()}"
    monkeypatch.setenv(variable, value)
    with pytest.raises(Misset) as refusal:
        get_settings()
    assert str(refusal.value).startswith(f"{variable}={value!r}: ")
    assert "\n" not in str(refusal.value)


def test_every_wrong_value_is_named(monkeypatch, fresh):
    monkeypatch.setenv("DOWNHILL_MAX_STEPS", "x")
    monkeypatch.setenv("DOWNHILL_THREADS", "y")
    with pytest.raises(Misset) as refusal:
        get_settings()
    assert len(str(refusal.value).splitlines()) == 2


def test_a_right_value_is_taken(monkeypatch, fresh):
    monkeypatch.setenv("DOWNHILL_MAX_STEPS", "77")
    assert get_settings().max_steps == 77


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_home_needs_no_slash_at_its_end(monkeypatch, fresh, slash):
    monkeypatch.setenv("DOWNHILL_HOME", f"https://uni.example/downhill{slash}")
    assert get_settings().home == "https://uni.example/downhill/"


def test_a_home_that_is_no_address_is_told_in_words(monkeypatch, fresh):
    monkeypatch.setenv("DOWNHILL_HOME", "uni.example")
    with pytest.raises(Misset, match=r": an address begins with http:// or https:// and has no"):
        get_settings()


def test_settings_stay_as_they_are():
    with pytest.raises(ValidationError):
        Settings().max_steps = 5


@pytest.mark.parametrize("module", ["app", "app.wsgi"])
def test_a_server_does_not_start_with_a_wrong_value(module):
    command = ["-m", module] if module == "app" else ["-c", f"import {module}"]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "DOWNHILL_MAX_STEPS": "lots"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("DOWNHILL_MAX_STEPS='lots': Input should be a valid integer")
    assert "Traceback" not in done.stderr


def test_the_sweeps_that_are_kept_are_bounded(monkeypatch, fresh):
    monkeypatch.setenv("DOWNHILL_LADDER_CACHE", "3")
    for surface in ("bowl", "ravine", "saddle", "beale", "himmelblau"):
        walk, _ = runs.walk_of(default_scene(surface), 0)
        lr_sweep.sweep(walk._replace(steps=5))
    assert (lr_sweep.sweep_cache().room, len(lr_sweep.sweep_cache())) == (3, 3)


def test_the_walks_that_are_kept_are_bounded_in_bytes(monkeypatch, fresh):
    monkeypatch.setenv("DOWNHILL_WALK_CACHE_BYTES", "10000")
    for eta in range(1, 40):
        runs.runs_of(read(f"eta={eta / 1000},0.1,0.11,0.12").scene)
    assert 0 < runs.walk_cache().size <= 10_000


def test_without_room_every_walk_is_walked_anew(monkeypatch, fresh):
    monkeypatch.setenv("DOWNHILL_WALK_CACHE_BYTES", "0")
    assert [walk["word"] for walk in runs.runs_of(default_scene())][3] == "Diverges"
    assert runs.walk_cache().size == 0


def test_threads_and_the_largest_body_are_those_of_the_server(monkeypatch, fresh, capsys):
    monkeypatch.setenv("DOWNHILL_THREADS", "3")
    monkeypatch.setenv("DOWNHILL_MAX_BODY_BYTES", "2048")
    monkeypatch.setattr(sys, "argv", ["app", "--no-browser", "--port", "1"])
    asked = {}

    def remember(_app, map, _dispatcher, **given):
        asked.update(given, threads=_dispatcher.most)
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(server, "create_server", remember)
    with pytest.raises(SystemExit):
        main.main()
    assert (asked["threads"], asked["max_request_body_size"]) == (3, 64 * 2048)
    assert (asked["host"], asked["port"]) == ("127.0.0.1", 1)


def test_a_port_that_is_taken_is_told_in_one_line(monkeypatch, capsys):
    def refuse(*_, **__):
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(sys, "argv", ["app", "--no-browser"])
    monkeypatch.setattr(server, "create_server", refuse)
    with pytest.raises(SystemExit) as end:
        main.main()
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert "8050" in said
    assert said.count("\n") == 1
