"""What is said after an answer: what the walk did, what was said of it, why, and what is next."""

from app.lessons.answer import is_right, panel_of, read_answer, reply_of, truth
from app.lessons.glossary import glossary_of
from app.lessons.model import Lesson
from app.lessons.plans import next_in
from app.lessons.readings import run_of


def reveal(lesson: Lesson, answer: str | None, plan: str = "") -> dict:
    """Return what is said after an answer: the key of an option, a number or a point as text; None,
    or what is no answer, is a question that was skipped.

    What was seen comes first. `is_right` is None and `answer` is None where it was skipped; `reply`
    is None to what is right. `plan` is the class, of so many minutes, that leads to the next.
    """
    given = read_answer(lesson, answer) if answer else None
    right = None if given is None else is_right(lesson, given)
    outcome = run_of(lesson.scene, panel_of(lesson.question)).verdict.outcome
    after = next_in(plan, lesson)
    seen, explanation, trial = map(lesson.say, (lesson.seen, lesson.explanation, lesson.trial.text))
    return {
        "number": lesson.number,
        "name": lesson.name,
        "seen": seen,
        "outcome": outcome.key if lesson.question.panel else None,
        "fate": outcome.fate if lesson.question.panel else None,
        "answer": given
        and {
            "key": given.key,
            "text": given.words,
            "panel": given.panel or lesson.question.panel,
            "place": given.place and list(given.place),
        },
        "is_right": right,
        "truth": truth(lesson),
        "reply": reply_of(lesson, given) if right is False else None,
        "explanation": explanation,
        "glossary": glossary_of([seen, explanation, trial]),
        "try": {
            "text": trial,
            "query": lesson.trial.scene.query(),
            "labels": lesson.labels_of(lesson.trial.scene),
        },
        "next": after and after.card(),
    }
