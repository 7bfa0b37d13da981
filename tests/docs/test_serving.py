"""The page on serving: its block for nginx does what it says, and its tables are the program's."""

import re
import threading
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from werkzeug.serving import make_server

from app.factory import create_app
from app.settings import PREFIX, Settings
from tests.proxy import Proxy

PAGE = (Path(__file__).parents[2] / "docs" / "serving.md").read_text(encoding="utf-8")
(BLOCK,) = re.findall(r"```nginx\n(server.*?)```", PAGE, re.DOTALL)
HOME = "https://uni.example/downhill/"


@pytest.fixture(scope="module")
def block():
    """A proxy as the block says, before a server with the switch that stands beneath the block."""
    (hops,) = re.findall(r"^DOWNHILL_PROXIES=(\d+) python run\.py", PAGE, re.MULTILINE)
    server = make_server("127.0.0.1", 0, create_app(Settings(proxies=int(hops))).server, True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    proxy = Proxy.of_block(BLOCK, f"http://127.0.0.1:{server.server_port}/")
    yield proxy
    proxy.close()
    server.shutdown()
    thread.join()
    server.server_close()


def read(proxy, path, **headers):
    request = urllib.request.Request(f"{proxy.address}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


def test_with_the_switch_every_absolute_address_is_https_and_has_the_path(block):
    assert block.prefix == "/downhill/"
    page = read(block, "?surface=beale")
    assert f'property="og:url" content="{HOME}?surface=beale' in page
    assert f'property="og:image" content="{HOME}export/preview.png?' in page
    told = read(block, f"oembed?format=json&url={quote(HOME, safe='')}")
    assert f'"provider_url":"{HOME}"' in told
    assert f'src=\\"{HOME}embed?' in told
    file = read(block, "export/downhill.html?steps=2")
    assert f'<a href="{HOME}?surface=bowl' in file
    for text in (page, told, file):
        absolute = set(re.findall(r"https?://[\w.:-]+", text))
        assert absolute <= {"https://uni.example", "http://www.w3.org", *FROM_DASH}, absolute


# In the settings that Dash writes into every page, and asks of nobody here.
FROM_DASH = {"https://dash-version.plotly.com:8080"}


def test_what_a_visitor_says_of_himself_is_not_believed(block):
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil"}
    page = read(block, "", **forged, **{"X-Forwarded-Proto": "http"})
    assert "evil" not in page
    assert f'property="og:url" content="{HOME}?' in page


def test_the_address_without_its_slash_leads_to_the_one_with_it(block):
    with urllib.request.urlopen(block.address.rstrip("/"), timeout=60) as answer:
        assert answer.url == block.address


def test_the_settings_are_those_of_the_program():
    rows = re.findall(rf"^\| `{PREFIX}([A-Z_]+)` \| (\S*) ?\|", PAGE, re.MULTILINE)
    assert {name for name, _ in rows} == {"PROXIES", "HOME", "HOSTS"}
    for name, default in rows:
        assert default == str(Settings.model_fields[name.lower()].default)
