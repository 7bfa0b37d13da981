"""A scene as plain values, for answers and files."""

from dataclasses import fields

from app.scene.scene import Scene, changed_parameters
from app.scene.tokens import clip_text, schedule_text

ONE_OR_FOUR = ("start", "per", "noise", "batch", "replacement", "seed")


def values(scene: Scene) -> dict:
    """Return every field of a scene by its name: what may differ by panel as four values, but for
    surfaces, starts, counts, noise, batches and seeds, which are one value where all panels have
    the same.

    `shape` and `hyper` are the parameters of surfaces and methods that differ from the default.
    """
    found = {f.name: getattr(scene, f.name) for f in fields(scene)}
    found |= {name: one_or_four(found[name]) for name in ONE_OR_FOUR}
    found["surface"] = one_or_four(tuple(surface.key for surface in scene.surface))
    found["opt"] = tuple(method.key for method in scene.opt)
    found["sched"] = tuple(map(schedule_text, scene.sched))
    found["clip"] = tuple(map(clip_text, scene.clip))
    is_one = not scene.differs("surface")
    shape = changed_parameters(scene.surface)
    found["shape"] = tuple((name, each[0] if is_one else each) for name, each in shape)
    found["hyper"] = tuple(sorted(changed_parameters(scene.opt)))
    return {name: found[name] for name in order(scene)}


def order(scene: Scene) -> list[str]:
    """Return the names in the order of the fields, parameters after what they belong to."""
    names = [f.name for f in fields(scene)]
    at = names.index("eta") + 1
    return [*names[:at], "shape", "hyper", *names[at:]]


def one_or_four(each: tuple):
    """Return the value that all panels have, or all four."""
    return each[0] if len(set(each)) == 1 else each
