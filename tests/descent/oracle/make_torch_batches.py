"""Write torch_batches.json: a line fitted by PyTorch to mini-batches of its own DataLoader.

Run it where torch is, from the root of the repository:
`python tests/descent/oracle/make_torch_batches.py`. Nothing of Downhill is imported.
"""

import json
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.set_default_dtype(torch.float64)
# Anscombe's first table.
U = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
V = (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)
EPOCHS, SEED = 5, 3
METHODS = {
    "gradient_descent": lambda p: torch.optim.SGD([p], lr=0.1),
    "momentum": lambda p: torch.optim.SGD([p], lr=0.05, momentum=0.9),
    "adam": lambda p: torch.optim.Adam([p], lr=0.3),
}


def path(make, size):
    """Every point of a walk: x and y of each."""
    u = torch.tensor(U, dtype=torch.float64)
    u = (u - u.mean()) / u.std(correction=0)
    order = np.random.Generator(np.random.PCG64(SEED))
    orders = [order.permutation(len(U)).tolist() for _ in range(EPOCHS)]
    batches = [each[i : i + size] for each in orders for i in range(0, len(U), size)]
    loader = DataLoader(TensorDataset(u, torch.tensor(V)), batch_sampler=batches)
    p = torch.zeros(2, requires_grad=True)
    optimizer, points = make(p), [p.detach().tolist()]
    for inputs, targets in loader:
        optimizer.zero_grad()
        miss = p[0] + p[1] * inputs - targets
        (0.5 * miss**2).mean().backward()
        optimizer.step()
        points.append(p.detach().tolist())
    return points


def main():
    """Write the file."""
    found = {
        key: {str(size): path(make, size) for size in (1, 4, 8)} for key, make in METHODS.items()
    }
    text = json.dumps({"torch": torch.__version__, "seed": SEED, "paths": found})
    Path(__file__).with_name("torch_batches.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
