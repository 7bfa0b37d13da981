"""Firefox, spoken to by WebDriver BiDi over the socket that it opens itself.

https://www.w3.org/TR/webdriver-bidi/
"""

import asyncio
import json
import subprocess
import tempfile
from pathlib import Path

from tornado.websocket import websocket_connect

LARGEST = 2**28  # bytes of an answer
# Nothing is asked of Mozilla.
PREFERENCES = """
user_pref("app.normandy.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""


class Firefox:
    """A window without a screen."""

    def __init__(self, program: str):
        self.complaints: list[str] = []
        self.profile = tempfile.TemporaryDirectory()
        Path(self.profile.name, "user.js").write_text(PREFERENCES)
        command = [program, "--headless", "--no-remote", "--profile", self.profile.name]
        self.process = subprocess.Popen(
            [*command, "--remote-debugging-port", "0", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.loop, self.number = asyncio.new_event_loop(), 0
        self.socket = self.loop.run_until_complete(self._connect())
        self.ask("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
        self.ask("session.subscribe", events=["log.entryAdded"])
        # The first tab has its address bar in focus: keys would press no button.
        self.window = self.ask("browsingContext.create", type="tab")["context"]
        self.ask("browsingContext.activate", context=self.window)

    async def _connect(self):
        told = Path(self.profile.name) / "WebDriverBiDiServer.json"
        while not told.exists() or not told.read_text().strip():
            assert self.process.poll() is None, "Firefox ended before it listened"
            await asyncio.sleep(0.05)
        at = json.loads(told.read_text())
        address = f"ws://{at['ws_host']}:{at['ws_port']}/session"
        return await websocket_connect(address, max_message_size=LARGEST)

    def ask(self, method: str, **params) -> dict:
        """Send a command and return its result; what was logged meanwhile is a complaint."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        answer = self.loop.run_until_complete(self._exchange(message))
        assert answer["type"] == "success", answer
        return answer["result"]

    async def _exchange(self, message):
        await self.socket.write_message(json.dumps(message))
        while True:
            answer = json.loads(await self.socket.read_message())
            if answer.get("method") == "log.entryAdded":
                self._complain(answer["params"])
            elif answer.get("id") == message["id"]:
                return answer

    def _complain(self, entry):
        if entry["level"] in ("warn", "error"):
            self.complaints.append(f"{entry['level']}: {entry['text']}")

    def open(self, address):
        self.ask("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def evaluate(self, expression):
        text = f"Promise.resolve({expression}).then((it) => JSON.stringify(it) ?? 'null')"
        answer = self.ask(
            "script.evaluate",
            expression=text,
            target={"context": self.window},
            awaitPromise=True,
        )
        assert answer["type"] == "success", (expression, answer)
        return json.loads(answer["result"]["value"])

    def perform(self, sources):
        self.ask("input.performActions", context=self.window, actions=sources)

    def resize(self, width, height):
        size = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=self.window, viewport=size)

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        self.loop.run_until_complete(asyncio.sleep(0))
        self.loop.close()
        self.profile.cleanup()
