"""A variant of a worksheet: by a seed its answers are in another order, and its sums start
elsewhere.
"""

from dataclasses import dataclass, replace
from random import Random

from app.lessons.model import Lesson, Option
from app.scene.ids import LETTERS
from app.scene.scene import PANELS, Scene

# Where the sums of a sheet may start: numbers that one can work with by hand.
STARTS = (4.0, 2.0, 5.0, -4.0, 3.0, -2.0, -5.0, 1.0)
# Variants that are told apart on paper; the first is as on the screen.
MOST = 10_000


@dataclass(frozen=True)
class Variant:
    """A lesson as one sheet has it: its options, lettered anew, and the scene of its sums."""

    lesson: Lesson
    seed: int
    options: tuple[Option, ...]
    sums: Scene | None

    @property
    def differs(self) -> bool:
        """Whether another seed could give another sheet."""
        return len(self.options) > 1 or self.sums is not None

    @property
    def right(self) -> Option | None:
        """The right option under its letter here."""
        return next((option for option in self.options if option.right), None)


def variant(lesson: Lesson, seed: int = 0) -> Variant:
    """Return a variant of a lesson; that of seed 0 is as on the screen."""
    options = list(lesson.question.options)
    if seed:
        Random(f"{lesson.number} {seed}").shuffle(options)
    lettered = (
        replace(option, key=letter) for letter, option in zip(LETTERS, options, strict=False)
    )
    return Variant(lesson, seed, tuple(lettered), sums(lesson, seed))


def sums(lesson: Lesson, seed: int) -> Scene | None:
    """Return the scene of which a sheet asks the first steps by hand; None where the hill has two
    weights: that takes too long on paper."""
    if not all(surface.one_dimensional for surface in lesson.scene.surface):
        return None
    start = STARTS[seed % len(STARTS)]
    return replace(lesson.scene, start=((start, 0.0),) * PANELS)
