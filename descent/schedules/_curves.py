"""The curves that several schedules are made of; elementwise, any shape → the same shape."""

import numpy as np


def falling_cosine(share):
    """Half a wave from 1, at share 0, down to 0, at share 1: (1 + cos πs)/2."""
    return (1 + np.cos(np.pi * share)) / 2


def triangle(t, period):
    """From 0 up to 1 and down to 0 again in every `period` updates, in straight lines."""
    phase = np.asarray(t, dtype=float) % period / period
    return 1 - np.abs(2 * phase - 1)
