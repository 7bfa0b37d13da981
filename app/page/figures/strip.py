"""The loss strip: axes only. The curves follow the hand and the clock, and are drawn over them."""


def strip_figure() -> dict:
    """Return the axes of a loss strip: decades of loss upwards, the whole walk across (0 to 1)."""
    return {
        "data": [],
        "layout": {
            "margin": {"l": 30, "r": 8, "t": 6, "b": 18},
            "xaxis": {"visible": False, "range": [0, 1], "fixedrange": True},
            "yaxis": {
                "range": [-7, 5],
                "fixedrange": True,
                "zeroline": False,
                "showline": False,
                "tickmode": "array",
                "tickvals": [-6, -2, 2],
                "ticks": "",
                "tickfont": {"size": 10},
            },
            "font": {"family": "Inter, system-ui, sans-serif"},
            "hovermode": False,
            "dragmode": False,
            "showlegend": False,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
        },
    }
