"""An app of this process, and a visitor who asks it without a network."""

import hypothesis
import pytest

from app.factory import create_app

# The same examples in every run, as long as they take on a busy machine, and no folder of its own.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session")
def app():
    return create_app()


@pytest.fixture(scope="session")
def client(app):
    return app.server.test_client()
