"""HTML and SVG as text: whatever is not made here is escaped."""

from html import escape

VOID = frozenset({"meta", "link", "br", "path", "circle", "line", "rect"})


class Markup(str):
    """A text that is markup already."""

    __slots__ = ()


def element(tag: str, /, *children: "str | Markup | list", **attributes: object) -> Markup:
    """Return one element; an underscore in the name of an attribute is a hyphen, a last one is
    dropped: `class_`, `stroke_width`."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if tag in VOID:
        return Markup(f"<{tag}{said}>" if tag in ("meta", "link", "br") else f"<{tag}{said}/>")
    return Markup(f"<{tag}{said}>{inside(children)}</{tag}>")


def inside(children) -> str:
    """Return children as one text."""
    return "".join(
        child
        if isinstance(child, Markup)
        else inside(child)
        if isinstance(child, list | tuple)
        else escape(str(child), quote=False)
        for child in children
    )
