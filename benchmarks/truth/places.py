"""Kinds 5 and 6: a run that ended higher, elsewhere, or nowhere."""

from benchmarks.truth.facts import UP

COMPARED = (
    ("start_loss", "loss"),
    ("start_loss", "mean_loss"),
    ("least_loss", "loss"),
    ("least", "share"),
)
GROWS = 1.25  # times the swing before: nobody calls that steady


def higher(facts, verdict, name, sentence):
    """5: what ends higher is not too slow, and what ends higher has ended higher."""
    if facts.noisy:
        up = facts.is_whole and bool((facts.loss[-facts.quarter :] > facts.loss[0]).all())
        clearly = up and facts.level > UP
    else:
        up = clearly = facts.left_at_end > UP
    if clearly and not facts.never_left and name in {"Too slow", "Overshoots", "Lost"}:
        yield f"it ends higher than it began: {facts.left_at_end:.4g} times"
    # Beside the bottom e begins near 0, and two losses are named that differ.
    if facts.is_floored and not facts.noisy:
        up = facts.left_at_end > facts.left[0] + UP - 1
    if name == "Ends higher" and not up:
        yield f"it does not end higher: {facts.left_at_end:.4g}"
    if name == "Ends higher" and facts.noisy and facts.is_floored:
        yield "beside the bottom any noise is higher: it hovers"


def read_alike(facts, verdict, name, sentence):
    """5: two losses of which one is said to be higher are seen to differ."""
    for one, other in COMPARED:
        texts = [number.text for key in (one, other) for number in sentence.of(key)]
        if len(texts) == 2 and texts[0] == texts[1]:
            yield "two losses that read the same"
    if any(number.value <= 0 for key in ("rise", "rise_since") for number in sentence.of(key)):
        yield "higher by nothing"


def lost(facts, verdict, name, sentence):
    """5: off the map and not higher is lost."""
    last_quarter = facts.is_whole and facts.off_map[-facts.quarter :].all()
    gone = facts.half_widths > 2 or facts.is_far or last_quarter
    not_higher = facts.left_at_end <= UP
    if gone and not_higher and not facts.never_left and name in {"Too slow", "Overshoots"}:
        yield f"it is off the map, {facts.half_widths:.3g} half-widths from its middle"
    if name == "Lost" and not gone:
        yield "it is not off the map"
    if name == "Lost" and facts.left_at_end > UP * (1 + 1e-9):
        yield f"it is higher: {facts.left_at_end:.4g}"


def gone(facts, verdict, name, sentence):
    """6: what diverges has gone and is higher; what escapes falls, and nothing holds it."""
    left, noisy = facts.left_at_end, facts.noisy
    off = bool(facts.off_map[-1]) if noisy else facts.left_map_at is not None
    true = facts.is_beyond_numbers or (
        left > UP and (facts.is_far or facts.half_widths > 3 or (left > 10 and off))
    )
    falling = facts.loss[-1] < facts.loss[max(0, facts.last - max(1, facts.quarter // 2))]
    if name == "Diverges" and not true:
        yield f"{left:.3g} of the loss, {facts.half_widths:.3g} half-widths away"
    if name not in {"Diverges", "Escapes"} and true and not facts.never_left:
        yield f"{left:.3g} of the loss, {facts.half_widths:.3g} half-widths away"
    if name == "Escapes":
        if facts.surface.bounded_below:
            yield "the surface has a bottom"
        if not falling:
            yield "the loss does not fall any more"
        if left > UP:
            yield "it ends higher than it began"
    if name != "Diverges":
        return
    if facts.is_beyond_numbers and sentence.claims.keys() - {"beyond"}:
        yield "beyond all numbers, and yet there are numbers"
    if (
        not facts.surface.bounded_below
        and not facts.is_beyond_numbers
        and not ({"loss", "start_loss"} <= sentence.claims.keys())
    ):
        yield "without a bottom both losses are to be named"


def grows(facts, verdict, name, sentence):
    """6: a cycle that still grows says so."""
    if name != "Oscillates" or facts.noisy or facts.quarter < 5:
        return
    q, said = facts.quarter, "grow" in sentence.text
    late, before = facts.span(facts.last - q), facts.span(facts.last - 2 * q, -q)
    high = facts.left_at_end > 10 and facts.left_map_at is None
    if high and late > GROWS * before and not said:
        yield f"its swing grows from {before:.3g} to {late:.3g} of the view, and that is not said"
    if said and late < before and facts.loss[-q:].max() < facts.loss[-2 * q : -q].max():
        yield "neither its swing nor its loss grows"
