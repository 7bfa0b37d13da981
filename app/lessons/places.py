"""The named places of a lesson's texts, filled from its walks."""

from collections.abc import Mapping

from app.language.speaking import _
from app.lessons.readings import text_of
from app.scene.scene import Scene
from descent.message import PLACE


def fill(text: str, places: Mapping[str, str], scenes: Mapping[str, Scene]) -> str:
    """Return a text in the language in which is spoken, each of its places filled by the reading of
    that name."""
    names = dict.fromkeys(PLACE.findall(text))
    return _(text, **{name: text_of(places[name], scenes) for name in names})
