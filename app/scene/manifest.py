"""What Python and the page's scripts both must know of a scene, each said where it belongs.

It goes with the catalogue of a page, a frame and a file; `core/manifest.js` reads it.
"""

from app.language.speaking import _
from app.scene.display_options import CHOICES, SPEEDS
from app.scene.ids import LETTERS
from app.scene.rate_range import DECADE, RATE_RANGE
from app.scene.scene import LATER

# From this key on they say how much of the page is there and how it looks: a frame's own address
# sees to it.
FIRST_OF_LOOK = "autoplay"


def manifest() -> dict:
    """Return the facts, with words in the language in which is spoken."""
    return {
        "letters": LETTERS,
        "speeds": SPEEDS,
        "rates": {"low": RATE_RANGE[0], "high": RATE_RANGE[1], "decade": DECADE},
        "display": LATER,
        "look": LATER[LATER.index(FIRST_OF_LOOK) :],
        "choices": {
            key: [[value, _(word)] for value, word in words.items()]
            for key, words in CHOICES.items()
        },
    }
