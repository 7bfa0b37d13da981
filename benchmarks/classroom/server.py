"""The server that is measured: a process of its own, as a teacher starts it."""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
MB = 1e6


class Server:
    """Downhill on a free port of this machine."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "app", "--no-browser", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().rpartition(":")[2].split("/")[0])
        self.address = f"http://127.0.0.1:{self.port}/"
        self.measured = psutil.Process(self.process.pid)
        for _ in range(START_SECONDS):
            with suppress(OSError), urllib.request.urlopen(f"{self.address}healthz", timeout=1):
                break

    def memory(self, with_children: bool = False) -> float:
        """Return the megabytes that the process holds, and those of its own processes."""
        held = self.measured.memory_info().rss
        if with_children:
            for child in self.measured.children():
                with suppress(psutil.NoSuchProcess):
                    held += child.memory_info().rss
        return held / MB

    def cpu(self) -> float:
        """Return the seconds of CPU that the process has used."""
        return sum(self.measured.cpu_times()[:2])

    def close(self) -> None:
        """End it, however it stands."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def served() -> Iterator[Server]:
    """Serve for a while."""
    server = Server()
    try:
        yield server
    finally:
        server.close()
