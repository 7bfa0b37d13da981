"""R13: before there is an answer, nothing that is sent of a lesson tells what its walks do."""

import json
import re
from functools import cache

import pytest

from app import lessons
from app.compute.lr_sweep import Walk
from app.factory import create_app
from app.settings import Settings

HOME = "https://walks.example.org/"
# Dash gives each of its apps a number of its own.
ID = re.compile(rb'"end_id":"[^"]*"')
SETTINGS = Settings(home=HOME, answer_seconds=60)  # nothing is put off
LESSONS = [lesson.name for lesson in lessons.catalog()]
WAYS = (
    "/?lesson={}",
    "/?lesson={}&theme=dark",
    "/?lesson={}&theme=projector&lang=xx",
    "/embed?lesson={}",
    "/embed?lesson={}&text=150",
    "/embed?lesson={}&theme=projector",
    "/export/preview.png?lesson={}",
    "/lessons/{}/still-light.png",
    "/lessons/{}/still-dark.png",
    "/lessons/{}/worksheet?seed=2",
    "/oembed?url=" + HOME + "?lesson={}",
)


def sent(name):
    """All that is sent of a lesson by an app that has not been asked for anything before."""
    client = create_app(SETTINGS).server.test_client()
    answers = {way: client.get(way.format(name)) for way in (*WAYS, "/lessons", "/lessons/plan")}
    assert {way: each.status_code for way, each in answers.items()} == dict.fromkeys(answers, 200)
    return {way: ID.sub(b"", each.data) for way, each in answers.items()}


plainly_sent = cache(sent)  # before walks are refused


@pytest.mark.parametrize("name", LESSONS)
def test_no_walk_is_taken_and_walks_of_other_rates_would_change_no_byte(name, monkeypatch):
    plain, taken = plainly_sent(name), []

    def refuse(_walk, rates):
        taken.append(rates)
        raise AssertionError("a walk was taken before there was an answer")

    monkeypatch.setattr(Walk, "run", refuse)
    assert sent(name) == plain
    assert taken == []  # nobody asked, so no answer of a walk could change a byte


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_said_after_the_answer_is_not_sent_before(name):
    lesson = lessons.find(name)
    page = plainly_sent(name)["/?lesson={}"].decode()
    first = json.loads(re.search(r'id="first-answer"[^>]*>(.*?)</script>', page)[1])
    assert "reveal" not in first
    assert first["lesson"]["stage"] == "question"
    for panel in first["picture"]["panels"]:
        assert (panel["last"], panel["events"], panel["limit"]) == (0, {}, None)
        assert {panel["fate"], panel["outcome"]} == {"pending"}
    later = [lesson.seen, lesson.explanation, lesson.trial.text, lesson.trial.answer]
    for option in lesson.question.options:
        later += [option.reply, option.belief]
    for text in filter(None, later):
        beginning = re.split(r"[{—]", text)[0].strip()
        assert len(beginning) < 20 or beginning not in page


def test_a_lesson_is_found_by_its_number_and_by_its_name():
    client = create_app(SETTINGS).server.test_client()
    first = [client.get(f"/embed?lesson={each}").data for each in ("3", "too-large", "03")]
    assert first[0] == first[1] == first[2]
    assert b"Lesson 3: Too large" in client.get("/?lesson=3").data


def test_a_lesson_plays_at_its_own_speed_unless_the_address_has_another():
    client = create_app(SETTINGS).server.test_client()
    for query, speed in (("", "2"), ("&theme=projector", "2"), ("&speed=16", "16")):
        answer = client.get(f"/ask/lesson/one-step/3.2?lesson=one-step{query}").json
        assert answer["scene"]["speed"] == speed


def test_an_address_of_no_lesson_is_that_of_its_scene():
    client = create_app(SETTINGS).server.test_client()
    page = client.get("/?lesson=no-such-lesson&surface=beale").data
    assert b"lesson.js" not in page
    assert b"Beale" in page
