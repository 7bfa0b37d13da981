"""The words of the field that the lessons use, each with what it means in a sentence or two."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.language.speaking import _
from descent.message import N_


@dataclass(frozen=True)
class Term:
    """A word, with what it means. `forms` are the words by which a text may say it, with commas
    between; the first is its name."""

    forms: str
    meaning: str


GLOSSARY = (
    Term(
        N_("learning rate, rate, rates, η, eta"),
        N_("How far a step goes for a given slope: the step is the rate times the slope."),
    ),
    Term(
        N_("loss, losses"),
        N_("How wrong a model is, as one number. The height of the hill. Training makes it small."),
    ),
    Term(
        N_("weight, weights"),
        N_("A number in a model that training changes. Here there are two at most, x and y."),
    ),
    Term(
        N_("slope, slopes"),
        N_("How much the loss changes when a weight grows a little. It is positive uphill."),
    ),
    Term(
        N_("gradient, gradients"),
        N_("The slopes along all weights together: an arrow that points where it is steepest up."),
    ),
    Term(
        N_("curvature, curvatures, λ"),
        N_("How fast the slope grows from place to place: λ. Steep walls have a large curvature."),
    ),
    Term(
        N_("settle, settles, settled"),
        N_("To come to where at most a hundredth of the first loss is left, and to stay there."),
    ),
    Term(
        N_("minimum, minima, dip, dips"),
        N_("A place from which the ground rises on all sides. There may be several."),
    ),
    Term(
        N_("saddle, pass"),
        N_("Level ground from which it goes up one way and down the other."),
    ),
    Term(
        N_("momentum"),
        N_("A share of the last step that is kept in the next, like the run-up of a heavy ball."),
    ),
    Term(
        N_("ravine, ravines"),
        N_("A long valley: steep across, and nearly flat along."),
    ),
    Term(
        N_("hover, hovers"),
        N_("To go up and down about one level, and to come no lower."),
    ),
    Term(
        N_("restart, restarts"),
        N_("To raise a rate that has fallen to where it began, and to let it fall again."),
    ),
    Term(
        N_("noise, noisy"),
        N_("An error in the slope that is another one at each step, and is zero on average."),
    ),
    Term(
        N_("batch, batches"),
        N_("The examples that one step looks at. Fewer are quicker, and noisier."),
    ),
    Term(
        N_("epoch, epochs"),
        N_("As many steps as it takes to look at each example once."),
    ),
    Term(
        N_("schedule, schedules"),
        N_("A plan by which the learning rate changes from step to step."),
    ),
    Term(
        N_("Adam"),
        N_("A method that gives each weight a step of its own, by how large its slopes were."),
    ),
    Term(
        N_("standardised"),
        N_("Shifted and scaled, so that the mean is zero and the usual distance from it is one."),
    ),
    Term(
        N_("test loss"),
        N_("The loss of examples that no step has used: how well the model does on new ones."),
    ),
)


def glossary_of(texts: Iterable[str]) -> list[dict]:
    """Return the terms that stand in some texts of the language in which is spoken: the words that
    say each, longest first, its name, and its meaning."""
    text, found = " ".join(texts), []
    for term in GLOSSARY:
        words = [word.strip() for word in _(term.forms).split(",")]
        used = [word for word in words if says(text, word)]
        if used:
            used.sort(key=len, reverse=True)
            found.append({"name": words[0], "words": used, "text": _(term.meaning)})
    return found


def says(text: str, word: str) -> bool:
    """Say whether a text has a word, whole."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
