"""What an optimizer is: its hyper-parameters, and a pure rule from one point to the next."""

from dataclasses import dataclass
from typing import ClassVar

from descent.breakdown import landing
from descent.catalogue import key_of
from descent.parameter import check_parameters


@dataclass(frozen=True)
class Optimizer:
    """A method of descent. Its fields are its hyper-parameters; the learning rate is never one of
    them.

    A subclass is one file in `descent/optimizers/`. State passes through `step`, so an optimizer
    can be shared, hashed and compared. `has_memory` says that a step depends on more than the
    present gradient's direction: such a method can swing with a long period. `usual_rate` is the
    rate at which its paper or PyTorch starts: a hint, not a default.

    `by_coordinate` says that `step` asks for one gradient, at p, and treats each coordinate by
    itself: then a single run may hand it x and y one after the other, as numbers. Whoever writes
    another `step` says so anew.
    """

    groups: ClassVar = (
        *("Steepest descent", "Momentum", "Adaptive rates", "Adam and its kin"),
        *("Signs only", "Second order"),
    )
    facts: ClassVar = (
        *("label", "group", "formula", "latex", "shines", "fails", "reference", "usual_rate"),
    )

    key: ClassVar[str]
    label: ClassVar[str]
    group: ClassVar[str]
    order: ClassVar[float] = 0
    usual_rate: ClassVar[float]
    has_memory: ClassVar[bool] = False
    by_coordinate: ClassVar[bool] = False

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.key = key_of(cls)
        if "step" in vars(cls):
            cls.by_coordinate = vars(cls).get("by_coordinate", False)

    def __post_init__(self):
        check_parameters(self)

    def init(self, p):
        """The state before the first step, for points p of shape (2, B)."""
        return

    def step(self, t, lr, p, state, gradient_at):
        """Update number t = 0, 1, …: (p, state) → (p, state), both new.

        `lr` is the rate of this update, (B,); p is (2, B); `gradient_at(p)` gives the gradient, (2,
        B), at any point the method cares to ask for. In a walk it is an `Oracle`, which also knows
        the value, the Hessian and the lowest value known.
        """
        raise NotImplementedError

    def account(self, t, lr, p, state, gradient_at):
        """What `step` makes of the gradient, in lines that recombine to the next point: a tuple of
        `Row`, the last two of which are always the step and the point, the very point that `step`
        gives.

        It takes what `step` takes, changes nothing, and asks its questions anew. A method that does
        not tell its lines has only these two. One that does leaves the arithmetic to its `step`: it
        hands it the gradient that it has heard and tells the state that comes back, or both take
        what they need from `_parts`, all the parts of an update with the move or the point last.
        """
        point, _ = self.step(t, lr, p, state, gradient_at)
        return landing("Δθ: the step", p, point)

    def characteristic(self, eta_lambda):
        """(b, c) of r² + br + c = 0, whose roots are the method's error factors on a quadratic of
        curvature λ, elementwise in η·λ; or None where there is no such equation.
        """
        return

    def stability_limit(self):
        """The largest η·λ that is stable on a quadratic of curvature λ, or None where no such limit
        is known.
        """
        return

    def preconditioner(self, t, state):
        """D, (2, B), where update number t is −η·D⁻¹ times an average of gradients, read from the
        state after it; None for a method that divides by nothing.

        For a method that declares one, λ in `characteristic` is a curvature of D^−½HD^−½, as if D
        stood still, and `stability_limit` stays None: no limit is known on the plain Hessian.
        """
        return

    @property
    def preconditions(self):
        """Whether the method declares a preconditioner."""
        return type(self).preconditioner is not Optimizer.preconditioner
