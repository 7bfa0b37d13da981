"""A map on its way: which tiles wait, which are done, and who still asks for them."""

import time
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from app.maps.evaluate import Found, Work
from app.maps.order import Order
from app.maps.tiles import Tile, cut
from descent.message import Message

WAITS, RUNS, DONE, FAILED, CANCELED = "waits", "runs", "done", "failed", "canceled"
TRIES = 2  # times that a tile is begun whose process died
MOST_PIECES = 16  # that are told at once: half a megabyte


class Piece(NamedTuple):
    """A finished tile; its number is that of `Job.tiles`, the same in every process."""

    number: int
    tile: Tile
    found: Found


@dataclass(frozen=True)
class Progress:
    """What has become of a map so far, and some of its pieces."""

    state: str
    error: Message | None
    done: int
    total: int
    seconds_left: float | None
    again: float  # seconds after which to ask again
    pieces: tuple[Piece, ...]


class Job:
    """One map, from the order to the last tile. Only the desk, under its lock, changes it.

    `backwards` begins each level with its last tile: two servers that draw one map from both ends
    meet in the middle.
    """

    def __init__(self, order: Order, *, backwards: bool = False) -> None:
        self.order = order
        self.tiles = cut(order.resolution)
        self.xs, self.ys = order.x.cells(order.resolution), order.y.cells(order.resolution)
        self.waiting = deque(range(len(self.tiles)))
        if backwards:
            self.waiting = deque(sorted(self.waiting, key=lambda n: (self.tiles[n].level, -n)))
        self.tries = [0] * len(self.tiles)
        self.pieces: list[Piece] = []
        self.cells_done = 0
        self.askers = 0
        self.asked_at = 0.0  # when anybody last asked for it
        self.state = WAITS
        self.error: Message | None = None
        self.begun = 0.0

    @property
    def is_over(self) -> bool:
        """Return whether nothing more will come."""
        return self.state not in (WAITS, RUNS)

    @property
    def size(self) -> int:
        """Return how many bytes the finished tiles take."""
        return sum(piece.found.size for piece in self.pieces)

    def take(self) -> int:
        """Return the number of the next tile, which is under way from now on."""
        if self.state == WAITS:
            self.state, self.begun = RUNS, time.monotonic()
        number = self.waiting.popleft()
        self.tries[number] += 1
        return number

    def work(self, number: int) -> Work:
        """Return what a tile asks for, in plain numbers."""
        order, tile = self.order, self.tiles[number]
        xs, ys = self.xs[tile.x.slice()], self.ys[tile.y.slice()]
        return Work(order.scene, order.x.name, order.y.name, xs, ys)

    def add(self, number: int, found: Found) -> None:
        """Keep what became of a tile."""
        tile = self.tiles[number]
        self.pieces.append(Piece(number, tile, found))
        self.cells_done += tile.x.count * tile.y.count
        if len(self.pieces) == len(self.tiles):
            self.end(DONE)

    def again(self, number: int) -> bool:
        """Let a tile that was lost wait once more; return False when it had its tries."""
        if self.tries[number] >= TRIES:
            return False
        self.waiting.appendleft(number)
        return True

    def put_off(self, numbers: Collection[int]) -> None:
        """Walk these tiles last: whoever asks has them from another server."""
        late = [number for number in self.waiting if number in numbers]
        if late:
            soon = [number for number in self.waiting if number not in numbers]
            self.waiting = deque(soon + late)

    def news(self, have: Collection[int]) -> list[Piece]:
        """Return the finished tiles but for those that whoever asks has."""
        return [piece for piece in self.pieces if piece.number not in have]

    def end(self, state: str, error: Message | None = None) -> None:
        """Let nothing more come."""
        self.state, self.error = state, error
        self.waiting.clear()

    def done(self, have: Collection[int] = ()) -> int:
        """Return how many cells are finished, here or for whoever has these tiles."""
        numbers = {piece.number for piece in self.pieces}.union(have)
        tiles = (self.tiles[number] for number in numbers if number < len(self.tiles))
        return sum(tile.x.count * tile.y.count for tile in tiles)

    def seconds_left(self, have: Collection[int] = ()) -> float | None:
        """Return about how many seconds it will take yet, or None before there is any sign."""
        if self.is_over:
            return 0.0
        if not self.cells_done:
            return None
        spent = time.monotonic() - self.begun
        return spent * (self.order.cells - self.done(have)) / self.cells_done

    def progress(self, have: Collection[int], again: float) -> Progress:
        """Return how far the map is for whoever has these tiles, and some of the others."""
        pieces = tuple(self.news(have)[:MOST_PIECES])
        return Progress(
            state=self.state,
            error=self.error,
            done=self.done(have),
            total=self.order.cells,
            seconds_left=self.seconds_left(have),
            again=0.0 if pieces else again,
            pieces=pieces,
        )
