"""What the page asks: each route answers what its verb does, and whatever else is asked, a line."""

import json
import logging
import random
from urllib.parse import quote

import brotli
import orjson
import pytest

from app.compute import answers
from app.compute.arrangements import ARRANGEMENTS
from app.factory import create_app
from app.lessons import find
from app.lessons.player.answers import answered
from app.release import release
from app.scene.scene import PANELS
from app.settings import Settings
from app.web.routes.ask import VERBS
from surfaces import SURFACES
from tests.app.queries import SPIKED, random_query
from tests.app.test_door import carries_policy, is_refusal
from tests.samples import fresh, sample

QUERY = "surface=ravine&opt=adam&eta=0.03&steps=30"
# A path of every way to ask, and what it is answered.
ASKED = {
    "scene": lambda: answers.opened(QUERY),
    "scene/on/beale": lambda: answers.opened(QUERY, surface="beale"),
    "scene/on/beale/1": lambda: answers.opened(QUERY, surface="beale", panel=1),
    "scene/arranged/rates/2": lambda: answers.opened(QUERY, arrange="rates", panel=2),
    "runs": lambda: answers.walked(QUERY),
    "runs/live": lambda: answers.walked(QUERY, live=True),
    "table/1": lambda: answers.traced(QUERY, 1),
    "steps/3/12": lambda: answers.stepped(QUERY, 3, 12),
    "rates/3": lambda: answers.painted(QUERY, 3),
    "curves": lambda: answers.curves(QUERY),
    "seeds/1": lambda: answers.seeds(QUERY, 1),
    "surface3d": lambda: answers.solid(QUERY),
    "surface3d/1": lambda: answers.solid(QUERY, 1),
    "lesson/too-large/B": lambda: answered(QUERY, find("too-large"), "B"),
}
LASTING = [path for path in ASKED if path != "runs/live"]
WORDS = (
    *("", ".", "..", "0", "1", "3", "4", "-1", "+1", "1.5", "1e0", "01", "٣", "²", " 1", "1 "),
    *("9" * 30, "9" * 5000, "None", "true", "beale", "BEALE", "nowhere", "rates", "copy", "live"),
    *("healthz", "readyz", "bundle", "on", "arranged", "scene", "..%2f..", "%00", "%ff"),
    "a" * 5000,
    *("<script>", "'", '"', "\\", "{panel}", "<panel>", "__class__", "*", ";", ",", "0,1"),
)


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unseen(caplog):
    """An exception that becomes a 500 is logged as an error; none may be."""
    yield
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def plain(answer):
    return orjson.loads(orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY))


@pytest.mark.parametrize("path", ASKED)
def test_a_path_is_answered_by_its_verb(client, path):
    response = client.get(f"/ask/{path}?{QUERY}")
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    assert carries_policy(response)
    assert json.loads(response.data, parse_constant=pytest.fail) == plain(ASKED[path]())


def test_every_verb_is_asked_here(app):
    table = app.server.url_map.bind("")
    found = [table.match(f"/ask/{path}")[0] for path in ASKED]
    assert sorted(found) == sorted(f"ask.{verb}" for verb in VERBS)


@pytest.mark.parametrize("path", LASTING)
def test_what_has_not_changed_is_not_sent_again(client, path):
    for accepts in ("br", ""):
        first = client.get(f"/ask/{path}?{QUERY}", headers={"Accept-Encoding": accepts})
        tag = first.headers["ETag"]
        assert first.headers["Cache-Control"] == "no-cache"
        asked = {"Accept-Encoding": accepts, "If-None-Match": tag}
        again = client.get(f"/ask/{path}?{QUERY}", headers=asked)
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert carries_policy(again)
        other = client.get(f"/ask/{path}?surface=booth&eta=0.04&steps=9&theme=dark", headers=asked)
        assert other.status_code == 200


def test_any_cache_may_keep_an_answer_to_a_page_of_this_release(client):
    for path in LASTING:
        kept = client.get(f"/ask/{path}?{QUERY}&release={release()}")
        assert kept.headers["Cache-Control"] == "public, max-age=86400"
        assert kept.headers["ETag"]
        assert kept.data == client.get(f"/ask/{path}?{QUERY}").data
        old = client.get(f"/ask/{path}?{QUERY}&release=0123456789ab")
        assert old.headers["Cache-Control"] == "no-cache"


def test_an_answer_that_a_cache_keeps_is_the_same_for_every_host_and_every_browser(client):
    address = f"/ask/runs?{QUERY}&release={release()}"
    plain = client.get(address)
    for headers in ({"Host": "evil.example"}, {"Accept-Language": "de"}):
        other = client.get(address, headers=headers)
        assert (other.data, other.headers["ETag"]) == (plain.data, plain.headers["ETag"])


