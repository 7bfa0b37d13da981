"""A class on one server: two hundred browsers, load that does not wait, and those who mean no good.

`python run.py bench class` measures it. It starts servers of its own, asks nobody but this
machine, and takes about eight minutes.
"""

from benchmarks.classroom.rows import rows

__all__ = ["rows"]
