"""What the page says where no script runs: the four walks of the first screen, in words."""

from html import escape

from app.language.speaking import _
from descent.message import N_

DESCRIPTION = N_(
    "Four walks down one loss surface, side by side: too slow, just right, oscillating, diverging."
)
TITLE = N_("Downhill: what does the learning rate do?")
WHY = N_(
    "This page plays four walks down one hill and needs JavaScript to do so. What they show, on "
    "L = ½(x² + 10y²) from (−4, 2) in 40 steps of gradient descent:"
)
PLAYED = N_("What the walk does is played by scripts, which do not run here.")
WALKS = (
    N_("η = 0.002 is too slow: 38.5 % of the loss is left."),
    N_("η = 0.15 is just right: settled at step 11."),
    N_("η = 0.195 oscillates: 39 of 39 steps reversed, 1.2 % left."),
    N_("η = 0.21 diverges: off the map at step 5, loss × 1463."),
)


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


def without_scripts() -> str:
    """Return it as HTML."""
    walks = "".join(f"<li>{escape(_(walk), quote=False)}</li>" for walk in WALKS)
    return f"<h1>{escape(_(TITLE))}</h1><p>{escape(_(WHY))}</p><ul>{walks}</ul>"
