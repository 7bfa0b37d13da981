"""Numbers as they are printed beside the picture: short, and the same everywhere."""

from math import floor, isfinite, log10

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value):
    """Four digits where that is readable, else a power of ten: 1463, 0.294, 5.3·10⁴⁷."""
    if value == 0 or not isfinite(value):
        return f"{value:g}"
    if 1000 <= abs(value) < 99_999.5:
        return f"{value:.0f}".replace("-", "−")
    if 1e-4 <= abs(value) < 1000:
        return f"{value:.3g}".replace("-", "−")
    power = floor(log10(abs(value)))
    mantissa = f"{value / 10.0**power:.1f}"
    if mantissa.lstrip("-") == "10.0":
        mantissa, power = mantissa.replace("10.0", "1.0"), power + 1
    return f"{mantissa}·10{str(power).translate(SUPERSCRIPTS)}".replace("-", "−")


def percent(share):
    """One decimal from 1 % on, two digits below: 38.5 %, 1.2 %, 0.64 %."""
    value = 100 * share
    if abs(value) < 1e-3 and value:
        return f"{number(value)} %"
    text = f"{value:.1f}" if abs(value) >= 0.995 or not value else f"{value:.2g}"
    return (
        f"{text} %".replace("-", "−").replace("0.0 %", "0 %")
        if not value
        else f"{text} %".replace("-", "−")
    )
