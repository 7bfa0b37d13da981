"""The engine of Downhill: the walk down a surface, and what to say of it."""

from descent.batch.online_metrics import CODES, OUTCOMES
from descent.batch.survey import Canceled, Survey, survey
from descent.clipping import Clip
from descent.loop import run
from descent.optimizers import OPTIMIZERS
from descent.parameter import parameters_of
from descent.schedules import SCHEDULES
from descent.schedules._per_epoch import PerEpoch, per_epoch
from descent.trajectory import Evaluations, Trajectory
from descent.verdict.diagnose import Verdict, diagnose, diagnose_together
from descent.verdict.events import Event
from descent.verdict.evidence import Evidence
from descent.verdict.lr_sweep import LADDER_RATES, Ladder, ladder
from descent.verdict.outcome import Motion, Outcome

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
    "PerEpoch",
    "Survey",
    "Trajectory",
    "Verdict",
    "diagnose",
    "diagnose_together",
    "ladder",
    "parameters_of",
    "per_epoch",
    "run",
    "survey",
]
