"""Those who are slow on purpose: heads, bodies and readers that hold a connection each."""

import asyncio
import time

from benchmarks.classroom.line import Line

COUNT = 400
PROBES = 40
HEAD = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: "
BODY = b"POST /maps HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n{"
READ = b"GET %s HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n"
DRIP_SECONDS = 0.5
SMALL = 4096  # bytes that a slow reader has room for


async def besieged(port: int, kind: str, file: str) -> float:
    """Let so many be slow in one way, and return the seconds of the slowest probe beside them."""
    begun = {"heads": HEAD, "bodies": BODY, "readers": READ % file.encode()}[kind]
    slow = await asyncio.gather(*(hold(port, begun) for _ in range(COUNT)))
    dripping = asyncio.create_task(drip(slow)) if kind != "readers" else None
    slowest = 0.0
    for _ in range(PROBES):
        begin = time.perf_counter()
        async with Line(port) as line:
            if (await line.ask("/healthz")).status != 200:
                raise OSError("the probe was not answered")
        slowest = max(slowest, time.perf_counter() - begin)
        await asyncio.sleep(0.05)
    if dripping:
        dripping.cancel()
    for writer in slow:
        writer.close()
    return slowest


async def hold(port: int, begun: bytes) -> asyncio.StreamWriter:
    """Begin a request, and read next to nothing of its answer."""
    _, writer = await asyncio.open_connection("127.0.0.1", port, limit=SMALL)
    writer.write(begun)
    await writer.drain()
    return writer


async def drip(writers: list[asyncio.StreamWriter]) -> None:
    """Send a byte of each request now and then."""
    while True:
        await asyncio.sleep(DRIP_SECONDS)
        for writer in writers:
            writer.write(b"y")
