"""The table of `python run.py bench truth`, and the limits that it is held against."""

from benchmarks.table import Row, print_table
from benchmarks.truth.judge import CELLS, CLAIM, FLOORS, NOT_BETTER, WORSE

NAMES = {
    1: "what can't be seen speaks",
    2: "what the surface ignores decides",
    3: "at the target, and denied",
    4: "with noise, not by the level",
    5: "higher or lost, and called slow",
    6: "escapes and diverges",
    7: "stuck, and the slope",
    9: "the limit that is drawn",
    10: "the motion",
    11: "printing",
}
FEW = 0.001  # of the runs: kinds 3 and 4 together
SELDOM_NOT_BETTER = 0.01  # of the runs whose advice can be followed
SELDOM_WORSE = 0.001


def limits(found):
    """[(what, count, of how many, the most that is allowed)]."""
    rows = [
        (f"{kind} {name}", found.counts[kind], found.runs, 0)
        for kind, name in NAMES.items()
        if kind not in (3, 4)
    ]
    both = found.counts[3] + found.counts[4]
    slow = [(f"{kind} {NAMES[kind]}", found.counts[kind], found.runs, None) for kind in (3, 4)]
    return [
        *rows[:2],
        *slow,
        ("3 and 4 together", both, found.runs, FEW),
        *rows[2:],
        (
            "8 advice that is not better",
            found.counts[NOT_BETTER],
            found.checkable,
            SELDOM_NOT_BETTER,
        ),
        ("8 advice that is worse", found.counts[WORSE], found.checkable, SELDOM_WORSE),
        ("8 advice whose claim is false", found.counts[CLAIM], found.checkable, SELDOM_NOT_BETTER),
        (CELLS, found.counts[CELLS], found.cells, 0),
        (FLOORS, found.counts[FLOORS], found.floors, 0),
    ]


def exceeded(rows, chance=0.0):
    """The rows whose count is beyond their limit.

    A small sample of what keeps a limit goes beyond it now and then; `chance` is by how many
    standard deviations it may. What may never be is never excused.
    """
    return [
        row
        for row in rows
        if row[3] is not None
        and row[1] > (mean := row[3] * row[2]) + bool(mean) * chance * (mean**0.5 + 1)
    ]


def show(found, rows):
    """Print the table, and the first scenes of every kind."""
    table = []
    for what, count, of, most in rows:
        share = f"{100 * count / max(of, 1):.3g} % of {of}"
        allowed = "" if most is None else "never" if not most else f"≤ {100 * most:g} %"
        beyond = most is not None and count > most * of
        table.append(Row(what, str(count), f"{share}, {allowed}".rstrip(", "), "!" * beyond))
    print_table(table)
    print(
        f"\n{found.runs} runs; {found.advice} carry advice, {found.checkable} of them such as "
        "can be followed"
    )
    print("words: " + ", ".join(f"{word} {n}" for word, n in found.words.most_common()))
    print(scenes(found))


def scenes(found):
    """The scenes of every kind that were kept, in words."""
    lines = []
    for kind, cases in sorted(found.cases.items(), key=lambda each: str(each[0])):
        lines += [f"\nkind {kind}:", *(f"    {case}" for _, case in cases)]
    return "\n".join(lines)
