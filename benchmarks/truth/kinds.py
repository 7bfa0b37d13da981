"""The eleven ways in which a word may be denied by its number or by the picture, docs/maths.md."""

import re

from benchmarks.truth.facts import LAST_MOVES, TARGET, VISIBLE
from benchmarks.truth.noise import is_still_falling
from benchmarks.truth.numbers import KIND, SHARES, false_numbers
from benchmarks.truth.places import gone, grows, higher, lost, read_alike
from benchmarks.truth.sentences import Sentence

SETTLED = ("Just right", "Works, slowly", "Works, but overshoots")
WORDS = (
    *SETTLED,
    *("Just arrived", "At rest", "Too slow", "Oscillates", "Overshoots", "Ends higher", "Lost"),
    *("Diverges", "Escapes", "Stuck", "Hovers"),
)
STUCK = {
    "local minimum": "minimum",
    "saddle": "saddle",
    "hilltop": "maximum",
    "flat point": "degenerate",
}
EDGE = 0.1  # a threshold of a rule is not held against a run that is as near as this to it
SEEN_SWING = 0.01  # of the view
WIDE_SWING = 0.1  # of the view: it is said
DAMPED = 0.9
FEWEST_ROWS = 8  # of the last two quarters, to tell a slope from a scatter
LEVEL = 0.2  # two means as near as this are one level
OVERSHOOTS, OVERSHOOTS_IN_NOISE = 0.6, 0.75
ZIGZAG = 0.95
FAINT = 0.05  # of the map's median slope
STILL = 0.001  # of the diagonal, and of the usual slope: nothing moves any more
AT_REST = 0.01  # of the diagonal: the travel of a quarter


def family(word):
    """The first word of an outcome: "Stuck (saddle)" is Stuck, what settles is settled."""
    name = word.partition(" (")[0]
    return "settled" if name in SETTLED else name


def violations(facts, verdict):
    """[(kind, what is wrong)] of one verdict."""
    word, text = verdict.outcome.word, verdict.sentence
    name, sentence = family(word), Sentence.read(text)
    found = (
        [
            (KIND[name], f"“{said}”: it is {true}")
            for said, true in false_numbers(facts, sentence, word)
        ]
        if name in KIND
        else []
    )
    for kind, check in CHECKS:
        found += [(kind, wrong) for wrong in check(facts, verdict, name, sentence)]
    return [(4 if facts.noisy and kind == 3 else kind, wrong) for kind, wrong in found]


def unseen(facts, verdict, name, sentence):
    """1: what can't be seen does not speak."""
    if facts.is_floored and SHARES & sentence.claims.keys():
        yield "a share or a ratio of a gap that nobody sees"
    at_best = facts.ground.at_best(facts.points[0])
    if name == "At rest" and not (facts.never_left and at_best):
        yield "it left its marker" if at_best else "it did not begin at a best minimum"
    if not facts.never_left:
        return
    if name not in {"settled", "At rest", "Stuck", "Too slow", "Just arrived"}:
        yield "it never left the marker at its start"
    if name == "Too slow" and at_best:
        yield "it never left the marker of a best minimum"


def invisible_swing(facts, verdict, name, sentence):
    """1: a move that can't be seen is no reversal, and a small swing no oscillation."""
    lately = max(LAST_MOVES, facts.quarter)
    if name == "Oscillates" and facts.span(facts.last - lately) < SEEN_SWING * (1 - EDGE):
        yield f"it spans {facts.span(facts.last - lately):.2g} of the view lately"
    arrived = facts.at_target_since is not None  # then a single jump across will do
    if name == "Oscillates" and facts.turns(VISIBLE * (1 - EDGE)) < 2 - arrived:
        yield "no two visible turns"
    if verdict.outcome.word == "Works, but overshoots":
        pairs, turned = facts.reversals(last=LAST_MOVES)
        least = OVERSHOOTS_IN_NOISE if facts.noisy else OVERSHOOTS
        if not facts.noisy and (pairs < 3 or turned < (least - EDGE) * pairs):
            yield f"{turned} of its last {pairs} visible pairs of moves reverse"
    if verdict.outcome.word == "Works, slowly" and not facts.noisy:
        pairs, turned = facts.reversals(last=LAST_MOVES)
        if pairs >= LAST_MOVES and turned >= (1 - EDGE) * pairs:
            yield f"{turned} of its last {pairs} visible pairs of moves reverse"


