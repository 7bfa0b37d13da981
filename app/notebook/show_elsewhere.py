"""`show` where the packages of Downhill are not: its own environment makes what is shown.

A kernel has the packages of its owner. So this needs nothing but Python, and installs nothing.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLOTLY, HTML, TEXT = "application/vnd.plotly.v1+json", "text/html", "text/plain"


class Page:
    """What a notebook shows of a scene: by media type, as `_repr_mimebundle_` wants it."""

    def __init__(self, bundle):
        self.bundle = bundle

    def __repr__(self):
        return self.bundle[TEXT]

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.bundle

    def _repr_html_(self):
        return self.bundle[HTML]

    def _mime_(self):
        """Return what marimo shows."""
        return HTML, self.bundle[HTML]


def show(query=""):
    """Return a scene as a notebook shows it; see `app.notebook.show`.

    Raise RuntimeError where Downhill's own environment is not there or fails, with what it says.
    """
    python = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        raise RuntimeError(f"Downhill is not set up yet: run `python {ROOT / 'run.py'}` once.")
    answer = subprocess.run(  # -P: nothing of the folder of the notebook is run
        [str(python), "-P", "-m", "app.notebook.show", query],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
    )
    message = answer.stderr.decode(errors="replace").strip()
    if answer.returncode:
        raise RuntimeError(message)
    if message:
        print(message, file=sys.stderr)
    return Page(json.loads(answer.stdout))
