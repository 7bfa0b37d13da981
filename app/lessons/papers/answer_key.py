"""The answer key of worksheets: for teachers alone, a page for each sheet."""

from app.language.speaking import _
from app.lessons.answer import truth
from app.lessons.misconceptions import MISCONCEPTIONS
from app.lessons.model import Lesson
from app.lessons.papers.gift import place
from app.lessons.papers.markup import Markup, element
from app.lessons.papers.variant import Variant
from app.lessons.papers.worksheet import answers, by_hand, document, foot, numbered
from descent.number_format import number


def answer_keys(variants: list[Variant], home: str) -> str:
    """Return the keys of worksheets as one document."""
    return document(_("Downhill: answer key"), [key(each, home) for each in variants])


def key(variant: Variant, home: str) -> Markup:
    """Return the key of one sheet."""
    lesson = variant.lesson
    title = _(
        "Answer key · lesson {number}: {title}", number=str(lesson.number), title=_(lesson.title)
    )
    right = element("p", right_answer(variant), class_="under right")
    ticked = answers(variant, variant.right.key if variant.right else "")
    parts = [
        (_(lesson.question.text), [ticked, right, replies(variant)]),
        *(by_hand(variant, filled=True) if variant.sums else ()),
        (lesson.say(lesson.seen), [under(lesson.say(lesson.explanation))]),
        (_(lesson.trial.text), [under(lesson.say(lesson.trial.answer))]),
        (_("For the class"), [under(lesson.say(lesson.teacher))]),
    ]
    return element(
        "section",
        element("h1", title),
        element("p", _(lesson.objective)),
        *numbered(parts),
        foot(variant, home, is_key=True),
        class_="sheet",
    )


def under(text: str) -> Markup:
    """Return a paragraph under a heading."""
    return element("p", text, class_="under")


def right_answer(variant: Variant) -> str:
    """Return what is right, in a line."""
    lesson = variant.lesson
    if variant.right:
        return _("{key} is right.", key=variant.right.key)
    if lesson.question.kind == "point":
        return _("Right is {place}.", place=place(lesson, truth(lesson)["point"]))
    return _("Right is {value}.", value=number(truth(lesson)["value"]))


def replies(variant: Variant) -> Markup:
    """Return the table of wrong answers: the belief behind each, and what is said to it."""
    rows = [
        element("tr", element("th", name), element("td", belief), element("td", said))
        for name, belief, said in wrong(variant)
    ]
    return element("table", *rows, class_="key")


def wrong(variant: Variant):
    """Yield each wrong answer, the belief behind it, and the reply."""
    lesson = variant.lesson
    for option in variant.options:
        if not option.right:
            yield option.key, belief_of(option), lesson.say(option.reply)
    for mistake in lesson.question.mistakes:
        yield name_of(lesson, mistake.at), belief_of(mistake), lesson.say(mistake.reply)


def name_of(lesson: Lesson, at: tuple[float, ...]) -> str:
    """Return a kind of wrong number or point as a table has it."""
    if not at:
        return _("any other")
    return number(at[0]) if len(at) == 1 else place(lesson, at)


def belief_of(wrong) -> str:
    """Return the belief behind a wrong answer, and the misconception that it is one of."""
    if not wrong.misconception:
        return _(wrong.belief)
    name = _(MISCONCEPTIONS[wrong.misconception])
    return _("{belief} ({misconception})", belief=_(wrong.belief), misconception=name)
