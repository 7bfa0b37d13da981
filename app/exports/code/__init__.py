"""The walks of a scene as a short script that anyone can run and change, without Downhill.

One script for each library. The hill is written out from its own source (`hill`); methods and
schedules are short texts, one a file, under the name of what they spell (`snippets`).
"""

from functools import partial

from app.exports.code.script_builder import LIBRARIES, script
from app.exports.export import Export
from app.scene.scene import Scene
from app.settings import Settings

__all__ = ["EXPORTS", "LIBRARIES"]


def as_script(library: str, scene: Scene, _settings: Settings) -> bytes:
    """Return the script of a scene; raise Unable where there is no code for a part of it."""
    return script(scene, library).encode()


EXPORTS = tuple(
    Export(f"downhill-{library}.py", "text/x-python; charset=utf-8", partial(as_script, library))
    for library in LIBRARIES
)
