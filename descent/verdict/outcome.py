"""The words for what became of a run: its outcome, and how it moved."""

from enum import Enum

# Sentences that several outcomes share.
IN_NOISE = (
    "settles to the noise: {level_left} on average, swinging over {settled_swing} of the map",
    "settles to the noise: {level_left} of the loss on average",
    "settles to the noise: loss {level} on average",
)
SWINGING = ("step {settled_at}, still swinging over {settled_swing} of the map",)
HELD = (
    "gradient ≈ {zero}, yet {above_best} above the best",
    "gradient {grad_norm}, held {above_best} above the best",
    "gradient {slope}, held while the ground falls elsewhere",
)


class Finding(Enum):
    """What can be said of a run: each member carries what the page says.

    `word` is shown; `fate` is its family, for color and icon; `sentences` are templates of the
    short second line, of which the first whose numbers are all known is used.
    """

    def __init__(self, word, fate, sentences):
        self.word = word
        self.fate = fate
        self.sentences = sentences

    @property
    def key(self):
        """The member's name in lower case: what a URL or a test says."""
        return self.name.lower()


class Outcome(Finding):
    """What became of a run, by the rules."""

    JUST_RIGHT = (
        "Just right",
        "just_right",
        (*IN_NOISE, *SWINGING, "settled at step {settled_at}; the best needs {best_settle}"),
    )
    WORKS_SLOWLY = (
        "Works, slowly",
        "works",
        (*IN_NOISE, *SWINGING, "step {settled_at}; the best rate needs {best_settle}"),
    )
    WORKS_OVERSHOOTS = (
        "Works, but overshoots",
        "works",
        (*IN_NOISE, *SWINGING, "step {settled_at}; the best rate needs {best_settle}"),
    )
    JUST_ARRIVED = (
        "Just arrived",
        "arrived",
        ("at the target only since step {at_target_since}",),
    )
    AT_REST = (
        "At rest",
        "at_rest",
        ("began beside the minimum and stayed; loss {loss}",),
    )
    TOO_SLOW = (
        "Too slow",
        "too_slow",
        (
            "went past the minimum at step {went_past_at}; {loss_left} of the loss is left",
            "{level_left} of the loss is left on average",
            "loss {level} on average",
            "{loss_left} of the loss is left after {budget}",
            "loss {loss} after {budget}",
        ),
    )
    OSCILLATES = (
        "Oscillates",
        "oscillates",
        (
            "turned back {turned_back}, over {swing} of the map",
            "{reversals} of {moves} steps reversed; {loss_left} left",
            "turned back {turned_back}; {loss_left} left",
            "turned back {turned_back}; loss × {growth}, {still_growing}",
            "turned back {turned_back}; loss × {growth}",
            "turned back {turned_back}; loss {loss}, {still_growing}",
            "turned back {turned_back}; loss {loss}",
        ),
    )
    OVERSHOOTS = (
        "Overshoots",
        "oscillates",
        (
            "{loss_left} left; it was {least_left} at step {least_at}",
            "loss {loss}; it was {least_loss} at step {least_at}",
            "loss from {start_loss} to {loss} after {budget}",
        ),
    )
    ENDS_HIGHER = (
        "Ends higher",
        "oscillates",
        (
            "loss × {level_growth} on average over the last quarter",
            "loss × {growth} after {budget}",
            "loss from {start_loss} to {loss} after {budget}",
        ),
    )
    LOST = (
        "Lost",
        "lost",
        (
            "off the map since step {off_map_since}; {loss_left} left",
            "off the map since step {off_map_since}; loss {loss}",
        ),
    )
    DIVERGES = (
        "Diverges",
        "diverges",
        (
            "beyond all numbers after step {last_finite}",
            "left the map at step {left_map_at}; loss × {growth}",
            "left the map at step {left_map_at}; loss from {start_loss} to {loss}",
        ),
    )
    ESCAPES = (
        "Escapes",
        "escapes",
        ("left the map at step {left_map_at}, still falling",),
    )
    STUCK_MINIMUM = (
        "Stuck (local minimum)",
        "stuck",
        (*HELD, "gradient ≈ {zero}, yet the ground falls without end elsewhere"),
    )
    STUCK_SADDLE = (
        "Stuck (saddle)",
        "stuck",
        (*HELD, "gradient ≈ {zero}, but downhill to both sides"),
    )
    STUCK_MAXIMUM = (
        "Stuck (hilltop)",
        "stuck",
        (*HELD, "gradient ≈ {zero}, but downhill all round"),
    )
    STUCK_DEGENERATE = (
        "Stuck (flat point)",
        "stuck",
        (*HELD, "gradient ≈ {zero}, and no curvature to tell the way"),
    )
    STUCK_PLATEAU = (
        "Stuck (plateau)",
        "stuck",
        (
            "gradient {grad_norm}; {loss_left} of the loss is left",
            "gradient {grad_norm}; loss {loss}",
        ),
    )
    HOVERS = (
        "Hovers",
        "hovers",
        (
            "loss floor ≈ {floor}",
            "loss floor ≈ {floor_above} above the best",
            "loss {level} on average",
        ),
    )


class Motion(Enum):
    """How a run moved, told apart from what became of it."""

    MONOTONE = ("monotone", "never turns back")
    ZIGZAG = ("zigzag", "jumps across and back at nearly every step")
    RINGING = ("ringing", "swings across and back over several steps")
    JITTER = ("jitter", "goes where the noise sends it")

    def __init__(self, word, help):
        self.word = word
        self.help = help

    @property
    def key(self):
        """The member's name in lower case."""
        return self.name.lower()
