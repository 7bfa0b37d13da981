"""A hundred maps, ordered by several visitors from two servers that a proxy takes in turn."""

import time
from contextlib import ExitStack

from benchmarks.table import Row
from tests.e2e.conftest import Server
from tests.proxy import Proxy
from tests.serving.replicas import bodies, drawn, is_true

MAPS, VISITORS = 100, 4


def rows() -> list[Row]:
    """Order them of one server, then of two; count what went wrong."""
    return [row for count in (1, 2) for row in measure(count)]


def measure(count: int) -> list[Row]:
    """Return the rows of so many servers."""
    orders = bodies(MAPS)
    with ExitStack() as stack:
        servers = [Server(map_workers=1) for _ in range(count)]
        for server in servers:
            stack.callback(server.stop)
        proxy = Proxy(*(server.address for server in servers))
        stack.callback(proxy.close)
        begin = time.perf_counter()
        told = drawn(proxy.address, orders, VISITORS)
        seconds = time.perf_counter() - begin
    maps = told["maps"]
    ends = [(seen["state"], seen["said"]) for seen in maps if seen["state"] != "done"]
    assert not ends, ends
    lost = sum(n for status, n in told["statuses"].items() if status not in ("200", "202", "204"))
    statuses = ", ".join(f"{n} × {status}" for status, n in told["statuses"].items())
    partial = sum(seen["claimed"] or not seen["isWhole"] for seen in maps)
    false = sum(not is_true(order, seen) for order, seen in zip(orders, maps, strict=True))
    name = f"{MAPS} maps of {count} server{'s' * (count > 1)}"
    return [
        Row(f"{name}: refused ({statuses})", f"{lost}", "0", ""),
        Row(f"{name}: not whole, or called more than they were", f"{partial}", "0", ""),
        Row(f"{name}: not the map walked in one piece", f"{false}", "0", ""),
        Row(f"{name}: seconds", f"{seconds:.1f}", "", ""),
    ]
