"""A verdict in the language of whoever asks: what is kept of a walk are messages."""

from app.language.speaking import _, say
from app.scene.tokens import number


def in_words(panel: dict) -> dict:
    """Return what is kept of a walk with its messages said: `word`, `sentence` and `advice`."""
    said = {name: value for name, value in panel.items() if name not in ("message", "suggestion")}
    said |= {"word": _(panel["word"]), "sentence": say(panel["message"])}
    if "held_out" in panel:
        said["held_out"] = say(panel["held_out"])
    if "suggestion" in panel:
        said["advice"] = say(panel["suggestion"])
    return said


def spoken(letter: str, panel: dict) -> str:
    """Return a verdict as it is read out."""
    return _(
        "Panel {letter}: {word}. Learning rate {rate}. {sentence}.",
        letter=letter,
        word=panel["word"],
        rate=number(panel["eta"]),
        sentence=" · ".join(filter(None, [panel["sentence"], panel.get("held_out")])),
    )
