"""The table of a class: every claim with its figure, what it was once, and its bound."""

from benchmarks.classroom.measures import measured
from benchmarks.table import Row

S, MS, MB, COUNT = ("s", 1, 2), ("ms", 1000, 3), ("MB", 1, 3), ("", 1, 6)
# key, what it is, unit, bound (at most, or at least where it is negative), what it was before
CLAIMS = [
    ("at once loaded", "50 cold first loads at once: come", COUNT, -50, "16"),
    ("at once longest", "  longest", S, 5, "60 s"),
    ("class loaded", "200 browsers in 20 s, 20 of them real, all stay: come", COUNT, -200, "14"),
    ("class longest", "  longest", S, 5, "120 s"),
    ("browsers slowest", "  the slowest answer to a real one", S, 5, ""),
    ("heads", "a probe beside 400 slow heads", S, 0.5, "no connection"),
    ("bodies", "  400 slow bodies", S, 0.5, "no connection"),
    ("readers", "  400 slow readers", S, 0.5, "no connection"),
    ("normal p50", "60/s of the class mix for 30 s, p50", MS, 0.05, ""),
    ("normal p95", "  p95", MS, 0.15, "about 80 students"),
    ("normal not served", "  not served", COUNT, 0, ""),
    ("heavy p95", "180/s for 30 s, p95 of what is served", MS, 1, "a backlog"),
    ("heavy shed", "  share told to try again", COUNT, 1, "0"),
    ("heavy lost", "  lost", COUNT, 0, ""),
    ("after p95", "  one second later, p95", MS, 0.15, ""),
    ("after not served", "  not served then", COUNT, 0, ""),
    ("alone p95", "a slider alone, p95", MS, 0.1, "13 ms"),
    ("beside p95", "  beside eight frames of 14 s of CPU, p95", MS, 0.1, "14 s"),
    ("beside not served", "  not served", COUNT, 0, ""),
    ("frame", "  such a frame stands after", S, 5, "100 s"),
    ("whole", "  and has all its walks after", S, 300, "100 s"),
    ("answers made", "100,000 answers after warm-up: made in time", COUNT, -100_000, ""),
    ("answers", "  growth", MB, 5, ""),
    ("fuzzed made", "10,000 hostile requests with files: made in time", COUNT, -10_000, "19,000"),
    ("fuzzed", "  growth", MB, 60, ""),
    ("fuzzed wrong", "  answered 5xx but 503, or not at all", COUNT, 0, "0"),
    ("figures", "eight figures at once: peak of all processes", MB, 300, ""),
    ("figures made", "  made", COUNT, -8, ""),
    ("end lost", "SIGTERM with 40 in flight: lost", COUNT, 0, "all"),
    ("end seconds", "  ended after", S, 5.5, ""),
    ("end code", "  exit code", COUNT, 0, "143"),
]


def rows() -> list[Row]:
    """Measure, and return a row for every claim; figures that miss their bound say so."""
    found = measured()
    return [row(found[key], *claim) for key, *claim in CLAIMS]


def row(value: float, what: str, unit: tuple, bound: float, before: str) -> Row:
    """Return one figure beside its bound."""
    name, factor, digits = unit
    is_least = bound < 0
    bound = abs(bound)
    holds = value >= bound if is_least else value <= bound
    said = f"{'≥' if is_least else '≤'} {bound * factor:g} {name}".strip()
    was = f"; was {before}" if before else ""
    share = f"{value / bound:.2f}" if bound else ("0" if value == 0 else "∞")
    measured = f"{value * factor:.{digits}g} {name}".strip()
    return Row(what, measured, said + was, share if holds else f"{share} MISSED")
