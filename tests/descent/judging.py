"""Verdicts on runs in one call."""

from descent import diagnose, run
from surfaces import SURFACES


def judged(surface, optimizer, lr, start, steps, best=None, **more):
    """The verdicts on runs of a surface, given by itself or by its key."""
    surface = SURFACES[surface] if isinstance(surface, str) else surface
    walked = run(surface, optimizer, lr=lr, start=start, steps=steps, **more)
    return diagnose(surface, walked, best=best)
