"""The wrong ideas that the lessons meet, under the codes of their files."""

from descent.message import N_

MISCONCEPTIONS = {
    "M1": N_("A very small rate does no harm."),
    "M2": N_("A larger rate is faster."),
    "M3": N_("The learning rate is the length of the step."),
    "M4": N_("The gradient points at the minimum."),
    "M5": N_("The loss must go down at every step."),
    "M6": N_("There is a usual good rate."),
    "M7": N_("With a rate that is small enough, any start reaches the best minimum."),
    "M8": N_("It stopped, so it is at the bottom."),
    "M9": N_("Adam chooses the rate for me."),
    "M10": N_("A schedule always helps; decay as fast as you can."),
    "M11": N_("Zig-zag means that the rate is wrong."),
    "M12": N_("Whoever gets there first has won."),
}
