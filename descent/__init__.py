"""The engine of Downhill: the walk down a surface, and what to say of it."""

from descent.clipping import Clip
from descent.events import Event
from descent.evidence import Evidence
from descent.ladder import LADDER_RATES, Ladder, ladder
from descent.loop import run
from descent.optimizers import OPTIMIZERS
from descent.outcome import Motion, Outcome
from descent.parameter import parameters_of
from descent.schedules import SCHEDULES
from descent.survey import Canceled, Survey, survey
from descent.tail import CODES, OUTCOMES
from descent.trajectory import Evaluations, Trajectory
from descent.verdict import Verdict, diagnose, diagnose_together

__all__ = [
    "CODES",
    "LADDER_RATES",
    "OPTIMIZERS",
    "OUTCOMES",
    "SCHEDULES",
    "Canceled",
    "Clip",
    "Evaluations",
    "Event",
    "Evidence",
    "Ladder",
    "Motion",
    "Outcome",
    "Survey",
    "Trajectory",
    "Verdict",
    "diagnose",
    "diagnose_together",
    "ladder",
    "parameters_of",
    "run",
    "survey",
]
