"""Telling whoever waits at a terminal that work goes on."""

import sys
import threading
import time

BAR = 24
EVERY = 0.2
# Work that is done before this is not told of.
SOON = 0.6


class Patience:
    """A line on stderr while work is under way: a bar of the parts that are done, and the seconds.

    Only where stderr is a terminal; the line is gone when the work is done.
    """

    def __init__(self, name: str, parts: int = 1) -> None:
        self.name, self.parts, self.done = name, parts, 0
        self.ended = threading.Event()
        self.teller = threading.Thread(target=self.tell, daemon=True)

    def __enter__(self) -> "Patience":
        self.begun = time.monotonic()
        if sys.stderr.isatty():
            self.teller.start()
        return self

    def __exit__(self, *_) -> None:
        self.ended.set()
        if self.teller.is_alive():
            self.teller.join()

    def further(self) -> None:
        """Say that one more part is done."""
        self.done += 1

    def tell(self) -> None:
        """Write the line until the work is done, and then take it away."""
        if self.ended.wait(SOON):
            return
        while not self.ended.wait(EVERY):
            sys.stderr.write(f"\r{self.line(time.monotonic() - self.begun)}")
            sys.stderr.flush()
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """Return the line: work in one part has no bar, since nobody knows how far it is."""
        if self.parts == 1:
            return f"{self.name} … {seconds:.0f} s"
        full = BAR * self.done // self.parts
        bar = "█" * full + "░" * (BAR - full)
        return f"{self.name} {bar} {self.done} of {self.parts}, {seconds:.0f} s"
