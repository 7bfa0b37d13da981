"""Distance (10⁶ parsecs) and radial velocity (km/s) of 24 extra-galactic nebulae.

E. Hubble, A Relation between Distance and Radial Velocity among Extra-Galactic Nebulae,
Proc. National Academy of Sciences 15 (1929) 168–173, table 1.
"""

NEBULAE = (
    *((0.032, 170), (0.034, 290), (0.214, -130), (0.263, -70), (0.275, -185), (0.275, -220)),
    *((0.45, 200), (0.5, 290), (0.5, 270), (0.63, 200), (0.8, 300), (0.9, -30)),
    *((0.9, 650), (0.9, 150), (0.9, 500), (1.0, 920), (1.1, 450), (1.1, 500)),
    *((1.4, 500), (1.7, 960), (2.0, 500), (2.0, 850), (2.0, 800), (2.0, 1090)),
)
