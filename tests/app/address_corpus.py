"""Random addresses, and a short digest of all that each of them shows.

`python -m tests.app.address_corpus` computes the digests in `tests/cases/corpus.tsv` anew, of the
addresses that stand there, and says which parts of which have changed: only where an answer is
meant to differ from what it was, as after a change of the rules of the verdict or its advice.
"""

import hashlib
import json
import random
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl

import numpy as np
import orjson

from app import compute
from app.compute import answers, surface_grid
from app.compute.words import caption
from app.exports.export import TooMuch
from app.exports.tables import as_json
from app.language.speaking import say
from app.packing import float32
from app.scene.display_options import CHOICES, LOCKABLE, PARTS, SPEEDS
from app.scene.ids import LETTERS
from app.scene.parse import read
from app.scene.scene import PANELS
from app.scene.tokens import number, schedule_text
from app.scene.views import VIEWS
from app.settings import Settings
from descent import OPTIMIZERS, parameters_of
from tests.app.queries import CLIPPED_TEXTS, PARAMETERS, SCHEDULED, SPIKED, random_query

FILE = Path(__file__).parents[1] / "cases" / "corpus.tsv"
COUNT, SEED, LONGEST = 500, 20, 40
SETTINGS = Settings(answer_patience_seconds=600)
BY_PANEL = sorted({p.name for method in OPTIMIZERS.values() for p in parameters_of(method)})
WRONG = [text for text in SPIKED if not {",", ";", "&", "#"} & set(text)]
LATER = ("on a saddle", "on a flat point")  # places to start from that came later
WORDS = ("outcome", "fate", "word", "sentence", "spoken", "advice", "suggested", "events")


class Digest(NamedTuple):
    """What an address shows: its scene, the outcomes as they are, and hashes of the rest."""

    scene: str
    outcomes: str
    words: str
    numbers: str
    rest: str


def addresses(count=COUNT, seed=SEED):
    """Addresses of all keys, a few with mistakes; with more surfaces or views they are others.

    Only what may differ by panel from the beginning has four values.
    """
    dice = random.Random(seed)
    found = ["", "surface=bowl", "eta=0.1"]
    while len(found) < count:
        fields = dict(parse_qsl(random_query(dice, LONGEST))) | extras(dice)
        query = "&".join(f"{key}={value}" for key, value in fields.items())
        if query.isprintable() and query.isascii():
            found.append(query)
    return found


def extras(dice):
    """More fields of an address: by panel, of the showing, and wrong ones."""
    name = dice.choice(BY_PANEL)
    choices = {
        "sched": ",".join(dice.choices(SCHEDULED, k=PANELS)),
        "clip": ",".join(dice.choices(CLIPPED_TEXTS, k=PANELS)),
        "hide": ",".join(dice.sample(sorted(PARTS), 2)),
        "lock": dice.choice(sorted(LOCKABLE)),
        "view": dice.choice([*VIEWS]),
        "speed": dice.choice(SPEEDS),
        "step": str(dice.randint(0, LONGEST)),
        "text": str(dice.randint(90, 210)),
        "resize": dice.choice("01"),
        "lang": "en",
        name: by_panel(dice, PARAMETERS[name]),
        dice.choice(("eta", "start", "noise", "seed", "surface", "batch")): dice.choice(WRONG),
    } | {key: dice.choice(list(words)) for key, words in CHOICES.items()}
    return {key: value for key, value in choices.items() if dice.random() < 0.12}


def by_panel(dice, parameter):
    """Four values of a parameter, some of them left empty."""
    low, high = (0, 1) if parameter.low is None else (parameter.low, parameter.high)
    values = [number(dice.uniform(low, high)) for _ in range(PANELS)]
    return ",".join(value if dice.random() < 0.8 else "" for value in values)


