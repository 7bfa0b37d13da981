"""The table of all that an address can say, and the keys of the lectern, in the teacher's page."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from app.page.components.share import VIEW_WORDS
from app.scene.display_options import CHOICES, LOCKABLE, PARTS, SPEEDS, TEXT_RANGE
from app.scene.ids import LETTERS
from app.scene.rate_range import RATE_RANGE
from app.scene.scene import default_scene, written
from app.scene.tokens import joined, number
from app.scene.values import values
from app.scene.views import VIEWS
from app.scene.wanted import BATCH_RANGE, NOISE_RANGE, SEED_RANGE, SEEDS_RANGE
from app.settings import Settings
from descent.clipping import KINDS
from docs import lessons
from docs.markdown import lines, text

HERE = Path(__file__).parent
# Defaults that are no value of an address.
OTHERWISE = dict.fromkeys(("eta", "start", "steps"), "the hill's") | {"speed": "as fits the walk"}
KEYS = HERE.parent / "assets" / "js" / "player" / "key_table.js"


class Key(NamedTuple):
    """One key of an address: what it does, what it may be, and an address that has it."""

    name: str
    does: str
    may: str
    example: str


def keys() -> list[Key]:
    """Every key, in the order in which an address names them."""
    return [*keys_of_walks(), *keys_of_page()]


def keys_of_walks() -> list[Key]:
    """What is walked: the hill, the methods, the start, the budget, the noise."""
    steps = Settings.model_fields["max_steps"].default
    return [
        Key(
            "surface",
            "the hill of each panel",
            "a key of [surfaces.md](surfaces.md), or four of them",
            "surface=beale",
        ),
        Key(
            "condition, …",
            "a parameter of the hill, by its name",
            "one or four, as in [surfaces.md](surfaces.md)",
            "surface=bowl&condition=50",
        ),
        Key(
            "opt",
            "the method of each panel",
            "a key of [methods.md](methods.md), or four of them",
            "opt=gradient_descent,momentum,rmsprop,adam",
        ),
        Key("eta", "the learning rate of each panel", four(RATE_RANGE), "eta=0.1"),
        Key(
            "beta, …",
            "a parameter of the methods, by its name",
            "one or four, as in [methods.md](methods.md)",
            "opt=momentum&beta=0,0.5,0.9,0.99",
        ),
        Key(
            "start",
            "where the walk of each panel starts",
            "x,y on the map, or four of them with semicolons between",
            "start=-3,1",
        ),
        Key("steps", "the budget of a walk", ends((1, steps)), "steps=200"),
        Key(
            "sched",
            "the schedule of each panel",
            "a key of [schedules.md](schedules.md), then its fields, or four",
            "sched=step:20:0.5",
        ),
        Key(
            "per",
            "what a schedule counts",
            "`update` or `epoch`, or four of them; epochs on surfaces made of data",
            "surface=anscombe&batch=2&sched=cosine&per=epoch&eta=0.5",
        ),
        Key("clip", "how gradients are clipped", clips(), "clip=norm:1"),
        *keys_of_chance(),
    ]


def keys_of_chance() -> list[Key]:
    """What is left to chance: noise, or which examples of data an update sees."""
    return [
        Key("noise", "σ, on the gradient of one sample", four(NOISE_RANGE), "noise=1"),
        Key(
            "batch",
            "samples that a step averages; of data, the examples that it sees",
            f"{four(BATCH_RANGE)}; of data at most all of them, or `full`",
            "surface=anscombe&batch=1,4,8,full&eta=0.1",
        ),
        Key(
            "replacement",
            "whether each example of a batch is drawn from all",
            "0 or 1, or four of them, on surfaces made of data",
            "surface=anscombe&table=1,2,3,4&batch=1&replacement=1&eta=0.5&steps=600",
        ),
        Key(
            "seed",
            "which noise, or which order of the examples",
            four(SEED_RANGE),
            "seed=7",
        ),
    ]


def keys_of_page() -> list[Key]:
    """How it is shown: the view, the clock, what is hidden or locked, the looks."""
    return [
        Key(
            "clock", "at what the panels are compared", words(CHOICES["clock"]), "clock=evaluations"
        ),
        Key("face", "what the strips show", words(CHOICES["face"]), "face=gradient"),
        Key("view", "the view that is open", words({v: VIEW_WORDS[v] for v in VIEWS}), "view=step"),
        Key(
            "panel",
            "the panel of which views and the keyboard speak",
            words(dict.fromkeys(LETTERS)),
            "view=step&panel=C",
        ),
        Key(
            "seeds",
            "how many seeds the view of them walks",
            ends(SEEDS_RANGE),
            "view=seeds&seeds=500&noise=1",
        ),
        Key("speed", "steps a second", words(dict.fromkeys(SPEEDS)), "speed=2"),
        Key("step", "the step at which it opens and stands still", "0, 1, …", "step=0"),
        Key("autoplay", "whether it plays by itself", words(CHOICES["autoplay"]), "autoplay=0"),
        Key("theme", "colors", words(CHOICES["theme"]), "theme=projector"),
        Key(
            "motion", "whether anything moves by itself", words(CHOICES["motion"]), "motion=reduced"
        ),
        Key("panels", "how many panels are shown", words(CHOICES["panels"]), "panels=1"),
        Key("controls", "which controls are there", words(CHOICES["controls"]), "controls=min"),
        Key("hide", "parts that are absent", words(PARTS), "hide=verdict,limit,loss"),
        Key(
            "lock",
            "parts that do not move, “set by your teacher”",
            words(dict.fromkeys(LOCKABLE)),
            "lock=eta,start",
        ),
        Key("text", "the size of letters in percent", ends(TEXT_RANGE), "text=150"),
        Key(
            "lang",
            "the language of the words",
            "`en`, the name of a file in [locale](../locale), or a longer tag of one, as en-GB",
            "lang=en",
        ),
        Key("resize", "whether a frame tells how high it is", "`0`, `1`", "resize=1"),
    ]


def ends(range_: tuple[float, float]) -> str:
    """Return a range in words."""
    low, high = map(number, range_)
    return f"{low} to {high}"


def four(range_: tuple[float, float]) -> str:
    """Return a range of which each panel may have its own value, in words."""
    return ends(range_) + ", or four"


def words(choices: dict[str, str | None]) -> str:
    """Return choices, each with what it means where that is not plain."""
    return ", ".join(
        f"`{key}`" + (f" ({text(said)})" if said else "") for key, said in choices.items()
    )


def clips() -> str:
    """Return the ways of clipping, each with a bound."""
    return "`none`, " + ", ".join(f"`{kind}:1` (any bound)" for kind in KINDS)


def plain(name: str) -> str:
    """Return the default of a key."""
    value = OTHERWISE.get(name) or values(default_scene()).get(name, "its own")
    if value in ("", (), None):
        return "none"
    if isinstance(value, tuple):
        return f"`{joined(value)}`"
    return value if name in OTHERWISE or value == "its own" else f"`{written(value)}`"


def table() -> str:
    """Return the table of keys."""
    head = (
        "| key | what it sets | values | default | for example |\n| --- | --- | --- | --- | --- |"
    )
    rows = [
        f"| `{name}` | {does} | {may} | {plain(name)} | `/?{example}` |"
        for name, does, may, example in keys()
    ]
    return "\n".join([head, *rows])


def keyboard() -> str | None:
    """Return the table of the keyboard as the page itself has it; None where there is no node to
    ask it."""
    node = shutil.which("node")
    if node is None:
        return None
    ask = (
        f"import {{ keyRows }} from {json.dumps(KEYS.as_uri())};"
        "console.log(JSON.stringify(keyRows()));"
    )
    told = subprocess.run(
        [node, "--input-type=module", "-e", ask], capture_output=True, encoding="utf-8", check=True
    )
    rows = [
        f"| {lines(' '.join(f'`{key}`' for key in row['keys']))} | {row['does']} | {row['where']} |"
        for row in json.loads(told.stdout)
    ]
    return "\n".join(["| keys | what they do | where |", "| --- | --- | --- |", *rows])


def filled(page: str) -> str:
    """Return a page with its tables made anew, between their marks."""
    for name, made in (
        *(("addresses", table()), ("keyboard", keyboard())),
        *(("lessons", lessons.table()), ("plans", lessons.plans())),
    ):
        if made is not None:
            mark = f"<!-- {name}: made by `python run.py docs` -->"
            pattern = re.compile(rf"({re.escape(mark)}\n\n).*?(<!-- end -->)", re.DOTALL)
            page = pattern.sub(lambda found, made=made: f"{found[1]}{made}\n\n{found[2]}", page)
    return page


def teachers() -> str:
    """Return the teacher's page as it should stand."""
    return filled((HERE / "teachers.md").read_text(encoding="utf-8"))
