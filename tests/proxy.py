"""A proxy as those before Downhill are: it strips a path, adds headers, takes servers in turn."""

import http.client
import itertools
import re
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# What concerns one connection alone is not passed on.
OWN = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "host"}
TIMEOUT = 60
VARIABLES = {"$scheme": "https", "$http_host": "uni.example", "$remote_addr": "10.1.2.3"}


class Handler(BaseHTTPRequestHandler):
    """Passes one request on."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def pass_on(self) -> None:
        proxy = self.server.proxy
        path = proxy.stripped(self.path)
        if path is None:
            moved = self.path.partition("?")[0] == proxy.prefix.rstrip("/")
            self.answer(301 if moved else 404, {"Location": proxy.prefix} if moved else {}, b"")
            return
        line = http.client.HTTPConnection(proxy.next_server(), timeout=TIMEOUT)
        try:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            given = {k: v for k, v in self.headers.items() if k.lower() not in OWN}
            line.request(self.command, path, body, given | proxy.headers)
            answer = line.getresponse()
            self.answer(answer.status, dict(answer.getheaders()), answer.read())
        except OSError:
            self.answer(502, {}, b"")
        finally:
            line.close()

    def answer(self, status: int, headers: dict, body: bytes) -> None:
        self.server.proxy.statuses.append(status)
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in OWN | {"content-length"}:
                self.send_header(name, value)
        if status != 304 and status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_DELETE = do_OPTIONS = pass_on

    def log_message(self, *_args) -> None:
        pass


class Proxy:
    """A proxy on a port of its own, before one or several servers (`http://127.0.0.1:8050/`).

    Below `prefix`, which it takes away, it passes all on to the servers in turn; `Host` becomes
    theirs, as nginx does it when nothing else is said. `headers` are added to every request. Where
    it `moves`, the prefix without its slash leads to the one with it; else it is taken for it, as
    Jupyter's proxy does.
    """

    def __init__(
        self,
        *servers: str,
        prefix: str = "/",
        headers: dict | None = None,
        moves: bool = True,
    ) -> None:
        self.moves = moves
        self.prefix, self.headers = prefix, headers or {}
        self.statuses: list[int] = []
        self.asked: Counter[str] = Counter()  # how often each server was
        self._servers = itertools.cycle([urlsplit(server).netloc for server in servers])
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.proxy = self
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @classmethod
    def of_block(cls, block: str, *servers: str) -> "Proxy":
        """Do what a block of nginx's configuration says: its path, and its headers as they would be
        for a visitor of https://uni.example."""
        (prefix,) = re.findall(r"^ *location (/\S*/) {$", block, re.MULTILINE)
        (onward,) = re.findall(r"^ *proxy_pass http://[^/;]+(/?);$", block, re.MULTILINE)
        assert onward == "/", "nginx takes the path away only where the address has one"
        said = re.findall(r"^ *proxy_set_header (\S+) (\S+);$", block, re.MULTILINE)
        headers = {name: VARIABLES.get(value, value) for name, value in said}
        assert not [value for value in headers.values() if "$" in value]
        return cls(*servers, prefix=prefix, headers=headers)

    @property
    def origin(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"{self.origin}{self.prefix}"

    def stripped(self, path: str) -> str | None:
        """Return a path without the prefix; None if it has another one."""
        if not self.moves and path.partition("?")[0] == self.prefix.rstrip("/"):
            path = path.replace(self.prefix.rstrip("/"), self.prefix, 1)
        return f"/{path[len(self.prefix) :]}" if path.startswith(self.prefix) else None

    def next_server(self) -> str:
        """Return the host and port whose turn it is."""
        with self._lock:
            server = next(self._servers)
            self.asked[server] += 1
            return server

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
