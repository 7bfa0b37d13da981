"""Callback bodies: those that the page's scripts send, and a thousand that nobody should."""

import copy
import json
import random

OPEN = ("opened", "open-answer")
WALK = ("request", "walk-answer")
PATH = "/_dash-update-component"

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
    *("", ".", "..", "data", ".data", "opened.data", "open-answer.", "open-answer.children"),
    *("..open-answer.data...walk-answer.data..", "..open-answer.data..", "..a.b...c.d.."),
    *("....", "open-answer.data@1", '{"type":"control","name":"eta","panel":0}.value'),
    *('{"name":["ALL"],"panel":["ALL"],"type":"control"}.value', "__class__", "page.id"),
    *("_pages_content.children", "_pages_location.pathname", "open-answer.data\n", "\ud7ff.data"),
]


def body_of(ways=WALK, value=None):
    """The body that `assets/js/state/rpc.js` sends."""
    source, target = ways
    return {
        "output": f"{target}.data",
        "outputs": {"id": target, "property": "data"},
        "inputs": [{"id": source, "property": "data", "value": value}],
        "changedPropIds": [f"{source}.data"],
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
        text = dumped(body_of(value={"query": "@"})).decode()
        yield "number", text.replace('"@"', number).encode()
        yield "number", text.replace('"walk-answer.data"', number).encode()
    yield "state", dumped({**body_of(), "state": [{"id": "a", "property": "b", "value": 1}]})
    for state in ({}, 0, "", None, False):
        yield "state", dumped({**body_of(), "state": state})
    yield "twice", dumped(body_of())[:-1] + b',"output":"walk-answer.data","output":"x.y"}'
    yield "two inputs", dumped({**body_of(), "inputs": body_of()["inputs"] * 2})
    yield "unknown key", dumped({**body_of(), "background": True})
    dice = random.Random(seed)
    for _ in range(count):
        yield mangled(dice)


def mangled(dice):
    """A good body that is cut off, or in which one place holds something else."""
    good = body_of(dice.choice((OPEN, WALK)), {"query": "eta=0.1"})
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
    return json.dumps(body).encode()
