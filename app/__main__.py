"""python -m app: serve Downhill on this machine, or write a scene as a file."""

import argparse
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from typing import NoReturn

from app.cli import commands
from app.settings import get_settings
from app.web.server.address import address as address_of
from app.web.server.address import check, refusal
from surfaces import KEY, SURFACES


def main() -> None:
    """Carry out a command, or without one serve until Ctrl+C."""
    parser = argparse.ArgumentParser(
        prog="python run.py", description="Serve Downhill on this machine."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (%(default)s)")
    parser.add_argument("--port", type=int, default=8050, help="0 to 65535 (%(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")
    commands.add_to(parser)
    asked = parser.parse_args()
    if hasattr(asked, "carry_out"):
        commands.run(asked)
    else:
        serve(asked)


def serve(asked: argparse.Namespace) -> None:
    """Serve until Ctrl+C, and open the page once it answers."""
    try:
        check(asked.host, asked.port)
    except ValueError as error:
        refuse(str(error))
    # Dash takes a second to load, and who asks for a file has no use for it.
    from app.factory import create_app
    from app.web.server.memory import share_heaps  # as above
    from app.web.server.server import Server  # as above
    from app.web.server.warm import warm  # as above

    share_heaps()
    settings = get_settings()
    application = create_app(settings).server
    try:
        server = Server(application, settings, host=asked.host, port=asked.port)
    except OSError as error:
        refuse(refusal(asked.host, asked.port, error))
    address = address_of(asked.host, server.port)
    page = f"{address}?surface={KEY}" if KEY in SURFACES else address
    threading.Thread(target=warm, args=(application,), daemon=True).start()
    with server.until_told():
        if not asked.no_browser:
            threading.Thread(target=open_page, args=(address, 100, page), daemon=True).start()
        print(f"Downhill is at {page} – Ctrl+C ends it.", flush=True)
        server.run()


def refuse(sentence: str) -> NoReturn:
    """End the process with a sentence on what is wrong with the command."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def open_page(address: str, tries: int = 100, page: str = "") -> None:
    """Open the page as soon as the server answers, or another one of that server."""
    for _ in range(tries):
        try:
            with urllib.request.urlopen(f"{address}healthz", timeout=1):
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    webbrowser.open(page or address)


if __name__ == "__main__":
    main()
