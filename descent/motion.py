"""How a run moves: monotone, zigzag or ringing, read from its moves along the axes of curvature."""

import numpy as np

from descent.measures import SMALLEST, ULP
from descent.outcome import Motion

ZIGZAG_SHARE = 0.75  # of successive moves change sign: it jumps across at nearly every step
RINGING_FLIPS = 2  # there and back again
SPEAKS = 0.1  # of the run's travel undone along an axis: below this the eye sees a straight walk
FADED = 0.01  # of the largest move: what comes after the last such move along an axis is not seen
WELL_FITTED = 0.01  # relative misfit of the recurrence: a curved walk is not one, and has no roots


def motions(surface, trajectory):
    """The motion of every run, a list of Motion.

    The moves are projected on the local eigenvectors of the Hessian, followed along the path so
    that an axis keeps its direction and its name. The axis on which most travel is undone speaks
    for the run. With noise the signs of the moves are the noise's, and nothing is read into them.
    """
    if trajectory.noise:
        return [Motion.JITTER] * trajectory.base_lr.size
    along, real = _projected(surface, trajectory)
    travel = np.abs(along).sum(axis=0)
    undone = travel - np.abs(along.sum(axis=0))
    result = []
    for b, axis in enumerate(undone.argmax(axis=0)):
        moves = along[real[:, axis, b], axis, b]
        heard = undone[axis, b] > SPEAKS * travel[:, b].sum()
        result.append(motion_of(moves) if heard else Motion.MONOTONE)
    return result


def motion_of(moves):
    """The motion of a sequence of moves along one axis."""
    size = np.abs(moves)
    if not size.any():
        return Motion.MONOTONE
    moves = moves[: np.flatnonzero(size > FADED * size.max())[-1] + 1]
    flips = int((np.sign(moves[1:]) * np.sign(moves[:-1]) < 0).sum())
    if flips and flips >= ZIGZAG_SHARE * (len(moves) - 1):
        return Motion.ZIGZAG
    if flips >= RINGING_FLIPS or _comes_back(moves):
        return Motion.RINGING
    return Motion.MONOTONE


def _comes_back(moves):
    """Whether m_t = a·m_{t−1} + b·m_{t−2}, fitted by least squares, has complex roots and soon
    shows it.
    """
    if len(moves) < 5:
        return False
    scaled = moves / np.abs(moves).max()
    before = np.column_stack([scaled[1:-1], scaled[:-2]])
    (a, b), *_ = np.linalg.lstsq(before, scaled[2:], rcond=1e-9)
    misfit = np.linalg.norm(before @ (a, b) - scaled[2:])
    if a * a + 4 * b >= 0 or misfit > WELL_FITTED * np.linalg.norm(scaled[2:]):
        return False
    # A half turn of the roots is one change of direction; one beyond twice the run is no ringing
    # yet.
    return bool(np.arccos(a / (2 * np.sqrt(-b))) * 2 * len(moves) >= np.pi)


def _projected(surface, trajectory):
    """(moves along both axes of curvature, which of them are above rounding), (T, 2, B) each; 0
    after a run's end.
    """
    moves = np.diff(trajectory.path, axis=0)
    x, y = trajectory.path[:-1, 0], trajectory.path[:-1, 1]
    hxx, hxy, hyy = surface.hessian(x, y)
    # An axis has no sign and the two may swap ranks, so the cross they form is followed in quarter
    # turns.
    angle = np.unwrap(np.nan_to_num(np.arctan2(2 * hxy, hxx - hyy) / 2), period=np.pi / 2, axis=0)
    cos, sin = np.cos(angle), np.sin(angle)
    along = np.stack(
        [cos * moves[:, 0] + sin * moves[:, 1], cos * moves[:, 1] - sin * moves[:, 0]], axis=1
    )
    here = np.maximum(np.abs(trajectory.path[:-1]).max(axis=1), SMALLEST)
    along = np.nan_to_num(along, nan=0.0, posinf=0.0, neginf=0.0)
    return along, np.abs(along) > ULP * here[:, None]
