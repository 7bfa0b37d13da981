"""What a notebook is given: the figure, the page in a frame where Plotly is not, and words."""

import ast
import copy
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import plotly.graph_objects as go
import pytest

import app as package
from app.exports import TooMuch
from app.exports.notebook_frame import as_frame, frame
from app.notebook import show_elsewhere
from app.notebook.show import CONFIG
from app.notebook.show_elsewhere import HTML, PLOTLY, TEXT
from app.scene.parse import read
from app.settings import Settings
from tests.app.test_embed import blocks

ROOT = Path(__file__).parents[2]
FOUR = "surface=beale&opt=adam,momentum,rmsprop,lion&eta=0.1,0.001,0.05,0.01"
LONG = "surface=himmelblau&noise=1&steps=2000&eta=0.001,0.01,0.02,0.03"
SCENES = ["", FOUR, LONG, "surface=rastrigin&opt=adam,lion,rprop,nadam&clock=evaluations&steps=300"]


class Tags(HTMLParser):
    """The elements of a text, with their attributes, and what stands outside of them."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.rest = [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.rest += data


def document(element):
    """The page in a frame; its element is all there is."""
    found = Tags(element)
    ((tag, attributes),) = found.elements
    assert (tag, found.rest) == ("iframe", "")
    return attributes["srcdoc"]


def scene_in(element):
    return blocks(document(element))["first-answer"]["scene"]


@pytest.mark.parametrize("query", SCENES)
def test_a_frame_is_one_element_of_a_megabyte_that_asks_nothing_of_anybody(query):
    element = as_frame(read(query).scene, Settings())
    assert len(element.encode()) <= 1_000_000
    page = document(element)
    assert "default-src &#x27;none&#x27;" in page
    given = [attributes for _, attributes in Tags(page).elements]
    links = [each[name] for each in given for name in ("src", "href") if name in each]
    assert links
    assert [link for link in links if not link.startswith("data:")] == []


def test_a_frame_holds_what_the_address_shows_and_every_stop_of_its_sliders_where_there_is_room():
    held = blocks(document(as_frame(read("").scene, Settings())))
    assert [panel["word"] for panel in held["first-answer"]["picture"]["panels"]] == [
        *("Too slow", "Just right", "Oscillates", "Diverges"),
    ]
    for sweep in held["carried"]["sweeps"]:
        assert {0.1, 0.15, 0.18, 0.195, 0.2, 0.21} <= {mark["eta"] for mark in sweep["marks"]}


def test_with_less_room_fewer_rows_are_in_it_and_then_rates_do_not_move():
    scene, rows = read("surface=beale&eta=0.01").scene, []
    for room in (1_000_000, 550_000, 510_000):
        element = as_frame(scene, Settings(notebook_bytes=room))
        assert len(element.encode()) <= room
        sweeps = blocks(document(element))["carried"]["sweeps"]
        assert ("eta" in scene_in(element)["lock"]) is (not sweeps)
        rows.append([len(sweep["kept"]) for sweep in sweeps])
    assert rows[0] > rows[1] > rows[2] == []


def test_without_room_for_a_page_it_says_so(monkeypatch):
    small = Settings(notebook_bytes=100_000)
    with pytest.raises(TooMuch, match="longer than 100000 bytes"):
        as_frame(read("").scene, small)
    monkeypatch.setattr("app.notebook.show.get_settings", lambda: small)
    assert package.show()._repr_html_() == "<p>The figure would be longer than 100000 bytes.</p>"


def test_no_text_leaves_its_attribute():
    evil = "\"'&amp;<script>alert(1)</script>\u2028"
    (element,) = Tags(frame(evil, evil)).elements
    assert (element[1]["srcdoc"], element[1]["title"]) == (evil, evil)


def test_the_way_out_is_there_only_where_there_is_a_page_to_go_to():
    scene = read("surface=beale&eta=0.01").scene
    assert "way-out" not in {*classes(as_frame(scene, Settings()))}
    home = "https://school.example/downhill/"
    page = document(as_frame(scene, Settings(home=home)))
    (link,) = [given for tag, given in Tags(page).elements if tag == "a"]
    assert link["href"] == f"{home}?{scene.query()}"


def classes(element):
    for _, given in Tags(document(element)).elements:
        yield from (given.get("class") or "").split()


def test_a_notebook_may_show_the_figure_the_page_or_the_words():
    film = package.show("surface=beale&eta=0.04&steps=60")
    bundle = film._repr_mimebundle_()
    assert set(bundle) == {PLOTLY, HTML, TEXT}
    drawn = dict(bundle[PLOTLY])
    assert drawn.pop("config") == CONFIG
    assert go.Figure(drawn) == go.Figure(film)
    assert bundle[HTML] == film._repr_html_()
    title, became = bundle[TEXT].splitlines()
    assert title == "Downhill: Gradient descent on Beale, η = 0.04"
    assert became.startswith("A: ")
    assert film._display_()._mime_() == (HTML, bundle[HTML])  # as marimo asks


def test_plotly_shows_nothing_of_its_own_accord_beside_it():
    # IPython asks for this first, and then for nothing else.
    assert not callable(package.show()._ipython_display_)


def test_a_copy_of_the_figure_is_shown_as_the_figure_is():
    film = package.show("steps=5")
    twin = copy.deepcopy(film)
    assert twin._repr_mimebundle_() == film._repr_mimebundle_()


def test_what_the_scene_hides_is_in_no_word():
    bundle = package.show("hide=verdict,eta")._repr_mimebundle_()
    assert "0.195" not in bundle[TEXT]
    assert "scillates" not in bundle[TEXT]
    assert {"verdict", "eta"} <= {*scene_in(bundle[HTML])["hide"]}


# Where the packages of Downhill are not


def test_a_kernel_without_any_package_shows_the_same_from_any_folder(tmp_path):
    (tmp_path / "app.py").write_text("raise SystemExit('the wrong module')")
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from app import show
shown = show("surface=beale&eta=0.04&noise=loud")
assert "plotly" not in sys.modules and "numpy" not in sys.modules
bundle = shown._repr_mimebundle_()
assert shown._repr_html_() == bundle["text/html"] == shown._mime_()[1]
print(sorted(bundle), repr(shown), bundle["text/html"], sep="\\n")
"""
    # -S: without its site, this Python has nothing but its standard library.
    answer = subprocess.run(
        [sys.executable, "-S", "-X", "utf8", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.stderr == "noise='loud' is not a number; the default is used.\n"
    kinds, title, _, element = answer.stdout.split("\n", 3)
    assert kinds == str(sorted([PLOTLY, HTML, TEXT]))
    assert title == "Downhill: Gradient descent on Beale, η = 0.04"
    assert element.rstrip("\n") == package.show("surface=beale&eta=0.04")._repr_html_()


def test_where_downhill_is_not_set_up_the_command_that_does_it_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(show_elsewhere, "ROOT", tmp_path)
    with pytest.raises(RuntimeError) as caught:
        show_elsewhere.show()
    assert f"python {tmp_path / 'run.py'}" in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for Python")
def test_what_the_other_environment_complains_of_is_told(monkeypatch, tmp_path):
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 'No module named x' >&2\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(show_elsewhere, "ROOT", tmp_path)
    with pytest.raises(RuntimeError, match="No module named x"):
        show_elsewhere.show()


def test_what_runs_in_any_kernel_parses_on_an_old_python():
    for name in ("__init__", "notebook/__init__", "notebook/show_elsewhere"):
        ast.parse((ROOT / "app" / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 7))
