"""The rates that there are, and those at which the thumb of a ruler stops."""

RATE_RANGE = (1e-6, 100.0)
# Within a decade, in hundredths: below which number the stops are how far apart. They are 2 to 5 %
# apart, so that 0.195, 0.2 and 0.21 can all be hit with a hand.
DECADE = ((200, 5), (500, 10), (1000, 20))
