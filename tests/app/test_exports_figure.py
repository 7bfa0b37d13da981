"""The scene as a Plotly figure that plays, and `show`, which gives it to a notebook."""

import io
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import plotly.graph_objects as go
import plotly.io
import pytest
from PIL import Image

import app as package
from app import compute
from app.exports.plotly_figure import figure
from app.notebook.show import CONFIG
from app.notebook.show_elsewhere import PLOTLY
from app.page.figures.film import Ground, Line, film
from app.raster.color_tokens import fate_colors, tokens
from app.scene.parse import read
from app.settings import Settings, get_settings
from surfaces import SURFACES

ROOT = Path(__file__).parents[2]
QUERY = "surface=beale&opt=adam,momentum,rmsprop,gradient_descent&eta=0.1,0.001,0.05,0.04&steps=60"


def read_back(client, query):
    """The file as Plotly reads it, validated."""
    answer = client.get(f"/export/downhill-figure.json?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    return plotly.io.from_json(answer.text)


def test_what_the_page_hides_a_figure_hides(client):
    found = read_back(client, f"{QUERY}&hide=verdict,eta,opt,surface")
    _, *walks = found.data
    assert [walk.name for walk in walks] == ["A", "B", "C", "D"]
    assert {walk.line.color for walk in walks} == {tokens("light")["ink"]}
    assert {walk.line.dash for walk in walks} == {"solid"}
    assert not found.layout.title.text


def test_plotly_reads_it_and_finds_a_frame_for_every_step(client):
    found = read_back(client, QUERY)
    panels = compute.picture(read(QUERY).scene)["panels"]
    last = max(panel["end"] for panel in panels)
    assert [frame.name for frame in found.frames] == [str(step) for step in range(last + 1)]
    for k, panel in enumerate(panels):
        columns = compute.columns(read(QUERY).scene, k)
        for step in (0, 7, last):
            line = found.frames[step].data[k]
            here = min(step, panel["end"])
            assert len(line.x) == here + 1
            assert line.x[-1] == pytest.approx(columns["x"][here], rel=1e-5)
            assert line.y[-1] == pytest.approx(columns["y"][here], rel=1e-5)
            assert line.text[-1] == "ABCD"[k]
        assert found.data[k + 1].x == found.frames[-1].data[k].x


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_can_be_shown(surface):
    # Plotly takes long to look through a frame, and each is of one kind.
    drawn = go.Figure(figure(read(f"surface={surface}").scene, Settings(figure_frames=5)))
    assert len(drawn.frames) == 5
    kind, picture = drawn.layout.images[0].source.split(",")
    assert kind == "data:image/png;base64"
    assert Image.open(io.BytesIO(b64decode(picture))).getbbox() is not None


def test_on_a_curve_the_walk_rides_along_it(client):
    columns = compute.columns(read("surface=parabola").scene, 0)
    line = read_back(client, "surface=parabola").frames[9].data[0]
    assert line.y[-1] == pytest.approx(columns["loss"][9], rel=1e-5)


def test_it_can_be_played_stopped_and_scrubbed(client):
    found = read_back(client, QUERY)
    assert [button.label for button in found.layout.updatemenus[0].buttons] == ["Play", "Pause"]
    slider = found.layout.sliders[0]
    assert [step.args[0][0] for step in slider.steps] == [frame.name for frame in found.frames]
    assert slider.active == len(found.frames) - 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colors_are_those_of_the_style_sheet(client, theme):
    query = f"{QUERY}&theme={theme}"
    found = read_back(client, query)
    assert found.layout.paper_bgcolor == tokens(theme)["page"]
    fates = [panel["fate"] for panel in compute.picture(read(query).scene)["panels"]]
    colors = [fate_colors(theme, fate)[0] for fate in fates]
    assert [trace.line.color for trace in found.data[1:]] == colors
    assert len(set(colors)) > 1


def test_a_long_walk_has_no_more_frames_than_are_allowed():
    scene = read("surface=rosenbrock&eta=0.0005&steps=500").scene
    found = figure(scene, Settings(figure_frames=7))
    steps = [int(frame["name"]) for frame in found["frames"]]
    assert steps == [0, 83, 167, 250, 333, 417, 500]
    assert len(found["data"][1]["x"]) == 7
    assert len(figure(scene, Settings(figure_frames=2000))["frames"]) == 501


def test_a_name_is_text_and_not_markup():
    evil = "<a href='x'>&</a>"
    line = Line("A", evil, "works", "#000000", [0.0], [0.0], [1.0])
    land = {"x": [0, 1], "y": [0, 1], "minima": []}
    found = film([Ground(land, "data:,")], [line], 2, evil, tokens("light"))
    wanted = "&lt;a href='x'&gt;&amp;&lt;/a&gt;"
    assert found["data"][1]["name"] == found["layout"]["title"]["text"] == wanted


def test_only_the_panels_that_are_shown_are_in_it(client):
    assert len(read_back(client, "panels=2").data) == 1 + 2


def test_show_gives_the_figure_and_says_what_it_could_not_read(capsys):
    found = package.show(f"{QUERY}&noise=loud")
    assert isinstance(found, go.Figure)
    assert len(found.frames) > 1
    assert (
        found.to_dict()["data"]
        == go.Figure(figure(read(QUERY).scene, get_settings())).to_dict()["data"]
    )
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "noise='loud' is not a number; the default is used.\n")


def test_what_is_shown_has_no_button_that_sends_it_away(monkeypatch):
    shown = []
    monkeypatch.setattr(plotly.io, "show", lambda *_, **given: shown.append(given))
    found = package.show()
    found.show()
    found.show(config={"scrollZoom": True})
    assert [given["config"] for given in shown] == [CONFIG, CONFIG | {"scrollZoom": True}]
    assert found._repr_mimebundle_()[PLOTLY]["config"] == CONFIG
    assert CONFIG["showSendToCloud"] is False


def test_to_import_the_app_imports_nothing_heavy():
    program = "import sys, app; print([m for m in ('dash', 'plotly', 'numpy') if m in sys.modules])"
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"
    with pytest.raises(AttributeError):
        _ = package.shown
