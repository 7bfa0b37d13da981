"""Load that does not wait for the server: so many questions a second, whatever becomes of them."""

import asyncio
import itertools
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from benchmarks.classroom.line import Answer, Line

Ask = Callable[[Line, random.Random], Awaitable[Answer]]


@dataclass
class Tally:
    """What became of questions: seconds of those that were answered, and how many were not."""

    seconds: list[float] = field(default_factory=list)
    shed: int = 0  # 503 with Retry-After
    wrong: int = 0  # 5xx of any other kind
    lost: int = 0  # no answer at all

    @property
    def asked(self) -> int:
        """Return how many questions there were."""
        return len(self.seconds) + self.shed + self.wrong + self.lost

    def share(self, part: float) -> float:
        """Return the seconds within which such a part of the answers came."""
        if not self.seconds:
            return float("inf")
        return sorted(self.seconds)[min(int(part * len(self.seconds)), len(self.seconds) - 1)]

    async def count(self, answer: Awaitable[Answer]) -> Answer | None:
        """Wait for an answer, and say what became of it."""
        begin = time.perf_counter()
        try:
            found = await answer
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            self.lost += 1
            return None
        if found.status == 503 and "retry-after" in found.headers:
            self.shed += 1
        elif found.status >= 500:
            self.wrong += 1
        else:
            self.seconds.append(time.perf_counter() - begin)
        return found


class Crowd:
    """Connections, as many as there are questions in the air; each is kept for the next."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.idle: list[Line] = []

    async def ask(self, tally: Tally, ask: Ask, dice: random.Random) -> None:
        """Ask on a free connection."""
        line = self.idle.pop() if self.idle else Line(self.port)
        await tally.count(ask(line, dice))
        self.idle.append(line)

    def close(self) -> None:
        """Hang up."""
        for line in self.idle:
            line.close()


async def open_loop(port: int, ask: Ask, rate: float, seconds: float, seed: int = 1) -> Tally:
    """Ask so many times a second for so long, and wait for the last answer."""
    tally, crowd, dice = Tally(), Crowd(port), random.Random(seed)
    begin, tasks = time.perf_counter(), []
    for i in range(int(rate * seconds)):
        await asyncio.sleep(begin + i / rate - time.perf_counter())
        tasks.append(asyncio.create_task(crowd.ask(tally, ask, random.Random(dice.random()))))
    await asyncio.gather(*tasks)
    crowd.close()
    return tally


async def closed_loop(
    port: int, ask: Ask, count: int, seconds: float = 1e9, lines: int = 8, seed: int = 1
) -> Tally:
    """Ask so many times over a few connections, each question after the last one's answer; fewer
    times where that takes longer than so many seconds."""
    until = time.perf_counter() + seconds
    tally = Tally()
    left = itertools.takewhile(lambda _: time.perf_counter() < until, range(count))

    async def work(number: int) -> None:
        dice = random.Random(seed + number)
        async with Line(port) as line:
            for _ in left:
                await tally.count(ask(line, dice))

    await asyncio.gather(*(work(number) for number in range(lines)))
    return tally
