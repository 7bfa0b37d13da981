"""What the tests have processes do: functions that a process finds by their names."""

import os
import time
from pathlib import Path

from app.exports import TooMuch


def pid(_key=0):
    """The number of the process that does it."""
    return os.getpid()


def refuse():
    raise TooMuch("The file would be too long.")


def noted(file, word):
    """Leave a word in a file, so that it is known how often this was done, and in which order."""
    with Path(file).open("a", encoding="utf-8") as notes:
        notes.write(f"{word} {os.getpid()}\n")
    return word


def once_open(file, gate, word):
    """The same, but not before there is a file at the gate."""
    noted(file, word)
    while not Path(gate).exists():
        time.sleep(0.01)
    return word


def dies(file):
    noted(file, "died")
    os._exit(1)
