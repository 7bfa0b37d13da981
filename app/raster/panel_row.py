"""The row of panels as an image, at any step: what the page shows, drawn without a browser."""

import numpy as np
from PIL import Image

from app import compute
from app.compute.words.caption import hills
from app.language.speaking import _
from app.packing import read_float32
from app.raster.antialiasing import Point, corners, disc
from app.raster.cards import Cards, Sheet
from app.raster.color_tokens import fate_colors, tokens
from app.raster.lettering import plain, width, write
from app.raster.surface_image import ground, hues, place
from app.raster.trail import Trail
from app.scene.scene import Scene

START, START_NAME = 5.5, 11.0  # px of the page: the ring at the start, and its name
HEAVY = 1.6  # times as thick are walks on a projector
NEAR = 24.0  # px of the page: nearer to an edge the name goes to the other side


class Picture:
    """The panels of a scene, on the sheet for so many. What stands still is drawn once, and
    every picture of the scene shares it. `shown` stands in for its walks."""

    def __init__(self, scene: Scene, sheets: dict[int, Sheet], shown: dict | None = None) -> None:
        self.scene, self.sheet = scene, (sheet := sheets[scene.panels])
        self.colors = tokens(scene.theme)
        self.shown = shown or compute.picture(scene, rulers=False)
        self.end: int = self.shown["end"]
        self.panels = self.shown["panels"][: scene.panels]
        self.lands = [compute.land(surface) for surface in scene.surface[: scene.panels]]
        grounds = {
            surface: ground(compute.land(surface), sheet.map, self.colors, sheet.unit)
            for surface in scene.surface[: scene.panels]
        }
        self.grounds = [grounds[surface] for surface in scene.surface[: scene.panels]]
        self.frame = corners(sheet.map, 8 * sheet.unit)
        self.cards = Cards(scene, self.panels, sheet).image
        self.trails = self.at_the_start()

    @property
    def caption(self) -> str:
        """Return what is walked on, and what several panels have in common."""
        hill = "" if self.scene.hides("surface") else hills(self.scene, at_first=True)
        shared = "" if len(self.panels) == 1 else self.shown["caption"]
        return plain(". ".join(filter(None, (hill, shared))))

    def fate(self, panel: dict) -> str:
        """Return what became of a walk, as far as it may be told."""
        return "" if self.scene.hides("verdict") else panel["fate"]

    def color(self, panel: dict) -> str:
        """Return the color of a walk: that of its fate, or of ink."""
        fate = self.fate(panel)
        return fate_colors(self.scene.theme, fate)[0] if fate else self.colors["ink"]

    def at_the_start(self) -> list[Trail]:
        """Return the walks before their first step."""
        unit = self.sheet.unit * (HEAVY if self.scene.theme == "projector" else 1.0)
        map_ = self.sheet.map
        return [
            Trail(self.pixels(panel, land), map_, self.fate(panel), unit)
            for panel, land in zip(self.panels, self.lands, strict=True)
        ]

    def exact(self) -> list[str]:
        """Return the colors of large parts of the picture."""
        return [*self.colors.values(), *hues(self.colors)]

    def pixels(self, panel: dict, land: dict) -> np.ndarray:
        """Return the pixels of a walk over its land."""
        path = read_float32(panel["path"]).reshape(-1, 2).astype(float)
        return np.column_stack(place(land, self.sheet.map, *path.T))

    def at(self, tick: int) -> Image.Image:
        """Return the picture at a tick of the clock. One tick after another is the quick way."""
        image = self.cards.copy()
        steps = [step_at(panel, self.scene.clock, tick) for panel in self.panels]
        if any(step < trail.drawn for step, trail in zip(steps, self.trails, strict=True)):
            self.trails = self.at_the_start()
        for i, (panel, trail, step) in enumerate(zip(self.panels, self.trails, steps, strict=True)):
            map_ = self.grounds[i].copy()
            color = self.color(panel)
            trail.line_to(map_, step, color)
            if not self.scene.hides("start"):
                self.start(map_, tuple(trail.points[0]))
            trail.point(map_, step, color, self.colors["card"])
            image.paste(map_, self.sheet.map_at(i), self.frame)
        return image

    def start(self, map_: Image.Image, at: Point) -> None:
        """Draw the start, an open ring with its name."""
        unit, size = self.sheet.unit, START_NAME * max(self.sheet.unit, 0.9)
        disc(map_, at, (START + 1) * unit, self.colors["ink"])
        disc(map_, at, (START - 1) * unit, self.colors["card"])
        name = plain(_("start"))
        half = width(name, size) / 2 + 3
        x = min(max(at[0], half), map_.width - half)
        y = at[1] + (20 if at[1] < NEAR * unit else -11) * unit
        look = {"fill": self.colors["ink"], "halo": self.colors["land-high"], "anchor": "ms"}
        write(map_, (x, y), name, size, **look)


def step_at(panel: dict, clock: str, tick: int) -> int:
    """Return the last step of a walk that is reached when the clock stands at a tick."""
    step = tick
    if clock != "steps" and panel["asked"]:
        step = int(np.searchsorted(read_float32(panel["asked"]), tick, side="right")) - 1
    return min(max(step, 0), panel["last"])
