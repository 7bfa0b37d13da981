"""In which language a server answers: as the address says, and for the page as the browser says."""

import json
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from app.factory import create_app
from app.language import languages
from app.language.lookup import lookup
from app.settings import Settings
from tests.app.conftest import Visitor

OFFERED = ("en", "de", "pt", "pt-br")
LOOKUPS = {
    ("de",): "de",
    ("de-CH",): "de",
    ("DE-ch-1996",): "de",
    ("pt-BR",): "pt-br",
    ("pt-BR-x-old",): "pt-br",
    ("fr", "de"): "de",
    ("en-GB", "de"): "en",
    ("*", "de"): "de",
    ("d",): "",
    ("fr",): "",
    ("",): "",
    (): "",
}
SCENE = "steps=30&opt=adam,momentum,lion,rmsprop&eta=nonsense"
ASKED = ("scene", "runs", "table/1", "steps/1/3", "rates/1", "curves")
FILES = ("downhill.html", "downhill.json", "downhill-figure.json")


@pytest.fixture
def visitor():
    server = create_app(Settings()).server
    return Visitor(server, server.response_class)


@pytest.fixture
def german(tmp_path, monkeypatch):
    """A server that offers a second language."""
    catalogue = Catalog(locale="de")
    catalogue.add("Downhill: what does the learning rate do?", "Bergab: was macht die Lernrate?")
    catalogue.add("Share", "Teilen")
    catalogue.add("Playback", "Abspielen")
    with (tmp_path / "de.po").open("wb") as file:
        write_po(file, catalogue)
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    caches = (languages.languages, languages.translation)
    for each in caches:
        each.cache_clear()
    server = create_app(Settings()).server
    yield Visitor(server, server.response_class)
    for each in caches:
        each.cache_clear()


@pytest.mark.parametrize("ranges", LOOKUPS)
def test_a_language_is_looked_up_from_the_dearest_range_and_the_longest_tag(ranges):
    assert lookup(ranges, OFFERED) == LOOKUPS[ranges]


def of_browser(accepts):
    return {"Accept-Language": accepts}


def is_german(response):
    assert ('lang="de"' in response.text) == ("Bergab" in response.text)
    return "Bergab" in response.text


@pytest.mark.parametrize(
    ("accepts", "query", "answered"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", "", True),
        ("fr,de;q=0.5", "eta=0.1", True),
        ("en,de;q=0.9", "", False),
        ("de;q=0,en", "", False),
        ("fr", "", False),
        ("", "", False),
        ("de", "lang=en", False),
        ("en", "lang=de", True),
        ("de", "lang=xx", False),
        ("de", "lang=nonsense", True),
    ],
)
def test_the_page_is_in_the_language_of_the_browser_unless_the_address_names_one(
    german, accepts, query, answered
):
    # Twice: what was sent before is kept by its language.
    german.get("/", query_string=query, headers=of_browser("en" if answered else "de"))
    response = german.get("/", query_string=query, headers=of_browser(accepts))
    assert is_german(response) == answered
    names_one = query in ("lang=en", "lang=de", "lang=xx")
    assert ("Accept-Language" in response.vary) != names_one


def test_only_the_page_itself_asks_the_browser(german):
    for path in ("/embed", "/_dash-layout", "/ask/scene", "/export/downhill.html", "/maps"):
        plain = german.get(path, headers=of_browser("en"))
        response = german.get(path, headers=of_browser("de"))
        assert response.data == plain.data, path
        assert "Accept-Language" not in response.vary
        assert not is_german(response)


def test_a_page_in_the_language_of_the_browser_asks_on_in_it_and_its_scene_names_none(german):
    first = german.get("/", headers=of_browser("de")).text
    scene = json.loads(re.search(r'id="first-answer"[^>]*>(.*?)</script>', first)[1])["scene"]
    assert scene["lang"] == ""
    assert "Teilen" in first
    assert "Abspielen" in german.get("/_dash-layout?words=de").text
    assert "Abspielen" not in german.get("/_dash-layout?words=nonsense").text


def spoken(response):
    assert response.status_code == 200
    return "⟦" in response.text or r"\u27e6" in response.text


@pytest.mark.parametrize("path", [f"/ask/{verb}" for verb in ASKED])
def test_what_was_answered_in_one_language_is_not_served_in_another(visitor, path):
    english = visitor.get(path, query_string=SCENE)
    for key in ("lang", "words"):
        other = visitor.get(path, query_string=f"{SCENE}&{key}=xx")
        again = visitor.get(path, query_string=SCENE)
        assert not spoken(english)
        assert again.data == english.data
        if path not in ("/ask/rates/1", "/ask/curves", "/ask/table/1"):
            assert spoken(other)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_made_in_one_language_is_not_sent_in_another(visitor, name):
    path = f"/export/{name}"
    english = visitor.get(path, query_string="steps=5").data
    assert spoken(visitor.get(path, query_string="steps=5&lang=xx"))
    assert visitor.get(path, query_string="steps=5").data == english
    assert visitor.get(path, query_string="steps=5&words=xx").data == english


# Method, address, body → what is said.
REFUSED = [
    ("GET", "/ask/table/9", None, "There is no such panel."),
    ("GET", "/export/none.csv", None, "There is no such file."),
    ("GET", "/export/downhill.csv?separator=dot", None, "separator is one of"),
    ("POST", "/maps", {}, "The query is not a text."),
    ("POST", "/maps", {"query": "eta=nan"}, "eta='nan' is not a finite number"),
    ("POST", "/maps", {"query": "", "x": 1}, "The axis x is not an object"),
    ("POST", "/maps", {"query": "", "x": {"name": "x"}, "y": {"name": "x"}}, "Both axes are x."),
    ("POST", "/maps", "text", "An order is an object with"),
]


@pytest.mark.parametrize(("method", "path", "body", "english"), REFUSED)
def test_a_refusal_is_in_the_language_of_the_address(visitor, method, path, body, english):
    assert visitor.open(path, method=method, json=body).json["error"].startswith(english)
    path += f"{'&' if '?' in path else '?'}lang=xx"
    error = visitor.open(path, method=method, json=body).json["error"]
    assert error.startswith("⟦")
    assert error.endswith("⟧")


def test_the_words_of_a_map_are_in_the_language_of_the_address(visitor):
    words = [row["word"] for row in visitor.get("/maps?words=xx").json["outcomes"]]
    assert all(word.startswith("⟦") for word in words)
    english = [row["word"] for row in visitor.get("/maps").json["outcomes"]]
    assert not any(word.startswith("⟦") for word in english)