def test_nobody_keeps_what_is_said_while_a_hand_moves(client):
    response = client.get(f"/ask/runs/live?{QUERY}")
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("path", ASKED)
def test_an_answer_is_compressed(client, path):
    whole = client.get(f"/ask/{path}?{QUERY}")
    small = client.get(f"/ask/{path}?{QUERY}", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in whole.headers
    assert whole.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"
    if len(whole.data) > 1024:
        assert small.headers["Content-Encoding"] == "br"
        assert brotli.decompress(small.data) == whole.data


@pytest.mark.parametrize("path", ASKED)
def test_a_frame_without_an_origin_may_ask(client, path):
    response = client.get(f"/ask/{path}?{QUERY}", headers={"Origin": "null"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_has_a_path_to_it(client, surface):
    answer = client.get(f"/ask/scene/on/{surface}?steps=5").json
    assert answer["scene"]["surface"] == surface


@pytest.mark.parametrize("arrange", ARRANGEMENTS)
@pytest.mark.parametrize("panel", range(PANELS))
def test_every_panel_can_be_arranged_after(client, arrange, panel):
    query = "eta=0.1,0.15,0.18,0.19&opt=adam,momentum,rmsprop,nadam&steps=20"
    answer = client.get(f"/ask/scene/arranged/{arrange}/{panel}?{query}").json
    assert plain(answers.opened(query, arrange=arrange, panel=panel)) == answer


@pytest.mark.parametrize(
    "path",
    [
        *("", "nothing", "runs/", "runs/dead", "scene/on", "scene/on/", "scene/on/nowhere"),
        *("scene/on/healthz", "scene/on/beale/healthz", "scene/arranged/rates"),
        *("scene/arranged/nohow/0", "scene/arranged/copy/4", "scene/arranged/copy/-1"),
        *("rates", "rates/", "rates/4", "rates/-1", "rates/x", "rates/1.5", "rates/0/0"),
        *("table/4", "steps/0", "steps/4/0", "steps/0/-1", "steps/0/1000000"),
        f"rates/{'9' * 5000}",
    ],
    ids=lambda path: path[:30],
)
def test_what_is_no_way_to_ask_is_not_there(client, path):
    assert is_refusal(client.get(f"/ask/{path}?{QUERY}"), 404)


@pytest.mark.parametrize("step", [0, 29, 30, 500, 999_999])
def test_a_step_beyond_the_walk_is_answered_by_its_last(client, step):
    answer = client.get(f"/ask/steps/0/{step}?{QUERY}")
    assert answer.status_code == 200
    assert answer.json == plain(answers.stepped(QUERY, 0, step))


def hostile(count, seed):
    """Paths and queries that nobody should ask for: good ones in which places hold nonsense."""
    dice = random.Random(seed)
    for _ in range(count):
        parts = dice.choice(list(VERBS)).split("/")
        for at, part in enumerate(parts):
            if part.startswith("<") or dice.random() < 0.1:
                parts[at] = dice.choice(WORDS)
        if dice.random() < 0.1:
            parts.insert(dice.randrange(len(parts) + 1), dice.choice(WORDS))
        path = "/".join(parts)
        query = random_query(dice, longest=8)
        if dice.random() < 0.7:
            spike = dice.choice(SPIKED)
            at = dice.randrange(len(query) + 1)
            query = query[:at] + spike + query[at + dice.randrange(9) :]
        if dice.random() < 0.02:
            query += "&x=" + "y" * 20_000
        yield path, query.encode("utf-8", "surrogatepass").decode("latin-1")


@sample
def test_hostile_questions_are_answered_or_refused(client):
    statuses = dict.fromkeys((200, 404), 0)
    count, seed = fresh(150)
    for path, query in hostile(count, seed):
        environ = {"QUERY_STRING": query}
        response = client.get(f"/ask/{quote(path, safe='/%.')}", environ_overrides=environ)
        assert response.status_code < 500, (path, query)
        if response.status_code == 200:
            json.loads(response.data, parse_constant=pytest.fail)
            assert carries_policy(response)
        elif response.status_code == 308:  # two slashes in a row: the same with one
            continue
        else:
            assert is_refusal(response), (path, query)
        statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
    assert min(statuses[200], statuses[404]) > count / 5, statuses


@pytest.mark.parametrize("path", ASKED)
def test_the_query_may_be_nonsense(client, path):
    for spike in SPIKED:
        raw = spike.encode("utf-8", "surrogatepass").decode("latin-1")
        for text in (raw, f"steps={raw}", f"surface={raw}&eta={raw}"):
            response = client.get(f"/ask/{path}", environ_overrides={"QUERY_STRING": text})
            assert response.status_code == 200, ascii(text)
            json.loads(response.data, parse_constant=pytest.fail)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "PROPFIND", "X"])
@pytest.mark.parametrize("path", ASKED)
def test_nothing_is_changed_by_asking(client, path, method):
    refusal = client.open(f"/ask/{path}", method=method, data=b'{"query": "steps=5"}')
    assert is_refusal(refusal, 405)
    assert set(refusal.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_a_query_is_bounded_as_an_address_is():
    client = create_app(Settings(max_query_bytes=256)).server.test_client()
    answer = client.get(f"/ask/runs?eta=0.1&x={'y' * 300}").json
    (note,) = answer["notes"]
    assert "longer than 256 bytes" in note
