"""The map: land in seven bands with thin contour lines, or a curve over its land; and a cross at
each minimum.
"""

from descent.number_format import number

BANDS = 7


def map_figure(land: dict) -> dict:
    """Return the figure of a surface from its grid, or from its curve (`compute.land`)."""
    ground = hillside(land) if "curve" in land else contour(land)
    return {
        "data": [ground, minima(land["minima"])],
        "layout": base_layout(land["x"], land["y"]) | {"meta": {"loss": ends(land)}},
    }


def ends(land: dict) -> list[str] | None:
    """Return the least and the greatest loss on a map as they are printed; a curve has an axis."""
    return [number(loss) for loss in land["loss"]] if "loss" in land else None


def contour(land: dict) -> dict:
    """Return the filled contour of the relief, whose values run from 0 to 1: `shares` of
    `app.packing`, of which `surface/shading.js` makes a grid."""
    (x0, x1), (y0, y1) = land["x"], land["y"]
    columns, rows = land["columns"], land["rows"]
    return {
        "type": "contour",
        "z": {"shares": land["relief"], "rows": rows, "columns": columns},
        "x0": x0,
        "dx": (x1 - x0) / (columns - 1),
        "y0": y0,
        "dy": (y1 - y0) / (rows - 1),
        "zmin": 0,
        "zmax": 1,
        "autocontour": False,
        "contours": {
            "start": 1 / BANDS,
            "end": (BANDS - 1) / BANDS,
            "size": 1 / BANDS,
            "coloring": "fill",
        },
        "line": {"width": 0.8},
        "showscale": False,
        "hoverinfo": "skip",
    }


def hillside(land: dict) -> dict:
    """Return a surface that is a curve, with the land beneath it."""
    x, y = land["curve"]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x[0], *x, x[-1]],
        "y": [land["y"][0], *y, land["y"][0]],
        "fill": "toself",
        "line": {"width": 1.6},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def on_one_scale(figures: list[dict]) -> None:
    """Give the figures of some curves the same heights."""
    ends = [figure["layout"]["yaxis"]["range"] for figure in figures]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    for figure in figures:
        figure["layout"]["yaxis"]["range"] = [low, high]
        heights = figure["data"][0]["y"]
        heights[0] = heights[-1] = low


def minima(points: list) -> dict:
    """Return the crosses at the minima."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "marker": {"symbol": "cross-thin", "size": 10, "line": {"width": 1.6}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def base_layout(x: list, y: list) -> dict:
    """Return the layout of a map: the land fills it, without axes of its own."""
    hidden = {"visible": False, "fixedrange": True}
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**hidden, "range": x},
        "yaxis": {**hidden, "range": y},
        "hovermode": False,
        "dragmode": False,
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
