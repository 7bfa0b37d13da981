"""A tree of Dash's HTML components as HTML: the very layout of the page, where Dash is not."""

import json
from html import escape
from typing import Any

from dash.development.base_component import Component

HTML = "dash_html_components"
VOID = {"br", "img", "input"}
NAMES = {"className": "class", "htmlFor": "for"}


def to_html(node: Any) -> str:
    """Return a component, a text, or a list of such as HTML; every text is escaped.

    Raises TypeError for a component that is more than HTML: it would need its own scripts.
    """
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return "".join(map(to_html, node))
    if not isinstance(node, Component):
        return escape(str(node), quote=False)
    plain = node.to_plotly_json()
    if plain["namespace"] != HTML:
        raise TypeError(f"{plain['namespace']}.{plain['type']} is no HTML")
    given = dict(plain["props"])
    children = given.pop("children", None)
    return markup(plain["type"].lower(), given, children)


def text(value: Any) -> str:
    """Return the text of an attribute; an id of several parts is spelled as Dash spells it."""
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True, separators=(",", ":"))
    return str(value)


def markup(tag: str, given: dict[str, Any], children: Any) -> str:
    """Return one element; an attribute that is True has no value, one that is False is left out.

    They are in the order of their names: Dash keeps them in another one in every process.
    """
    named = sorted((NAMES.get(name, name.lower()), value) for name, value in given.items())
    attributes = "".join(
        f" {name}" + ("" if value is True else f'="{escape(text(value))}"')
        for name, value in named
        if value is not None and value is not False
    )
    if tag in VOID:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{to_html(children)}</{tag}>"
