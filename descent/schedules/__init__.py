"""The catalogue of schedules: one file each, and no other file knows its name."""

from descent.catalogue import catalogue
from descent.schedule import Schedule

SCHEDULES = catalogue(__name__, __path__, Schedule)
