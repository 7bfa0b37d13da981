"""A server of the tests' own process."""

from contextlib import contextmanager
from threading import Thread

from werkzeug.serving import make_server

from app.factory import create_app
from app.settings import Settings


@contextmanager
def in_a_thread():
    """A server of this very process, so that its engine can be exchanged."""
    app = create_app(Settings(answer_seconds=60))
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
