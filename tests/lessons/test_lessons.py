"""Every lesson of the folder: its texts are true of its walks, short, and tell nothing too soon."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest

from app import compute
from app.compute.lr_sweep import Walk
from app.language import template
from app.language.pseudo import OPEN
from app.language.speaking import speaking
from app.lessons import answer, catalog, find, readings, reveal
from app.lessons.catalog import FOLDER
from app.lessons.misconceptions import MISCONCEPTIONS
from app.lessons.model import NAMED
from app.lessons.quantities import SERIES
from app.lessons.readings import text_of, value_of
from app.scene.display_options import LOCKABLE, PARTS
from app.scene.ids import LETTERS
from app.scene.parse import read
from descent.message import PLACE
from tests.lessons.prose import after, before, for_teachers, numbers, replies, words

EACH = pytest.mark.parametrize("lesson", catalog(), ids=lambda lesson: lesson.name)


def answers(lesson):
    """One answer of each kind: the right one, and every wrong one."""
    question = lesson.question
    if question.options:
        return [option.key for option in question.options]
    right = answer.truth(lesson)
    named = [right.get("point", [right.get("value")]), *(m.at for m in question.mistakes if m.at)]
    far = ["1e6", "1e6,1e6"][question.kind == "point"]
    return [*(",".join(map(repr, [*at, 0.0][: 1 + far.count(",")])) for at in named), far]


def test_every_file_of_the_folder_is_a_lesson_with_a_number_of_its_own():
    numbers = [lesson.number for lesson in catalog()]
    assert len(numbers) == len(set(numbers)) == len(list(FOLDER.glob("*.toml")))
    assert len({lesson.name for lesson in catalog()}) == len(numbers)


@EACH
def test_its_addresses_open_without_a_note(lesson):
    assert lesson.reading.notes == ()
    assert read(lesson.trial.address).notes == ()
    assert set(lesson.hide) <= set(PARTS)
    assert set(lesson.lock) <= set(LOCKABLE)
    assert read(lesson.scene.query()).scene == lesson.scene


@EACH
def test_the_engine_says_what_its_facts_say(lesson):
    assert lesson.facts
    for fact in lesson.facts:
        if fact.equals:
            assert text_of(fact.of, lesson.scenes) == fact.equals, fact.of
        else:
            value = value_of(fact.of, lesson.scenes)
            assert fact.low <= value <= fact.high, fact.of


@EACH
def test_its_texts_are_short(lesson):
    assert words(lesson.text) <= 40
    assert words(lesson.question.text) <= 25
    assert words(lesson.explanation) <= 60
    assert words(lesson.seen) <= 30
    assert words(lesson.trial.answer) <= 40
    assert [reply for reply in replies(lesson) if words(reply) > 30] == []
    assert words(lesson.title) <= 6
    assert words(lesson.objective) <= 12


@EACH
def test_a_symbol_is_said_in_words_before_the_answer(lesson):
    told = " ".join(before(lesson))
    assert "η" not in told or "rate η" in told or "rate, η" in told or "rates η" in told
    assert " k " not in told or "curvature k" in told
    assert not set("βθκλ∇σ") & set(told)
    assert "β" not in lesson.trial.text or "beta" in lesson.trial.text


@EACH
def test_each_of_its_places_is_filled_and_none_is_idle(lesson):
    texts = (*after(lesson), *for_teachers(lesson))
    used = {place for text in texts for place in PLACE.findall(text)}
    assert used == {name for name, _ in lesson.places}
    for text in texts:
        assert "{" not in lesson.say(text)


@EACH
def test_before_the_answer_no_text_has_a_place(lesson):
    assert [text for text in before(lesson) if PLACE.search(text)] == []


@EACH
def test_what_is_seen_is_true_where_the_walks_stand_in_the_end(lesson):
    # What is read of the last step is what is seen at the last that is played.
    scene = replace(lesson.scene, steps=compute.picture(lesson.scene)["end"])
    of_the_end = re.compile(r"[A-D]\.(x|y|loss|loss_left|test_loss)")
    for name, reading in lesson.places:
        if of_the_end.fullmatch(reading):
            then = [text_of(reading, each) for each in ({"": scene}, lesson.scenes)]
            assert then[0] == then[1], name


@EACH
def test_a_number_after_the_answer_is_of_a_run_or_of_the_question(lesson):
    known = set().union(*map(numbers, before(lesson)))
    known |= numbers(re.sub("[,;:=]", " ", lesson.address.replace("-", "−")))
    known |= {f"{value:g}" for mistake in lesson.question.mistakes for value in mistake.at}
    known |= {fact.equals for fact in lesson.facts}
    said = [text for text in (*after(lesson), *for_teachers(lesson)) if text != lesson.trial.text]
    assert {text: numbers(text) - known for text in said if numbers(text) - known} == {}


@EACH
def test_a_number_before_the_answer_is_of_the_scene_or_a_fact(lesson):
    known = numbers(re.sub("[,;:=]", " ", lesson.address.replace("-", "−")))
    known |= {fact.equals for fact in lesson.facts} | {*lesson.given}
    for text in (*lesson.labels, lesson.objective, lesson.text, lesson.question.text):
        assert numbers(text) <= known, text


@EACH
def test_what_is_tried_has_a_name_for_each_panel_that_is_true_of_it(lesson):
    scene, labels = lesson.trial.scene, lesson.labels_of(lesson.trial.scene)
    assert len(labels) == scene.panels
    assert reveal(lesson, None)["try"]["labels"] == labels
    address = re.sub("[,;:=&]", " ", lesson.trial.address)
    known = numbers(address) | {fact.equals for fact in lesson.facts}
    assert numbers(" ".join(labels)) <= known
    # Another hill, method, schedule or batch is not called what the lesson's was.
    if any(getattr(scene, name) != getattr(lesson.scene, name) for name in NAMED):
        assert labels != lesson.panel_labels() or lesson.trial.labels


def test_a_scene_that_was_made_of_what_is_tried_goes_by_its_rates():
    lesson = find("noisy-steps")
    assert lesson.labels_of(lesson.trial.scene)[0] == "batch 1"
    other = read("surface=bowl&eta=0.1,0.2,0.3,0.4").scene
    assert lesson.labels_of(other) == ["η = 0.1", "η = 0.2", "η = 0.3", "η = 0.4"]


@EACH
def test_a_small_curve_is_most_like_its_walk_where_it_is_the_right_one(lesson):
    if lesson.question.kind != "curve":
        return
    panel, _, name = lesson.question.value.partition(".")
    series = SERIES[name](readings.run_of(lesson.scene, LETTERS.index(panel)))
    at = np.linspace(0, len(series) - 1, len(lesson.question.options[0].curve)).round().astype(int)
    decades = np.log10(series[at] / series[0])
    away = {each.key: np.abs(decades - each.curve).mean() for each in lesson.question.options}
    assert all(len(each.curve) == len(at) for each in lesson.question.options)
    right = lesson.question.right.key
    others = [value for key, value in away.items() if key != right]
    assert away[right] < 0.5
    assert away[right] < 0.6 * min(others), away


def test_the_right_answer_has_no_favorite_letter():
    rights = [lesson.question.right.key for lesson in catalog() if lesson.question.options]
    assert len(rights) < 4 or max(map(rights.count, LETTERS)) <= len(rights) / 2


@EACH
def test_its_question_can_be_asked(lesson):
    question = lesson.question
    assert question.panel in ("", *LETTERS[: lesson.scene.panels])
    labels = lesson.question_payload()["labels"]
    assert len(labels) == len(set(labels)) == lesson.scene.panels
    if question.kind in ("choose", "curve"):
        keys = "".join(option.key for option in question.options)
        assert LETTERS.startswith(keys)
        assert len(keys) >= 2
        assert sum(option.right for option in question.options) == 1
        assert all(bool(option.curve) == (question.kind == "curve") for option in question.options)
    else:
        assert question.tolerance > 0
        assert question.panel
        assert question.mistakes[-1].at == ()  # any other wrong answer has its reply too


@EACH
def test_a_wrong_answer_has_a_belief_and_a_reply_and_the_right_one_has_none(lesson):
    wrong = [each for each in lesson.question.options if not each.right]
    for each in (*wrong, *lesson.question.mistakes):
        assert each.belief
        assert each.reply
        assert each.misconception in ("", *MISCONCEPTIONS)
    for given in answers(lesson):
        told = reveal(lesson, given)
        assert told["is_right"] is (told["reply"] is None), given
        assert told["reply"] is None or told["reply"]["text"]
        assert told["seen"]
        assert told["explanation"]
    rights = [reveal(lesson, given)["is_right"] for given in answers(lesson)]
    assert rights.count(True) == 1


@EACH
def test_a_question_that_is_skipped_is_neither_right_nor_wrong(lesson):
    for nothing in (None, "", "nonsense"):
        told = reveal(lesson, nothing)
        assert (told["is_right"], told["answer"], told["reply"]) == (None, None, None)
        assert told["seen"]


@EACH
def test_before_the_answer_nothing_is_walked_and_nothing_told(lesson, monkeypatch):
    def never(*_):
        raise AssertionError("a walk before the answer")

    monkeypatch.setattr(readings, "run_of", never)
    monkeypatch.setattr(Walk, "run", never)
    payload = lesson.question_payload()
    told = json.dumps(payload, ensure_ascii=False)
    for option in payload["question"].get("options", ()):
        assert option.keys() <= {"key", "text", "curve"}
    for text in after(lesson):
        assert text not in told
    assert payload["question"].keys() <= {"kind", "text", "panel", "options", "unit", "step"}


@EACH
def test_what_is_told_is_plain_json(lesson):
    for given in (None, *answers(lesson)):
        json.dumps(reveal(lesson, given), allow_nan=False)


@EACH
def test_its_prose_is_translated(lesson):
    marked = template.marked()
    assert [text for text in (*before(lesson), *after(lesson)) if text and text not in marked] == []
    assert set(for_teachers(lesson)) <= set(marked)
    with speaking("xx"):
        payload = lesson.question_payload()
        told = reveal(lesson, answers(lesson)[-1])
    for text in (payload["title"], payload["text"], payload["question"]["text"]):
        assert text.startswith(OPEN)
    for text in (told["seen"], told["explanation"], told["try"]["text"]):
        assert text.startswith(OPEN)
