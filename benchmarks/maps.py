"""Maps: how soon they are there, what they cost those who only move a slider, and what stays."""

import base64
import http.client
import json
import os
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from app.maps.boundary import curvatures_of
from app.maps.order import Order
from app.maps.parse import read_order
from app.settings import Settings
from benchmarks.page import served
from benchmarks.table import Row
from descent.batch.batch_spec import cellwise
from descent.theory.quadratic import error_factor

ROUNDS = 3
SLIDER_PERIOD = 0.05
STARTS = {
    "query": "surface=himmelblau&eta=0.01&steps=500",
    "x": {"name": "x"},
    "y": {"name": "y"},
    "resolution": 256,
}
RATE_AND_MOMENTUM = {
    "query": "surface=ravine&opt=momentum&steps=500",
    "x": {"name": "eta", "high": 0.2},
    "y": {"name": "beta"},
    "resolution": 256,
}
LONG = {**STARTS, "query": "surface=himmelblau&eta=0.02&steps=1000", "resolution": 1024}
AT_ONCE, QUEUE = 50, Settings().map_queue


class Visitor:
    """One who asks over a connection that stays."""

    def __init__(self, address: str) -> None:
        host = address.removeprefix("http://").rstrip("/")
        self.connection = http.client.HTTPConnection(host, timeout=60)

    def ask(self, method: str, path: str, body: dict | None = None) -> tuple[int, dict]:
        """Return the status and the answer."""
        kind = {"Content-Type": "application/json"} if body is not None else {}
        raw = None if body is None else json.dumps(body)
        self.connection.request(method, path, raw, kind)
        response = self.connection.getresponse()
        data = response.read()
        return response.status, json.loads(data) if data else {}

    def slide(self, eta: float) -> None:
        """Move a slider."""
        status, _ = self.ask("GET", f"/ask/runs/live?eta={eta!r},0.15,0.195,0.21")
        assert status == 200


@contextmanager
def sliding(address: str) -> Iterator[list[float]]:
    """Move a slider twenty times a second; yield the milliseconds to each answer, from when it was
    due."""
    taken: list[float] = []
    over = threading.Event()

    def slide() -> None:
        visitor, due, moves = Visitor(address), time.perf_counter(), 0
        while not over.wait(max(0.0, due - time.perf_counter())):
            moves += 1
            visitor.slide(0.002 + moves * 1e-6)
            taken.append(1000 * (time.perf_counter() - due))
            due += SLIDER_PERIOD

    hand = threading.Thread(target=slide)
    hand.start()
    try:
        yield taken
    finally:
        over.set()
        hand.join()


def complete(visitor: Visitor, body: dict) -> tuple[float, float, list[dict]]:
    """Order a map → seconds to the first picture and to the last tile, and the tiles."""
    begin, coarse, tiles = time.perf_counter(), 0.0, []
    status, ordered = visitor.ask("POST", "/maps", body)
    assert status == 202, ordered
    while len(tiles) < ordered["tiles"]:
        told = look(visitor, body, ordered["id"], [tile["number"] for tile in tiles])
        assert told["tiles"] or told["state"] in ("waits", "runs"), told
        tiles += told["tiles"]
        if not coarse and told["done"] >= 4096:
            coarse = time.perf_counter() - begin
    assert told["done"] == told["total"], told
    return coarse, time.perf_counter() - begin, tiles


def look(visitor: Visitor, body: dict, name: str, have: list[int]) -> dict:
    """Return how far a map is, and the tiles of it that are news."""
    status, told = visitor.ask("POST", f"/maps/{name}", {"order": body, "have": have})
    assert status == 200, told
    return told


def moved(body: dict, by: int) -> dict:
    """Return an order of another map, which nobody has kept: the window is a hair narrower."""
    low = -6.3 if body["x"]["name"] == "x" else 5e-4
    return {**body, "x": {**body["x"], "low": low * (1 - by * 1e-6)}}


def percentile(values: list[float], share: float = 0.95) -> float:
    """Return the value that so many are not above."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def agreement(tiles: list[dict], order: Order, outcomes: list[dict]) -> float:
    """Return the share of cells that diverge exactly where theory says that errors grow."""
    size = order.resolution
    grid = np.zeros((size, size), dtype=int)
    for tile in tiles:
        (x, dx, columns), (y, dy, rows) = tile["x"], tile["y"]
        codes = np.frombuffer(base64.b64decode(tile["outcome"]), np.uint8)
        grid[y : y + dy * rows : dy, x : x + dx * columns : dx] = codes.reshape(rows, columns)
    rate, beta = np.meshgrid(order.x.cells(size), order.y.cells(size))
    method = cellwise(order.scene.opt[0], {"beta": beta})
    curvatures = curvatures_of(order.scene.surface[0])
    grows = np.max([error_factor(method, rate * each) for each in curvatures], axis=0) > 1
    diverges = np.isin(grid, [row["code"] for row in outcomes if row["fate"] == "diverges"])
    return float((diverges == grows).mean())


def children(pid: int) -> list[int]:
    """Return the processes that a process has started, but for Python's own tracker."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(each) for file in listed for each in file.read_text().split()]
    return [each for each in found if "resource_tracker" not in command(each)]


