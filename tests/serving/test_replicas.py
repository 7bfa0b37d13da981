"""Two servers behind one address, in turn: maps are whole and true, and nobody hears of it."""

import pytest

from tests.e2e.conftest import Server
from tests.proxy import Proxy
from tests.serving.replicas import NODE, bodies, drawn, is_true

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")


@pytest.fixture(scope="module")
def servers():
    pair = [Server(map_workers=1), Server(map_workers=1)]
    yield pair
    for server in pair:
        server.stop()


@pytest.fixture
def in_turn(servers):
    proxy = Proxy(*(server.address for server in servers))
    yield proxy
    proxy.close()


def test_maps_of_two_servers_in_turn_are_whole_and_true(in_turn):
    orders = bodies(6)
    told = drawn(in_turn.address, orders, visitors=3)
    assert told["statuses"].keys() <= {"200", "202", "204"}
    for order, seen in zip(orders, told["maps"], strict=True):
        assert seen["state"] == "done"
        assert {*seen["said"]} <= {"asking", "drawing", "done"}
        assert seen["isWhole"]
        assert not seen["claimed"]
        assert is_true(order, seen)
    assert min(in_turn.asked.values()) > 6
    assert len(in_turn.asked) == 2
