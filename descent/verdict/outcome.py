"""The words for what became of a run: its outcome, and how it moved."""

from enum import Enum

from descent.message import N_, Template, nN_, template

# Sentences that several outcomes share.
IN_NOISE = (
    N_("settles to the noise: {level_left} on average, swinging over {settled_swing} of the map"),
    N_("settles to the noise: {level_left} of the loss on average"),
    N_("settles to the noise: loss {level} on average"),
)
# Where both losses would read the same, however they are printed, the second says by how much.
FROM_TO = (
    nN_(
        "loss from {start_loss} to {loss} after {steps} step",
        "loss from {start_loss} to {loss} after {steps} steps",
        count="steps",
    ),
    nN_(
        "loss {start_loss}, and higher by {rise} after {steps} step",
        "loss {start_loss}, and higher by {rise} after {steps} steps",
        count="steps",
    ),
)
SWINGING = (N_("step {settled_at}, still swinging over {settled_swing} of the map"),)
HELD = (
    Template(N_("gradient ≈ 0, yet {above_best} above the best"), when="slopeless"),
    N_("gradient {grad_norm}, held {above_best} above the best"),
    N_("gradient {slope}, held while the ground falls elsewhere"),
)


class Finding(Enum):
    """What can be said of a run: each member carries what the page says.

    `word` is shown; `fate` is its family, for color and icon; `sentences` are the `Template`s of
    the short second line, of which the first whose numbers are all known is used.
    """

    def __init__(self, word, fate, sentences):
        self.word = word
        self.fate = fate
        self.sentences = tuple(map(template, sentences))

    @property
    def key(self):
        """The member's name in lower case: what a URL or a test says."""
        return self.name.lower()


