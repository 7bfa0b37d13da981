"""Visits with the view in three dimensions open."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Visit

NO_WEBGL = "This browser has no WebGL, so there is no 3-D here; the map shows the same walks."


# What a browser without a graphics card remarks of itself wherever WebGL is used.
OWN_REMARK = "GPU stall due to ReadPixels"


SCENE = "document.querySelector('.solid-box .plot')._fullLayout.scene._scene"


TURNS = ["Turn left", "Turn right", "From higher up", "From lower down", "Closer", "Farther"]


class Solid:
    """A visit with the view open."""

    def __init__(self, visit: Visit):
        self.visit, self.page = visit, visit.page
        self.box = visit.page.locator(".solid-box")
        self.origin = visit.page.locator(".start-of-all")
        expect(visit.page.locator(".badge-letter").first).to_have_attribute("x", re.compile(r"\d"))
        self.first = self.start()

    def rest(self) -> None:
        """Go back to the end of the walks and to the first camera."""
        self.page.get_by_role("slider", name="Step", exact=True).fill("40")
        self.page.get_by_role("button", name="Reset the view").click()
        expect(self.origin).to_have_attribute("transform", self.first)
        self.visit.at_step(40)

    def start(self) -> str:
        return self.origin.get_attribute("transform")

    def has_moved(self, before: str) -> None:
        expect(self.origin).not_to_have_attribute("transform", before)

    def way(self, letter: str):
        return self.page.locator(f".way[data-letter={letter}]")

    def pin(self, letter: str):
        return self.page.locator(f".pin[data-letter={letter}]")

    def line(self, letter: str) -> str:
        """What is drawn of a walk, before the land and behind it."""
        parts = self.way(letter).locator(".trail").all()
        return "".join(part.get_attribute("d") or "" for part in parts)

    def camera(self) -> dict:
        return self.page.evaluate(f"() => {SCENE}.getCamera()")

    def picture(self) -> str:
        """What Plotly has drawn."""
        return self.page.evaluate(
            f"() => {{ const plot = {SCENE}.glplot; plot._stopped = false; plot.redraw();"
            " return plot.canvas.toDataURL(); }"
        )


def solids(visitor):
    """A function that opens a page with the view; what the browser remarks of itself is no complaint."""
    opened = []

    def make(query="", *size, **options) -> Solid:
        opened.append(visitor(*size, **options).open(f"view=solid&{query}"))
        return Solid(opened[-1])

    yield make
    for visit in opened:
        visit.complaints[:] = [said for said in visit.complaints if OWN_REMARK not in said]
