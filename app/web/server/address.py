"""Where to listen: one sentence where that can't be, and how a browser calls it where it can."""

import errno
import socket

PORTS = range(65_536)
# Every address of the machine, and the one of them that a browser on it can use.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def check(host: str, port: int) -> None:
    """Raise ValueError with one sentence where a server can't listen there, whoever listens now."""
    if port not in PORTS:
        raise ValueError(f"Downhill can't listen on port {port}: ports go from 0 to 65535.")
    try:
        if not socket.getaddrinfo(host or "-", port, type=socket.SOCK_STREAM):
            raise OSError
    except (OSError, UnicodeError):
        raise ValueError(
            f"Downhill can't listen on {host!r}: this machine knows no such host."
        ) from None


def refusal(host: str, port: int, error: OSError) -> str:
    """Return one sentence on why a server could not begin to listen."""
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port + 1 in PORTS else 8050
        return f"Port {port} on {host} is taken; choose another, for example --port {other}."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"Downhill can't listen on {host}: it is no address of this machine."
    return f"Downhill can't listen on port {port} of {host}: {error.strerror}."


def address(host: str, port: int) -> str:
    """Return the address of the page for a browser on this machine."""
    host = EVERYWHERE.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
