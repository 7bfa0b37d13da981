"""Whatever an address says, no file takes it over: what was typed is in none of them."""

import pytest

from app.exports import EXPORTS
from app.factory import create_app
from app.settings import Settings

MARK = "zqzqz"
HOSTILE = {
    "a script": f"surface=</script><script>{MARK}&steps=3",
    "a formula": f"opt==cmd({MARK})&eta=@SUM({MARK})&steps=3",
    "a link": f"title=<a href=//{MARK} target=_top>&sched=<a href={MARK}>&steps=3",
    "a path": f"view=../../{MARK}&hide=..%2f..%2f{MARK}&steps=3",
    "too much": "steps=3&" + MARK * 13_000,
}


@pytest.fixture(scope="module")
def client():
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("name", [*EXPORTS, "qr.svg"])
def test_what_was_typed_is_in_no_file_and_in_no_header(client, name, typed):
    answer = client.get(f"/export/{name}?{HOSTILE[typed]}")
    assert answer.status_code == 200
    assert MARK.encode() not in answer.data
    assert MARK not in str(answer.headers)


@pytest.mark.parametrize(
    "name", ["../../x", "%2e%2e%2fapp%2fdoor.py", "downhill.csv/..", "x.html", "", "downhill.CSV"]
)
def test_only_the_files_that_there_are_can_be_asked_for(client, name):
    answer = client.get(f"/export/{name}")
    assert answer.status_code == 404
    assert answer.json.keys() == {"error"}
