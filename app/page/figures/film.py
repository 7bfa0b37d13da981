"""The walks of a scene as one Plotly figure that plays: its land, a line for each, and frames.

Unlike the maps of the page it brings its colors along, so that it can be shown anywhere. The land
is a picture beneath the walks: a contour trace would be gone at the first frame of an animation,
and a redraw for every frame makes it flicker.
"""

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from app.language.speaking import _
from app.page.figures.map import base_layout, minima
from app.page.outcomes import LOOKS

WIDTH, HEIGHT = 760, 600
MARGIN = {"l": 16, "r": 16, "t": 56, "b": 130}
INNER = (WIDTH - MARGIN["l"] - MARGIN["r"], HEIGHT - MARGIN["t"] - MARGIN["b"])
FRAME_MS = 60
DOT, HERE = 4, 12
GAP = 0.02  # between two lands, of the figure


class Line(NamedTuple):
    """One walk: its letter, its name in the legend, its fate, its color, its points to its end."""

    letter: str
    name: str
    fate: str
    color: str
    x: Sequence[float]
    y: Sequence[float]
    loss: Sequence[float]

    def at(self, steps: Sequence[int]) -> dict:
        """Return the points at some steps; the last of them is larger, and bears the letter."""
        kept = [step for step in steps if step < len(self.x)]
        if steps[-1] >= len(self.x) and kept[-1] != len(self.x) - 1:
            kept.append(len(self.x) - 1)
        points = {name: [getattr(self, name)[k] for k in kept] for name in ("x", "y")}
        dots = [DOT] * (len(kept) - 1) + [HERE]
        return points | {
            "customdata": [[k, self.loss[k]] for k in kept],
            "text": [""] * (len(kept) - 1) + [self.letter],
            "marker": {"size": dots, "color": self.color, "opacity": 1, "line": {"width": 0}},
        }


class Ground(NamedTuple):
    """What a walk is drawn on: its land, and the land as a data URI."""

    land: dict
    picture: str


def film(grounds: list[Ground], lines: list[Line], frames: int, title: str, tokens: dict) -> dict:
    """Return the figure; of a longer walk than so many frames, evenly chosen steps are frames.

    All lines lie on one ground, or each on its own, beside and below each other. `tokens` are the
    colors of the page by their names. Titles and names are text, not markup.
    """
    steps = chosen(max(len(line.x) for line in lines) - 1, frames)
    axes = [on_axes(i) for i in range(len(grounds))]
    own = axes if len(grounds) > 1 else [{}] * len(lines)
    crosses = [marked(ground.land, tokens) | on for ground, on in zip(grounds, axes, strict=True)]
    whole = [drawn(line) | line.at(steps) | on for line, on in zip(lines, own, strict=True)]
    shots = [shot(lines, steps[: k + 1], len(grounds)) for k in range(len(steps))]
    return {
        "data": [*crosses, *whole],
        "layout": layout(grounds, title, tokens) | controls(steps, tokens),
        "frames": shots,
    }


def on_axes(i: int) -> dict:
    """Return which axes are those of a ground; the first has those that need no name."""
    return {"xaxis": f"x{i + 1}", "yaxis": f"y{i + 1}"} if i else {}


def chosen(last: int, most: int) -> list[int]:
    """Return the steps that are frames: all, or so many of them, from the first to the last."""
    if last < most:
        return list(range(last + 1))
    return [round(k * last / (most - 1)) for k in range(most)] if most > 1 else [last]


def shot(lines: list[Line], steps: list[int], first: int) -> dict:
    """Return one frame: every walk up to a step, of which the first trace has a number."""
    data = [{"type": "scatter"} | line.at(steps) for line in lines]
    return {"name": str(steps[-1]), "data": data, "traces": list(range(first, first + len(lines)))}


def dash_of(fate: str) -> str:
    """Return the dashes of a walk, of which Plotly draws none shorter than a pixel."""
    look = LOOKS.get(fate)
    lengths = look.dash if look else ()
    return " ".join(f"{max(length, 1):g}px" for length in lengths) or "solid"


