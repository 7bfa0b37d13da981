"""Each claim about a class, measured against a server of its own."""

import asyncio
import random
import signal
import time

from benchmarks.classroom import asks, browsers, siege
from benchmarks.classroom.line import DOCUMENT, Line
from benchmarks.classroom.load import Tally, closed_loop, open_loop
from benchmarks.classroom.server import Server, served

SECONDS = 30.0
NORMAL, HEAVY = 60.0, 180.0  # questions a second
ANSWERS, WARM, FUZZED = 100_000, 4000, 10_000
MOST_SECONDS, FUZZED_SECONDS = 1200.0, 300.0  # on a slow machine
FIGURES = 8
FRAMES = 8
BROWSERS, REAL, OVER = 200, 20, 20.0
AT_ONCE = 50
LONGEST = 300.0  # s that a frame may wait for its walks
NEVER = float("inf")
Found = dict[str, float]


async def loads(server: Server) -> Found:
    """Fifty browsers at once, then two hundred in twenty seconds, twenty of them real ones."""
    found: Found = {}
    for name, count, seconds in (("at once", AT_ONCE, 0.0), ("class", BROWSERS - REAL, OVER)):
        lines = [[Line(server.port) for _ in range(asks.CONNECTIONS)] for _ in range(count)]
        real = browsers.opened(server.address, REAL, OVER) if seconds else none()
        times, slowest = await asyncio.gather(
            asyncio.gather(*(load(own, i * seconds / count) for i, own in enumerate(lines))), real
        )
        found[f"{name} loaded"] = sum(each < NEVER for each in times) + len(slowest)
        found[f"{name} longest"] = max(times)
        found |= {"browsers slowest": max(slowest)} if slowest else {}
        for line in (each for own in lines for each in own):
            line.close()
    return found


async def none() -> list[float]:
    """Return no browsers at all."""
    return []


async def load(lines: list[Line], later: float) -> float:
    """Load the page cold after a while, and keep its connections; return the seconds it took."""
    await asyncio.sleep(later)
    begin = time.perf_counter()
    try:
        await asks.first_load(lines)
    except (OSError, TimeoutError, ExceptionGroup):
        return NEVER
    return time.perf_counter() - begin


async def sieges(server: Server) -> Found:
    """Slow heads, bodies and readers beside a probe."""
    async with Line(server.port) as line:
        files = asks.files_of(await line.ask("/", None, DOCUMENT))
    file = next(path for path in files if "page" in path and path.partition("?")[0].endswith(".js"))
    found = {}
    for kind in ("heads", "bodies", "readers"):
        found[kind] = await siege.besieged(server.port, kind, file)
    return found


async def mix(server: Server) -> Found:
    """The class as it is, then three times of it, and a second later the class again."""
    await open_loop(server.port, asks.mixed, NORMAL / 2, 5, seed=7)  # a class that is under way
    normal = await open_loop(server.port, asks.mixed, NORMAL, SECONDS, seed=1)
    heavy = await open_loop(server.port, asks.mixed, HEAVY, SECONDS, seed=2)
    await asyncio.sleep(1)
    after = await open_loop(server.port, asks.mixed, NORMAL, 5, seed=3)
    return {
        "normal p50": normal.share(0.5),
        "normal p95": normal.share(0.95),
        "normal not served": normal.asked - len(normal.seconds),
        "heavy p95": heavy.share(0.95),
        "heavy shed": heavy.shed / heavy.asked,
        "heavy lost": heavy.lost + heavy.wrong,
        "after p95": after.share(0.95),
        "after not served": after.asked - len(after.seconds),
    }


async def costly(server: Server) -> Found:
    """Eight frames of fourteen seconds of CPU each at once, beside sliders."""
    alone = await open_loop(server.port, asks.slider, 20, 5)
    frames = [asyncio.create_task(frame(server.port, seed)) for seed in range(FRAMES)]
    beside = await open_loop(server.port, asks.slider, 20, 15, seed=2)
    waits = await asyncio.gather(*frames)
    return {
        "alone p95": alone.share(0.95),
        "beside p95": beside.share(0.95),
        "beside not served": beside.asked - len(beside.seconds),
        "frame": max(stood for stood, _ in waits),
        "whole": max(whole for _, whole in waits),
    }


