"""What the panels share and what differs, in a line of words."""

from app.language.speaking import _, say
from app.scene.scene import PANELS, Scene, changed_parameters
from app.scene.tokens import batch_text, clip_text, number
from descent.message import N_
from descent.minibatch import examples_of
from descent.request import FULL

# What may differ, in the order in which it is told. How a gradient is clipped stands beneath as it
# is.
NAMES = {
    "surface": N_("hill"),
    "start": N_("start"),
    "opt": N_("method"),
    "eta": N_("rate"),
    "sched": N_("schedule"),
    "per": N_("what schedules count"),
    "noise": N_("noise"),
    "batch": N_("batch"),
    "replacement": N_("replacement"),
    "seed": N_("seed"),
}
# Where only one thing differs.
ONLY = {
    "surface": N_("only the hill differs"),
    "start": N_("only the start differs"),
    "opt": N_("only the method differs"),
    "eta": N_("only the rate differs"),
    "sched": N_("only the schedule differs"),
    "per": N_("only what schedules count differs"),
    "noise": N_("only the noise differs"),
    "batch": N_("only the batch differs"),
    "replacement": N_("only the replacement differs"),
    "seed": N_("only the seed differs"),
}
NOTHING = N_("nothing differs")
# Where two things differ, three, or four.
TOGETHER = {
    2: N_("{first} and {second} differ"),
    3: N_("{first}, {second} and {third} differ"),
    4: N_("{first}, {second}, {third} and {fourth} differ"),
}
MORE = N_("{names} and {last} differ")
PLACES = ("first", "second", "third", "fourth")
# By whether the hill and the start are the same.
SHARED = {
    (True, True): N_("Same hill, same start, one clock"),
    (True, False): N_("Same hill, one clock"),
    (False, True): N_("Same start, one clock"),
    (False, False): N_("One clock"),
}
SEVERAL = {2: N_("two hills"), 3: N_("three hills"), 4: N_("four hills")}
# The same at the beginning of a line.
AT_FIRST = {2: N_("Two hills"), 3: N_("Three hills"), 4: N_("Four hills")}


def caption(scene: Scene) -> str:
    """Return what the four panels share and what differs, and what is set beyond the controls:
    for pictures, whose panels have no heads."""
    return " ".join([comparison(scene), " · ".join(beyond(scene))]).strip()


def comparison(scene: Scene) -> str:
    """Return what the four panels share and what differs."""
    keys = [key for key in NAMES if is_told(scene, key)]
    shared = SHARED["surface" not in keys, "start" not in keys]
    return _("{shared}: {difference}.", shared=_(shared), difference=difference(keys))


def difference(keys: list[str]) -> str:
    """Return what differs, in words."""
    if not keys:
        return _(NOTHING)
    if len(keys) == 1:
        return _(ONLY[keys[0]])
    names = [_(NAMES[key]) for key in keys]
    if len(keys) in TOGETHER:
        return _(TOGETHER[len(keys)], **dict(zip(PLACES, names, strict=False)))
    return _(MORE, names=", ".join(names[:-1]), last=names[-1])


def hills(scene: Scene, *, at_first: bool = False) -> str:
    """Return the name of the hill of the panels that are shown, or how many hills there are; so
    that a line may begin with it."""
    count = len(set(scene.surface[: scene.panels]))
    counts = AT_FIRST if at_first else SEVERAL
    return _(counts[count] if count > 1 else scene.surface[0].label)


def is_told(scene: Scene, key: str) -> bool:
    """Say whether panels differ in a setting that makes a difference: where nothing
    is left to chance the seed does not, and without noise or data neither does the batch."""
    if key in ("batch", "replacement", "seed"):
        of_data = [key == "batch" and examples_of(surface) > 0 for surface in scene.surface]
        told = [i for i in range(PANELS) if scene.is_noisy(i) or of_data[i]]
        return len({getattr(scene, key)[i] for i in told}) > 1
    if key == "per":
        return scene.differs(key) and any(scene.plan(i) != scene.sched[i] for i in range(PANELS))
    return scene.differs(key)


def beyond(scene: Scene) -> list[str]:
    """Return the settings that no control above a panel shows."""
    found = [
        f"{name} = {', '.join(dict.fromkeys(map(number, values)))}"
        for name, values in (*changed_parameters(scene.surface), *sorted_parameters(scene))
    ]
    found += dict.fromkeys(say(each.in_brief()) for each in scene.sched if each.key != "constant")
    if any(scene.plan(i) != scene.sched[i] for i in range(PANELS)):
        found.append(_("schedules count epochs"))
    clips = sorted({*map(clip_text, scene.clip)} - {"none"})
    found += [_("clipped at {bound}", bound=clip) for clip in clips]
    if any(scene.noise):
        levels = ", ".join(dict.fromkeys(map(number, scene.noise)))
        found.append(_("noise = {level}", level=levels))
    return found + batches(scene) + seeds(scene)


def batches(scene: Scene) -> list[str]:
    """Return the sizes of the batches where they are told, and how they are drawn."""
    sampled = [i for i in range(PANELS) if scene.is_sampled(i)]
    averaged = any(scene.noise) and max(size for size in scene.batch if size != FULL) > 1
    if not sampled and not averaged:
        return []
    sizes = ", ".join(dict.fromkeys(map(batch_text, scene.batch)))
    if not any(scene.replacement[i] for i in sampled):
        return [_("batch = {size}", size=sizes)]
    return [_("batch = {size}, with replacement", size=sizes)]


def seeds(scene: Scene) -> list[str]:
    """Return the seeds of the panels in which chance has a say."""
    noisy = dict.fromkeys(str(scene.seed[i]) for i in range(PANELS) if scene.is_noisy(i))
    return [_("seed = {seeds}", seeds=", ".join(noisy))] if noisy else []


def sorted_parameters(scene: Scene) -> list[tuple[str, tuple]]:
    """Return the parameters of the methods that are not at their default, by their names."""
    return sorted(changed_parameters(scene.opt))
