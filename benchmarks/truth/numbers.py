"""Every number of a sentence against the path."""

import numpy as np

from benchmarks.truth.facts import LAST_MOVES, UP

# Which kind of contradiction a false number is, by the family of the word.
KIND = {
    "settled": 3,
    "Too slow": 3,
    "Just arrived": 3,
    "Oscillates": 3,
    "Overshoots": 3,
    "Ends higher": 5,
    "Lost": 5,
    "Diverges": 6,
    "Escapes": 6,
    "Stuck": 7,
    "At rest": 1,
    "Hovers": 4,
}
WIDE = 0.05  # of the view: a swing that nobody misses
NEAR = 1.1  # a measure of travel may be taken a little otherwise


def false_numbers(facts, sentence, word):
    """(what is printed, what is true), of every number that the path denies."""
    for name, claims in sentence.claims.items():
        for number, match in claims:
            true = TRUE[name](facts, number, match, word)
            if true is not None:
                yield match.group(), true


def _one_of(*ways):
    """The number is one of the values that these functions of the facts give."""

    def check(facts, number, match, word):
        values = [way(facts) for way in ways]
        if any(number.says(value) for value in values):
            return None
        return " or ".join(f"{value:.6g}" if value is not None else "none" for value in values)

    return check


def _share(facts, number, match, word):
    if word == "Lost" or facts.left_at_end <= UP:
        return _one_of(*_ends(facts, word))(facts, number, match, word)
    return f"{facts.left_at_end:.6g}, which is more than all"


def _ends(facts, word):
    """The share that may stand for the end: with noise also the mean of the tail."""
    ways = [lambda f: f.left_at_end]
    return [*ways, lambda f: f.level] if facts.noisy else ways


def _ratio(facts, number, match, word):
    way = (
        (lambda f: f.level) if facts.noisy and word == "Ends higher" else (lambda f: f.left_at_end)
    )
    if number.value <= 1:
        return "a ratio above 1.01"
    return _one_of(way)(facts, number, match, word)


def _loss(facts, number, match, word):
    lowest = facts.surface.lowest
    ways = [lambda f: float(f.loss[-1])]
    if facts.noisy:
        ways.append(lambda f: _tail(f) + lowest)
    return _one_of(*ways)(facts, number, match, word)


def _tail(facts):
    """The mean of L − L* over the last quarter."""
    return float((facts.loss[-facts.quarter :] - facts.surface.lowest).mean())


def _mean_loss(facts, number, match, word):
    lowest = facts.surface.lowest
    return _one_of(_tail, lambda f: _tail(f) + lowest)(facts, number, match, word)


def _least(facts, number, match, word):
    step = int(match["step"])
    if step > facts.last:
        return f"it ended at step {facts.last}"
    return _one_of(lambda f: float(f.left[step]))(facts, number, match, word)


def _least_loss(facts, number, match, word):
    step = int(match["step"])
    if step > facts.last:
        return f"it ended at step {facts.last}"
    return _one_of(lambda f: float(f.loss[step]))(facts, number, match, word)


def _rise(facts, number, match, word):
    """By how much the end is above a row that is named, else above the first."""
    step = int(match.groupdict().get("step", 0))
    if step > facts.last:
        return f"it ended at step {facts.last}"
    return _one_of(lambda f: float(f.loss[-1] - f.loss[step]))(facts, number, match, word)


def _reversed(facts, number, match, word):
    """Somewhere between the visible ones and all."""
    _, visible = facts.reversals()
    pairs, every = facts.reversals(0.0)
    of = int(match["of"])
    if number.value > of or of > pairs or not 0 < number.value <= max(every, visible):
        return f"{every} of {pairs}, {visible} of the visible ones"
    return None


def _turned(facts, number, match, word):
    """Somewhere between the turns that nobody misses and all turns."""
    low = facts.turns(size=WIDE, first=facts.steps // 2)
    high = max(facts.turns(), facts.reversals(0.0)[1])
    return None if max(low, 1) <= number.value <= high else f"from {low} to {high} times"


def _swing(facts, number, match, word):
    """The range of some late part of the path, or the longest way that it takes back there."""
    since = facts.settled_at if facts.settled_at is not None else facts.at_target_since
    firsts = [facts.last - n for n in (LAST_MOVES, facts.quarter, 2 * facts.quarter)]
    firsts += [since] if since is not None else []
    spans = [way(first) for first in firsts for way in (facts.span, facts.swing)]
    if min(spans) / NEAR - number.unit <= number.value <= max(spans) * NEAR + number.unit:
        return None
    return f"from {min(spans):.4g} to {max(spans):.4g}"


def _settled(facts, number, match, word):
    since = facts.settled_at if facts.noisy else facts.at_target_since
    return None if since is not None and number.value == since else f"{since}"


def _best(facts, number, match, word):
    """No run is better than the best; and the word goes by twice the best."""
    since = facts.settled_at if facts.noisy else facts.at_target_since
    if since is None:
        return "it did not settle"
    if number.value > since:
        return f"it needed {since} itself"
    if (since <= 2 * number.value) != (word == "Just right"):
        return f"{word}, at {since}"
    return None


def _past(facts, number, match, word):
    """Since that step it is beyond a minimum, seen from the start, to the end."""
    step = int(number.value)
    for c in facts.surface.critical_points:
        if c.kind != "minimum" or not 0 < step <= facts.last:
            continue
        side = (facts.points - np.array(c[:2])) / facts.surface.extent
        for axis in facts.ground.seen:
            sign = np.sign(side[0, axis])
            beyond = side[:, axis] * sign
            if beyond[0] > 0 and beyond[step - 1] >= 0 and (beyond[step:] < 0).all():
                return None
    return "no minimum that it crossed there for good"


def _above(facts, number, match, word):
    if not facts.surface.bounded_below:
        return "there is no best"
    return _one_of(lambda f: float(f.loss[-1] - f.surface.lowest))(facts, number, match, word)


def _counted(way):
    def check(facts, number, match, word):
        true = way(facts)
        return None if number.value == true else f"{true}"

    return check


TRUE = {
    "noise_share": _one_of(lambda f: f.level),
    "mean_loss": _mean_loss,
    "mean_ratio": _one_of(lambda f: f.level),
    "off_map": _counted(lambda f: f.off_map_since),
    "swing": _swing,
    "least": _least,
    "least_loss": _least_loss,
    "rise_since": _rise,
    "rise": _rise,
    "share": _share,
    "reversed": _reversed,
    "turned": _turned,
    "ratio": _ratio,
    "past": _past,
    "left_map": _counted(lambda f: f.left_map_at),
    "beyond": _counted(lambda f: f.last),
    "stopped": _counted(lambda f: f.last),
    "best": _best,
    "settled": _settled,
    "half_widths": _one_of(lambda f: f.half_widths),
    "above": _above,
    "gradient": _one_of(lambda f: f.slope),
    "start_loss": _one_of(lambda f: float(f.loss[0])),
    "loss": _loss,
    "budget": _counted(lambda f: f.steps),
}
SHARES = {"share", "noise_share", "least", "ratio", "mean_ratio"}  # not of a gap that is the floor
