"""A picture is drawn once while there is room for it, and only so many are drawn at once."""

from functools import lru_cache, wraps

from app.compute.caches import Cache, cache, places
from app.exports.export import Make, TooMuch
from app.language.speaking import _, speaking
from app.raster.lettering import known
from app.scene.scene import Scene
from app.settings import Settings
from descent import Outcome
from descent.message import nN_

TOO_LONG = nN_(
    "A walk of more than {n} step is not drawn (picture_steps).",
    "A walk of more than {n} steps is not drawn (picture_steps).",
    count="n",
)
TOO_MANY = nN_(
    "{n} pictures are being drawn (pictures_at_once): try again.",
    "{n} pictures are being drawn (pictures_at_once): try again.",
    count="n",
)


def once(make: Make) -> Make:
    """Return what makes a file so that it makes each only once, while there is room for it.

    A class that opens one link asks for one film. When as many are drawn as may be, one more is
    refused at once: those who wait would hold the threads that answer a hand on the page.
    """

    @wraps(make)
    def find(scene: Scene, settings: Settings) -> bytes:
        # Whose address it is made for is in no picture.
        key = make.__name__, scene, settings.model_copy(update={"home": ""})
        return picture_cache().find(key, lambda: make_alone(make, scene, settings))

    return find


def make_alone(make: Make, scene: Scene, settings: Settings) -> bytes:
    """Make a file, or raise TooMuch while too many are being made."""
    steps, most = settings.picture_steps, settings.pictures_at_once
    if scene.steps > steps:
        raise TooMuch(TOO_LONG.filled(n=steps))
    free = places("pictures_at_once")
    if not free.acquire(blocking=False):
        raise TooMuch(TOO_MANY.filled(n=most))
    try:
        with speaking(drawn_language(scene.lang)):
            return make(scene, settings)
    finally:
        free.release()


@lru_cache(maxsize=32)
def drawn_language(tag: str) -> str:
    """Return the language of the words in pictures: English, where the font lacks letters of the
    one that is asked for.
    """
    with speaking(tag):
        signs = {sign for outcome in Outcome for sign in _(outcome.word)}
    return tag if all(map(known, signs - {" "})) else ""


def picture_cache() -> Cache:
    """Return the cache of pictures, bounded in bytes."""
    return cache("pictures", "picture_cache_bytes", len)
