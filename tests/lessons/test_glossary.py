"""A card under each word of the field: it is short, it is found, and a lesson uses it."""

from app.language import template
from app.lessons import catalog, reveal
from app.lessons.glossary import GLOSSARY, glossary_of
from tests.lessons.prose import words


def test_a_meaning_is_a_sentence_or_two():
    assert [term.forms for term in GLOSSARY if words(term.meaning) > 25] == []
    marked = template.marked()
    assert all(term.forms in marked and term.meaning in marked for term in GLOSSARY)


def test_no_word_is_that_of_two_terms():
    forms = [form.strip() for term in GLOSSARY for form in term.forms.split(",")]
    assert len(forms) == len(set(forms))


def test_a_word_is_found_whole_and_in_any_case():
    assert [each["name"] for each in glossary_of(["Losses fell."])] == ["loss"]
    assert [each["words"] for each in glossary_of(["The Learning rate η."])] == [
        ["learning rate", "rate", "η"]
    ]
    assert glossary_of(["separate glossary, sloped"]) == []


def test_each_word_is_used_by_a_lesson_but_for_those_of_the_page():
    told = set()
    for lesson in catalog():
        for each in (lesson.question_payload(), reveal(lesson, None)):
            told |= {term["name"] for term in each["glossary"]}
    names = {term.forms.partition(",")[0] for term in GLOSSARY}
    assert names - told <= {"epoch"}