class Outcome(Finding):
    """What became of a run, by the rules."""

    JUST_RIGHT = (
        N_("Just right"),
        "just_right",
        (*IN_NOISE, *SWINGING, N_("settled at step {settled_at}; the best needs {best_settle}")),
    )
    WORKS_SLOWLY = (
        N_("Works, slowly"),
        "works",
        (*IN_NOISE, *SWINGING, N_("step {settled_at}; the best rate needs {best_settle}")),
    )
    WORKS_OVERSHOOTS = (
        N_("Works, but overshoots"),
        "works",
        (*IN_NOISE, *SWINGING, N_("step {settled_at}; the best rate needs {best_settle}")),
    )
    JUST_ARRIVED = (
        N_("Just arrived"),
        "arrived",
        (N_("at the target only since step {at_target_since}"),),
    )
    AT_REST = (
        N_("At rest"),
        "at_rest",
        (N_("began beside the minimum and stayed; loss {loss}"),),
    )
    TOO_SLOW = (
        N_("Too slow"),
        "too_slow",
        (
            N_("went past the minimum at step {went_past_at}; {loss_left} of the loss is left"),
            N_("{level_left} of the loss is left on average"),
            N_("loss {level} on average"),
            nN_(
                "{loss_left} of the loss is left after {steps} step",
                "{loss_left} of the loss is left after {steps} steps",
                count="steps",
            ),
            nN_("loss {loss} after {steps} step", "loss {loss} after {steps} steps", count="steps"),
        ),
    )
    OSCILLATES = (
        N_("Oscillates"),
        "oscillates",
        (
            nN_(
                "turned back once, over {swing} of the map",
                "turned back {turned_back} times, over {swing} of the map",
                count="turned_back",
            ),
            nN_(
                "{reversals} of {moves} steps reversed; {loss_left} left",
                "{reversals} of {moves} steps reversed; {loss_left} left",
                count="moves",
            ),
            nN_(
                "turned back once; {loss_left} left",
                "turned back {turned_back} times; {loss_left} left",
                count="turned_back",
            ),
            nN_(
                "turned back once; loss × {growth}, still growing",
                "turned back {turned_back} times; loss × {growth}, still growing",
                count="turned_back",
                when="still_growing",
            ),
            nN_(
                "turned back once; loss × {growth}",
                "turned back {turned_back} times; loss × {growth}",
                count="turned_back",
            ),
            nN_(
                "turned back once; loss {loss}, still growing",
                "turned back {turned_back} times; loss {loss}, still growing",
                count="turned_back",
                when="still_growing",
            ),
            nN_(
                "turned back once; loss {loss}",
                "turned back {turned_back} times; loss {loss}",
                count="turned_back",
            ),
        ),
    )
    OVERSHOOTS = (
        N_("Overshoots"),
        "oscillates",
        (
            N_("{loss_left} left; it was {least_left} at step {least_at}"),
            N_("loss {loss}; it was {least_loss} at step {least_at}"),
            N_("loss {loss}; it was lower by {rise_since} at step {least_at}"),
            *FROM_TO,
        ),
    )
    ENDS_HIGHER = (
        N_("Ends higher"),
        "oscillates",
        (
            N_("loss × {level_growth} on average over the last quarter"),
            N_("loss from {start_loss} to {level} on average over the last quarter"),
            nN_(
                "loss × {growth} after {steps} step",
                "loss × {growth} after {steps} steps",
                count="steps",
            ),
            *FROM_TO,
        ),
    )
    LOST = (
        N_("Lost"),
        "lost",
        (
            N_("off the map since step {off_map_since}; {loss_left} left"),
            N_("off the map since step {off_map_since}; loss {loss}"),
        ),
    )
    DIVERGES = (
        N_("Diverges"),
        "diverges",
        (
            N_(
                "left the map at step {left_map_at}: "
                "batches of {batch} hold only below η = {batch_limit}"
            ),
            N_("beyond all numbers after step {last_finite}"),
            N_("left the map at step {left_map_at}; loss × {growth} at step {stopped_at}"),
            N_("left the map at step {left_map_at}; loss × {growth}"),
            N_("left the map at step {left_map_at}; loss from {start_loss} to {loss}"),
            N_("left the map at step {left_map_at}; loss {start_loss}, and higher by {rise}"),
        ),
    )
    ESCAPES = (
        N_("Escapes"),
        "escapes",
        (N_("left the map at step {left_map_at}, still falling"),),
    )
    STUCK_MINIMUM = (
        N_("Stuck (local minimum)"),
        "stuck",
        (
            *HELD,
            Template(
                N_("gradient ≈ 0, yet the ground falls without end elsewhere"), when="slopeless"
            ),
        ),
    )
    STUCK_SADDLE = (
        N_("Stuck (saddle)"),
        "stuck",
        (*HELD, Template(N_("gradient ≈ 0, but downhill to both sides"), when="slopeless")),
    )
    STUCK_MAXIMUM = (
        N_("Stuck (hilltop)"),
        "stuck",
        (*HELD, Template(N_("gradient ≈ 0, but downhill all round"), when="slopeless")),
    )
    STUCK_DEGENERATE = (
        N_("Stuck (flat point)"),
        "stuck",
        (*HELD, Template(N_("gradient ≈ 0, and no curvature to tell the way"), when="slopeless")),
    )
    STUCK_PLATEAU = (
        N_("Stuck (plateau)"),
        "stuck",
        (
            N_("gradient {grad_norm}; {loss_left} of the loss is left"),
            N_("gradient {grad_norm}; loss {loss}"),
        ),
    )
    HOVERS = (
        N_("Hovers"),
        "hovers",
        (
            N_("loss floor ≈ {floor}"),
            N_("loss floor ≈ {floor_above} above the best"),
            N_("loss {level} on average"),
        ),
    )


class Word(Enum):
    """What needs no numbers to be said: a word that the page shows, and what it means."""

    def __init__(self, word, help):
        self.word = word
        self.help = help

    @property
    def key(self):
        """The member's name in lower case."""
        return self.name.lower()


class Motion(Word):
    """How a run moved, told apart from what became of it."""

    MONOTONE = (N_("monotone"), N_("never turns back"))
    ZIGZAG = (N_("zigzag"), N_("jumps across and back at nearly every step"))
    RINGING = (N_("ringing"), N_("swings across and back over several steps"))
    JITTER = (N_("jitter"), N_("goes where the noise sends it"))
