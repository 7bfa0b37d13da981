"""The Dash front end of Downhill: the only package that imports dash, plotly or flask."""

import sys

__all__ = ["show"]


def __getattr__(name: str):
    """Return `show` when it is asked for: importing `app` imports nothing heavy."""
    if name == "show":
        try:
            if sys.version_info < (3, 11):
                raise ImportError
            # Plotly and the engine load only for who wants a figure.
            from app.notebook.show import show
        except ImportError:
            # Where they are not, Downhill's own environment draws it.
            from app.notebook.show_elsewhere import show
        return show
    raise AttributeError(f"module 'app' has no attribute {name!r}")
