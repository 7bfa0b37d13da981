"""The Dash front end of Downhill: the only package that imports dash, plotly or flask."""

__all__ = ["show"]


def __getattr__(name: str):
    """Return `show` when it is asked for: importing `app` imports nothing heavy."""
    if name == "show":
        # Plotly and the engine load only for who wants a figure.
        from app.notebook import show

        return show
    raise AttributeError(f"module 'app' has no attribute {name!r}")
