"""Queues of maps without processes, and hands that walk tiles when a test says so."""

from app.maps.evaluate import Found
from app.maps.job_queue import Desk
from app.settings import Settings

PATIENCE = {"map_patience_seconds": 1.0}


class NoHands:
    """Hands that do nothing by themselves: the test does their work."""

    def __init__(self, desk, settings):
        self.calls = []

    def wake(self):
        self.calls.append("wake")

    def close(self):
        self.calls.append("close")


def a_desk(**settings):
    return Desk(Settings(**settings), NoHands)


def found(job, number):
    tile = job.tiles[number]
    cells = tile.x.count * tile.y.count
    return Found(bytes(cells), bytes(cells), bytes(2 * cells))


def work(desk, tiles=10_000):
    """Do so many tiles, or all; return whose they were."""
    done = []
    while len(done) < tiles and (taken := desk.take(0)):
        desk.put(*taken, found(*taken))
        done.append(taken[0].order)
    return done


def state(desk, name):
    progress = desk.look(name)
    return progress and progress.state
