"""Files for visitors: each is made once while there is room for it, and away from their sliders."""

from functools import partial
from urllib.parse import parse_qs

from app.compute import cost
from app.compute.caches import cache
from app.compute.runs import walk_of
from app.executor.place import placed
from app.exports import EXPORTS
from app.exports.export import Make
from app.scene.scene import PANELS, Scene
from app.settings import Settings


def made(name: str, query: str, scene: Scene, settings: Settings) -> bytes:
    """Return a file of a scene, in the way that a query chooses; raise what its export raises, or
    Busy.
    """
    wanted = name, query if EXPORTS[name].choose else "", scene, settings
    files = cache("files", "picture_cache_bytes", len)
    return files.find(wanted, lambda: placed(make, wanted, partial(seconds, name, scene)))


def make(name: str, query: str, scene: Scene, settings: Settings) -> bytes:
    """Make a file."""
    return maker(name, query)(scene, settings)


def maker(name: str, query: str) -> Make:
    """Return what makes a file in the way that a query chooses; raise Misspelt."""
    export = EXPORTS[name]
    if export.choose is None:
        return export.make
    return export.choose(parse_qs(query, keep_blank_values=True))


def seconds(name: str, scene: Scene) -> float:
    """Return about how many seconds a file takes to make."""
    export = EXPORTS[name]
    sweeps = 0.0
    if export.sweeps:
        walks = {walk_of(scene, panel)[0] for panel in range(PANELS)}
        sweeps = sum(cost.seconds(walk, cost.LADDER_RATES.size) for walk in walks)
    return export.seconds + export.a_step * scene.steps + export.sweeps * sweeps
