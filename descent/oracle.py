"""What a method may ask of a surface while it walks, and how often it did."""

import numpy as np


class Oracle:
    """The gradient as the method sees it – noise and clipping included – and, for those methods
    that need them, the value without noise, the Hessian and the lowest value known.

    Called with points p, (2, B), it gives the gradient there, (2, B). `where`, a mask (B,), says
    which of the runs really ask: the others are computed along with them, but not counted.

    A single run asks its surface with two numbers: they give the bits of two arrays of one, and
    cost a tenth.
    """

    def __init__(self, surface, clip=None):
        self.lowest = surface.lowest
        self.draw = None  # the noise of the present update, (2, 1) or (2, B)
        self.gradients = self.values = self.hessians = 0  # numbers, or one per run, (B,)
        self.changes = False  # whether every update sees a loss of its own: that of a mini-batch
        self._whole = surface
        self._clip = clip
        self._see(surface)

    def see(self, batch):
        """Answer for a `MiniBatch` from now on: whatever an update asks is of one and the same."""
        self.changes = True
        self._see(batch)

    def _see(self, surface):
        self._surface, self._gradient = surface, surface.gradient

    def __call__(self, p, where=True):
        # However often a method asks within one update, it hears the same noise: one update, one
        # mini-batch.
        self.gradients = self.gradients + where
        g = np.empty(p.shape, p.dtype)  # quicker than `empty_like`
        if p.shape[1] == 1:
            g[0, 0], g[1, 0] = self._gradient(p[0, 0], p[1, 0])
        else:
            g[0], g[1] = self._gradient(p[0], p[1])
        if self.draw is not None:
            g += self.draw
        return g if self._clip is None else self._clip(g)

    def value(self, p, where=True):
        """The loss without noise at points p, (B,): of the mini-batch, where there is one."""
        self.values = self.values + where
        return _value(self._surface, p)

    def whole_value(self, p):
        """The true loss at points p, (B,), whatever an update sees of it."""
        self.values = self.values + True
        return _value(self._whole, p)

    def hessian(self, p, where=True):
        """(∂²L/∂x², ∂²L/∂x∂y, ∂²L/∂y²) at points p, (3, B)."""
        self.hessians = self.hessians + where
        if p.shape[1] == 1:
            return np.array(self._surface.hessian(p[0, 0], p[1, 0]), dtype=float)[:, None]
        h = np.empty((3, p.shape[1]))
        h[0], h[1], h[2] = self._surface.hessian(p[0], p[1])
        return h

    def aside(self):
        """An oracle that answers the same now and counts for itself."""
        other = Oracle(self._whole, self._clip)
        other._see(self._surface)
        other.draw, other.changes = self.draw, self.changes
        return other

    @property
    def counts(self):
        """How often each was asked so far: gradients, values, Hessians."""
        return self.gradients, self.values, self.hessians


def _value(surface, p):
    if p.shape[1] == 1:
        return np.array([surface.value(p[0, 0], p[1, 0])])
    return surface.value(p[0], p[1])
