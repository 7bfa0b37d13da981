"""The page of all lessons, and what the server answers to an answer."""

import json
import re
from html import unescape

import pytest

from app import lessons
from app.factory import create_app
from app.lessons.plans import PLANS, slots
from app.page.linker import ordered
from app.page.static_bundle import ENTRIES, SCRIPTS, bundles
from app.settings import Settings

MOST_ON_FIRST_SCREEN = 10_000  # bytes, before they are packed


@pytest.fixture(scope="module")
def client():
    return create_app(Settings(answer_seconds=60)).server.test_client()


def test_the_gallery_names_and_links_every_lesson_without_a_script(client):
    page = unescape(client.get("/lessons").data.decode())
    for lesson in lessons.catalog():
        assert lesson.title in page
        assert lesson.objective in page
        assert f'href="./?lesson={lesson.name}"' in page
    assert 'src="bundle' not in page


def test_the_gallery_takes_its_look_along_to_a_lesson(client):
    page = unescape(client.get("/lessons?theme=dark&lang=xx&surface=beale").data.decode())
    assert 'data-theme="dark"' in page
    assert "?lesson=too-large&theme=dark&lang=xx" in page
    assert "beale" not in page


def test_the_first_screen_leads_to_the_lessons_and_loads_nothing_of_them(client):
    assert b"lesson.js" not in client.get("/").data
    assert b"lesson.css" not in client.get("/").data
    assert b' href="lessons"' in client.get("/").data


@pytest.mark.parametrize("answer", ["B", "D", "skip"])
def test_an_answer_brings_the_walks_and_what_is_said_to_it(client, answer):
    given = json.loads(client.get(f"/ask/lesson/too-large/{answer}").data)
    said = given["reveal"]
    assert (said["answer"] or {"key": "skip"})["key"] == answer
    assert said["is_right"] is {"B": True, "D": False, "skip": None}[answer]
    assert given["picture"]["panels"][2]["outcome"] == "oscillates"
    assert given["lesson"]["stage"] == "play"
    assert given["scene"]["lock"] == []


def test_the_frame_of_a_lesson_is_found_by_its_address():
    home = "https://walks.example.org/"
    client = create_app(Settings(home=home)).server.test_client()
    card = json.loads(client.get(f"/oembed?url={home}?lesson=3%26theme=dark").data)
    assert f'src="{home}embed?lesson=too-large"' in card["html"]
    assert card["title"] == "Lesson 3: Too large – Downhill"
    assert card["thumbnail_url"] == f"{home}export/preview.png?lesson=too-large"


def test_what_is_no_lesson_and_no_answer_is_refused(client):
    assert client.get("/ask/lesson/none/A").status_code == 404
    assert client.get(f"/ask/lesson/3/{'A' * 80}").status_code == 404
    assert client.get("/lessons/none/still-light.png").status_code == 404
    assert client.get("/lessons/3/still-blue.png").status_code == 404


def test_an_address_may_lead_past_the_question_and_to_what_is_tried_next(client):
    def first(query):
        page = client.get(f"/embed?{query}").data.decode()
        return json.loads(re.search(r'id="first-answer"[^>]*>(.*?)</script>', page)[1])

    played, tried = first("lesson=3&stage=play"), first("lesson=3&stage=try")
    assert played["lesson"]["stage"] == "play"
    assert played["reveal"]["answer"] is None
    assert tried["lesson"]["stage"] == "try"
    own = first("lesson=3&stage=try&surface=parabola&eta=0.45,0.9,0.99,1.05")
    assert own["scene"]["eta"] == [0.45, 0.9, 0.99, 1.05]
    assert own["notes"] == []


def test_where_no_script_runs_a_lesson_is_its_question(client):
    page = client.get("/?lesson=3").data.decode()
    words = page.split("<noscript>")[1].split("</noscript>")[0]
    assert "<h1>Too large</h1>" in words
    assert "<li>It jumps between 4 and −4 for ever.</li>" in words
    assert "too slow" not in words


def test_the_plans_for_a_class_are_a_page_without_answers(client):
    page = unescape(client.get("/lessons/plan?lang=en&theme=dark").data.decode())
    assert "A class of 50 minutes" in page
    assert "A class of 20 minutes" in page
    for lesson in lessons.catalog():
        assert (f'href="../?lesson={lesson.name}&' in page) == bool(lesson.plan)
        later = [lesson.seen, lesson.explanation, *(each.text for each in lesson.question.options)]
        beginnings = [text.split("{")[0] for text in later]
        assert [text for text in beginnings if len(text) > 10 and text in page] == []
    assert "<script src" not in page
    assert 'href="lessons/plan"' in unescape(client.get("/lessons").data.decode())


def test_a_still_is_drawn_once(client, monkeypatch):
    first = client.get("/lessons/too-small/still-light.png")
    monkeypatch.setattr("app.web.routes.lessons.still", lambda *_, **__: b"another")
    again = client.get("/lessons/too-small/still-light.png")
    assert (first.status_code, again.data) == (200, first.data)


def test_lessons_add_next_to_nothing_to_the_first_screen():
    modules = [each for each in ordered(SCRIPTS, *ENTRIES["page.js"]) if "lesson" in each.name]
    rules = [line for line in bundles()["page.css"].text.splitlines() if "lesson" in line]
    size = sum(len(each.body.encode()) for each in modules) + len("\n".join(rules).encode())
    assert [each.name for each in modules] == ["hosts/lesson_host.js"]
    assert size < MOST_ON_FIRST_SCREEN


@pytest.mark.parametrize("minutes", PLANS)
def test_a_plan_leads_from_each_of_its_lessons_to_the_next(client, minutes):
    page = unescape(client.get("/lessons/plan?theme=projector").data.decode())
    order = [slot.lesson.name for slot in slots(minutes)]
    links = re.findall(rf'href="../\?lesson=([\w-]+)&theme=projector&plan={minutes}"', page)
    assert links == order
    way = [order[0]]
    while after := ask(client, way[-1], f"plan={minutes}")["reveal"]["next"]:
        way.append(after["name"])
    assert way == order
    assert ask(client, order[0], f"plan={minutes}")["lesson"]["plan"] == minutes


def test_a_plan_that_there_is_not_leads_by_the_numbers(client):
    for query in ("", "plan=7", "plan="):
        answer = ask(client, "it-depends", query)
        assert answer["lesson"]["plan"] == ""
        assert answer["reveal"]["next"]["name"] == "ravines"


def ask(client, name, query):
    """What is answered to a question that is skipped."""
    return client.get(f"/ask/lesson/{name}/skip?{query}").get_json()