def digest(address):
    """What an address shows."""
    scene, notes = read(address, SETTINGS)
    opened = answers.opened(address, settings=SETTINGS)
    try:
        saved = json.loads(as_json(scene, SETTINGS))
    except TooMuch as error:
        saved = {"error": str(error), "panels": []}
    opened["picture"] = compute.picture(scene)  # what hidden verdicts leave out is left to others
    without_data(opened, saved)
    # The scale of the loss on a map came later, the rates that suit a method, and a panel's head.
    maps = [each["map"] for each in (opened["figures"], *opened.get("hills", []))]
    surfaces = dict.fromkeys(scene.surface)
    for each, surface in zip(maps, [scene.surface[0], *surfaces][: len(maps)], strict=True):
        del each["layout"]["meta"]
        if "z" in each["data"][0]:
            each["data"][0]["z"] = heights_then(surface)
    del opened["picture"]["comparison"]
    panels = opened["picture"]["panels"]
    for panel in panels:
        del panel["suits"], panel["head"]
    for letter, panel in zip(LETTERS, panels, strict=True):
        panel["spoken"] = spoken(letter, panel)
    words = [[panel.pop(name) for name in WORDS] for panel in panels]
    # What its first sentence says in words is left to other tests.
    opened["picture"]["caption"] = " · ".join(beyond_then(scene))
    strip = opened["picture"]["strip"]
    for name in ("lowest", "is_best"):
        strip.pop(name, None)
    # Which numbers stand along a strip, and in how much room, is the page's own.
    del strip["ticks"], opened["figures"]["strip"]["layout"]["margin"]
    for each in (opened["hill"], *(each["hill"] for each in opened.get("hills", []))):
        each["starts"] = [start for start in each["starts"] if start[0] not in LATER]
    columns = [panel.pop("columns") for panel in saved["panels"]]
    return Digest(
        short([scene.query(), notes]),
        ",".join(each[0] for each in words),
        short(rounded([words, saved])),
        short(columns),
        short(opened),
    )


def heights_then(surface):
    """The heights of a map as they were sent when the corpus was written; how they are now is left
    to others."""
    x, y = surface_grid.points_of(surface, surface_grid.COLUMNS, surface_grid.ROWS)
    height = surface_grid.above(surface, surface.value(*np.meshgrid(x, y)))
    packed = float32(surface_grid.relief(height)[0])
    return {"dtype": "f4", "bdata": packed, "shape": f"{y.size}, {x.size}"}


def beyond_then(scene):
    """What a caption said beyond its first sentence and before its seeds, with schedules spelled as
    in an address."""
    now = caption.beyond(scene)
    now = now[: len(now) - len(caption.seeds(scene))]
    plans = [each for each in scene.sched if each.key != "constant"]
    brief = list(dict.fromkeys(say(each.in_brief()) for each in plans))
    at = now.index(brief[0]) if brief else len(now)
    return now[:at] + sorted({*map(schedule_text, plans)}) + now[at + len(brief) :]


def without_data(opened, saved):
    """Take out what came with mini-batches and epochs of data, with many seeds, and later."""
    del opened["met"]
    for each in (opened["hill"], *(each["hill"] for each in opened.get("hills", []))):
        del each["data"]
    for name in ("replacement", "seeds", "is_noisy"):
        del opened["picture"][name]
    for scene in (opened["scene"], saved.get("scene")):
        for name in ("per", "replacement", "seeds", "panel"):
            scene and scene.pop(name)
    for panel in opened["picture"]["panels"]:
        del panel["setup"]["per"]
    for panel in saved["panels"]:
        for name in ("batch", "batch_limit"):
            del panel["evidence"][name]


def spoken(letter, panel):
    """A verdict as it was read out when the corpus was written; how it is now is left to others."""
    said = panel["sentence"]
    return (
        f"Panel {letter}: {panel['word'].lower()}. Learning rate {number(panel['eta'])}. "
        f"{said[:1].upper()}{said[1:]}."
    )


def rounded(value):
    """Plain values with their numbers to nine digits: evidence is a sum, whose order may change."""
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def short(value):
    """A hash of plain values."""
    text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_SERIALIZE_NUMPY)
    return hashlib.blake2b(text, digest_size=5).hexdigest()


def machine():
    """A hash of what this machine's arithmetic makes of a few numbers: the last bit of a sine
    differs from one kind of processor to another.
    """
    x = np.geomspace(1e-6, 40, 4001)
    parts = (np.sin(x), np.cos(x), np.exp(-x), np.log(x), np.tanh(x), x**0.3, x**3, np.hypot(x, 1))
    return hashlib.blake2b(b"".join(part.tobytes() for part in parts), digest_size=5).hexdigest()


def cases():
    """The machine of the file, and its addresses with their digests."""
    first, *lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return first, {address: Digest(*rest) for address, *rest in rows}


def main():
    """Write the file, and say what has changed."""
    rows = []
    for address, then in cases()[1].items():
        now = digest(address)
        if changed := [
            name for name in Digest._fields if getattr(now, name) != getattr(then, name)
        ]:
            print(", ".join(changed), address)
        rows.append("\t".join((address, *now)))
    FILE.write_text("\n".join([machine(), *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