def at_the_target(facts, verdict, name, sentence):
    """3: at the target is settled, just arrived, or still swinging; above it is not settled."""
    if facts.noisy:
        return
    since = facts.at_target_since
    if since is None:
        if name in {"settled", "Just arrived"}:
            yield f"{facts.left_at_end:.3g} of the loss is left"
        return
    stayed = facts.steps - since
    if stayed >= facts.few and name in {
        "Too slow",
        "Oscillates",
        "Overshoots",
        "Just arrived",
        "Ends higher",
        "Lost",
        "Diverges",
        "Escapes",
        "Hovers",
    }:
        yield f"at the target for {stayed} of {facts.steps} steps"
    if stayed + 1 < facts.few and name == "settled":
        yield f"at the target for {stayed} of {facts.steps} steps only"
    if stayed < facts.few and name in {"Too slow", "Overshoots", "Ends higher", "Lost"}:
        yield f"at the target since step {since}"
    if name == "Oscillates" and {"share", "least"} & sentence.claims.keys():
        yield "at the target, and the sentence tells the loss"
    if name == "settled" and facts.is_poorer and facts.rest[1] < AT_REST / 2:
        yield "settled at a poorer critical point"


def wide_swing(facts, verdict, name, sentence):
    """3: a settled run that swings over more than a tenth of the view says so."""
    if name not in {"settled", "Just arrived"} or facts.settled_at is None:
        return
    # With noise a run is counted as settled while it still comes in.
    swing = facts.swing(facts.last - facts.quarter if facts.noisy else facts.settled_at)
    if swing > WIDE_SWING * (1 + EDGE) and "swing" not in sentence:
        yield f"it swings over {swing:.3g} of the view since it settled, and that is not said"
    if facts.span(facts.settled_at) < WIDE_SWING * (1 - EDGE) and "swing" in sentence:
        yield "a swing is told that is less than a tenth of the view"


def level_in_noise(facts, verdict, name, sentence):
    """4: with noise the level of the tail decides."""
    if not facts.noisy:
        return
    if name in {"Overshoots"}:
        yield "the rule for rolling past the minimum is off"
    if not facts.is_whole or facts.never_left:
        return
    level, under = facts.level, facts.noisy_since is not None
    # In a poorer minimum it may be stuck: that is no contradiction.
    if under and name in {"Too slow", "Oscillates", "Hovers", "Ends higher", "Just arrived"}:
        yield f"on average {level:.3g} of the loss is left over the last quarter"
    if not under and name == "settled" and facts.at_target_since != 0:
        yield f"on average {level:.3g} of the loss is left over the last quarter"
    # What ends higher than it began is never too slow, whatever its tail does.
    if 2 * facts.quarter < FEWEST_ROWS or max(facts.left_at_end, level) > facts.left[0]:
        return
    if name == "Hovers" and level > TARGET and is_still_falling(facts, margin=-EDGE):
        yield "the loss still falls"
    before = facts.means[-1 - facts.quarter]
    level_too = level > (1 - LEVEL) * before  # the mean of a quarter beside the one before
    if name == "Too slow" and level_too and not is_still_falling(facts, margin=EDGE):
        yield "the loss is level"


