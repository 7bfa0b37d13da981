"""Worksheets, their key, and the command that writes them."""

import re
import sys

import pytest

from app import __main__ as main
from app.language.speaking import speaking
from app.lessons import catalog, readings
from app.lessons.papers.answer_key import answer_keys
from app.lessons.papers.variant import STARTS, variant
from app.lessons.papers.worksheet import worksheets
from tests.lessons.prose import after

HOME = "https://downhill.example/"
EACH = pytest.mark.parametrize("lesson", catalog(), ids=lambda lesson: lesson.name)


@pytest.fixture
def shell(monkeypatch, capsys):
    """What a command prints, what it complains of, and with what it ends."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["app", *map(str, arguments)])
        end = 0
        try:
            main.main()
        except SystemExit as stop:
            end = stop.code
        return capsys.readouterr().out, end

    return run


@EACH
def test_a_sheet_has_the_question_and_tells_no_answer(lesson, monkeypatch):
    def never(*_):
        raise AssertionError("a walk before the answer")

    monkeypatch.setattr(readings, "run_of", never)
    page = worksheets([variant(lesson)], HOME)
    assert lesson.title in page
    assert f"{HOME}?lesson={lesson.number}" in page
    assert "<svg" in page
    told = set(after(lesson)) - {lesson.trial.text}
    assert [text for text in told if text in page] == []


@EACH
def test_no_mark_of_a_sheet_tells_which_option_is_right(lesson):
    page = worksheets([variant(lesson)], HOME)
    boxes = re.findall(r'<i class="(box[^"]*)">', page)
    assert boxes == ["box"] * len(lesson.question.options)
    assert not re.search('class="[^"]*(right|ticked)', page)


def test_a_sheet_is_the_same_whatever_the_engine_says_of_its_walks(monkeypatch):
    plain = [worksheets([variant(lesson)], HOME) for lesson in catalog()]
    monkeypatch.setattr("app.compute.lr_sweep.Walk.run", None)
    assert [worksheets([variant(lesson)], HOME) for lesson in catalog()] == plain


@EACH
def test_a_variant_has_the_same_options_in_an_order_of_its_own(lesson):
    orders = set()
    for seed in range(8):
        made = variant(lesson, seed)
        texts = [option.text for option in made.options]
        assert sorted(texts) == sorted(option.text for option in lesson.question.options)
        assert [option.key for option in made.options] == list("ABCD"[: len(texts)])
        assert variant(lesson, seed) == made
        orders.add(tuple(texts))
    assert len(orders) > 2 or not lesson.question.options
    assert variant(lesson).options == lesson.question.options


@EACH
def test_the_key_ticks_what_is_right_on_the_sheet_of_the_same_variant(lesson):
    for seed in (0, 3):
        made = variant(lesson, seed)
        page = answer_keys([made], HOME)
        assert lesson.say(lesson.seen).replace("&", "&amp;").replace("<", "&lt;") in page
        if made.options:
            ticked = re.findall(r'ticked"></i><b>(.)</b><span>([^<]+)</span>', page)
            assert ticked == [(made.right.key, lesson.question.right.text)]
            assert f"{made.right.key} is right." in page
        else:
            assert "Right is " in page


def test_the_sums_of_the_key_are_those_of_the_hill():
    for seed in range(len(STARTS)):
        page = answer_keys([variant(catalog()[0], seed)], HOME)
        cells = re.findall(r"<td>(−?[\d.]+)</td>", page)
        x = float(cells[0].replace("−", "-"))
        assert x == STARTS[seed]
        for cell in cells[1:5]:
            x -= 0.1 * 2 * x
            assert float(cell.replace("−", "-")) == pytest.approx(x, rel=5e-3)


def test_the_command_keeps_the_key_out_of_the_folder_of_the_class(shell, tmp_path):
    class_, teacher = tmp_path / "class", tmp_path / "teacher"
    assert shell("lessons", "--to", class_, "--teacher", teacher, "--seed", "2")[1] == 0
    assert [file.name for file in class_.iterdir()] == ["worksheets.html"]
    assert sorted(file.name for file in teacher.iterdir()) == ["answer-key.html", "downhill.gift"]
    sheets = (class_ / "worksheets.html").read_text(encoding="utf-8")
    assert sheets.count('<section class="sheet">') == len(catalog())
    assert "variant 2" in sheets
    assert "answer key" not in sheets.lower().replace("the key is on a page of its own", "")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "Say where to"),
        (("--to", "{0}", "--teacher", "{0}"), "stays out of the folder of the class"),
        (("--to", "{0}", "--teacher", "{0}/mine"), "stays out of the folder of the class"),
        (("--to", "{0}", "--lesson", "99"), "There is no lesson '99'"),
        (("--to", "{0}", "--seed", "-1"), "--seed is a whole number"),
    ],
)
def test_what_a_command_can_not_do_is_one_line(shell, tmp_path, arguments, reason):
    _, end = shell("lessons", *(each.format(tmp_path / "folder") for each in arguments))
    assert reason in end
    assert list(tmp_path.iterdir()) == []


def test_the_course_is_not_written_over_another_nor_its_key_into_it(shell, tmp_path, monkeypatch):
    monkeypatch.setattr("app.exports.site.site", lambda *_: iter([("index.html", b"all lessons")]))
    course, mine = tmp_path / "course", tmp_path / "mine"
    assert "stays out" in shell("site", "--to", course, "--teacher", course / "mine")[1]
    assert shell("site", "--to", course, "--teacher", mine)[1] == 0
    assert [file.name for file in course.iterdir()] == ["index.html"]
    assert sorted(file.name for file in mine.iterdir()) == ["answer-key.html", "downhill.gift"]
    assert "is there already" in shell("site", "--to", course)[1]


def test_a_file_that_is_there_stays_unless_it_is_forced(shell, tmp_path):
    made = "lessons", "--to", tmp_path, "--lesson", "3"
    assert shell(*made)[1] == 0
    first = (tmp_path / "worksheets.html").read_text(encoding="utf-8")
    assert "is there already" in shell(*made, "--seed", "1")[1]
    assert (tmp_path / "worksheets.html").read_text(encoding="utf-8") == first
    assert shell(*made, "--seed", "1", "--force")[1] == 0
    assert (tmp_path / "worksheets.html").read_text(encoding="utf-8") != first


def test_a_sheet_is_in_the_language_that_is_spoken():
    with speaking("xr"):
        page = worksheets([variant(lesson) for lesson in catalog()], HOME)
    assert '<html lang="xr" dir="rtl">' in page
    words = re.sub(r"<(style|svg|title).*?</\1>|⟦.*?⟧", "", page, flags=re.DOTALL)
    left = re.findall(r">([^<>]*[A-Za-z]{3,}[^<>]*)<", words)
    assert {text for text in left if HOME not in text} == set()
