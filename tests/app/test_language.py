"""Languages: one `.po` file each; what is marked can be translated, and fills the same places."""

import json
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from app.language import languages, template
from app.language.languages import FOLDER, direction, translation
from app.language.pseudo import CLOSE, OPEN, pseudo
from app.language.speaking import _, n_, say, speaking, spoken
from descent import OPTIMIZERS, SCHEDULES, Event, Motion, Outcome, parameters_of
from descent.message import in_english, nN_
from surfaces import SURFACES

GOLDEN = Path(__file__).parents[1] / "cases" / "english.json"
PLACE = re.compile(r"\{\w+\}")
STEPS = nN_("after {steps} step", "after {steps} steps", count="steps")


@pytest.fixture
def polish(tmp_path, monkeypatch):
    """A language with three plural forms, in a folder of its own."""
    catalogue = Catalog(locale="pl")
    catalogue.add(
        (STEPS.text, STEPS.plural), ("po {steps} kroku", "po {steps} krokach", "po {steps} kroków")
    )
    catalogue.add("Too slow", "Za wolno")
    catalogue.add("Lost", "Zgubiony", flags=["fuzzy"])
    with (tmp_path / "pl.po").open("wb") as file:
        write_po(file, catalogue)
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    for each in (languages.languages, languages.translation):
        each.cache_clear()
    yield "pl"
    for each in (languages.languages, languages.translation):
        each.cache_clear()


def test_every_text_of_the_catalogues_and_of_the_verdicts_is_marked():
    things = [*SURFACES.values(), *OPTIMIZERS.values(), *SCHEDULES.values()]
    names = ("label", "group", "watch", "shines", "fails")
    texts = {getattr(thing, name) for thing in things for name in names if hasattr(thing, name)}
    texts |= {p.help for thing in things for p in parameters_of(thing)}
    texts |= {name for surface in SURFACES.values() for name in surface.starts}
    texts |= {text for each in (*Event, *Motion) for text in (each.word, each.help)}
    texts |= {o.word for o in Outcome} | {s.text for o in Outcome for s in o.sentences}
    assert texts - template.marked().keys() == set()


def test_the_english_of_the_verdicts_is_that_of_the_golden_file():
    """A sentence that changes shows as a difference there."""
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == english_of_the_verdicts()


def english_of_the_verdicts():
    """The English of every message of the verdicts, for one and for several, by its template."""
    found = {}
    for text, (plural, files) in template.marked().items():
        if any(file.startswith("descent/verdict/") for file in files):
            forms = [in_english(text, plural, n) for n in (1, 2)]
            found[text] = list(dict.fromkeys(forms))
    return dict(sorted(found.items()))


def test_outside_of_any_language_english_is_spoken():
    assert spoken() == "en"
    assert _("Too slow") == "Too slow"
    assert _("") == ""
    assert n_("{n} step", "{n} steps", 1) == "1 step"
    assert n_("{n} step of {all}", "{n} steps of {all}", 2, all="3") == "2 steps of 3"


def test_a_language_is_a_file_and_nothing_else(polish):
    assert languages.languages() == {"en": "English", "pl": "polski"}
    with speaking(polish):
        assert _("Too slow") == "Za wolno"
        assert say(STEPS.filled(steps=1)) == "po 1 kroku"
        assert say(STEPS.filled(steps=3)) == "po 3 krokach"
        assert say(STEPS.filled(steps=12)) == "po 12 kroków"
    assert _("Too slow") == "Too slow"


def test_what_a_language_lacks_or_is_unsure_of_is_english(polish):
    with speaking(polish):
        assert _("Just right") == "Just right"
        assert _("Lost") == "Lost"


def test_a_script_gets_each_form_by_the_category_of_its_rules(polish):
    forms = translation(polish).forms(STEPS.text, STEPS.plural)
    rule = Locale("pl").plural_form
    for n in (0, 1, 2, 5, 12, 22, 25, 101, 1000):
        assert forms[rule(n)] == translation(polish).form(STEPS.text, STEPS.plural, n)


def test_a_language_that_is_not_there_is_english():
    with speaking("de-not-there"):
        assert _("Too slow") == "Too slow"


def test_the_language_for_tests_keeps_places_numbers_and_formulas():
    text = "loss × {growth} after 12 steps, η ≈ ½x"
    disguised = pseudo(text)
    assert disguised.startswith(OPEN)
    assert disguised.endswith(CLOSE)
    assert PLACE.findall(disguised) == PLACE.findall(text)
    assert "12 " in disguised
    assert "η ≈ ½x" in disguised
    assert len(disguised) >= 4 / 3 * len(text)
    assert not re.search("[A-Za-z]{2}", PLACE.sub("", disguised))
    with speaking("xx"):
        assert n_("{n} step", "{n} steps", 3).startswith(f"{OPEN}3 ")


def test_a_language_from_right_to_left_is_known_as_one():
    assert [direction(tag) for tag in ("en", "xx", "xr", "ar", "he")] == [
        *("ltr", "ltr", "rtl", "rtl", "rtl")
    ]


def test_a_translation_fills_the_places_of_its_text_and_no_others():
    wrong = []
    for file in FOLDER.glob("*.po"):
        with file.open("rb") as opened:
            for message in read_po(opened, locale=file.stem.replace("-", "_")):
                texts = message.id if isinstance(message.id, tuple) else (message.id,)
                forms = message.string if isinstance(message.string, tuple) else (message.string,)
                known = {place for text in texts for place in PLACE.findall(text)}
                wrong += [form for form in forms if not {*PLACE.findall(form)} <= known]
    assert wrong == []
