"""What Dash lays out of the page: the parts that have a name, each within the nearest that has one.

Dash tells its store of every component that it mounts, and the store asks every component that is
mounted: a page takes the square of their number. What has no name no callback can reach, so that
it need not be a component: it stands in the page as HTML, and the scripts join the two.
"""

from collections.abc import Iterator
from copy import copy
from typing import Any

from dash.development.base_component import Component


def named(part: Component) -> Component:
    """Return a named part with the named parts within it, and nothing else."""
    kept = copy(part)
    kept.children = [named(each) for each in nearest(getattr(part, "children", None))]
    return kept


def nearest(children: Any) -> Iterator[Component]:
    """Yield the parts that have a name, and not what lies within them."""
    if isinstance(children, list | tuple):
        for each in children:
            yield from nearest(each)
    elif isinstance(children, Component):
        if getattr(children, "id", None) is not None:
            yield children
        else:
            yield from nearest(getattr(children, "children", None))
