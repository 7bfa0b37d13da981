"""python -m app: serve Downhill on this machine, or write a scene as a file."""

import argparse
import threading
import time
import urllib.error
import urllib.request
import webbrowser

from app import commands
from app.settings import get_settings


def main() -> None:
    """Carry out a command, or without one serve until Ctrl+C."""
    parser = argparse.ArgumentParser(
        prog="python run.py", description="Serve Downhill on this machine."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8050)
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")
    commands.add_to(parser)
    asked = parser.parse_args()
    if hasattr(asked, "carry_out"):
        commands.run(asked)
    else:
        serve(asked)


def serve(asked: argparse.Namespace) -> None:
    """Serve until Ctrl+C, and open the page once it answers."""
    # Dash takes a second to load, and who asks for a file has no use for it.
    from app.factory import create_app
    from app.serving.server import Server  # as above
    from app.serving.warm import warm  # as above

    shown = "127.0.0.1" if asked.host in ("0.0.0.0", "::") else asked.host
    settings = get_settings()
    application = create_app(settings).server
    try:
        server = Server(application, settings, host=asked.host, port=asked.port)
    except OSError as error:
        raise SystemExit(
            f"Downhill can't listen on {asked.host}:{asked.port}: {error.strerror}."
        ) from None
    address = f"http://{shown}:{server.port}/"
    threading.Thread(target=warm, args=(application,), daemon=True).start()
    with server.until_told():
        if not asked.no_browser:
            threading.Thread(target=open_page, args=(address,), daemon=True).start()
        print(f"Downhill is at {address} – Ctrl+C ends it.", flush=True)
        server.run()


def open_page(address: str, tries: int = 100) -> None:
    """Open the page as soon as the server answers."""
    for _ in range(tries):
        try:
            with urllib.request.urlopen(f"{address}healthz", timeout=1):
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    webbrowser.open(address)


if __name__ == "__main__":
    main()
