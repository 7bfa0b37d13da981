"""A visitor's hand and eyes in any browser: what the standards of WebDriver have in common.

An engine opens addresses, evaluates expressions and performs actions; all else is made of these.
"""

import json
import time
from typing import Protocol

PATIENCE = 60.0  # seconds: on a busy machine it matters that something comes, not when
KEYS = {
    "Enter": "\ue006",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "End": "\ue010",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "F6": "\ue036",
}


def thing(selector: str) -> str:
    """Return the expression of an element: of a selector of CSS, or of "button" and its name."""
    kind, _, name = selector.partition(": ")
    if kind != "button":
        return f"document.querySelector({json.dumps(selector)})"
    named = "(it.getAttribute('aria-label') ?? it.innerText).trim()"
    seen = "it.getClientRects().length"
    return (
        "[...document.querySelectorAll('button')].find("
        f"(it) => {seen} && {named} === {json.dumps(name)})"
    )


class Engine(Protocol):
    """A browser with one window."""

    complaints: list[str]

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""

    def evaluate(self, expression: str) -> object:
        """Return what an expression of JavaScript, or the promise that it is, gives as JSON."""

    def perform(self, sources: list[dict]) -> None:
        """Perform actions as the standard describes them."""

    def resize(self, width: int, height: int) -> None:
        """Give the page a size."""

    def close(self) -> None:
        """End the browser."""


class Hand:
    """One visitor at one page."""

    def __init__(self, engine: Engine, address: str):
        self.engine, self.address = engine, address

    def open(self, path: str = "") -> None:
        """Open a page of the server, or any whole address, and wait until it is ready."""
        self.engine.open(path if ":" in path else self.address + path)
        self.until("document.querySelector('.page.ready')")

    def value(self, expression: str):
        """Return the value of an expression."""
        return self.engine.evaluate(expression)

    def until(self, expression: str):
        """Wait until an expression is true, and return its value; it must be JSON then."""
        end = time.monotonic() + PATIENCE
        while not (
            found := self.value(
                f"(() => {{ const it = {expression}; return it instanceof Node ? true : it; }})()"
            )
        ):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)
        return found

    def says(self, selector: str, text: str) -> None:
        """Wait until what is shown of an element has a text in it."""
        shown = f"({thing(selector)}?.innerText ?? '').replaceAll(/\\s+/g, ' ')"
        self.until(f"{shown}.includes({json.dumps(text)})")

    def middle(self, selector: str) -> tuple[int, int]:
        """Return where an element stands that is to be seen."""
        self.until(f"{thing(selector)}?.getClientRects().length")
        x, y = self.value(
            f"(() => {{ const it = {thing(selector)};"
            "it.scrollIntoView({ block: 'nearest' });"
            "const { left, top, width, height } = it.getBoundingClientRect();"
            "return [left + width / 2, top + height / 2]; })()"
        )
        return round(x), round(y)

    def press(self, selector: str) -> None:
        """Press an element with the mouse."""
        self.drag(self.middle(selector))

    def drag(self, begin: tuple[int, int], *way: tuple[int, int]) -> None:
        """Press the mouse, move it along a way and let it go."""
        moves = [{"type": "pointerMove", "x": x, "y": y, "duration": 60} for x, y in way]
        acts = [
            {"type": "pointerMove", "x": begin[0], "y": begin[1], "duration": 0},
            {"type": "pointerDown", "button": 0},
            *moves,
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"pointerType": "mouse"}
        source = {"type": "pointer", "id": "mouse", "parameters": mouse, "actions": acts}
        self.engine.perform([source])

    def keys(self, *names: str) -> None:
        """Press keys one after another: names of KEYS, or characters."""
        acts = [
            {"type": kind, "value": KEYS.get(name, name)}
            for name in names
            for kind in ("keyDown", "keyUp")
        ]
        self.engine.perform([{"type": "key", "id": "keyboard", "actions": acts}])

    def write(self, selector: str, text: str) -> None:
        """Replace the text of a field, and press Enter."""
        self.press(selector)
        self.value(f"{thing(selector)}.select()")
        self.keys(*text, "Enter")
