"""The same walks by others: torch.optim as it is used, and optax compiled as a whole."""

import time
from collections.abc import Callable

import jax
import numpy as np
import optax
import torch

jax.config.update("jax_enable_x64", True)
torch.set_num_threads(1)

# How each method is called elsewhere, with the same numbers.
TORCH = {
    "gradient_descent": lambda p, lr: torch.optim.SGD([p], lr=lr),
    "momentum": lambda p, lr: torch.optim.SGD([p], lr=lr, momentum=0.9),
    "rmsprop": lambda p, lr: torch.optim.RMSprop([p], lr=lr),
    "adam": lambda p, lr: torch.optim.Adam([p], lr=lr),
}
OPTAX = {
    "gradient_descent": optax.sgd,
    "momentum": lambda lr: optax.sgd(lr, momentum=0.9),
    "rmsprop": lambda lr: optax.rmsprop(lr, decay=0.99, eps_in_sqrt=False),
    "adam": optax.adam,
}


def torch_walk(surface, key: str, rate: float, steps: int) -> np.ndarray:
    """Walk as one would with torch.optim: one parameter, its gradient set by hand at every step."""
    p = torch.tensor(surface.start, dtype=torch.float64, requires_grad=True)
    optimizer = TORCH[key](p, rate)
    p.grad = torch.zeros_like(p)
    path = torch.empty((steps + 1, 2), dtype=torch.float64)
    path[0] = p.detach()
    for t in range(steps):
        x, y = p.detach().tolist()
        p.grad[0], p.grad[1] = surface.gradient(x, y)
        optimizer.step()
        path[t + 1] = p.detach()
    rows = path.numpy().T
    return np.vstack([rows, surface.value(*rows), np.hypot(*surface.gradient(*rows))])


def optax_walk(surface, key: str, rates: list[float], steps: int) -> tuple[Callable, float]:
    """Return what walks at all rates at once, compiled, and the seconds that compiling took."""

    def walk(rate):
        optimizer, start = OPTAX[key](rate), jax.numpy.array(surface.start)

        def step(carried, _):
            p, state = carried
            g = jax.numpy.stack(surface.gradient(*p))
            change, state = optimizer.update(g, state, p)
            seen = p, surface.value(*p), jax.numpy.hypot(*g)
            return (optax.apply_updates(p, change), state), seen

        return jax.lax.scan(step, (start, optimizer.init(start)), length=steps + 1)[1]

    rates = jax.numpy.array(rates)
    begin = time.process_time()
    compiled = jax.jit(jax.vmap(walk)).lower(rates).compile()
    taken = time.process_time() - begin
    return lambda: jax.block_until_ready(compiled(rates)), taken
