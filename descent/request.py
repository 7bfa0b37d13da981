"""What was asked of a run, checked: the one place where bad numbers are refused."""

from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np

from descent.clipping import Clip

MOST_STEPS = 10_000_000  # beyond this the path alone outgrows a laptop's memory
LARGEST_BATCH = 1_000_000
FULL = "full"  # the batch of all examples


@dataclass(frozen=True, eq=False)
class Request:
    """Rates (B,), starts (2, B), the number of steps, the noise's σ, batch and seeds (one, or B of
    them), and the clipping.

    `examples` is how many there are on a surface made of data, else 0. There `batch` is how many of
    them an update sees; elsewhere how many samples of the noise it averages.
    """

    lr: np.ndarray
    start: np.ndarray
    steps: int
    noise: float
    batch: int
    seed: tuple[int, ...]
    clip: Clip | None
    replacement: bool = False
    examples: int = 0

    @classmethod
    def of(
        cls,
        lr,
        start,
        steps,
        noise=0.0,
        batch=None,
        seed=0,
        clip=None,
        *,
        replacement=False,
        examples=0,
    ):
        """Check every argument, then give all of them the same number of runs."""
        lr, start, seed = _checked_lr(lr), _checked_start(start), _checked_seed(seed)
        runs = max(lr.size, start.shape[1], len(seed))
        for name, size in (("lr", lr.size), ("start", start.shape[1]), ("seed", len(seed))):
            if size not in (1, runs):
                raise ValueError(
                    f"{name} is for {size} runs, and another argument for {runs}: "
                    "give one, or one per run"
                )
        lr = np.broadcast_to(lr, (runs,)).copy()
        start = np.broadcast_to(start, (2, runs)).copy()
        steps = _checked_whole("steps", steps, MOST_STEPS)
        noise, clip = _checked_noise(noise), _checked_clip(clip)
        batch, replacement = _checked_batch(batch, replacement, examples)
        return cls(lr, start, steps, noise, batch, seed, clip, replacement, examples)

    @property
    def runs(self):
        """B, how many runs go side by side."""
        return self.lr.size

    @property
    def is_sampled(self):
        """Whether an update sees some of the examples, and another one others."""
        return self.examples > 0 and (self.replacement or self.batch < self.examples)

    @property
    def is_noisy(self):
        """Whether chance has a say."""
        return self.noise > 0 or self.is_sampled

    def draws(self, surface):
        """The noise of every update, σ/√batch, (T, 2, 1 or B), or None; a longer run begins alike.
        What the surface ignores hears none: there it could only be seen to do what it does not.
        Beside data a batch is one of examples, and averages no noise.
        """
        if not self.noise:
            return None
        each = [
            np.random.Generator(np.random.PCG64(s)).standard_normal((self.steps, 2))
            for s in self.seed
        ]
        samples = 1 if self.examples else self.batch
        draws = self.noise / np.sqrt(samples) * np.stack(each, axis=-1)
        if surface.one_dimensional:
            draws[:, 1] = 0
        return draws


def _checked_lr(lr):
    lr = np.atleast_1d(as_floats("lr", lr))
    if lr.ndim != 1 or not lr.size:
        raise ValueError(
            f"lr must be a number or one number per run, not an array of shape {lr.shape}"
        )
    if not np.isfinite(lr).all():
        raise ValueError(f"lr must be finite, not {lr[~np.isfinite(lr)][0]}")
    if (lr < 0).any():
        raise ValueError(f"lr must not be negative, as {lr[lr < 0][0]:g} is")
    return lr


def _checked_start(start):
    start = as_floats("start", start)
    if start.ndim not in (1, 2) or start.shape[0] != 2 or not start.size:
        raise ValueError(f"start must have shape (2,) or (2, runs), not {start.shape}")
    if not np.isfinite(start).all():
        raise ValueError(f"start must be finite, not {start[~np.isfinite(start)][0]}")
    return start.reshape(2, -1)


def _checked_whole(name, value, most):
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral):
        raise ValueError(f"{name} must be a whole number, not {value!r}")
    if not 1 <= value <= most:
        raise ValueError(f"{name} must lie in [1, {most}], not {value}")
    return int(value)


def _checked_batch(batch, replacement, examples):
    """(batch, replacement), as plain as may be: what sees all examples once has no replacement."""
    if not isinstance(replacement, (bool, np.bool_)):
        raise ValueError(f"replacement must be True or False, not {replacement!r}")
    if isinstance(batch, str) and batch == FULL and not examples:
        raise ValueError(f"batch {FULL!r} is for a surface made of data: here it is a number")
    if batch is None or (isinstance(batch, str) and batch == FULL):
        return max(examples, 1), False
    batch = _checked_whole("batch", batch, LARGEST_BATCH)
    return (min(batch, examples), bool(replacement)) if examples else (batch, False)


def _checked_noise(noise):
    if (
        isinstance(noise, bool)
        or not isinstance(noise, Real)
        or not np.isfinite(noise)
        or noise < 0
    ):
        raise ValueError(f"noise must be a finite number that is not negative, not {noise!r}")
    return float(noise)


def _checked_clip(clip):
    if clip is not None and not isinstance(clip, Clip):
        raise ValueError(f"clip must be a Clip or None, not {clip!r}")
    return clip


def _checked_seed(seed):
    seeds = (seed,) if isinstance(seed, Integral) else tuple(np.ravel(seed).tolist())
    if not seeds or any(isinstance(s, bool) or not isinstance(s, Integral) or s < 0 for s in seeds):
        raise ValueError(
            f"seed must be a whole number that is not negative, or one per run, not {seed!r}"
        )
    return tuple(int(s) for s in seeds)


def as_floats(name, value):
    """An array of floats, or ValueError naming the argument."""
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{name} must be made of numbers, not {value!r}") from error
