"""Bodies of a callback that somebody has added to the page: as Dash's scripts send them, and a
thousand that nobody should.
"""

import copy
import json
import random

from dash import Input, Output

from app.scene import ids

PATH = "/_dash-update-component"
RATE, TITLE = ids.control("rate", 2), (ids.CAPTION, "title")


def add_callback(app):
    """Let the rate of the third panel be told in the title of the caption."""
    app.callback(Output(*TITLE), Input(RATE, "value"))(lambda value: f"rate {value}")
    return app


RAW = [
    *(b"", b" ", b"null", b"0", b"[]", b"{}", b'"x"', b"true", b"[[]]", b"{", b'{"', b"\x00"),
    *(b"\xff\xfe\xfd", b"\xef\xbb\xbf{}", "{}".encode("utf-16"), b'"\\ud800"', b"\x1f\x8b\x08\x00"),
    *(b"[" * 10_000, b'{"a":' * 5000, b"[" * 10_000 + b"]" * 10_000, b"1" * 20_000),
    *(b"NaN", b"1e999", b"-Infinity", b'{"output":1,"output":2}', b"query=1", b"<xml/>"),
]
NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999", "9" * 400, "9" * 5000, "-" + "9" * 30, "1e-999"]
JUNK = [
    *(None, True, False, 0, -1, 1.5, 10**30, "", "x", "ALL", "\x00", "é\u2028", "a" * 5000),
    *([], {}, [[]], [{}], [None], {"a": 1}, {"id": 1}, ["ALL"], {"id": [], "property": {}}),
    *(json.loads('{"a":' * 30 + "1" + "}" * 30), [0] * 3000, {"__proto__": {}, "constructor": 1}),
]
OUTPUTS = [
    *("", ".", "..", "title", ".title", "stage.title", "caption.", "caption.children"),
    *("..caption.title...page.id..", "..caption.title..", "..a.b...c.d.."),
    *("....", "caption.title@1", '{"type":"control","name":"eta","panel":0}.value'),
    *('{"name":["ALL"],"panel":["ALL"],"type":"control"}.value', "__class__", "page.id"),
    *("_pages_content.children", "_pages_location.pathname", "caption.title\n", "\ud7ff.title"),
]


def body_of(value=None):
    """The body that Dash sends when the rate has another value."""
    name, prop = TITLE
    return {
        "output": f"{name}.{prop}",
        "outputs": {"id": name, "property": prop},
        "inputs": [{"id": RATE, "property": "value", "value": value}],
        "changedPropIds": [f"{dumped(dict(sorted(RATE.items()))).decode()}.value"],
    }


def bad_bodies(callback_map, count=1000, seed=1):
    """Raw bodies that are not what the page sends, each with a word on what is wrong."""
    yield from (("raw", raw) for raw in RAW)
    for name in OUTPUTS:
        yield "output", dumped({**body_of(), "output": name})
        target, _, prop = name.rpartition(".")
        known = {"output": name, "outputs": {"id": target, "property": prop}}
        yield "output", dumped({**body_of(), **known})
    for name, known in callback_map.items():
        if "callback" in known:
            continue
        target, _, prop = name.rpartition(".")
        inputs = [{**each, "value": None} for each in known["inputs"]]
        for outputs in ([], None, {"id": target, "property": prop}):
            asked = {"output": name, "outputs": outputs, "inputs": inputs, "changedPropIds": []}
            yield "clientside", dumped(asked)
    for number in NUMBERS:
        text = dumped(body_of("@")).decode()
        yield "number", text.replace('"@"', number).encode()
        yield "number", text.replace('"caption.title"', number).encode()
    yield "state", dumped({**body_of(), "state": [{"id": "a", "property": "b", "value": 1}]})
    for state in ({}, 0, "", None, False):
        yield "state", dumped({**body_of(), "state": state})
    yield "twice", dumped(body_of())[:-1] + b',"output":"caption.title","output":"x.y"}'
    yield "two inputs", dumped({**body_of(), "inputs": body_of()["inputs"] * 2})
    yield "unknown key", dumped({**body_of(), "background": True})
    dice = random.Random(seed)
    for _ in range(count):
        yield mangled(dice)


def mangled(dice):
    """A good body that is cut off, or in which one place holds something else."""
    good = body_of(-1.5)
    if dice.random() < 0.2:
        raw = dumped(good)
        return "cut off", raw[: dice.randrange(len(raw) - 1)]
    bad = copy.deepcopy(good)
    place = dice.choice(list(places(bad)))
    holder = bad
    for key in place[:-1]:
        holder = holder[key]
    if dice.random() < 0.2:
        del holder[place[-1]]
    else:
        holder[place[-1]] = copy.deepcopy(dice.choice(JUNK))
    return ".".join(map(str, place)), dumped(bad)


def places(value, path=()):
    """The way to every place in a body but what the input says, which may be anything."""
    for key in value if isinstance(value, dict) else range(len(value)):
        if key != "value":
            yield (*path, key)
            if isinstance(value[key], (dict, list)):
                yield from places(value[key], (*path, key))


def dumped(body):
    return json.dumps(body, separators=(",", ":")).encode()
