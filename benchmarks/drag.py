"""A start under a hand: what an answer costs the server, and how many pictures a second are drawn.

The scene is the dear one: four different methods, so that no batch helps, and 500 steps. Beside it
stand two of data: four small tables in batches of one, and a large one.
"""

import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient
from playwright.sync_api import Page, sync_playwright

from app.factory import create_app
from benchmarks.page import ARGUMENTS, WATCH, open_page, served
from benchmarks.table import Row

SCENE = (
    "surface=rosenbrock&opt=gradient_descent,momentum,adam,rmsprop&steps=500"
    "&eta=0.001,0.0005,0.05,0.01"
)
TABLES = "surface=anscombe&table=1,2,3,4&batch=1&replacement=1&eta=0.1&steps=200"
OWN, EXAMPLES = "surface=own&batch=64", 2000
ANSWERS = 25
SECONDS, ROUNDS = 3.0, 3
FILES = ("downhill.html", "downhill.json", "downhill.csv", "downhill-figure.json")
BROTLI = {"Accept-Encoding": "br"}

# A hand that circles over the first map and moves at every frame; only the press is a driver's.
CIRCLE = """([x, y, seconds]) => new Promise((done) => {
    const map = document.querySelector('[data-panel="0"] .map');
    const begin = performance.now();
    let i = 0;
    window.seen.pictures.length = 0;
    requestAnimationFrame(function move(now) {
        if (now - begin > 1000 * seconds) return done(window.seen.pictures.length);
        const turn = (i += 1) / 20;
        map.dispatchEvent(new PointerEvent('pointermove', {
            pointerId: 1, pointerType: 'mouse', buttons: 1, bubbles: true,
            clientX: x + 60 * Math.cos(turn), clientY: y + 40 * Math.sin(turn),
        }));
        requestAnimationFrame(move);
    });
})"""


def rows() -> list[Row]:
    """Measure the server alone, then a browser."""
    return [*of_the_server(), *of_the_browser()]


def of_the_server() -> list[Row]:
    """Return the processor's time of an answer of each kind, the median of some."""
    client = create_app().server.test_client()
    walk(client, SCENE, live=False)
    figures = [
        ("start drag, four methods × 500 steps: server", lambda i: dragged(client, i), 15),
        ("start drag on four tables, batches of one: server", tables_dragged(client), 15),
        ("rate drag of one of them: server", lambda i: slid(client, i), 3),
        ("the page asked for again: server", lambda _: client.get("/", headers=BROTLI), 2),
        ("a frame asked for again: server", lambda _: client.get("/embed", headers=BROTLI), 2),
    ]
    figures += [(f"{name} asked for again: server", again(client, name), 3) for name in FILES]
    return [row(what, milliseconds(act), "ms", budget, "≤") for what, act, budget in figures]


def dragged(client: FlaskClient, i: int) -> None:
    """Ask for the walks from a start where nobody has been."""
    walk(client, f"{SCENE}&start={-1.9 + 0.017 * i:.4g},1.3", live=True)


def tables_dragged(client: FlaskClient) -> Callable[[int], object]:
    """Return what asks for the walks on four tables from a start where nobody has been."""
    walk(client, TABLES, live=False)
    return lambda i: walk(client, f"{TABLES}&start={0.1 + 0.05 * i:.4g},1", live=True)


def slid(client: FlaskClient, i: int) -> None:
    """Ask for the walks with another rate of the first panel."""
    walk(client, SCENE.replace("eta=0.001", f"eta={0.0011 + 1e-5 * i:.6g}"), live=True)


def again(client: FlaskClient, name: str) -> Callable[[int], object]:
    """Return what asks for a file of a scene, always the same."""
    return lambda _: client.get(f"/export/{name}?surface=rosenbrock&steps=200", headers=BROTLI)


def walk(client: FlaskClient, query: str, *, live: bool) -> None:
    """Ask for walks as the page does."""
    verb = "runs/live" if live else "runs"
    sent = client.get(f"/ask/{verb}?{query}", headers=BROTLI)
    assert sent.status_code == 200


def milliseconds(act: Callable[[int], object]) -> float:
    """Return the median of the processor's time of an act, after one that does not count."""
    act(-1)
    taken = []
    for i in range(ANSWERS):
        begin = time.process_time()
        act(i)
        taken.append(time.process_time() - begin)
    return 1e3 * median(taken)


def of_the_browser() -> list[Row]:
    """Drag the start of the dear scene, and of those of data."""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "formula.csv"
        table.write_text(formula_table(), encoding="utf-8")
        figures = [
            ("pictures a second while that start is dragged", pictures(SCENE), 40),
            ("the same on four tables of data, batches of one", pictures(TABLES), 40),
            (
                f"the same on a table of {EXAMPLES} examples, batches of 64",
                pictures(OWN, DOWNHILL_DATA=str(table)),
                20,
            ),
        ]
    return [row(what, figure, "/s", budget, "≥") for what, figure, budget in figures]


def formula_table() -> str:
    """Return a table of a line with a wave on it, in which no two examples are alike."""
    inputs = [i / EXAMPLES for i in range(EXAMPLES)]
    return "\n".join(f"{u},{2 + 3 * u + math.sin(997 * u)}" for u in inputs)


def pictures(scene: str, **variables: str) -> float:
    """Return the pictures a second of the best of some drags: a busy machine only takes away."""
    with served(**variables) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("DOWNHILL_BROWSER") or None, args=ARGUMENTS
        )
        page = browser.new_page(viewport={"width": 1366, "height": 657}, reduced_motion="reduce")
        open_page(page, f"{address}?{scene}")
        page.wait_for_load_state("networkidle")
        page.evaluate(WATCH)
        best = max(circled(page) for _ in range(ROUNDS))
        browser.close()
    return best


def circled(page: Page) -> float:
    """Drag the start round over the first map; return the pictures a second."""
    box = page.locator('[data-panel="0"] .map').bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x + 60, y)
    page.mouse.down()
    count = page.evaluate(CIRCLE, [x, y, SECONDS])
    page.mouse.up()
    page.wait_for_load_state("networkidle")
    return count / SECONDS


def row(what: str, figure: float, unit: str, budget: float, sign: str) -> Row:
    """Return one figure beside its budget."""
    return Row(
        what, f"{figure:.3g} {unit}", f"budget {sign} {budget:g} {unit}", f"{figure / budget:.2f}"
    )
