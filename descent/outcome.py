"""The words for what became of a run: its outcome, and how it moved."""

from enum import Enum


class Outcome(Enum):
    """What became of a run. Each member carries what the page says of it.

    `word` is shown; `fate` is its family, for color and icon; `sentences` are templates of the
    short second line, of which the first whose numbers are all known is used.
    """

    JUST_RIGHT = (
        "Just right",
        "just_right",
        ("settled at step {settled_at}; the best needs {best_settle}",),
    )
    WORKS_SLOWLY = (
        "Works, slowly",
        "works",
        ("step {settled_at}; the best rate needs {best_settle}",),
    )
    WORKS_OVERSHOOTS = (
        "Works, but overshoots",
        "works",
        ("step {settled_at}; the best rate needs {best_settle}",),
    )
    TOO_SLOW = (
        "Too slow",
        "too_slow",
        (
            "went past the minimum at step {went_past_at}; {loss_left} of the loss is left",
            "{loss_left} of the loss is left after {budget}",
            "loss {loss} after {budget}",
        ),
    )
    OSCILLATES = (
        "Oscillates",
        "oscillates",
        (
            "{reversals} of {moves} steps reversed; {loss_left} left",
            "turned back {turned_back} times; {loss_left} left",
            "turned back {turned_back} times; loss × {loss_ratio}",
            "turned back {turned_back} times; loss {loss}",
        ),
    )
    OVERSHOOTS = (
        "Overshoots",
        "oscillates",
        ("{loss_left} left; it was {least_left} at step {least_at}",),
    )
    ENDS_HIGHER = (
        "Ends higher",
        "oscillates",
        (
            "loss × {loss_ratio} after {budget}",
            "loss {loss} after {budget}, and less at the start",
        ),
    )
    DIVERGES = (
        "Diverges",
        "diverges",
        (
            "left the map at step {left_map_at}; loss × {loss_ratio}",
            "left the map at step {left_map_at}",
            "loss × {loss_ratio}",
            "beyond all numbers after step {steps_taken}",
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
        (
            "gradient ≈ 0, yet {above_best} above the best",
            "gradient ≈ 0, yet the ground falls without end elsewhere",
        ),
    )
    STUCK_SADDLE = (
        "Stuck (saddle)",
        "stuck",
        (
            "gradient ≈ 0, yet {above_best} above the best",
            "gradient ≈ 0, but downhill to both sides",
        ),
    )
    STUCK_MAXIMUM = (
        "Stuck (hilltop)",
        "stuck",
        (
            "gradient ≈ 0, yet {above_best} above the best",
            "gradient ≈ 0, but downhill all round",
        ),
    )
    STUCK_DEGENERATE = (
        "Stuck (flat point)",
        "stuck",
        (
            "gradient ≈ 0, yet {above_best} above the best",
            "gradient ≈ 0, and no curvature to tell the way",
        ),
    )
    STUCK_PLATEAU = (
        "Stuck (plateau)",
        "stuck",
        ("gradient {grad_norm}; {loss_left} of the loss is left", "gradient {grad_norm}"),
    )
    HOVERS = ("Hovers", "hovers", ("loss floor ≈ {floor}",))

    def __init__(self, word, fate, sentences):
        self.word = word
        self.fate = fate
        self.sentences = sentences

    @property
    def key(self):
        """The member's name in lower case: what a URL or a test says."""
        return self.name.lower()


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
