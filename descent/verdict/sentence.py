"""The evidence as it is printed: the value of each place in a sentence, where it says anything."""

from descent.number_format import apart, number, percent
from descent.verdict.rules import MOSTLY, UP

STEPS = ("settled_at", "at_target_since", "best_settle", "left_map_at", "went_past_at", "least_at")
COMPARED = (("start_loss", "loss"), ("start_loss", "level"), ("least_loss", "loss"))
WIDE_SWING = 0.1  # of the view: a run that has settled and still swings so far is seen to do so


def message(sentences, evidence):
    """The Message of the first of these templates whose numbers are all known, and read differently
    where one is held against the other; None without one.
    """
    known = places(evidence)
    for sentence in sentences:
        is_true = not sentence.when or getattr(evidence, sentence.when)
        if is_true and all(name in known for name in sentence.needs):
            values = {name: known[name] for name in sentence.needs}
            compared = _compared(sentence.needs, evidence)
            if compared is not None:
                return sentence.filled(**values | compared)
    return None


def _compared(names, evidence):
    """{place: what is printed there} of two losses that one sentence compares, {} where it compares
    none; None where they would read the same.
    """
    pair = next((pair for pair in COMPARED if {*pair} <= {*names}), None)
    if pair is None:
        return {}
    texts = apart(*(getattr(evidence, name) for name in pair))
    return texts and dict(zip(pair, texts, strict=True))


def places(evidence):
    """{name of a place: what stands there}, without what is not known or would be denied by the
    picture: text as it is printed, and ints where a number decides on the form of a sentence.
    """
    shares, bounded = _shares(evidence), evidence.above_best is not None
    numbers = (
        {
            "loss": evidence.loss,
            "start_loss": evidence.start_loss,
            "grad_norm": evidence.grad_norm,
            "above_best": evidence.above_best,
            "slope": None if bounded or evidence.slopeless else evidence.grad_norm,
            "least_loss": evidence.least_loss,
            "level": evidence.level,
            "batch_limit": evidence.batch_limit,
        }
        | _growth(evidence)
        | _differences(evidence)
        | _floor(evidence)
    )
    whole = {name: getattr(evidence, name) for name in STEPS} | _counts(evidence)
    return {
        **{name: str(value) for name, value in whole.items() if value is not None},
        **{name: number(value) for name, value in numbers.items() if value is not None},
        **{name: percent(value) for name, value in shares.items() if value is not None},
        **{name: value for name, value in _counted(evidence).items() if value is not None},
    }


def _shares(evidence):
    """What is printed as a percentage; more than all of the loss is not "left"."""
    known = evidence.above_best is not None and not evidence.unseen_gap
    shares = {"settled_swing": None, "swing": None}
    if evidence.settled_swing is not None and evidence.settled_swing > WIDE_SWING:
        shares["settled_swing"] = evidence.settled_swing
    if evidence.passes_through:
        shares["swing"] = evidence.swing
    for name in ("loss_left", "least_left", "level_left"):
        value = getattr(evidence, name)
        shares[name] = max(value, 0.0) if known and value is not None and value <= UP else None
    return shares


def _growth(evidence):
    """By how much the loss grew, as a multiple of what there was to lose."""
    known = evidence.above_best is not None and not evidence.unseen_gap
    return {
        name: value if known and value is not None and value > UP else None
        for name, value in (("growth", evidence.loss_left), ("level_growth", evidence.level_left))
    }


def _differences(evidence):
    """By how much a run ends higher than it began, and than it was lately."""
    lower = (("rise", evidence.start_loss), ("rise_since", evidence.least_loss))
    rises = {name: evidence.loss - low for name, low in lower if None not in (low, evidence.loss)}
    return {name: rise for name, rise in rises.items() if rise > 0}


def _floor(evidence):
    """The floor of a noisy run: the loss itself, where the lowest is 0."""
    if evidence.floor is None:
        return {}
    at_zero = evidence.above_best == evidence.loss
    return {"floor" if at_zero else "floor_above": evidence.floor}


def _counts(evidence):
    counts = {"off_map_since": evidence.off_map_since}
    if evidence.reversals >= MOSTLY * evidence.moves:
        counts["reversals"] = evidence.reversals
    if evidence.beyond_numbers:
        counts["last_finite"] = evidence.steps_taken
    if evidence.steps_taken < evidence.steps:  # so far out that it was followed no further
        counts["stopped_at"] = evidence.steps_taken
    return counts


def _counted(evidence):
    """What decides between one and many."""
    names = ("steps", "turned_back", "moves", "batch")
    return {name: getattr(evidence, name) for name in names}
