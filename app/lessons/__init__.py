"""The lessons: a question before the walk, what the walk did, and why.

A lesson is one file, `NN-name.toml`, that no other file knows. `catalog` has them in their order,
`find` one by its number or name, `reveal` what is said after an answer.
"""

from app.lessons.catalog import catalog, find
from app.lessons.model import Lesson, Option, Question
from app.lessons.reveal import reveal

__all__ = ["Lesson", "Option", "Question", "catalog", "find", "reveal"]
