"""Where the page is: what of a request is believed, by what switch, and who may keep the answer."""

from urllib.parse import urlsplit

import pytest

from app.factory import create_app
from app.settings import Settings
from tests.app.test_exports_qr import expected, modules

EVIL = {"Host": "evil.example"}
FORWARDED = {
    "X-Forwarded-For": "10.1.2.3",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "uni.example",
    "X-Forwarded-Prefix": "/downhill",
}
HOME = "https://uni.example/downhill/"
QUERY = "surface=beale&opt=adam"
FILE = "/export/downhill.html?steps=2"


def visitor(**settings):
    return create_app(Settings(**settings)).server.test_client()


@pytest.fixture(scope="module")
def believing():
    """A visitor of a server behind one proxy, which it has been told of."""
    return visitor(proxies=1)


def qr_is_of(answer, home):
    """Whether a QR code leads there; the query is that of the default scene."""
    query = urlsplit(home).query
    assert not query
    return answer.status_code == 200 and modules(answer.data)[0] == expected(home + DEFAULT)


DEFAULT = "?surface=bowl&opt=gradient_descent&eta=0.002,0.15,0.195,0.21&start=-4,2&steps=40"


def test_without_a_switch_no_answer_that_can_be_kept_says_who_was_asked():
    client = visitor()
    for path in (
        "/",
        "/embed",
        f"/?{QUERY}",
        "/maps",
        "/healthz",
        "/bundle/page.js",
        "/_dash-layout",
    ):
        for headers in (EVIL, FORWARDED, EVIL | {"Downhill-Home": "https://evil.example/"}):
            answer = client.get(path, headers=headers)
            assert answer.status_code == 200
            for word in ("evil.example", "uni.example", 'property="og:', "oembed"):
                assert word not in answer.text


def test_without_a_switch_there_is_no_oembed_and_the_answer_says_what_is_missing():
    answer = visitor().get("/oembed", query_string={"url": "http://localhost/"})
    assert answer.status_code == 404
    assert "DOWNHILL_HOME" in answer.json["error"]


def test_behind_a_proxy_that_is_believed_every_absolute_address_is_the_outer_one(believing):
    page = believing.get(f"/?{QUERY}", headers=FORWARDED)
    assert f'property="og:url" content="{HOME}?surface=beale' in page.text
    assert f'property="og:image" content="{HOME}export/preview.png?surface=beale' in page.text
    assert (
        page.text.count(f'href="{HOME}oembed?url=https%3A%2F%2Funi.example%2Fdownhill%2F%3F') == 2
    )
    told = believing.get("/oembed", query_string={"url": HOME}, headers=FORWARDED).json
    assert told["provider_url"] == HOME
    assert f'src="{HOME}embed?' in told["html"]
    assert told["thumbnail_url"].startswith(f"{HOME}export/preview.png?")
    assert f'href="{HOME}?surface=bowl' in believing.get(FILE, headers=FORWARDED).text
    assert qr_is_of(believing.get("/export/qr.svg", headers=FORWARDED), HOME)
    for answer in (page.text, str(told)):
        assert "http://" not in answer.replace("http://www.w3.org", "")


def test_an_answer_that_a_request_gave_its_address_is_kept_by_nobody(believing):
    asked = {"query_string": {"url": HOME}}
    for path in ("/", "/oembed"):
        answer = believing.get(path, headers=FORWARDED, **asked)
        assert answer.headers["Cache-Control"] == "no-store"
    # One that the setting gave it is the same for all.
    for path in ("/", "/oembed"):
        answer = visitor(home=HOME).get(path, headers=EVIL, **asked)
        assert answer.status_code == 200
        assert "evil" not in answer.text
        assert "Cache-Control" not in answer.headers


def test_only_as_many_proxies_are_believed_as_are_set(believing):
    # The visitor's own header comes first, the proxy's last.
    chain = {name: f"evil.example, {value}" for name, value in FORWARDED.items()}
    assert f'content="{HOME}?' in believing.get("/", headers=chain).text


def test_a_list_of_hosts_is_believed_and_no_other():
    client = visitor(hosts="uni.example, 10.0.0.7")
    for host in ("uni.example", "uni.example:8443", "UNI.example", "10.0.0.7:8050"):
        told = f'property="og:url" content="http://{host}/?surface'
        assert told.lower() in client.get("/", headers={"Host": host}).text.lower()
    for host in ("evil.example", "uni.example.evil", "notuni.example", "10.0.0.70"):
        assert "og:" not in client.get("/", headers={"Host": host}).text
    # Behind a proxy, too.
    both = visitor(hosts="uni.example", proxies=1)
    assert "og:" in both.get("/", headers=FORWARDED).text
    assert "og:" not in both.get("/", headers=FORWARDED | {"X-Forwarded-Host": "evil.example"}).text


def test_a_code_leads_where_the_browser_is_whatever_the_server_thinks():
    client = visitor()
    at = "https://hub.example/user/ada/proxy/8050/"
    answer = client.get("/export/qr.svg", headers={"Downhill-Home": at})
    assert qr_is_of(answer, at)
    assert answer.headers["Cache-Control"] == "no-store"
    file = client.get(FILE, headers={"Downhill-Home": at})
    assert f'href="{at}?surface=bowl' in file.text
    assert file.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "at",
    [
        *("", "javascript:alert(1)/", "//a/", "https://a", 'https://a/"><script>/', "https://a b/"),
        *(
            "https://me@a/",
            "https://a/?b/",
            "https://a/#/",
            f"https://a/{'x' * 600}/",
            "https://ä/",
        ),
    ],
)
def test_what_is_no_plain_address_of_a_page_is_not_taken_for_one(at):
    answer = visitor().get("/export/qr.svg", headers={"Downhill-Home": at})
    assert qr_is_of(answer, "http://localhost/")


def test_no_other_site_can_say_where_the_page_is():
    answer = visitor().options("/export/qr.svg", headers={"Origin": "https://evil.example"})
    assert answer.headers["Access-Control-Allow-Headers"] == "content-type"
