"""What BFGS and L-BFGS share: a direction from remembered steps, and a search along it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing, number
from descent.message import N_
from descent.optimizer import Optimizer
from descent.optimizers._wolfe_search import Place, dot, wolfe_search


@dataclass(frozen=True)
class QuasiNewton(Optimizer):
    """d from g and the memory;  p ← p + αd by a Wolfe search whose first trial is α = η;  then the
    memory takes in the pair s = αd, y = the change of the gradient, if s·y > 0.

    A subclass says what the memory is. While it is blank, `direction` must give exactly −g: so it
    starts, and to that it falls back where the memory leads uphill or nowhere.

    Value and gradient at p are those of the last trial, and not asked for again. With noise, both
    gradients of a pair are therefore of one mini-batch, that of the update; with mini-batches of
    data each update asks for both, so that they are of its own. Only where a search
    found nothing is the gradient asked anew; if it is the one that was followed in vain, the run
    has come to rest.
    """

    has_memory: ClassVar[bool] = True

    def step(self, t, lr, p, state, gradient_at):
        *_, state, point = self._parts(lr, p, state, gradient_at)
        return point, state

    def account(self, t, lr, p, state, gradient_at):
        g, d, alpha, _, point = self._parts(lr, p, state, gradient_at)
        return (
            gradient(g),
            Row(N_("b: B·g, B the inverse of the curvature as learned so far"), -d, "memory"),
            number("α: from η, until both Wolfe conditions hold", alpha, p),
            *landing("Δθ = −α·b", p, point),
        )

    def _parts(self, lr, p, state, gradient_at):
        start, memory, resting = self._start(p, state, gradient_at)
        d = self.direction(memory, start.g)
        slope = dot(start.g, d)
        lost = ~((slope < 0) & np.isfinite(slope))
        d, memory = np.where(lost, -start.g, d), self.forget(memory, lost)
        alpha, end = wolfe_search(gradient_at, start, d, lr, ~resting & (lr > 0))
        found = alpha > 0
        s, y = end.p - p, end.g - start.g
        memory = self.remember(memory, s, y, found & (dot(s, y) > 0))
        # A remembered direction that failed is forgotten, and −g gets its try: NaN is like nothing
        # that will be heard.
        failed = (lr > 0) & ~found
        steepest = (d == -start.g).all(axis=0)
        g = np.where(failed & ~steepest, np.nan, end.g)
        return start.g, d, alpha, (end.loss, g, self.forget(memory, failed), failed), end.p

    def _start(self, p, state, gradient_at):
        """(the Place of p, the memory, which runs have come to rest)."""
        if state is None or gradient_at.changes:
            resting = np.zeros(p.shape[1], dtype=bool)
            memory = self.blank(p) if state is None else state[2]
            return Place(p, gradient_at.value(p), gradient_at(p)), memory, resting
        loss, g, memory, failed = state
        if not failed.any():
            return Place(p, loss, g), memory, failed
        heard = gradient_at(p, where=failed)
        resting = failed & (heard == g).all(axis=0)
        return Place(p, loss, np.where(failed, heard, g)), memory, resting

    def blank(self, p):
        """The memory before anything is remembered, for points p of shape (2, B)."""
        raise NotImplementedError

    def direction(self, memory, g):
        """Where to go, (2, B): −g times what is remembered of the inverse Hessian."""
        raise NotImplementedError

    def remember(self, memory, s, y, kept):
        """The memory with the step s and the change y of the gradient, in the runs `kept`."""
        raise NotImplementedError

    def forget(self, memory, runs):
        """The memory, blank again in the runs of the mask `runs`."""
        raise NotImplementedError
