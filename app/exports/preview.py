"""The still picture of a scene, as it stands beside a link to it (Open Graph).

It shows the end, which a class that is to predict it must not see: where verdicts are hidden it
shows the step at which the page opens.
"""

import io

from PIL import Image

from app.exports.export import Export
from app.exports.image_cache import once
from app.language.speaking import _
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
    row = picture.at(picture.end if opens_at is None else min(opens_at, picture.end))
    image = Image.new("RGB", SIZE, picture.colors["page"])
    image.paste(row, ((image.width - row.width) // 2, MIDDLE - row.height // 2))
    titled(image, picture)
    file = io.BytesIO()
    painted = Palette([image], picture.exact()).painted(image)
    painted.save(file, format="PNG", optimize=True)
    return file.getvalue()


def titled(image: Image.Image, picture: Picture) -> None:
    """Write the question above the cards, and what they have in common beneath."""
    margin, colors = picture.sheet.margin, picture.colors
    ink = {"fill": colors["ink"], "bold": True}
    write(image, (margin, TITLE_AT), plain(_(TITLE)), TITLE_SIZE, anchor="lm", **ink)
    write(image, (image.width - margin, TITLE_AT), "Downhill", NAME_SIZE, anchor="rm", **ink)
    said = cut(picture.caption, WORDS, image.width - 2 * margin)
    write(image, (margin, WORDS_AT), said, WORDS, fill=colors["muted"], anchor="lm")


EXPORTS = (Export("preview.png", "image/png", preview, inline=True, seconds=0.3, sweeps=1),)