def stuck(facts, verdict, name, sentence):
    """7: stuck at what is said, and no slope where none is told."""
    faint = facts.slope <= FAINT * (1 + EDGE) * facts.ground.slope
    travel = facts.travel(facts.last - facts.quarter)
    if "gradient ≈ 0" in sentence.text and not (faint and travel <= AT_REST * (1 + EDGE)):
        yield (
            f"gradient {facts.slope:.3g} where {facts.ground.slope:.3g} is usual; it went "
            f"{travel:.2g} of the diagonal in the last quarter"
        )
    if name != "Stuck":
        return
    if "gradient ≈ 0" not in sentence.text and "gradient" not in sentence:
        yield "stuck, and no slope is told"
    what = verdict.outcome.word.partition("(")[2].rstrip(")")
    if what in STUCK and STUCK[what] not in facts.kinds:
        yield f"there is no {what} beside it, but {sorted(facts.kinds) or 'nothing'}"
    if what in STUCK and facts.listed is not None and facts.listed.is_global:
        yield "stuck at the best place there is"
    if what not in STUCK and not faint:
        yield f"a plateau with a slope of {facts.slope:.3g}, usual is {facts.ground.slope:.3g}"


def stands_poorly(facts, verdict, name, sentence):
    """7: what stands still in a poorer minimum is stuck there."""
    poorer = facts.listed is not None and facts.listed[2:] == ("minimum", False)
    if name not in {"Too slow", "Oscillates", "Overshoots"} or facts.noisy or not poorer:
        return
    still = facts.is_whole and facts.travel(facts.steps // 2) <= STILL
    near = facts.rest is not None and facts.rest[1] <= STILL
    if still and near and facts.slope <= STILL * facts.ground.slope and facts.left_at_end > TARGET:
        yield f"it stands in a poorer minimum, {facts.left_at_end:.3g} of the loss is left"


def ticks(facts, verdict, name, sentence):
    """10: the ticks on the timeline stand where it happened."""
    at = {event.key: step for step, event in verdict.events}
    if at.get("left_map") != facts.left_map_at:
        yield f"“left the map” at {at.get('left_map')}: it is {facts.left_map_at}"
    touched = (facts.left <= TARGET) & facts.surface.bounded_below
    first = int(touched.argmax()) if touched.any() else None
    if at.get("first_touch") != first:
        yield f"“first touch” at {at.get('first_touch')}: it is {first}"
    since = facts.settled_at if facts.noisy else facts.at_target_since
    if at.get("settled") not in {None, since} or (name == "settled" and "settled" not in at):
        yield f"“settled” at {at.get('settled')}: it is {since}"


def motion(facts, verdict, name, sentence):
    """10: the motion is the one that is seen."""
    if facts.noisy:
        return
    word, (pairs, turned) = verdict.motion.word, facts.reversals()
    if pairs >= 3 and turned >= ZIGZAG * pairs and word != "zigzag":
        yield f"{word}, but {turned} of {pairs} visible pairs of moves reverse"
    _, wide = facts.reversals(SEEN_SWING, on_map=True)
    if word == "monotone" and wide >= 2:
        yield f"monotone, but {wide} moves of more than 1 % of the view reverse"
    if word == "zigzag" and facts.turns() < 1:
        yield "zigzag, but it never turns back"


def printing(facts, verdict, name, sentence):
    """11: a sentence that says something, in numbers that are numbers."""
    text = sentence.text
    if not text.strip():
        yield "an empty sentence"
    elif not sentence.is_understood:
        yield f"not understood: {sentence.unread}"
    for each in (text, verdict.advice):
        if re.search(r"[-−]0(?![.\d])", each) or re.search(r"\b(nan|inf|None)\b|[{}]", each):
            yield f"no number: “{each}”"
        if re.search(r"(?<![\d.])1 (steps|times|half-widths|rates)\b", each):
            yield f"one of many: “{each}”"
    if name not in WORDS and name != "settled":
        yield f"an unknown word: {name}"
    for value in vars(verdict.evidence).values():
        if isinstance(value, float) and value != value:
            yield "NaN in the evidence"
            break


CHECKS = (
    (1, unseen),
    (1, invisible_swing),
    (3, at_the_target),
    (3, wide_swing),
    (4, level_in_noise),
    (5, higher),
    (5, read_alike),
    (5, lost),
    (6, gone),
    (6, grows),
    (7, stuck),
    (7, stands_poorly),
    (10, motion),
    (10, ticks),
    (11, printing),
)
