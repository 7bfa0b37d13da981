"""What a page says where no script runs: its walks, in words."""

from html import escape

from app.language.speaking import _
from app.scene.ids import LETTERS
from descent.message import N_

DESCRIPTION = N_(
    "Four walks down one loss surface, side by side: too slow, just right, oscillating, diverging."
)
TITLE = N_("Downhill: what does the learning rate do?")
PLAYED = N_("What the walk does is played by scripts, which do not run here.")
FRAME = N_("This plays walks down a hill, {hill}, and needs JavaScript to do so. What they show:")
UNNAMED = N_("This plays walks down a hill and needs JavaScript to do so.")
WITHOUT_PAGE = "<style>.page{display:none !important}</style>"
WALK = N_("{letter}: {word}, {sentence}.")


def lesson_in_words(lesson: dict) -> str:
    """Return a lesson's question as HTML, for who has no scripts: it can be thought about."""
    question = lesson["question"]
    options = "".join(
        f"<li>{escape(option['text'], quote=False)}</li>" for option in question.get("options", ())
    )
    texts = (lesson["text"], question["text"], _(PLAYED))
    words = "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)
    title = escape(lesson["title"], quote=False)
    return f'<h1>{title}</h1>{words}<ol type="A">{options}</ol>'


def words_without_scripts(answer: dict) -> str:
    """Return what a page says of its own scene, as HTML; `answer` is what it would begin with."""
    if "lesson" in answer:
        return lesson_in_words(answer["lesson"])
    text = "".join(f"<li>{escape(line, quote=False)}</li>" for line in walks_of(answer))
    walks = f"<ul>{text}</ul>" if text else ""
    hill = answer["hill"]["label"] if text and "surface" not in answer["scene"]["hide"] else ""
    why = escape(_(FRAME, hill=hill) if hill else _(UNNAMED), quote=False)
    return f"<h1>{escape(_(TITLE))}</h1><p>{why}</p>{walks}"


def scene_without_scripts(answer: dict) -> str:
    """Return the same in the place of a frame's or a file's page: controls that do nothing are
    not shown."""
    return f"<noscript>{WITHOUT_PAGE}{words_without_scripts(answer)}</noscript>"


def walks_of(answer: dict) -> list[str]:
    """Return what became of each panel's walk; nothing where that is hidden or not known yet."""
    if "picture" not in answer:
        return []
    shown = zip(LETTERS, answer["picture"]["panels"][: answer["scene"]["panels"]], strict=False)
    return [
        _(WALK, letter=letter, word=panel["word"], sentence=panel["sentence"])
        for letter, panel in shown
        if panel["word"]
    ]