def command(pid: int) -> str:
    """Return how a process was started."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return "resource_tracker"  # it is gone: count it no more


def spent(pids: list[int]) -> int:
    """Return the nanoseconds that processes have computed."""
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids)


def memory(pids: list[int]) -> float:
    """Return the megabytes that processes hold."""
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def stopped_after(visitor: Visitor, server: int) -> float:
    """Cancel a long map; return the milliseconds until its processes last computed anything."""
    _, ordered = visitor.ask("POST", "/maps", LONG)
    while look(visitor, LONG, ordered["id"], [])["done"] < 4096:
        pass
    workers = children(server)
    begin = last = time.perf_counter()
    visitor.ask("DELETE", f"/maps/{ordered['id']}")
    before = spent(workers)
    while time.perf_counter() < begin + 1.0:
        time.sleep(0.005)
        # A resting process may still tidy up for a moment: a millisecond of that is no work.
        if (now := spent(workers)) > before + 1_000_000:
            before, last = now, time.perf_counter()
    return 1000 * (last - begin)


def measure(address: str, server: int, note) -> None:
    """One round: maps alone and under the hand, one canceled, and fifty at once."""
    visitor = Visitor(address)
    _, terms = visitor.ask("GET", "/maps")
    time.sleep(3.0)
    offset = int(time.time() * 10) % 100_000
    with sliding(address) as taken:
        coarse, whole, _ = complete(visitor, moved(STARTS, offset))
    note("coarse", 1000 * coarse)
    note("whole", whole)
    time.sleep(1.0)
    with sliding(address) as alone:
        time.sleep(2.0)
    note("alone", percentile(alone))
    fields = moved(RATE_AND_MOMENTUM, offset)
    _, seconds, tiles = complete(visitor, fields)
    order = read_order(fields, Settings())
    note("fields", seconds)
    note("agree", 100 * agreement(tiles, order, terms["outcomes"]))
    note("cancel", stopped_after(visitor, server))
    with sliding(address) as crowded:
        bodies = [moved(STARTS, offset + 1 + i) for i in range(AT_ONCE)]
        answers = [visitor.ask("POST", "/maps", body) for body in bodies]
        pairs = zip(bodies, answers, strict=True)
        open_ = [(body, told["id"]) for body, (status, told) in pairs if status == 202]
        while open_:  # each of the visitors asks again and again
            states = [look(visitor, *each, [*range(99)])["state"] for each in open_]
            open_ = [e for e, s in zip(open_, states, strict=True) if s in ("waits", "runs")]
    note("refused", sum(status == 503 for status, _ in answers))
    note("p95", percentile(taken + crowded))


def rows() -> list[Row]:
    """Measure in one server; medians of some rounds."""
    found: dict[str, list[float]] = {}
    os.environ["DOWNHILL_MAP_IDLE_SECONDS"] = "6"
    with served() as address:
        server = next(each for each in children(os.getpid()) if "-m\0app" in command(each))
        Visitor(address).slide(0.1)
        before = memory([server])
        for _ in range(ROUNDS):
            measure(address, server, lambda name, value: found.setdefault(name, []).append(value))
        busy = memory([server, *children(server)])
        time.sleep(10.0)
        left, after = len(children(server)), memory([server])
    middle = {name: statistics.median(values) for name, values in found.items()}
    return [
        at_most("map of 256² starts × 500 steps, first picture", middle["coarse"], "ms", 150),
        at_most("the same, complete", middle["whole"], "s", 1.5),
        at_most("map of rate × momentum, 256² × 500 steps", middle["fields"], "s", 1.5),
        at_least("its cells that agree with theory", middle["agree"], "%", 99.5),
        at_most("slider during maps, 95th percentile", middle["p95"], "ms", 100),
        at_most("slider without maps, 95th percentile", middle["alone"], "ms", 100),
        at_most("from cancel to rest", middle["cancel"], "ms", 200),
        at_least(f"of {AT_ONCE} maps at once, refused", middle["refused"], "", AT_ONCE - QUEUE),
        Row(
            "memory with maps", f"{busy:.0f} MB", f"before {before:.0f} MB", f"{busy / before:.2f}"
        ),
        Row(
            "memory afterwards",
            f"{after:.0f} MB",
            f"before {before:.0f} MB",
            f"{after / before:.2f}",
        ),
        Row("processes left", f"{left}", "budget 0", "–"),
    ]


def at_most(what: str, value: float, unit: str, budget: float) -> Row:
    """Return a figure that should not be more than its budget."""
    return Row(what, f"{value:.3g} {unit}", f"budget ≤ {budget:g} {unit}", f"{value / budget:.2f}")


def at_least(what: str, value: float, unit: str, budget: float) -> Row:
    """Return a figure that should not be less than its budget."""
    return Row(what, f"{value:.5g} {unit}", f"budget ≥ {budget:g} {unit}", f"{value / budget:.3f}")
