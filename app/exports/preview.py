"""The still picture of a scene, as it stands beside a link to it (Open Graph).

It shows the end, which a class that is to predict it must not see: where verdicts are hidden it
shows the step at which the page opens.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PIL import Image

from app.exports.export import Export, Make
from app.exports.image_cache import once
from app.language.speaking import _
from app.lessons import Lesson, find
from app.lessons.player.opening import opening
from app.raster.cards import Sheet
from app.raster.lettering import cut, plain, write
from app.raster.palette import Palette
from app.raster.panel_row import Picture
from app.scene.scene import Scene
from app.settings import Settings
from descent.message import N_

SIZE = 1200, 630
TITLE = N_("What does the learning rate do?")
ROOM = {"bottom": 0, "margin": 36, "gap": 16, "pad": 12}
LARGE = {"unit": 1.5, "name": 20, "rate": 28, "word": 36, "sentence": 20}
SHEETS = {
    4: Sheet(270, 0.94, unit=1.15, name=14, rate=20, word=25, sentence=15, **ROOM),
    2: Sheet(556, 0.48, **ROOM, **LARGE),
    1: Sheet(760, 0.34, **ROOM, **LARGE),
}
TITLE_AT, MIDDLE, WORDS_AT = 58, 337, 596  # px from the top
TITLE_SIZE, NAME_SIZE, WORDS = 42, 24, 18


@once
def preview(scene: Scene, _settings: Settings) -> bytes:
    """Return the preview of a scene as a PNG."""
    picture = Picture(scene, SHEETS)
    opens_at = scene.step if scene.hides("verdict") else None
    return drawn(picture, picture.end if opens_at is None else min(opens_at, picture.end), _(TITLE))


def lesson_preview(lesson: Lesson, look: Scene, _settings: Settings) -> bytes:
    """Return the preview of a lesson: where it begins, before any step, and its question."""
    scene = replace(lesson.scene, hide=(*lesson.scene.hide, "verdict"), theme=look.theme)
    picture = Picture(scene, SHEETS, opening(scene))
    return drawn(picture, 0, _(lesson.title))


def drawn(picture: Picture, tick: int, title: str) -> bytes:
    """Return a picture at a tick, beneath its title."""
    row = picture.at(tick)
    image = Image.new("RGB", SIZE, picture.colors["page"])
    image.paste(row, ((image.width - row.width) // 2, MIDDLE - row.height // 2))
    titled(image, picture, title)
    file = io.BytesIO()
    painted = Palette([image], picture.exact()).painted(image)
    painted.save(file, format="PNG")  # optimized, it takes seven times as long for a twentieth less
    return file.getvalue()


def titled(image: Image.Image, picture: Picture, title: str) -> None:
    """Write the title above the cards, and what they have in common beneath."""
    margin, colors = picture.sheet.margin, picture.colors
    ink = {"fill": colors["ink"], "bold": True}
    write(image, (margin, TITLE_AT), plain(title), TITLE_SIZE, anchor="lm", **ink)
    write(image, (image.width - margin, TITLE_AT), "Downhill", NAME_SIZE, anchor="rm", **ink)
    said = cut(picture.caption, WORDS, image.width - 2 * margin)
    write(image, (margin, WORDS_AT), said, WORDS, fill=colors["muted"], anchor="lm")


def chosen(fields: Mapping[str, Sequence[str]]) -> Make:
    """Return what draws the preview of a scene, or of the lesson that the fields name."""
    lesson = find(fields.get("lesson", [""])[-1])
    return partial(lesson_preview, lesson) if lesson else preview


EXPORTS = (Export("preview.png", "image/png", preview, True, choose=chosen, seconds=0.3, sweeps=1),)
