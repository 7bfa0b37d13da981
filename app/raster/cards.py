"""The cards of a picture: all that stands still round the maps, drawn once."""

from dataclasses import dataclass

from PIL import Image

from app.language.speaking import _
from app.raster.antialiasing import rounded
from app.raster.color_tokens import fate_colors, tokens
from app.raster.icons import sign
from app.raster.lettering import cut, fitting, lines, plain, width, write
from app.scene.ids import LETTERS
from app.scene.scene import Scene
from app.scene.tokens import number

WORD_LINE, SENTENCE_LINE = 1.25, 1.3  # of the letters' size


@dataclass(frozen=True)
class Sheet:
    """How large everything of a picture is, in pixels.

    `top` is room above the panels for a title and `bottom` room below them for a line of words;
    `unit` is what lengths of the page are multiplied by.
    """

    panel: int
    shape: float = 0.73  # of a map, height to width: as on a laptop's first screen
    margin: int = 10
    gap: int = 8
    top: int = 0
    bottom: int = 30
    pad: int = 8
    unit: float = 0.8
    name: float = 12
    rate: float = 14
    word: float = 14
    sentence: float = 11

    @property
    def inner(self) -> int:
        """Return the width of what is in a panel."""
        return self.panel - 2 * self.pad

    @property
    def map(self) -> tuple[int, int]:
        """Return the size of a map."""
        return self.inner, round(self.shape * self.inner)

    @property
    def head(self) -> int:
        """Return the height of the line over a map."""
        return round(1.7 * max(self.name, self.rate))

    def left(self, panel: int) -> int:
        """Return where a panel begins."""
        return self.margin + panel * (self.panel + self.gap)

    def map_at(self, panel: int) -> tuple[int, int]:
        """Return where the map of a panel begins."""
        return self.left(panel) + self.pad, self.margin + self.top + self.pad + self.head


class Cards:
    """The cards of some panels of a scene, as `compute.picture` has them, without what it hides."""

    def __init__(self, scene: Scene, panels: list[dict], sheet: Sheet) -> None:
        self.scene, self.panels, self.sheet = scene, panels, sheet
        self.colors = tokens(scene.theme)
        self.radius = 0.8 * sheet.word  # of the disc of a fate
        self.said = [self.words(panel) for panel in panels]
        # All verdicts are as deep as the deepest, so that all cards end alike.
        self.foot = round(max(map(self.deep, self.said)) + 1.2 * sheet.pad)
        self.height = sheet.head + sheet.map[1] + 2 * sheet.pad
        if not scene.hides("verdict"):
            self.height += self.foot + sheet.pad
        wide = sheet.left(len(panels)) - sheet.gap + sheet.margin
        high = 2 * sheet.margin + sheet.top + self.height + sheet.bottom
        self.image = Image.new("RGB", (wide, high), self.colors["page"])
        for i, panel in enumerate(panels):
            self.card(i)
            self.cause(i, number(panel["eta"]))
            if not scene.hides("verdict"):
                self.verdict(i, panel["fate"])

    def words(self, panel: dict) -> tuple[list[str], list[str]]:
        """Return the word and the sentence of a verdict, in lines."""
        sheet = self.sheet
        room = sheet.inner - 2.9 * sheet.pad - 2 * self.radius
        word = lines(plain(panel["word"]), 1.04 * sheet.word, room)
        return word, lines(plain(panel["sentence"]), sheet.sentence, room)

    def deep(self, said: tuple[list[str], list[str]]) -> float:
        """Return the height of the lines of a verdict."""
        word, sentence = map(len, said)
        return WORD_LINE * self.sheet.word * word + SENTENCE_LINE * self.sheet.sentence * sentence

    def card(self, i: int) -> None:
        """Draw the card of a panel, with its thin edge."""
        sheet, x, y = self.sheet, self.sheet.left(i), self.sheet.margin + self.sheet.top
        radius = 1.4 * sheet.pad
        right, bottom = x + sheet.panel, y + self.height
        rounded(self.image, (x, y, right, bottom), radius, self.colors["line"])
        box = (x + 1, y + 1, right - 1, bottom - 1)
        rounded(self.image, box, radius - 1, self.colors["card"])

    def cause(self, i: int, rate: str) -> None:
        """Write the head of a panel: its letter, its method and its rate."""
        sheet, ink = self.sheet, self.colors["ink"]
        left, top = sheet.map_at(i)
        y, box = top - sheet.head / 2 - 0.2 * sheet.pad, 1.5 * sheet.name
        chip = (left, y - box / 2, left + box, y + box / 2)
        rounded(self.image, chip, 0.3 * box, self.colors["chip"])
        bold = {"fill": ink, "bold": True}
        write(self.image, (left + box / 2, y), LETTERS[i], 0.9 * sheet.name, anchor="mm", **bold)
        right = left + sheet.inner
        if not self.scene.hides("eta"):
            write(self.image, (right, y), rate, sheet.rate, anchor="rm", **bold)
            right -= width(rate, sheet.rate, bold=True) + 0.4 * sheet.name
            muted = self.colors["muted"]
            name = plain(_("rate"))
            write(self.image, (right, y), name, sheet.name, anchor="rm", fill=muted)
            right -= width(name, sheet.name) + 0.8 * sheet.name
        if self.scene.hides("opt"):
            return
        left += box + 0.5 * sheet.name
        method = plain(_(self.scene.opt[i].label))
        size = fitting(method, sheet.name, 0.96 * (right - left), 0.8 * sheet.name)
        method = cut(method, size, 0.96 * (right - left))
        write(self.image, (left, y), method, size, anchor="lm", **bold)

    def verdict(self, i: int, fate: str) -> None:
        """Draw the verdict of a panel: the sign of its fate, its word and its sentence."""
        sheet, ink = self.sheet, self.colors["ink"]
        color, tint = fate_colors(self.scene.theme, fate)
        x, y = sheet.map_at(i)
        y += sheet.map[1] + sheet.pad
        rounded(self.image, (x, y, x + sheet.inner, y + self.foot), 8 * sheet.unit, tint)
        center = x + sheet.pad + self.radius, y + self.foot / 2
        sign(self.image, center, self.radius, fate, (color, self.colors["on-fate"], tint))
        x += 1.9 * sheet.pad + 2 * self.radius
        y += (self.foot - self.deep(self.said[i])) / 2
        word, sentence = self.said[i]
        for text in word:
            at = x, y + 0.95 * sheet.word
            write(self.image, at, text, sheet.word, fill=ink, bold=True, anchor="ls")
            y += WORD_LINE * sheet.word
        for text in sentence:
            at = x, y + 1.0 * sheet.sentence
            write(self.image, at, text, sheet.sentence, fill=ink, anchor="ls")
            y += SENTENCE_LINE * sheet.sentence
