"""An app of this process, and a visitor who asks it without a network."""

from collections.abc import Iterator

import hypothesis
import pytest
from flask.testing import FlaskClient

from app.factory import create_app
from app.settings import Settings

# The same examples in every run, as long as they take on a busy machine, and no folder of its own.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="package", autouse=True)
def nothing_is_put_off() -> Iterator[None]:
    """Let every app compute in its own thread whatever it is asked, unless its settings say else.

    What is put off depends on how fast the machine is: only a test of that may see it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOWNHILL_ANSWER_SECONDS", "60")
        yield


@pytest.fixture(scope="package")
def app(nothing_is_put_off):
    # However busy the machine is, nobody is told to try again.
    return create_app(Settings(answer_patience_seconds=600))


class Visitor(FlaskClient):
    """A client that reads every answer to its end, as a browser does."""

    def open(self, *args, **kwargs):
        return super().open(*args, **{"buffered": True, **kwargs})


@pytest.fixture(scope="package")
def client(app):
    return Visitor(app.server, app.server.response_class)
