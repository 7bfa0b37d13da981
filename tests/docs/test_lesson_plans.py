"""The plans for a class on the teacher's page: minutes add up, rounds can be voted on."""

import re

import pytest

from app.lessons import catalog
from app.lessons.plans import PLANS, parts
from docs.lessons import plan, table

EACH = pytest.mark.parametrize("minutes", PLANS)


@EACH
def test_a_plan_takes_its_minutes_without_a_gap(minutes):
    spans = re.findall(r"^\| (\d+)–(\d+) \|", plan(minutes), re.MULTILINE)
    assert [begin for begin, _ in spans[1:]] == [end for _, end in spans[:-1]]
    assert (spans[0][0], spans[-1][1]) == ("0", minutes)


@EACH
def test_a_plan_recalls_then_votes_and_ends_with_a_question(minutes):
    names = [part for _, part in parts(minutes)]
    assert names[0] == "recall"
    assert names[-1] == "exit"
    assert names.count("round") == {"50": 4, "20": 2}[minutes]
    assert names.count("search") == {"50": 1, "20": 0}[minutes]


@EACH
def test_what_is_voted_on_has_answers_with_letters(minutes):
    for lesson, part in parts(minutes):
        if part == "round":
            assert lesson.question.options
        assert lesson.minutes >= PLANS[minutes][part]


def test_a_lesson_has_no_part_in_a_plan_that_is_not_there():
    for lesson in catalog():
        for minutes, part in lesson.plan:
            assert part in PLANS[minutes]


def test_every_lesson_has_its_row():
    assert table().count("`/?lesson=") == len(catalog())
