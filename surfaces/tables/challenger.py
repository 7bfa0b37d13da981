"""Temperature at launch (°F), and whether any O-ring of a booster showed distress: the 23
flights of the space shuttle whose boosters were recovered, before the last of Challenger.

S. R. Dalal, E. B. Fowlkes & B. Hoadley, Risk Analysis of the Space Shuttle: Pre-Challenger
Prediction of Failure, J. American Statistical Association 84 (1989) 945–957, table 1.
"""

# Degrees without and with an incident; within each, in the order of the flights.
UNHARMED = (66, 69, 68, 67, 72, 73, 70, 78, 67, 67, 75, 70, 81, 76, 79, 76)
HARMED = (70, 57, 63, 70, 53, 75, 58)
