"""What a printed formula computes: the signs that a surface may use, read as Python."""

import re
import unicodedata

import numpy as np

# A number, a function, a power, or a single sign.
TOKEN = re.compile(r"\d+(?:\.\d+)?|(?:sin|cos|tanh|ln)[²³]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\S")
SIGNS = {"+": "+", "−": "-", "·": "*", "/": "/", "^": "**", "=": "="}
NAMES = {
    "π": np.pi,
    "e": np.e,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "ln": np.log,
    "sin": np.sin,
    "cos": np.cos,
    "tanh": np.tanh,
    "power": lambda function, n: lambda z: function(z) ** n,
}


def computed_by_example(formula, x, y, examples):
    """The loss at (x, y) of a formula that sums over examples (u, v): one by one."""
    mean, loss = formula.split(" Σ ")
    assert mean == "1/n"
    return sum(computed(loss, x, y, u=u, v=v) for u, v in examples) / len(examples)


def computed(formula, x, y, **more):
    """The loss at (x, y): the formula, then its named parts, each of which may use those before."""
    loss, *parts = formula.split(", ")
    names = NAMES | {"x": x, "y": y} | more
    for part in parts:
        name, meaning = part.split(" = ")
        names[name] = eval(as_python(meaning), names)  # noqa: S307 - our own text
    return eval(as_python(loss), names)  # noqa: S307


def as_python(formula):
    """The formula as a Python expression: implied products and raised digits made explicit."""
    out = ""
    operand = False  # whether one has just ended: then whatever begins the next multiplies it
    inside = False  # whether a bar is open
    for token in TOKEN.findall(formula):
        text, begins, ends = _meaning(token, inside)
        if out.endswith("sqrt") and token[0].isdigit():
            text = f"({text})"
        out += "*" * (operand and begins) + text
        operand, inside = ends, inside ^ (token == "|")
    return out


def _meaning(token, inside):
    """(its Python, whether it begins an operand, whether it ends one)."""
    if token in SIGNS:
        return SIGNS[token], False, False
    if token in "([":
        return "(", True, False
    if token in ")]":
        return ")", False, True
    if token == "|":
        return ("))", False, True) if inside else ("(abs(", True, False)
    if token == "√":
        return "sqrt", True, False
    if token == "°":
        return "*π/180", False, True
    if token[:2] in ("si", "co", "ta", "ln"):
        name, n = token.rstrip("²³"), token[-1]
        return (f"power({name},{unicodedata.digit(n)})" if n in "²³" else name), True, False
    if token[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return "**" + unicodedata.normalize("NFKC", token), False, True
    if token[0].isdecimal() or re.fullmatch("[a-zα-ω]", token):
        return token, True, True
    if unicodedata.decomposition(token).startswith("<fraction>"):
        return repr(unicodedata.numeric(token)), True, True
    raise ValueError(f"a formula may not use {token!r}")
