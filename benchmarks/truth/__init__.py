"""Is every verdict true? Random runs, and what is said of them held against their own paths.

Nothing here reads a rule, an evidence or a template of `descent`: a sentence is read as a visitor
reads it, and its numbers are worked out anew from the path, the losses and the surface. What both
must agree on – a marker is 1 % of the view, the target is 1 % of the loss – docs/maths.md says.

`python run.py bench truth --seed 1 --runs 100000` ends with 1 where a limit of `report` is passed.
"""
