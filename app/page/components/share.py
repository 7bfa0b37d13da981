"""The share dialog: an empty place, and what can be chosen in it. The scripts fill it when it is
first opened."""

import json

from dash import html

from app.language.languages import languages
from app.language.speaking import _
from app.scene import ids
from app.scene.display_options import CHOICES, LOCKABLE, PARTS, SPEEDS, TEXT_RANGE
from app.scene.views import VIEWS
from descent.message import N_

VIEW_WORDS = {"": N_("none")} | {key: view.elsewhere or view.text for key, view in VIEWS.items()}
TEXT_WORDS = {str(size): f"{size} %" for size in (TEXT_RANGE[0], 125, 150, TEXT_RANGE[1])}


def fields() -> list[tuple[str, str, dict[str, str]]]:
    """Return the choices: key of the address, its name, what it may be in words; the first is the
    default.
    """
    speeds = {"": _("as fits the walk"), **{key: per_second(key) for key in SPEEDS}}
    spoken = {"": _("as the visitor’s browser"), **languages()}
    return [
        ("panels", _("Panels"), translated(CHOICES["panels"])),
        ("controls", _("Controls"), translated(CHOICES["controls"])),
        ("theme", _("Colors"), translated(CHOICES["theme"])),
        ("text", _("Text size"), TEXT_WORDS),
        ("lang", _("Language"), spoken),
        ("autoplay", _("Plays"), translated(CHOICES["autoplay"])),
        ("speed", _("Speed, steps"), speeds),
        ("motion", _("Motion"), translated(CHOICES["motion"])),
        ("clock", _("Compared at"), translated(CHOICES["clock"])),
        ("face", _("Strips show"), translated(CHOICES["face"])),
        ("view", _("Open view"), translated(VIEW_WORDS)),
    ]


def per_second(speed: str) -> str:
    """Return a speed in words."""
    return _("most") if speed == "max" else _("{count} a second", count=speed)


def translated(words: dict[str, str]) -> dict[str, str]:
    """Return the words of a choice in the language in which is spoken."""
    return {key: _(text) for key, text in words.items()}


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
        "choices": [[key, name, list(words.items())] for key, name, words in fields()],
        "parts": [[key, _(name), key in LOCKABLE] for key, name in PARTS.items()],
    }
