"""The page as it is served, and a browser of another engine."""

import pytest

from tests.browser import engine_program
from tests.e2e.conftest import Server
from tests.engines.firefox import Firefox
from tests.engines.hand import Hand
from tests.engines.webkit import WebKit

KINDS = {"firefox": Firefox, "webkit": WebKit}


@pytest.fixture(scope="session")
def served():
    server = Server()
    yield server.address
    server.stop()


@pytest.fixture(scope="session")
def engine(request):
    name = request.config.getoption("engine")
    started = KINDS[name](engine_program(name))
    yield started
    started.close()


@pytest.fixture
def hand(engine, served):
    """A visitor on a laptop, of whose page nothing is complained."""
    engine.resize(1366, 657)
    before = len(engine.complaints)
    yield Hand(engine, served)
    engine.open("about:blank")
    assert engine.complaints[before:] == []
