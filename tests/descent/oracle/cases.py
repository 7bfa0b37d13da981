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
    "adam": ("adam", {}, "Adam", {}),
    "adam_nimble": (
        "adam",
        {"beta1": 0.7, "beta2": 0.95, "eps": 1e-6},
        "Adam",
        {"betas": (0.7, 0.95), "eps": 1e-6},
    ),
}

# Small enough that no method magnifies rounding on the way: it is torch that is tested, not chaos.
RATES = {
    "gradient_descent": {"ravine": 0.03, "beale": 0.01, "himmelblau": 0.01},
    "momentum": {"ravine": 0.01, "beale": 0.002, "himmelblau": 0.001},
    "nesterov": {"ravine": 0.01, "beale": 0.002, "himmelblau": 0.001},
    "adagrad": {"ravine": 0.5, "beale": 0.3, "himmelblau": 0.3},
    "rmsprop": {"ravine": 0.01, "beale": 0.005, "himmelblau": 0.01},
    "adam": {"ravine": 0.1, "beale": 0.05, "himmelblau": 0.05},
}
