"""WebKitGTK, spoken to by WebDriver: https://www.w3.org/TR/webdriver2/."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

# What goes wrong on a page, kept where it can be asked for: WebDriver tells no console.
LISTEN = """(() => {
    if (window.complaints) return;
    window.complaints = [];
    addEventListener('error', (event) => complaints.push(String(event.message)));
    addEventListener('unhandledrejection', (event) => complaints.push(String(event.reason)));
})()"""


class WebKit:
    """A window on a screen that nobody sees."""

    def __init__(self, program: str):
        self.complaints: list[str] = []
        self.screen = subprocess.Popen(
            [shutil.which("Xvfb"), "-displayfd", "1", "-screen", "0", "1920x1200x24"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        display = f":{self.screen.stdout.readline().strip()}"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [program, f"--port={port}"],
            env=os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.address = f"http://127.0.0.1:{port}"
        for _ in range(200):
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/status", timeout=5):
                break
            time.sleep(0.05)
        browser = {"binary": str(mini_browser()), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": browser}}
        self.session = self.ask("POST", "", capabilities=wanted)["sessionId"]
        self.ask("POST", "/timeouts", script=120_000, pageLoad=120_000)

    def ask(self, method: str, path: str, **body) -> object:
        """Send a command of the session and return its value."""
        name = f"/session/{self.session}" if path or hasattr(self, "session") else "/session"
        request = urllib.request.Request(
            f"{self.address}{name}{path}",
            json.dumps(body).encode() if method == "POST" else None,
            {"Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=180) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()}") from None

    def open(self, address):
        self._listen_no_more()
        self.ask("POST", "/url", url=address)
        self.evaluate(LISTEN)

    def _listen_no_more(self):
        self.complaints += self.evaluate("window.complaints ?? []")

    def evaluate(self, expression):
        script = (
            "const done = arguments[arguments.length - 1];"
            f"Promise.resolve({expression}).then((it) => done(JSON.stringify(it) ?? 'null'),"
            " (error) => done(JSON.stringify({ failed: String(error) })));"
        )
        value = json.loads(self.ask("POST", "/execute/async", script=script, args=[]))
        assert not (isinstance(value, dict) and "failed" in value), (expression, value)
        return value

    def perform(self, sources):
        self.ask("POST", "/actions", actions=sources)

    def resize(self, width, height):
        self.ask("POST", "/window/rect", x=0, y=0, width=width, height=height)
        frame = self.evaluate(f"[{width} - innerWidth, {height} - innerHeight]")
        whole = {"width": width + frame[0], "height": height + frame[1]}
        self.ask("POST", "/window/rect", x=0, y=0, **whole)

    def close(self):
        self._listen_no_more()
        with suppress(AssertionError, OSError):
            self.ask("DELETE", "")
        for process in (self.process, self.screen):
            process.terminate()
            process.wait()
        self.screen.stdout.close()


def mini_browser() -> Path:
    """Return the small browser that comes with the library."""
    return next(path for path in Path("/usr").glob("lib*/*/webkit2gtk-*/MiniBrowser"))
