"""The share dialog: an empty place, and what can be chosen in it. The scripts fill it when it is
first opened."""

import json

from dash import html

from app.page.components.header import VIEWS
from app.scene import ids
from app.scene.display_options import CHOICES, LANGUAGES, LOCKABLE, PARTS, SPEEDS, TEXT_RANGE

SPEED_WORDS = {"": "as fits the walk", **{key: f"{key} a second" for key in SPEEDS}, "max": "most"}
NOT_FRAMED = ("maps", "solid")  # views that the whole page has alone
VIEW_WORDS = {
    "": "none",
    **{key: text + " (not in frames)" * (key in NOT_FRAMED) for key, text, _ in VIEWS},
    "hill": "This hill",
}
TEXT_WORDS = {str(size): f"{size} %" for size in (TEXT_RANGE[0], 125, 150, TEXT_RANGE[1])}
LANGUAGE_WORDS = {"": "as the visitor’s browser", **LANGUAGES}
# Key of the address, its name, what it may be in words; the first is the default.
FIELDS = (
    ("panels", "Panels", CHOICES["panels"]),
    ("controls", "Controls", CHOICES["controls"]),
    ("theme", "Colors", CHOICES["theme"]),
    ("text", "Text size", TEXT_WORDS),
    ("lang", "Language", LANGUAGE_WORDS),
    ("autoplay", "Plays", CHOICES["autoplay"]),
    ("speed", "Speed, steps", SPEED_WORDS),
    ("motion", "Motion", CHOICES["motion"]),
    ("clock", "Compared at", CHOICES["clock"]),
    ("face", "Strips show", CHOICES["face"]),
    ("view", "Open view", VIEW_WORDS),
)


def share() -> html.Dialog:
    """Return the dialog, closed."""
    return html.Dialog(
        id=ids.SHARE,
        className="share",
        **{"aria-labelledby": "share-title", "data-tables": json.dumps(tables())},
    )


def tables() -> dict:
    """Return what can be chosen: selects, and the parts that can be hidden or locked."""
    return {
        "choices": [[key, name, list(words.items())] for key, name, words in FIELDS],
        "parts": [[key, name, key in LOCKABLE] for key, name in PARTS.items()],
    }
