"""A scene in words, for those who meet it elsewhere: the title of a frame, the text of a link."""

from app.ids import LETTERS
from app.scene import Scene
from app.spelling import number


def title(scene: Scene) -> str:
    """Return methods, hill and rates of the panels that are shown: "Downhill: Adam on Beale, …".

    Rates that are hidden are not told; `assets/js/snippets.js` has the same words.
    """
    methods = dict.fromkeys(scene.method(i).label for i in range(scene.panels))
    said = f"Downhill: {', '.join(methods)} on {scene.hill().label}"
    if "eta" in scene.hide:
        return said
    return f"{said}, η = {', '.join(dict.fromkeys(map(number, scene.eta[: scene.panels])))}"


def description(scene: Scene, picture: dict) -> str:
    """Return what becomes of each walk that is shown, or the caption where verdicts are hidden."""
    if "verdict" in scene.hide:
        return picture["caption"]
    panels = zip(LETTERS, picture["panels"][: scene.panels], strict=False)
    return " ".join(
        f"{letter}: {each['word'].lower()}, {each['sentence']}." for letter, each in panels
    )
