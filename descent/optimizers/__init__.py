"""The catalogue of optimizers: one file each, and no other file knows its name."""

from descent.catalogue import catalogue
from descent.optimizer import Optimizer

OPTIMIZERS = catalogue(__name__, __path__, Optimizer)
