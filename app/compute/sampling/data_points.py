"""The data of a surface as the page draws them, and which examples every update of a panel sees."""

from itertools import chain

from app.language.speaking import _
from app.packing import int16
from app.scene.scene import Scene
from descent.minibatch import Sampling, examples_of
from descent.surface import Surface

# Numbers of examples that are sent with a picture; of longer walks only the beginning is lit.
MOST_PICKS = 60_000


def data_points(surface: Surface) -> dict | None:
    """Return the examples of a surface as its model sees them, the mean and the deviation that make
    them what was published, those that are held out, the least loss of the others, and what the two
    axes are; None without data.
    """
    if not examples_of(surface):
        return None
    mean, deviation = surface.input_scale if getattr(surface, "standardised", True) else (0.0, 1.0)
    return {
        "model": surface.model,
        "inputs": [mean, deviation],
        "examples": [list(map(float, each)) for each in surface.examples],
        "test": [list(map(float, each)) for each in surface.test_examples],
        "lowest": float(surface.lowest),
        "axes": [_(name) for name in surface.axes],
    }


def picks_of(scene: Scene, panel: int, steps: int) -> dict:
    """Return the numbers of the examples that the first updates of a panel see, one batch after
    another; nothing where each sees all."""
    if not scene.is_sampled(panel):
        return {}
    size, examples = scene.batch[panel], examples_of(scene.surface[panel])
    sampling = Sampling(examples, size, scene.replacement[panel])
    rows = sampling.picks((scene.seed[panel],), min(steps, MOST_PICKS // size))
    return {
        "picks": {
            "size": size,
            "replacement": scene.replacement[panel],
            "packed": int16(list(chain.from_iterable(each[:, 0].tolist() for each in rows))),
        }
    }
