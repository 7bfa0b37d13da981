"""Numbers as they are printed beside the picture: short, and the same everywhere."""

from math import isfinite

MOST_MORE = 3  # digits: of two numbers with more than six nobody sees where they part
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value, more=0):
    """Whole from 1000 on, three digits below, else a power of ten: 1463, 0.294, 5.3·10⁴⁷; with so
    many `more` digits where two numbers would else read the same.
    """
    if value == 0 or not isfinite(value):
        return f"{value + 0:g}"  # −0 is 0
    if 999.5 <= abs(value) < 99_999.5:
        text = f"{value:.{more}f}"
    elif 1e-4 <= abs(value) < 999.5:
        text = f"{value:#.{3 + more}g}" if more else f"{value:.3g}"
    else:
        mantissa, power = f"{value:.{1 + more}e}".split("e")
        text = f"{mantissa}·10{str(int(power)).translate(RAISED)}"
    return text.replace("-", "−")


def apart(one, other):
    """Two numbers that are compared, as they are printed: with as many more digits as they need to
    read differently. None where MOST_MORE would not do.
    """
    for more in range(MOST_MORE + 1):
        texts = number(one, more), number(other, more)
        if texts[0] != texts[1]:
            return texts
    return None


def percent(share):
    """One decimal from 1 % on, two digits below: 38.5 %, 1.2 %, 0.64 %; near the target of 1 %
    three digits, so that 1.03 % does not read as if it had been reached."""
    value = 100 * share
    size = abs(value)
    if 0.95 <= size < 1.05:
        text = f"{value:.3g}".replace("-", "−")
    elif 1.05 <= size < 99_999.5:
        text = f"{value:.1f}".replace("-", "−")
    elif 1e-3 <= size < 0.95:
        text = f"{value:.2g}".replace("-", "−")
    else:
        text = number(value)
    return f"{text} %"
