"""What the server answers: scenes read from text, computed, and put into plain JSON."""

from dataclasses import asdict

from app import compute
from app.figures.map import map_figure
from app.figures.strip import strip_figure
from app.reading import Reading, read
from app.scene import moved_to
from app.settings import Settings
from surfaces import SURFACES


def opened(query: object, surface: object = None, settings: Settings | None = None) -> dict:
    """Return a whole scene: controls, land, walks and notes; on another surface if one is named."""
    scene, notes = reading(query, settings)
    if isinstance(surface, str) and surface in SURFACES:
        scene = read(moved_to(scene, surface).query(), settings).scene
    hill = scene.hill()
    return {
        "scene": asdict(scene),
        "hill": {"label": hill.label, "formula": hill.formula, "watch": hill.watch},
        "figures": {"map": map_figure(compute.land(hill)), "strip": strip_figure()},
        "picture": compute.picture(scene),
        "notes": list(notes),
    }


def walked(query: object, *, live: bool = False, settings: Settings | None = None) -> dict:
    """Return the walks of a scene, and what had to be set right in it."""
    scene, notes = reading(query, settings)
    return {"picture": compute.picture(scene, live=live), "notes": list(notes)}


def reading(query: object, settings: Settings | None = None) -> Reading:
    """Read a scene from whatever was sent."""
    return read(query if isinstance(query, str) else "", settings)
