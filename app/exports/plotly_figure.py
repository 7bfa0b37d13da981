"""The scene as a Plotly figure that plays in any notebook, with nothing of Downhill."""

import io
import json
from base64 import b64encode

import numpy as np

from app import compute
from app.exports.export import Export
from app.language.speaking import _, speaking
from app.page.figures.film import INNER, Ground, Line, film
from app.raster.color_tokens import fate_colors, tokens
from app.raster.surface_image import bands, curve
from app.scene.ids import LETTERS
from app.scene.scene import Scene
from app.scene.tokens import number
from app.settings import Settings

DIGITS = 6  # of a point: a screen shows four
MOST_COLORS = 64  # of the land: seven bands, and the edges between them
SHARP = 2  # pixels of the land for each of the figure


def as_figure(scene: Scene, settings: Settings) -> bytes:
    """Return the figure as JSON, as `plotly.io.from_json` reads it."""
    with speaking(scene.lang):
        found = figure(scene, settings)
    return json.dumps(found, ensure_ascii=False, allow_nan=False).encode()


def figure(scene: Scene, settings: Settings) -> dict:
    """Return the figure as a plain dict: at most `settings.figure_frames` frames."""
    theme = "dark" if scene.theme == "dark" else "light"
    surfaces, colors = scene.surface[: scene.panels], tokens(theme)
    lines = [line(scene, panel, told, theme) for panel, told in enumerate(panels_of(scene))]
    lands = [compute.land(surface) for surface in surfaces]
    if len(set(surfaces)) == 1:
        title, lands = f"{_(surfaces[0].label)}: {surfaces[0].formula}", lands[:1]
    else:
        pairs = zip(lines, surfaces, strict=True)
        title = ", ".join(f"{line.letter}: {_(surface.label)}" for line, surface in pairs)
    title = "" if scene.hides("surface") else title
    grounds = [Ground(land, picture(land, colors)) for land in lands]
    return film(grounds, lines, settings.figure_frames, title, colors)


def panels_of(scene: Scene) -> list[dict]:
    """Return what the page says of the panels that it shows."""
    return compute.picture(scene, rulers=False)["panels"][: scene.panels]


def line(scene: Scene, panel: int, told: dict, theme: str) -> Line:
    """Return the walk of a panel until it ends on the page."""
    columns = compute.columns(scene, panel)
    rows = told["end"] + 1
    x, y, loss = (rounded(columns[name][:rows]) for name in ("x", "y", "loss"))
    height = loss if scene.surface[panel].one_dimensional else y
    is_told = not scene.hides("verdict")
    fate = told["fate"] if is_told else ""
    color = fate_colors(theme, fate)[0] if is_told else tokens(theme)["ink"]
    return Line(LETTERS[panel], name(scene, panel, told), fate, color, x, height, loss)


def name(scene: Scene, panel: int, told: dict) -> str:
    """Return what a walk is called in the legend, without what the scene hides."""
    method = "" if scene.hides("opt") else _(scene.opt[panel].label)
    rate = "" if scene.hides("eta") else f"η = {number(scene.eta[panel])}"
    cause = " · ".join(filter(None, (LETTERS[panel], ", ".join(filter(None, (method, rate))))))
    return cause if scene.hides("verdict") else f"{cause}: {told['word']}"


def rounded(values: np.ndarray) -> list[float]:
    """Return values with as many digits as can be seen."""
    return [float(f"{value:.{DIGITS}g}") for value in values.tolist()]


def picture(land: dict, colors: dict[str, str]) -> str:
    """Return the land as a data URI."""
    draw = curve if "curve" in land else bands
    image = draw(land, (SHARP * INNER[0], SHARP * INNER[1]), colors)
    file = io.BytesIO()
    image.quantize(MOST_COLORS).save(file, "PNG")
    return f"data:image/png;base64,{b64encode(file.getvalue()).decode('ascii')}"


FIGURE = Export("downhill-figure.json", "application/json", as_figure, seconds=0.4, sweeps=2)
EXPORTS = (FIGURE,)