async def frame(port: int, seed: int) -> tuple[float, float]:
    """Open a costly frame as a browser does; return the seconds until the frame itself stood, and
    until it had its walks."""
    query = asks.COSTLY.format(seed)
    async with Line(port) as line:
        begin = time.perf_counter()
        page = await line.ask(f"/embed?{query}", None, DOCUMENT)
        stood = time.perf_counter() - begin if page.status == 200 else NEVER
        while time.perf_counter() < begin + LONGEST:
            answer = await line.ask(f"{asks.OPENED}?{query}")
            if answer.status == 200:
                return stood, time.perf_counter() - begin
            await asyncio.sleep(min(float(answer.headers.get("retry-after", 1)), 4))
        return stood, NEVER


async def memory(server: Server) -> Found:
    """A hundred thousand answers; files and junk; eight figures at once."""
    await closed_loop(server.port, sliding, WARM)
    warm = server.memory()
    begin = time.perf_counter()
    tally = await closed_loop(server.port, sliding, ANSWERS, MOST_SECONDS, seed=2)
    found = {"answers": server.memory() - warm, "answers made": tally.asked}
    found["answers a second"] = tally.asked / (time.perf_counter() - begin)
    before = server.memory()
    tally = await closed_loop(server.port, asks.fuzz, FUZZED, FUZZED_SECONDS, seed=3)
    found |= {"fuzzed": server.memory() - before, "fuzzed made": tally.asked}
    found["fuzzed wrong"] = tally.wrong + tally.lost
    before = peak = server.memory(with_children=True)
    tally = Tally()
    waiting = [asyncio.create_task(figure(server.port, tally, i)) for i in range(FIGURES)]
    while not all(each.done() for each in waiting):
        peak = max(peak, server.memory(with_children=True))
        await asyncio.sleep(0.05)
    return found | {"figures": peak - before, "figures made": len(tally.seconds)}


async def sliding(line: Line, dice: random.Random):
    """Drag one of a thousand rates."""
    query = f"eta=0.{dice.randint(0, 999):03d}1,0.05,0.1,0.15"
    return await line.ask(f"{asks.LIVE}?{query}")


async def figure(port: int, tally: Tally, number: int) -> None:
    """Ask for a figure until it is made."""
    path = f"/export/downhill-figure.json?steps={300 + number}"
    async with Line(port) as line:
        for _ in range(60):
            answer = await tally.count(line.ask(path))
            if answer is None or answer.status != 503:
                return
            await asyncio.sleep(1)


async def ending(server: Server) -> Found:
    """SIGTERM under load: what was asked before it is answered."""
    lines = [Line(server.port) for _ in range(40)]
    tally, dice = Tally(), random.Random(4)
    for line in lines:
        await line.ask("/healthz")
    asked = [asyncio.create_task(tally.count(asks.start(line, dice))) for line in lines]
    await asyncio.sleep(0.05)
    begin = time.perf_counter()
    server.process.send_signal(signal.SIGTERM)
    await asyncio.gather(*asked)
    code = await asyncio.to_thread(server.process.wait, 30)
    for line in lines:
        line.close()
    lost = tally.asked - len(tally.seconds) - tally.shed
    return {"end lost": lost, "end seconds": time.perf_counter() - begin, "end code": code}


def measured() -> Found:
    """Measure everything, each on a server that has just begun but for its files."""
    found: Found = {}
    for part in (loads, sieges, mix, costly, memory, ending):
        print(f"  … {part.__name__}", flush=True)
        with served() as server:
            time.sleep(3)  # it makes its files ready
            found |= asyncio.run(part(server))
    return found
