"""The schedules that are compared with PyTorch: read by the script that asks torch and by the test.

Torch runs at base rate 1, so that its rates are our factors.
"""

import math

HORIZON = 120
BEYOND = 30  # updates after the run's end that are compared too, where torch goes on as we do


def one_cycle(pct, div, final, horizon):
    """A case of OneCycleLR: torch refuses to go on after the end."""
    settings = {"pct_start": pct, "div_factor": div, "final_div_factor": final}
    return (
        "one_cycle",
        settings,
        horizon,
        0,
        lambda s, o: s.OneCycleLR(o, 1.0, total_steps=horizon, cycle_momentum=False, **settings),
    )


def cyclic(key, period, floor, **more):
    """A case of CyclicLR, whose mode has the name of our key."""
    return (
        key,
        {"period": period, "floor": floor, **more},
        HORIZON,
        BEYOND,
        lambda s, o: s.CyclicLR(
            o, floor, 1.0, step_size_up=period / 2, mode=key, cycle_momentum=False, **more
        ),
    )


def warmed(steps, then, horizon, make):
    """A case of LinearLR and then another; `then` is a key and fields, `make` torch's for it."""

    def sequence(s, o):
        ramp = s.LinearLR(o, start_factor=1 / steps, total_iters=steps - 1)
        return s.SequentialLR(o, [ramp, make(s, o)], milestones=[steps])

    return ("warm_up", {"steps": steps, "then": then}, horizon, 0, sequence)


# Key, fields, horizon, updates beyond it, and torch's schedule from (lr_scheduler, optimizer).
PLANNED = {
    "constant": ("constant", {}, HORIZON, BEYOND, lambda s, o: s.ConstantLR(o, factor=1.0)),
    "step": ("step", {}, HORIZON, BEYOND, lambda s, o: s.StepLR(o, 50, gamma=0.2)),
    "step_often": (
        *("step", {"every": 7, "gamma": 0.9}, HORIZON, BEYOND),
        lambda s, o: s.StepLR(o, 7, gamma=0.9),
    ),
    "multi_step": (
        *("multi_step", {}, 260, BEYOND),
        lambda s, o: s.MultiStepLR(o, [30, 60, 120, 240], gamma=0.5),
    ),
    "multi_step_uneven": (
        *("multi_step", {"gamma": 0.1, "milestones": (1, 2, 80)}, HORIZON, BEYOND),
        lambda s, o: s.MultiStepLR(o, [1, 2, 80], gamma=0.1),
    ),
    "exponential": (
        *("exponential", {}, HORIZON, BEYOND),
        lambda s, o: s.ExponentialLR(o, gamma=0.985),
    ),
    "exponential_fast": (
        *("exponential", {"gamma": 0.9}, HORIZON, BEYOND),
        lambda s, o: s.ExponentialLR(o, gamma=0.9),
    ),
    "polynomial": (
        *("polynomial", {}, HORIZON, BEYOND),
        lambda s, o: s.PolynomialLR(o, total_iters=HORIZON, power=1.0),
    ),
    "polynomial_steep": (
        *("polynomial", {"power": 2.5}, HORIZON, BEYOND),
        lambda s, o: s.PolynomialLR(o, total_iters=HORIZON, power=2.5),
    ),
    # Torch's climbs again beyond the end, so it is compared up to update T and no further.
    "cosine": ("cosine", {}, HORIZON, 1, lambda s, o: s.CosineAnnealingLR(o, HORIZON)),
    "cosine_partly": (
        *("cosine", {"final": 0.1}, 45, 1),
        lambda s, o: s.CosineAnnealingLR(o, 45, eta_min=0.1),
    ),
    "warm_restarts": (
        *("warm_restarts", {}, 220, BEYOND),
        lambda s, o: s.CosineAnnealingWarmRestarts(o, 30, T_mult=2),
    ),
    "warm_restarts_even": (
        *("warm_restarts", {"period": 60, "growth": 1, "final": 0.05}, 240, BEYOND),
        lambda s, o: s.CosineAnnealingWarmRestarts(o, 60, T_mult=1, eta_min=0.05),
    ),
    "warm_restarts_tripling": (
        *("warm_restarts", {"period": 1, "growth": 3}, HORIZON, BEYOND),
        lambda s, o: s.CosineAnnealingWarmRestarts(o, 1, T_mult=3),
    ),
    "triangular": cyclic("triangular", 40, 0.01),
    "triangular_odd": cyclic("triangular", 13, 0.1),
    "triangular2": cyclic("triangular2", 40, 0.01),
    "triangular2_short": cyclic("triangular2", 7, 0.0),
    "exp_range": cyclic("exp_range", 40, 0.01, gamma=0.99),
    "exp_range_steep": cyclic("exp_range", 9, 0.2, gamma=0.9),
    "one_cycle": one_cycle(0.3, 25.0, 1e4, HORIZON),
    "one_cycle_between": one_cycle(0.3, 25.0, 1e4, 45),
    "one_cycle_late": one_cycle(1.0, 10.0, 100.0, 50),
    "one_cycle_at_once": one_cycle(0.0, 10.0, 100.0, 50),
    "one_cycle_short": one_cycle(0.3, 25.0, 1e4, 2),
    "warm_up_cosine": warmed(
        10, ("cosine", {}), HORIZON, lambda s, o: s.CosineAnnealingLR(o, HORIZON - 10)
    ),
    "warm_up_step": warmed(
        25, ("step", {"every": 30}), HORIZON, lambda s, o: s.StepLR(o, 30, gamma=0.2)
    ),
    "warm_up_none": warmed(
        1, ("exponential", {}), HORIZON, lambda s, o: s.ExponentialLR(o, gamma=0.985)
    ),
}

# What a schedule is told after each update: noisy and falling, flat, climbing, with jumps; below
# zero; exactly at the bar; infinite.
RATTLE = [math.exp(-t / 15) + 0.1 * math.sin(37.0 * t) ** 2 for t in range(150)]
STAIRS = [1.0] * 12 + [0.5] * 9 + [0.5 * (1 - 1e-4)] * 8 + [0.4] * 30 + [0.1] * 41
BELOW = [-1.0] * 20 + [-1.2] * 20 + [-1.2 - 0.001 * t for t in range(40)]
WILD = [math.inf] * 8 + [1e300, 1e-300, 0.0, 0.0] + [0.0, 5.0] * 30

# Our fields, torch's settings, and the losses.
HEEDED = {
    f"plateau_{name}_{told}": (fields, settings, losses)
    for name, fields, settings in (
        ("default", {}, {"factor": 0.5}),
        ("impatient", {"gamma": 0.9, "patience": 0}, {"factor": 0.9, "patience": 0}),
        (
            "resting",
            {"gamma": 0.1, "patience": 2, "cooldown": 4},
            {"factor": 0.1, "patience": 2, "cooldown": 4},
        ),
        (
            "absolute",
            {"patience": 3, "threshold": 0.05, "relative": False, "floor": 0.03},
            {"factor": 0.5, "patience": 3, "threshold": 0.05, "threshold_mode": "abs"}
            | {"min_lr": 0.03},
        ),
        (
            "strict",
            {"patience": 1, "threshold": 0.3, "cooldown": 1},
            {"factor": 0.5, "patience": 1, "threshold": 0.3, "cooldown": 1},
        ),
    )
    for told, losses in (("rattle", RATTLE), ("stairs", STAIRS), ("below", BELOW), ("wild", WILD))
}
