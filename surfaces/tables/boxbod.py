"""Biochemical oxygen demand (mg/l) after so many days of incubation.

NIST Statistical Reference Datasets, BoxBOD (1997); from G. E. P. Box, W. G. Hunter & J. S. Hunter,
Statistics for Experimenters (1978) 483–487.
"""

DEMAND = ((1, 109), (2, 149), (3, 149), (5, 191), (7, 213), (10, 224))
