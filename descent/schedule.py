"""What a schedule is: a factor on the base rate, as a function of the update's number."""

from dataclasses import dataclass
from typing import ClassVar

from descent.catalogue import key_of
from descent.message import Message
from descent.number_format import number
from descent.parameter import check_parameters


@dataclass(frozen=True)
class Schedule:
    """factor = schedule(t, horizon), elementwise in t = 0, 1, …, horizon − 1. The rate in force is
    lr · factor.

    A subclass is one file in `descent/schedules/`; its fields are its parameters. One more field,
    the last, may be another schedule or a tuple – of numbers, or of groups of them – and is checked
    in `__post_init__`. Of what kind a field is, its default tells: that is how an address is read.

    Its `brief` tells it in a few words, with the values of fields in the places that have their
    names: they stand over a map. The few that are `is_common` are offered before the others.

    One that reacts to the loss says `sees_loss = True`. Then `heed` is told the loss after every
    update and gives one more factor for the next one; until then it is 1.
    """

    groups: ClassVar = ("Fixed", "Decay", "Cycles", "Warm-up", "By the loss", "By hand")
    facts: ClassVar = (
        "label",
        "brief",
        "group",
        "formula",
        "latex",
        "shines",
        "fails",
        "reference",
    )

    key: ClassVar[str]
    label: ClassVar[str]
    brief: ClassVar[str]
    group: ClassVar[str]
    order: ClassVar[float] = 0
    is_common: ClassVar[bool] = False
    sees_loss: ClassVar[bool] = False

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.key = key_of(cls)

    def __post_init__(self):
        check_parameters(self)

    def __call__(self, t, horizon):
        """The factor for update t of `horizon` updates; t a number or an array."""
        raise NotImplementedError

    def in_brief(self):
        """The message that tells this schedule, with its own numbers, in a few words."""
        numbers = {name: each for name, each in vars(self).items() if isinstance(each, int | float)}
        return Message.of(self.brief, **{name: number(each) for name, each in numbers.items()})

    def begin(self, runs):
        """The state of a schedule that sees the loss, before the first update of so many runs."""
        raise NotImplementedError

    def heed(self, state, loss):
        """(state, loss after an update, (B,)) → (state, further factor of the next one, (B,))."""
        raise NotImplementedError
