"""Horsepower and miles per gallon of the 29 cars of model year 1970.

E. Ramos & D. Donoho, the 1983 Statistical Graphics Exposition of the American Statistical
Association; R. Quinlan, Auto MPG, UCI Machine Learning Repository (1993). In the order of the list.
"""

CARS = (
    *((130, 18), (165, 15), (150, 18), (150, 16), (140, 17), (198, 15), (220, 14), (215, 14)),
    *((225, 14), (190, 15), (170, 15), (160, 14), (150, 15), (225, 14), (95, 24), (95, 22)),
    *((97, 18), (85, 21), (88, 27), (46, 26), (87, 25), (90, 24), (95, 25), (113, 26)),
    *((90, 21), (215, 10), (200, 10), (210, 11), (193, 9)),
)
