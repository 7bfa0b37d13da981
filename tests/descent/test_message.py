"""Messages: facts in the places of a template; English is one way to fill it."""

import re

import pytest

from descent import Outcome, diagnose, run
from descent.message import Template, fill, nN_
from descent.optimizers.gradient_descent import GradientDescent
from descent.verdict.diagnose import Quick
from descent.verdict.sentence import message
from surfaces import SURFACES

BOWL = SURFACES["bowl"]
TURNED = nN_("turned back once", "turned back {turned_back} times", count="turned_back")


def verdict(lr, steps=40):
    trajectory = run(BOWL, GradientDescent(), lr=lr, start=BOWL.start, steps=steps)
    return diagnose(BOWL, trajectory)[0]


def test_a_verdict_is_a_message_and_its_sentence_is_that_in_english():
    v = verdict(0.002)
    assert v.message.key == "{loss_left} of the loss is left after {steps} step"
    assert dict(v.message.values) == {"loss_left": "38.5 %", "steps": 40}
    assert v.sentence == "38.5 % of the loss is left after 40 steps" == str(v.message)


def test_advice_is_a_message_too():
    v = verdict(0.195)
    assert v.suggestion.key == "try η ≤ {rate}"
    assert v.advice == str(v.suggestion) == "try η ≤ 0.16"
    assert verdict(0.15).suggestion is None
    assert verdict(0.15).advice == ""


@pytest.mark.parametrize(
    ("count", "text"), [(0, "turned back 0 times"), (1, "turned back once"), (2, "turned back 2 t")]
)
def test_a_number_chooses_the_form_of_a_sentence(count, text):
    assert str(TURNED.filled(turned_back=count)).startswith(text)


def test_any_language_fills_the_same_message():
    def in_german(text, plural, n):
        assert (text, plural, n) == (TURNED.text, TURNED.plural, 3)
        return "{turned_back}-mal umgekehrt"

    assert fill(TURNED.filled(turned_back=3), in_german) == "3-mal umgekehrt"


def test_a_place_that_nothing_is_known_of_stands_as_it_is():
    assert str(Template("{a} and {b.__class__} and {c}").filled(a="1")) == (
        "1 and {b.__class__} and {c}"
    )


def test_a_sentence_is_said_only_where_all_its_numbers_are_known():
    v = verdict(0.002)
    unknown = Template("settled at step {settled_at}")
    untrue = Template("gradient ≈ 0", when="slopeless")
    assert message((unknown, untrue, TURNED), v.evidence) is None
    assert message((unknown, Template("loss {loss}")), v.evidence).key == "loss {loss}"


def test_the_forms_of_a_sentence_are_of_the_same_places():
    sentences = [each for o in (*Outcome, *Quick) for each in o.sentences]
    for text, plural, count, _ in sentences:
        if plural:
            places = re.findall(r"\{(\w+)\}", text), re.findall(r"\{(\w+)\}", plural)
            assert {*places[0], count} == {*places[1], count}
        else:
            assert not count
