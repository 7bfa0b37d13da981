"""Lessons as visitors play them: every answer by mouse, by keyboard or by touch, and what is then
seen and heard. Tests play a sample of them, `python run.py bench lessons` all.
"""

import re

from playwright.sync_api import expect

from app import lessons
from app.lessons.answer import panel_of, truth
from app.lessons.readings import run_of

# Each hand with its screen, and what its browser has.
HANDS = {
    "mouse": ((1200, 700), {}),
    "keyboard": ((1366, 657), {}),
    "touch": ((360, 640), {"has_touch": True, "is_mobile": True}),
}
# The screens on which axe looks at a lesson.
SCREENS = [(1366, 657, {}), (360, 640, {"has_touch": True, "is_mobile": True})]
# All that the live region says, from the first on.
LISTEN = """(() => {
    window.heard = [];
    new MutationObserver(() => {
        const said = document.getElementById("announcer")?.textContent;
        if (said && said !== window.heard.at(-1)) window.heard.push(said);
    }).observe(document, { childList: true, characterData: true, subtree: true });
})()"""
# A short walk may have come to its end by itself while somebody looked.
SHOW_THE_END = "document.querySelector('.lesson[data-stage=play] .lesson-foot button')?.click()"
# Where a point of a panel's map is, from the corner of the map.
PLACE = """([i, x, y]) => {
    const { xaxis, yaxis, left, top, height } = downhill.page.stage.panels[i].axes();
    return { x: left + xaxis.l2p(x), y: top + (y === null ? height / 2 : yaxis.l2p(y)) };
}"""


def answers(lesson):
    """One answer of each kind, as it is given: the key of an option, or numbers."""
    question = lesson.question
    if question.options:
        return [(option.key,) for option in question.options]
    right = truth(lesson)
    named = [right.get("point", [right.get("value")])]
    named += [list(mistake.at) for mistake in question.mistakes if mistake.at]
    return [tuple(f"{value:.6g}" for value in each) for each in named]


def ask(page, address, lesson):
    """Open a lesson in a frame; its question stands there."""
    page.goto(f"{address}embed?lesson={lesson.name}")
    expect(page.locator(".lesson")).to_have_attribute("data-stage", "question")


def give(page, lesson, answer, hand):
    """Give an answer with one hand."""
    kind = lesson.question.kind
    if hand == "keyboard" and lesson.question.options:
        return page.keyboard.press(answer[0].lower())
    press = "tap" if hand == "touch" else "click"
    if lesson.question.options:
        return getattr(page.locator(f'.option[data-key="{answer[0]}"]'), press)()
    fields = page.locator(".number-answer input")
    if kind == "point" and hand != "keyboard":
        panel = panel_of(lesson.question)
        flat = lesson.scene.surface[panel].one_dimensional
        x, y = map(float, answer)
        place = page.evaluate(PLACE, [panel, x, None if flat else y])
        getattr(page.locator(f'[data-panel="{panel}"] .map'), press)(position=place)
    else:
        for field, text in zip(fields.all(), answer, strict=False):
            field.fill(text)
    if hand == "keyboard":
        return fields.last.press("Enter")
    return getattr(page.locator(".lesson-lock"), press)()


def check(page, lesson, answer):
    """The reply is that of the answer, the panels show what the engine says, and all is said once."""
    column = page.locator(".lesson")
    expect(column).to_have_attribute("data-stage", "why")
    said = lessons.reveal(lesson, ",".join(answer))
    expect(column.locator(".lesson-outcome")).to_have_text(said["seen"])
    expect(column.locator(".lesson-why")).to_have_text(said["explanation"])
    expect(column.locator(".lesson-right")).to_have_count(int(said["is_right"]))
    expect(column.locator(".lesson-reply")).to_have_count(int(not said["is_right"]))
    if not said["is_right"]:
        expect(column.locator(".lesson-reply strong")).to_have_text(said["reply"]["belief"])
        expect(column.locator(".lesson-reply p")).to_have_text(said["reply"]["text"])
    if lesson.question.options:
        expect(column.locator(".lesson-ghost")).to_contain_text(said["answer"]["text"])
    for panel in range(lesson.scene.panels):
        outcome = run_of(lesson.scene, panel).verdict.outcome
        word = page.locator(f'[data-panel="{panel}"] .verdict .word')
        expect(word).to_have_text(outcome.word)
    heard = "\n".join(page.evaluate("window.heard"))
    for once in (lesson.question.text, said["seen"], said["explanation"]):
        assert heard.count(once) == 1, (once, heard)


def play(page, address, lesson, answer, hand):
    """Play a lesson from its question to its explanation."""
    ask(page, address, lesson)
    give(page, lesson, answer, hand)
    check(page, lesson, answer)


def walk_through(page, address, lesson):
    """Walk through a lesson on the page, and yield the name of each stage while it stands there."""
    page.goto(f"{address}?lesson={lesson.name}")
    column = page.locator(".lesson")
    expect(page.locator(".page.ready")).to_be_visible()
    expect(column).to_have_attribute("data-stage", "question")
    yield "question"
    if lesson.question.options:
        page.locator(".option").first.click()
    else:
        answer = answers(lesson)[-1]
        for field, text in zip(page.locator(".number-answer input").all(), answer, strict=False):
            field.fill(text)
        page.locator(".lesson-lock").click()
    expect(column).to_have_attribute("data-stage", re.compile("play|why"))
    yield "locked"
    page.evaluate(SHOW_THE_END)
    expect(column).to_have_attribute("data-stage", "why")
    for term in page.locator(".lesson-why .term").all()[:1]:
        term.click()
    yield "why"
    with page.expect_response(lambda answer: "/ask/scene" in answer.url):  # the walks to be tried
        page.get_by_role("button", name="Try it").click()
    expect(column).to_have_attribute("data-stage", "try")
    expect(page.locator(".panel.stale")).to_have_count(0)
    yield "try"
