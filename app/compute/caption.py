"""What the panels share and what differs, in a line of words."""

from app.scene.scene import PANELS, Scene, changed_parameters
from app.scene.tokens import clip_text, number, schedule_text

# What may differ, in the order in which it is told. How a gradient is clipped stands beneath as it
# is.
NAMES = {
    "surface": "hill",
    "start": "start",
    "opt": "method",
    "eta": "rate",
    "sched": "schedule",
    "noise": "noise",
    "batch": "batch",
    "seed": "seed",
}
SHARED = ("hill", "start")
SEVERAL = {2: "two hills", 3: "three hills", 4: "four hills"}


def caption(scene: Scene) -> str:
    """Return what the four panels share and what differs, and what is set beyond the controls."""
    differs = [name for key, name in NAMES.items() if is_told(scene, key)]
    same = [f"same {name}" for name in SHARED if name not in differs]
    shared = ", ".join([*same, "one clock"])
    shared = shared[:1].upper() + shared[1:]
    if not differs:
        text = f"{shared}: nothing differs."
    elif len(differs) == 1:
        text = f"{shared}: only the {differs[0]} differs."
    else:
        text = f"{shared}: {listed(differs)} differ."
    return " ".join([text, " · ".join(beyond(scene))]).strip()


def hills(scene: Scene, before: str = "") -> str:
    """Return the name of the hill of the panels that are shown, after other words, or how many
    hills there are."""
    shown = set(scene.surface[: scene.panels])
    return SEVERAL[len(shown)] if len(shown) > 1 else f"{before}{scene.surface[0].label}"


def is_told(scene: Scene, key: str) -> bool:
    """Say whether panels differ in a setting that makes a difference: without noise neither its
    batch nor its seed does."""
    if key in ("batch", "seed"):
        noisy = [i for i in range(PANELS) if scene.noise[i]]
        return len({getattr(scene, key)[i] for i in noisy}) > 1
    return scene.differs(key)


def beyond(scene: Scene) -> list[str]:
    """Return the settings that no control above a panel shows."""
    found = [
        f"{name} = {', '.join(dict.fromkeys(map(number, values)))}"
        for name, values in (*changed_parameters(scene.surface), *sorted_parameters(scene))
    ]
    found += sorted({*map(schedule_text, scene.sched)} - {"constant"})
    found += [f"clipped at {clip}" for clip in sorted({*map(clip_text, scene.clip)} - {"none"})]
    if any(scene.noise):
        found.append(f"noise = {', '.join(dict.fromkeys(map(number, scene.noise)))}")
        if max(scene.batch) > 1:
            found.append(f"batch = {', '.join(dict.fromkeys(map(str, scene.batch)))}")
    return found


def sorted_parameters(scene: Scene) -> list[tuple[str, tuple]]:
    """Return the parameters of the methods that are not at their default, by their names."""
    return sorted(changed_parameters(scene.opt))


def listed(names: list[str]) -> str:
    """Return names as a sentence has them."""
    *most, last = names
    return f"{', '.join(most)} and {last}"
