"""A hundred maps, ordered by several visitors from two servers that a proxy takes in turn."""

import os
import time
from contextlib import ExitStack

from benchmarks.page import served
from benchmarks.table import Row
from tests.proxy import Proxy
from tests.serving.replicas import bodies, drawn, is_true

MAPS, VISITORS = 100, 4


def rows() -> list[Row]:
    """Order them of one server, then of two; count what went wrong."""
    os.environ["DOWNHILL_MAP_WORKERS"] = "1"
    return [row for count in (1, 2) for row in measure(count)]


def measure(count: int) -> list[Row]:
    """Return the rows of so many servers."""
    orders = bodies(MAPS)
    with ExitStack() as stack:
        proxy = Proxy(*(stack.enter_context(served()) for _ in range(count)))
        stack.callback(proxy.close)
        begin = time.perf_counter()
        told = drawn(proxy.address, orders, VISITORS)
        seconds = time.perf_counter() - begin
    maps = told["maps"]
    lost = sum(n for status, n in told["statuses"].items() if status not in ("200", "202", "204"))
    partial = sum(seen["claimed"] or not seen["isWhole"] for seen in maps)
    false = sum(not is_true(order, seen) for order, seen in zip(orders, maps, strict=True))
    name = f"{MAPS} maps of {count} server{'s' * (count > 1)}"
    return [
        Row(f"{name}: questions refused, 404 among them", f"{lost}", "0", ""),
        Row(f"{name}: not whole, or called more than they were", f"{partial}", "0", ""),
        Row(f"{name}: not the map walked in one piece", f"{false}", "0", ""),
        Row(f"{name}: seconds", f"{seconds:.1f}", "", ""),
    ]
