"""The engine of Downhill: what a surface, an optimizer and a schedule are, and the walk down."""

from descent.loop import run
from descent.optimizers import OPTIMIZERS
from descent.schedules import SCHEDULES
from descent.trajectory import Trajectory

__all__ = ["OPTIMIZERS", "SCHEDULES", "Trajectory", "run"]
