"""The walks as a film that needs no player: a GIF, and an APNG in all colors."""

import io
import math
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image, ImageDraw

from app.exports.apng import write_apng
from app.exports.export import Export, TooMuch
from app.exports.image_cache import once
from app.language.speaking import _
from app.raster.cards import Sheet
from app.raster.lettering import cut, plain, width, write
from app.raster.palette import Palette
from app.raster.panel_row import Picture
from app.scene.scene import Scene
from app.settings import Settings
from descent.message import N_, nN_

# By the number of panels: four in a row are 960 pixels wide.
SHEETS = {4: Sheet(229), 2: Sheet(320, unit=0.9), 1: Sheet(440, unit=1.1)}
HOLD = 2000  # ms that the last picture stands
LEAST = 40  # ms that a picture stands: browsers slow down what changes much faster
# Unasked a film goes at 8 steps a second, but ends within five seconds; at "max" within one.
UNASKED, SECONDS_UNASKED, FASTEST, SECONDS_AT_MAX = 8, 5, 64, 1
WORDS = 12.0  # px
TOO_LARGE = nN_(
    "The film would be larger than {n} byte (film_bytes).",
    "The film would be larger than {n} bytes (film_bytes).",
    count="n",
)


@once
def gif(scene: Scene, settings: Settings) -> bytes:
    """Return the film as a GIF: one palette for all its pictures, so that no color flickers."""
    film = Film(scene, settings)
    ends = film.at(film.ticks[-1]), film.at(film.ticks[0])
    palette = Palette(ends, film.picture.exact())
    pictures = map(palette.painted, film)
    file = Bounded(settings.film_bytes)
    # "optimize": what a picture leaves as it was is not written again, a tenth of the bytes.
    next(pictures).save(
        file,
        format="GIF",
        save_all=True,
        append_images=pictures,
        duration=film.durations(10),
        loop=0,
        optimize=True,
        disposal=1,
    )
    return file.getvalue()


@once
def apng(scene: Scene, settings: Settings) -> bytes:
    """Return the film as an animated PNG, in all its colors."""
    film = Film(scene, settings)
    file = Bounded(settings.film_bytes)
    write_apng(file, film, film.durations(1))
    return file.getvalue()


class Film:
    """The pictures of a scene one after another, and how long each of them stands.

    Of a walk with more steps than a film may have pictures every second is shown, or every third
    …: each picture is a true step, the first and the last always among them, and the whole takes
    as long as on the page.
    """

    def __init__(self, scene: Scene, settings: Settings) -> None:
        self.settings = settings
        self.picture = Picture(scene, SHEETS)
        end = self.picture.end
        self.pace = pace(scene.speed, end)
        stride = max(
            math.ceil(end / (settings.film_pictures - 1)), math.ceil(self.pace * LEAST / 1000), 1
        )
        self.ticks = [*range(0, end, stride), end]
        self.clock = scene.clock

    def __iter__(self) -> Iterator[Image.Image]:
        return map(self.at, self.ticks)

    def at(self, tick: int) -> Image.Image:
        """Return the picture at a tick, with its place in the film beneath."""
        image = self.picture.at(tick)
        margin, colors, end = self.picture.sheet.margin, self.picture.colors, self.picture.end
        pen, y = ImageDraw.Draw(image), image.height - 26
        left, right = margin, image.width - margin
        count = self.count(tick)
        write(image, (right, y), count, WORDS, fill=colors["ink"], anchor="rm")
        room = right - left - width(self.count(end), WORDS) - 2 * WORDS
        said = cut(self.picture.caption, WORDS, room)
        write(image, (left, y), said, WORDS, fill=colors["muted"], anchor="lm")
        done = left + (right - left) * tick / max(end, 1)
        pen.rectangle((left, y + 13, right, y + 15), fill=colors["line"])
        pen.rectangle((left, y + 13, done, y + 15), fill=colors["ink"])
        return image

    def count(self, tick: int) -> str:
        """Return where the clock stands, in words."""
        return plain(_(COUNTS[self.clock], n=str(tick), all=str(self.picture.end)))

    def durations(self, unit: int) -> list[int]:
        """Return how many ms each picture stands, in whole units; what is rounded off one is
        given to the next."""
        ends = [unit * round(1000 * tick / self.pace / unit) for tick in self.ticks]
        return [*(later - earlier for earlier, later in pairwise(ends)), HOLD]


# Where a clock stands, by what it counts.
COUNTS = {
    "steps": N_("step {n} of {all}"),
    "evaluations": N_("evaluation {n} of {all}"),
    "examples": N_("example {n} of {all}"),
    "epochs": N_("epoch {n} of {all}"),
}


class Bounded(io.BytesIO):
    """A file that refuses to become too large, as soon as it would."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, data) -> int:
        """Write, or raise TooMuch."""
        if self.tell() + len(data) > self.most:
            raise TooMuch(TOO_LARGE.filled(n=self.most))
        return super().write(data)


def pace(speed: str, end: int) -> float:
    """Return how many steps a second a film shows."""
    if speed == "max":
        return max(FASTEST, end / SECONDS_AT_MAX)
    return float(speed) if speed else max(UNASKED, end / SECONDS_UNASKED)


EXPORTS = (
    Export("downhill.gif", "image/gif", gif, seconds=3, sweeps=1),
    Export("downhill-animation.png", "image/png", apng, seconds=3, sweeps=1),
)
