"""A connection to the server as a browser keeps it, without a browser."""

import asyncio
import json
from dataclasses import dataclass, field
from types import TracebackType

HEADERS = {
    "Accept": "*/*",
    "Accept-Encoding": "gzip, deflate, br",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0",
}
LONGEST = 60.0  # s that an answer is waited for
DOCUMENT = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@dataclass
class Answer:
    """An answer of the server."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class Line:
    """One connection that is kept alive; it connects anew where the server has ended it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def __aenter__(self) -> "Line":
        return self

    async def __aexit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None

    async def ask(self, path: str, body: dict | None = None, accept: dict | None = None) -> Answer:
        """Ask for a path, or send a body to it; raise OSError or TimeoutError without an answer."""
        sent = b"" if body is None else json.dumps(body).encode()
        headers = {"Host": f"127.0.0.1:{self.port}", **HEADERS, **(accept or {})}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Content-Length": str(len(sent))}
        method = "GET" if body is None else "POST"
        lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items()), "", ""]
        raw = "\r\n".join(lines).encode() + sent
        for _ in range(2):
            is_old = self.writer is not None
            try:
                return await asyncio.wait_for(self.exchange(raw), LONGEST)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.close()
                if not is_old:  # a kept connection may have ended just now, as a browser knows
                    raise ConnectionResetError("no answer") from None
            except BaseException:
                self.close()
                raise
        raise ConnectionResetError("no answer")

    async def exchange(self, raw: bytes) -> Answer:
        """Send a request and read its answer."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(raw)
        await self.writer.drain()
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *rest = head.rstrip().split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in rest)}
        status = int(first.split()[1])
        body = b""
        if status not in (204, 304):
            body = await self.reader.readexactly(int(headers["content-length"]))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, body)
