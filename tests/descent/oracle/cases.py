"""The runs that are compared with PyTorch: read by the script that asks torch and by the test."""

STARTS = {"ravine": (-4.0, 1.0), "beale": (1.0, 1.5), "himmelblau": (-1.0, -2.5)}
STEPS = 200

# Each method with its fields here, and the names torch gives them.
METHODS = {
    "gradient_descent": ("gradient_descent", {}, "SGD", {}),
    "momentum": ("momentum", {"beta": 0.9}, "SGD", {"momentum": 0.9}),
    "momentum_dampened": (
        "momentum",
        {"beta": 0.8, "dampening": 0.3},
        "SGD",
        {"momentum": 0.8, "dampening": 0.3},
    ),
    "nesterov": ("nesterov", {"beta": 0.9}, "SGD", {"momentum": 0.9, "nesterov": True}),
    "adagrad": ("adagrad", {}, "Adagrad", {}),
    "rmsprop": ("rmsprop", {}, "RMSprop", {}),
    "rmsprop_centered": (
        "rmsprop",
        {"alpha": 0.98, "eps": 1e-4, "centered": True, "beta": 0.5},
        "RMSprop",
        {"alpha": 0.98, "eps": 1e-4, "centered": True, "momentum": 0.5},
    ),
    "rmsprop_rolling": (
        "rmsprop",
        {"alpha": 0.95, "beta": 0.8},
        "RMSprop",
        {"alpha": 0.95, "momentum": 0.8},
    ),
    "adadelta": ("adadelta", {}, "Adadelta", {}),
    "adadelta_nimble": (
        "adadelta",
        {"rho": 0.8, "eps": 1e-3},
        "Adadelta",
        {"rho": 0.8, "eps": 1e-3},
    ),
    "adam": ("adam", {}, "Adam", {}),
    "adam_nimble": (
        "adam",
        {"beta1": 0.7, "beta2": 0.95, "eps": 1e-6},
        "Adam",
        {"betas": (0.7, 0.95), "eps": 1e-6},
    ),
    "adamw": ("adamw", {}, "AdamW", {}),
    "adamw_decayed": ("adamw", {"weight_decay": 0.3}, "AdamW", {"weight_decay": 0.3}),
    "amsgrad": ("amsgrad", {}, "Adam", {"amsgrad": True}),
    "amsgrad_nimble": (
        "amsgrad",
        {"beta1": 0.7, "beta2": 0.9, "eps": 1e-4},
        "Adam",
        {"amsgrad": True, "betas": (0.7, 0.9), "eps": 1e-4},
    ),
    "adamax": ("adamax", {}, "Adamax", {}),
    "adamax_nimble": (
        "adamax",
        {"beta1": 0.8, "beta2": 0.9, "eps": 1e-3},
        "Adamax",
        {"betas": (0.8, 0.9), "eps": 1e-3},
    ),
    "nadam": ("nadam", {}, "NAdam", {}),
    "nadam_nimble": (
        "nadam",
        {"beta1": 0.8, "beta2": 0.99, "momentum_decay": 0.1},
        "NAdam",
        {"betas": (0.8, 0.99), "momentum_decay": 0.1},
    ),
    "radam": ("radam", {}, "RAdam", {}),
    "radam_nimble": (
        "radam",
        {"beta1": 0.7, "beta2": 0.9, "eps": 1e-3},
        "RAdam",
        {"betas": (0.7, 0.9), "eps": 1e-3},
    ),
    "radam_never_divided": ("radam", {"beta2": 0.6}, "RAdam", {"betas": (0.9, 0.6)}),
    "rprop": ("rprop", {}, "Rprop", {}),
    "rprop_bounded": (
        "rprop",
        {"eta_minus": 0.6, "eta_plus": 1.3, "step_min": 1e-3, "step_max": 0.2},
        "Rprop",
        {"etas": (0.6, 1.3), "step_sizes": (1e-3, 0.2)},
    ),
}

# Small enough that no method magnifies rounding on the way: it is torch that is tested, not chaos.
RATES = {
    "gradient_descent": {"ravine": 0.03, "beale": 0.01, "himmelblau": 0.01},
    "momentum": {"ravine": 0.01, "beale": 0.002, "himmelblau": 0.001},
    "nesterov": {"ravine": 0.01, "beale": 0.002, "himmelblau": 0.001},
    "adagrad": {"ravine": 0.5, "beale": 0.3, "himmelblau": 0.3},
    "rmsprop": {"ravine": 0.01, "beale": 0.005, "himmelblau": 0.01},
    "adadelta": {"ravine": 2.0, "beale": 1.0, "himmelblau": 0.5},
    "adam": {"ravine": 0.1, "beale": 0.05, "himmelblau": 0.05},
    "adamw": {"ravine": 0.1, "beale": 0.05, "himmelblau": 0.05},
    "amsgrad": {"ravine": 0.1, "beale": 0.05, "himmelblau": 0.05},
    "adamax": {"ravine": 0.03, "beale": 0.03, "himmelblau": 0.05},
    "nadam": {"ravine": 0.03, "beale": 0.03, "himmelblau": 0.02},
    "radam": {"ravine": 0.02, "beale": 0.005, "himmelblau": 0.005},
    "rprop": {"ravine": 0.01, "beale": 0.01, "himmelblau": 0.01},
}
