"""What a lesson is: a scene, one question, what was seen, why, and what to try next."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import parse_qsl, urlencode

from app.language.speaking import _
from app.lessons.glossary import glossary_of
from app.lessons.places import fill
from app.scene.display_options import PARTS
from app.scene.parse import Reading, read
from app.scene.scene import Scene
from descent.number_format import number

KINDS = ("choose", "point", "number", "curve")
# What a lesson needs of the page, unless it says which parts to hide; the others are absent.
NEEDED = ("eta", "limit", "verdict", "loss", "speed", "play", "step", "scrub", "reset", "share")

# A panel is named by these, and has the same name at other rates and from other starts.
NAMED = ("panels", "surface", "opt", "sched", "batch")


@dataclass(frozen=True)
class Option:
    """One answer of several. A wrong one has the belief that it stands for, in words, and a reply.

    `panel` is the letter of the panel that it speaks of, unless it is the question's; `place` the
    point that it names, where its ghost stands on the map of that; `curve` a small drawing of the
    loss by step, in shares of the first loss, at even distances.
    """

    key: str
    text: str
    right: bool = False
    belief: str = ""
    misconception: str = ""
    reply: str = ""
    curve: tuple[float, ...] = ()
    panel: str = ""
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class Mistake:
    """A kind of wrong number, or wrong point: near which value it lies, and the belief behind it.

    Without `at` it is any other wrong answer.
    """

    reply: str
    belief: str = ""
    misconception: str = ""
    at: tuple[float, ...] = ()
    within: float = 0.0


@dataclass(frozen=True)
class Question:
    """What is asked, before anything has moved.

    `panel` is the letter of the panel that is asked about. Of a number, `value` is the reading that
    answers it (see `readings`), `tolerance` how far off is right, `unit` what stands beside the
    field; of a point, `step` is when it is stood there.
    """

    kind: str
    text: str
    panel: str = ""
    options: tuple[Option, ...] = ()
    value: str = ""
    unit: str = ""
    step: int = 1
    tolerance: float = 0.0
    mistakes: tuple[Mistake, ...] = ()

    def option(self, key: str) -> Option | None:
        """Return the option of a key."""
        return next((option for option in self.options if option.key == key), None)

    @property
    def right(self) -> Option | None:
        """The right option, where there are any."""
        return next((option for option in self.options if option.right), None)

    def payload(self) -> dict:
        """Return the question as it is put: nothing in it tells the answer."""
        found = {"kind": self.kind, "text": _(self.text), "panel": self.panel}
        if self.options:
            found["options"] = [option_payload(option) for option in self.options]
        if self.kind == "number":
            found["unit"] = _(self.unit)
        if self.kind == "point":
            found["step"] = self.step
        return found


def option_payload(option: Option) -> dict:
    """Return an option as it is offered: not whether it is right, and not what is said to it."""
    found = {"key": option.key, "text": _(option.text)}
    return found | ({"curve": list(option.curve)} if option.curve else {})


@dataclass(frozen=True)
class Fact:
    """What the engine must say for the texts to be true: the reading `of` a walk `is` this text, or
    lies `low` to `high`."""

    of: str
    equals: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Try:
    """What to do next, with every control at hand: a sentence, and the address where it begins.

    `answer` is what there is to be found, for the teacher's key alone, and `by` what in the address
    is changed for it. `labels` are the names of its panels, where those of the lesson do not fit
    them.
    """

    text: str
    address: str
    answer: str
    by: str = ""
    labels: tuple[str, ...] = ()

    @property
    def scene(self) -> Scene:
        """The scene of the address."""
        return read(self.address).scene

    @property
    def done(self) -> Scene:
        """The scene in which the answer is found."""
        pairs = dict(parse_qsl(self.address)) | dict(parse_qsl(self.by))
        return read(urlencode(pairs, safe=",:;")).scene


def rate_labels(scene: Scene) -> list[str]:
    """Return the name of each panel by its rate."""
    return [f"η = {number(rate)}" for rate in scene.eta[: scene.panels]]


def is_alike(one: Scene, other: Scene) -> bool:
    """Say whether the panels of two scenes differ in nothing that a name tells."""
    return all(getattr(one, name) == getattr(other, name) for name in NAMED)


@dataclass(frozen=True)
class Lesson:
    """One lesson. `places` are the named places of its texts: name → reading of a walk.

    Texts before the answer have no places; a number in them is one of the address, a fact, or one
    that the question sets, `given`. `labels` are the names of the panels where their rates do not
    tell them apart; `covered` is a hill that nobody sees before the answer. `plan` is the
    part that the lesson has in a class of so many minutes: recall, round, search or exit. The
    number is never used again for another lesson.
    """

    number: int
    name: str
    title: str
    objective: str
    minutes: int
    address: str
    text: str
    question: Question
    seen: str
    explanation: str
    trial: Try
    teacher: str
    places: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    given: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    covered: bool = False
    plan: tuple[tuple[str, str], ...] = ()
    hide: tuple[str, ...] = tuple(part for part in PARTS if part not in NEEDED)
    lock: tuple[str, ...] = ()

    @cached_property
    def reading(self) -> Reading:
        """The scene of the address, and the notes on it; a lesson that is right has none."""
        return read(self.address)

    @cached_property
    def scene(self) -> Scene:
        """The scene of the lesson, without the controls that it does not need."""
        hide = tuple(part for part in PARTS if part in {*self.reading.scene.hide, *self.hide})
        return replace(self.reading.scene, hide=hide, lock=self.lock)

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        """The scenes whose walks the texts may speak of, by what stands before a reading."""
        return {"": self.scene, "try": self.trial.scene, "done": self.trial.done}

    def question_payload(self) -> dict:
        """Return the lesson as it is before the answer: no word of it was computed by a run."""
        question = self.question.payload()
        options = [option["text"] for option in question.get("options", ())]
        return self.card() | {
            "text": _(self.text),
            "glossary": glossary_of([_(self.text), question["text"], *options]),
            "query": self.scene.query(),
            "hide": list(self.hide),
            "lock": list(self.lock),
            "labels": self.panel_labels(),
            "covered": self.covered,
            "question": question,
        }

    def panel_labels(self) -> list[str]:
        """Return the name of each panel: in a lesson the letters are those of the answers."""
        return [_(label) for label in self.labels] or rate_labels(self.scene)

    def labels_of(self, scene: Scene) -> list[str]:
        """Return the name of each panel of a scene that is tried: of its own, or as in the lesson
        where nothing but rates and steps differs, or by the rates."""
        for labels, known in ((self.trial.labels, self.trial.scene), (self.labels, self.scene)):
            if labels and is_alike(scene, known):
                return [_(label) for label in labels]
        return rate_labels(scene)

    def card(self) -> dict:
        """Return what a gallery says of the lesson."""
        return {
            "number": self.number,
            "name": self.name,
            "title": _(self.title),
            "objective": _(self.objective),
            "minutes": self.minutes,
        }

    def say(self, text: str) -> str:
        """Return a text of the lesson with its places filled from the run."""
        return fill(text, dict(self.places), self.scenes)
