"""Ask PyTorch for its schedules: python tests/descent/oracle/make_torch_schedules.py, from the
root, with torch.
"""

import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from torch.optim import lr_scheduler

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from schedule_cases import HEEDED, PLANNED  # noqa: E402 - after the path is set


def optimizer():
    """A fresh optimizer at rate 1, with nothing to do."""
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)


def planned(count, make):
    """The rates of the first `count` updates."""
    o = optimizer()
    schedule, rates = make(lr_scheduler, o), [o.param_groups[0]["lr"]]
    for _ in range(count - 1):
        o.step()
        schedule.step()
        rates.append(o.param_groups[0]["lr"])
    return np.array(rates)


def heeded(losses, settings):
    """The rates after each of some losses."""
    o = optimizer()
    schedule, rates = lr_scheduler.ReduceLROnPlateau(o, **settings), []
    for loss in losses:
        o.step()
        schedule.step(loss)
        rates.append(o.param_groups[0]["lr"])
    return np.array(rates)


def main():
    # SequentialLR steps its parts in a way that torch itself has deprecated.
    warnings.filterwarnings("ignore", message="The epoch parameter")
    found = {
        name: planned(horizon + beyond, make)
        for name, (_, _, horizon, beyond, make) in PLANNED.items()
    }
    found |= {name: heeded(losses, settings) for name, (_, settings, losses) in HEEDED.items()}
    np.savez_compressed(HERE / "torch_schedules.npz", **found)
    print(f"torch {torch.__version__}: {len(found)} schedules")


if __name__ == "__main__":
    main()
