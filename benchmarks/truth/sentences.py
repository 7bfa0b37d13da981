"""A sentence as a visitor reads it: which numbers it prints, and what each is said to be."""

import re
from dataclasses import dataclass, field

NUMBER = r"[−-]?\d+(?:\.\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
ROUNDING = 0.51  # of a unit in the last place that is printed
SAME = 1e-6  # relative: sums in another order


@dataclass(frozen=True)
class Printed:
    """A number as it is printed, and the size of a unit in its last place."""

    text: str
    value: float
    unit: float

    @classmethod
    def of(cls, text, scale=1.0):
        mantissa, _, power = text.replace("−", "-").partition("·10")
        factor = scale * 10.0 ** int(power.translate(LOWERED) or 0)
        places = len(mantissa.partition(".")[2])
        return cls(text, float(mantissa) * factor, 10.0**-places * factor)

    def says(self, value):
        """Whether it is how this value may be printed."""
        if value is None or value != value:
            return False
        return abs(self.value - value) <= ROUNDING * self.unit + SAME * abs(value)


SHARE = 0.01  # what is printed in percent
# What a number, #, is said to be; what is read first is not read again.
PHRASES = (
    ("noise_share", SHARE, "# % of the loss(?: is left)? on average", "# % on average"),
    ("mean_ratio", 1, "loss × # on average"),
    ("mean_loss", 1, r"(?:loss|\bto) # on average", "floor ≈ #"),
    ("swing", SHARE, r"swing[^;:\d]*# % of the (?:map|view)", "over # % of the (?:map|view)"),
    ("least", SHARE, r"it was # % at step (?P<step>\d+)"),
    ("least_loss", 1, r"it was # at step (?P<step>\d+)"),
    ("rise_since", 1, r"it was lower by # at step (?P<step>\d+)"),
    ("share", SHARE, "# % of the loss(?: is)? left", "# % left"),
    ("reversed", 1, r"# of (?P<of>\d+) (?:visible )?(?:steps|moves) reversed"),
    ("turned", 1, "turned back # times?", "turned back (?P<once>once|twice)"),
    ("ratio", 1, "loss × #"),
    ("past", 1, "went past the minimum at step #"),
    ("left_map", 1, "left the map at step #"),
    ("off_map", 1, "off the map since step #"),
    ("beyond", 1, "beyond all numbers after step #"),
    ("best", 1, "best(?: rate)? needs #"),
    ("settled", 1, "settled at step #", "^step #", "at the target(?: only)? since step #"),
    ("stopped", 1, "at step #$"),
    ("half_widths", 1, "# half-widths?"),
    ("above", 1, "# above the best"),
    ("gradient", 1, "gradient #"),
    ("start_loss", 1, "loss from #", "loss #(?=, and higher)", "# at the start"),
    ("rise", 1, "higher by #"),
    ("loss", 1, "loss #", r"\bto #"),
    ("budget", 1, "(?:after|of|in) # steps?", "^ +of #$"),
)
ONCE = {"once": "1", "twice": "2"}
# What says something without a number.
WORDLESS = ("gradient ≈ 0", "still falling", "never left the marker", "beyond all numbers")


@dataclass
class Sentence:
    """The claims of a sentence: name → list of (Printed, match)."""

    text: str
    claims: dict = field(default_factory=dict)
    unread: list = field(default_factory=list)  # numbers of which nothing is known

    @classmethod
    def read(cls, text):
        """Read a sentence, phrase by phrase; what was read once is not read again."""
        found, rest = cls(text), text
        for name, scale, *patterns in PHRASES:
            for pattern in patterns:
                rest = found._take(name, pattern, scale, rest)
        found.unread = re.findall(NUMBER, rest.replace("gradient ≈ 0", ""))
        return found

    def _take(self, name, pattern, scale, rest):
        for match in list(re.finditer(pattern.replace("#", f"(?P<number>{NUMBER})"), rest)):
            groups = match.groupdict()
            text = groups.get("number") or ONCE[groups["once"]]
            number = Printed.of(text, scale)
            self.claims.setdefault(name, []).append((number, match))
            rest = rest.replace(match.group(), " " * len(match.group()), 1)
        return rest

    def __contains__(self, name):
        return name in self.claims

    def of(self, name):
        """The numbers that are said to be this."""
        return [number for number, _ in self.claims.get(name, ())]

    @property
    def is_understood(self):
        known = self.claims or any(words in self.text for words in WORDLESS)
        return bool(known) and not self.unread
