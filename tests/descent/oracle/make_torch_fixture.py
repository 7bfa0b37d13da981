"""Ask PyTorch for its trajectories: python tests/descent/oracle/make_torch_fixture.py, from the
root, with torch.

Torch gets the gradients of `surfaces/`, which are checked elsewhere, in float64; what is compared
is the update rule. Rows 0…20 are kept, then every tenth.
"""

import sys
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[2])]

from cases import METHODS, RATES, STARTS, STEPS  # noqa: E402 - after the path is set

from surfaces import SURFACES  # noqa: E402

ROWS = np.r_[0:21, 30 : STEPS + 1 : 10]


def trajectory(surface, start, name, lr, settings):
    """The points of torch's optimizer `name`, (T+1, 2)."""
    p = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = getattr(torch.optim, name)([p], lr=lr, foreach=False, **settings)
    path = [p.detach().numpy().copy()]
    for _ in range(STEPS):
        x, y = p.detach().numpy()
        p.grad = torch.tensor(surface.gradient(x, y), dtype=torch.float64)
        optimizer.step()
        path.append(p.detach().numpy().copy())
    return np.array(path)


def main():
    torch.set_default_dtype(torch.float64)  # else NAdam keeps its product of momenta in float32
    found = {"rows": ROWS}
    for case, (key, _, name, settings) in METHODS.items():
        for surface, start in STARTS.items():
            lr = RATES[key][surface]
            found[f"{case}.{surface}"] = trajectory(SURFACES[surface], start, name, lr, settings)[
                ROWS
            ]
    np.savez_compressed(HERE / "torch.npz", **found)
    print(f"torch {torch.__version__}: {len(found) - 1} trajectories")


if __name__ == "__main__":
    main()
