"""What a class asks for: pages with all their files, rates and starts under a hand, and worse."""

import asyncio
import random
import re
from html import unescape

import brotli

from benchmarks.classroom.line import DOCUMENT, Answer, Line

OPENED, RUNS, LIVE = "/ask/scene", "/ask/runs", "/ask/runs/live"
LINK = re.compile(r'(?:src|href)="([^":]+)"')
DASH = ("/_dash-layout", "/_dash-dependencies")
# Four connections of a browser, over which the files of a page come.
CONNECTIONS = 4
METHODS = ("gradient_descent", "momentum", "nesterov", "adam", "rmsprop", "adagrad")
HILLS = ("bowl", "ravine", "rosenbrock", "beale", "himmelblau")
# One address of 14 s of CPU; the seed makes it another.
COSTLY = (
    "surface=beale&opt=lbfgs,bfgs,line_search,lbfgs&noise=1&steps=2000"
    "&eta=0.011,0.012,0.013,0.014&seed={}"
)
AT_REST = 0.05  # a hand that moves for a second asks twenty times, and once more at rest
JUNK = (
    "%ff%fe",
    "eta=nan",
    "eta=1e999",
    "steps=99999999",
    "opt=,,,",
    "<script>",
    "a" * 4000,
    "%00",
)


async def slider(line: Line, dice: random.Random) -> Answer:
    """Drag a rate of a short scene."""
    eta = f"{dice.uniform(0.01, 1):.3f},0.05,0.1,0.15"
    query = f"surface={dice.choice(HILLS)}&eta={eta}&steps=60"
    return await line.ask(f"{verb(dice)}?{query}")


async def start(line: Line, dice: random.Random) -> Answer:
    """Drag the start of four methods over 200 to 500 steps."""
    methods = ",".join(dice.sample(METHODS, 4))
    at = f"{dice.uniform(-2, 2):.2f},{dice.uniform(-2, 2):.2f}"
    steps = dice.choice((200, 300, 400, 500))
    query = f"surface={dice.choice(HILLS)}&opt={methods}&eta=0.01&start={at}&steps={steps}"
    return await line.ask(f"{verb(dice)}?{query}")


def verb(dice: random.Random) -> str:
    """Return the path of a question of a hand that moves, or at times of one that rests."""
    return LIVE if dice.random() > AT_REST else RUNS


async def page(line: Line, dice: random.Random) -> Answer:
    """Open one of the twenty links of a lesson, with every file of the page in the cache."""
    answer = await line.ask(
        f"/?surface={dice.choice(HILLS)}&steps={dice.randint(40, 43)}", None, DOCUMENT
    )
    for path in DASH if answer.status == 200 else ():
        answer = await line.ask(path)
    return answer


async def mixed(line: Line, dice: random.Random) -> Answer:
    """Do what a student does: seven times of ten a rate, twice a start, once a page."""
    (does,) = dice.choices((slider, start, page), (7, 2, 1))
    return await does(line, dice)


async def first_load(lines: list[Line], query: str = "") -> None:
    """Load the page with every file of it, as a browser without a cache; raise OSError where
    anything of it does not come."""
    answer = await lines[0].ask(f"/{query}", None, DOCUMENT)
    files = [*files_of(answer), *DASH]

    async def take(line: Line, mine: list[str]) -> None:
        for path in mine:
            if (await line.ask(path)).status != 200:
                raise OSError(f"{path} did not come")

    async with asyncio.TaskGroup() as group:
        for i, line in enumerate(lines):
            group.create_task(take(line, files[i :: len(lines)]))


def files_of(answer: Answer) -> list[str]:
    """Return the paths of what a page names."""
    if answer.status != 200:
        raise OSError(f"the page is {answer.status}")
    text = answer.body
    if answer.headers.get("content-encoding") == "br":
        text = brotli.decompress(text)
    links = (unescape(link) for link in LINK.findall(text.decode()))
    return [f"/{link.lstrip('./')}" for link in links if not link.startswith("?")]


async def fuzz(line: Line, dice: random.Random) -> Answer:
    """Ask for what nobody should: files of wild scenes, junk in addresses and bodies."""
    query = dice.choice(
        (
            dice.choice(JUNK),
            f"eta={dice.uniform(-1, 99)}&steps={dice.choice((-1, 0, 7, 90, 2000))}",
            f"surface={dice.choice(HILLS)}&opt={','.join(dice.choices(METHODS, k=4))}&steps=50",
        )
    )
    kind = dice.random()
    if kind < 0.02:
        name = dice.choice(("gif", "html", "json", "csv", "-figure.json", "-numpy.py"))
        return await line.ask(f"/export/downhill{name if name[0] == '-' else '.' + name}?{query}")
    if kind < 0.1:
        return await line.ask(f"/{dice.choice(('', 'embed', 'maps/x', 'oembed', 'x'))}?{query}")
    verb = dice.choice((OPENED, LIVE))
    if kind < 0.4:
        parts = dice.choice(("on/{}", "arranged/{}/0", "{}", "../rates/{}", "../steps/0/{}"))
        part = dice.choice(("x", "-1", "4", "%00", "beale", "healthz", "9" * 40))
        verb = f"{OPENED}/{parts.format(part)}"
    return await line.ask(f"{verb}?{query}")