def drawn(line: Line) -> dict:
    """Return the look of a walk."""
    dash = dash_of(line.fate)
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "textposition": "top center",
        "textfont": {"color": line.color, "size": 14},
        "name": escape(line.name, quote=False),
        "line": {"color": line.color, "width": 2.2, "dash": dash},
        "hovertemplate": "<br>".join(
            (
                _("step {n}", n="%{customdata[0]}"),
                "(%{x:.4g}, %{y:.4g})",
                _("loss {value}", value="%{customdata[1]:.4g}"),
            )
        )
        + "<extra></extra>",
    }


def marked(land: dict, tokens: dict) -> dict:
    """Return the crosses at the minima."""
    found = minima(land["minima"])
    found["marker"]["line"]["color"] = tokens["ink"]
    return found


def layout(grounds: list[Ground], title: str, tokens: dict) -> dict:
    """Return the layout: the map's own, with a title, a legend and the page's colors."""
    land = grounds[0].land
    return (
        base_layout(land["x"], land["y"])
        | beside(grounds)
        | {
            "images": [image(ground, on_axes(i)) for i, ground in enumerate(grounds)],
            "width": WIDTH,
            "height": HEIGHT,
            "margin": MARGIN,
            "title": {"text": escape(title, quote=False), "font": {"size": 15}},
            "font": {"color": tokens["ink"], "size": 13},
            "paper_bgcolor": tokens["page"],
            "plot_bgcolor": tokens["card"],
            "showlegend": True,
            "hovermode": "closest",
            "legend": {"orientation": "h", "y": -0.02, "yanchor": "top"},
        }
    )


def image(ground: Ground, axes: dict) -> dict:
    """Return the picture of a ground, beneath what is drawn on its axes."""
    (x0, x1), (y0, y1) = ground.land["x"], ground.land["y"]
    place = {"xref": axes.get("xaxis", "x"), "yref": axes.get("yaxis", "y")}
    size = {"source": ground.picture, "x": x0, "y": y1, "sizex": x1 - x0, "sizey": y1 - y0}
    return size | place | {"sizing": "stretch", "layer": "below"}


def beside(grounds: list[Ground]) -> dict:
    """Return the axes of several grounds, two in a row; of one they are the map's own."""
    if len(grounds) == 1:
        return {}
    found, rows = {}, math.ceil(len(grounds) / 2)
    for i, ground in enumerate(grounds):
        row, column = divmod(i, 2)
        name = str(i + 1) if i else ""
        axes = base_layout(ground.land["x"], ground.land["y"])
        wide, high = place_of(column, 2), place_of(rows - 1 - row, rows)
        anchors = on_axes(i) or {"xaxis": "x", "yaxis": "y"}
        found[f"xaxis{name}"] = axes["xaxis"] | {"domain": wide, "anchor": anchors["yaxis"]}
        found[f"yaxis{name}"] = axes["yaxis"] | {"domain": high, "anchor": anchors["xaxis"]}
    return found


def place_of(i: int, count: int) -> list[float]:
    """Return from where to where one of some grounds reaches, as shares of the figure."""
    size = (1 - GAP * (count - 1)) / count
    return [i * (size + GAP), i * (size + GAP) + size]


def controls(steps: list[int], tokens: dict) -> dict:
    """Return the buttons and the slider."""
    quick, slow = (
        {
            "frame": {"duration": duration, "redraw": False},
            "transition": {"duration": 0},
            "mode": "immediate",
        }
        for duration in (0, FRAME_MS)
    )
    pressed = {
        "type": "buttons",
        "direction": "left",
        "x": 0,
        "xanchor": "left",
        "y": -0.2,
        "yanchor": "top",
        "showactive": False,
        "bgcolor": tokens["card"],
        "bordercolor": tokens["line"],
        "buttons": [
            {"label": _("Play"), "method": "animate", "args": [None, slow]},
            {"label": _("Pause"), "method": "animate", "args": [[None], quick]},
        ],
    }
    slider = {
        "active": len(steps) - 1,
        "x": 0.22,
        "len": 0.78,
        "y": -0.14,
        "currentvalue": {"prefix": _("step {n}", n=""), "xanchor": "left"},
        "steps": [
            {"label": str(step), "method": "animate", "args": [[str(step)], quick]}
            for step in steps
        ],
    }
    return {"updatemenus": [pressed], "sliders": [slider]}
