"""Scene: all that a visitor can choose; it is the address, the cache key and the bug report."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from app.scene.tokens import joined, make_clip, make_schedule, number
from descent import OPTIMIZERS, Clip, parameters_of
from descent.optimizer import Optimizer
from descent.schedule import Schedule
from descent.surface import Surface
from surfaces import SURFACES

PANELS = 4
DEFAULT_SURFACE = "bowl"
# Written into an address after the walks themselves, and only where they differ from the default.
LATER = (
    *("noise", "batch", "seed", "clock", "face", "view"),
    *("speed", "step", "autoplay", "theme", "motion"),
    *("panels", "controls", "hide", "lock", "text", "lang", "resize"),
)


@dataclass(frozen=True)
class Scene:
    """One state of the page: a surface, a start and four panels. Immutable and hashable.

    `hyper` and `shape` hold only what differs from the defaults: `(name, value per panel)` and
    `(name, value)`. From `clock` on the fields are about the showing: they change no number. Make
    one with `app.scene.parse.read`, which never raises.
    """

    surface: str
    start: tuple[float, float]
    steps: int
    opt: tuple[str, ...]
    eta: tuple[float, ...]
    shape: tuple[tuple[str, float], ...] = ()
    hyper: tuple[tuple[str, tuple[float, ...]], ...] = ()
    sched: tuple[str, ...] = ("constant",) * PANELS
    clip: tuple[str, ...] = ("none",) * PANELS
    noise: float = 0.0
    batch: int = 1
    seed: int = 0
    clock: str = "steps"
    face: str = "loss"
    view: str = ""
    speed: str = ""
    step: int | None = None
    autoplay: str = "visible"
    theme: str = "auto"
    motion: str = "auto"
    panels: int = PANELS
    controls: str = "full"
    hide: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
    text: int = 100
    lang: str = ""
    resize: bool = False
    v: int = field(default=1)

    def hill(self) -> Surface:
        """Return the surface with its parameters set."""
        return replace(SURFACES[self.surface], **dict(self.shape))

    def method(self, panel: int) -> Optimizer:
        """Return the optimizer of a panel with its hyper-parameters set."""
        cls = OPTIMIZERS[self.opt[panel]]
        own = {p.name for p in parameters_of(cls)}
        return cls(**{name: values[panel] for name, values in self.hyper if name in own})

    def schedule(self, panel: int) -> Schedule:
        """Return the schedule of a panel."""
        return make_schedule(self.sched[panel])

    def clipping(self, panel: int) -> Clip | None:
        """Return how the gradients of a panel are clipped."""
        return make_clip(self.clip[panel])

    def hides(self, part: str) -> bool:
        """Say whether a part of the page is not to be seen."""
        return part in self.hide

    def query(self) -> str:
        """Return the canonical query: the whole state, without a leading question mark."""
        pairs = [("surface", self.surface)]
        pairs += [(name, number(value)) for name, value in self.shape]
        pairs += [("opt", joined(self.opt)), ("eta", joined(map(number, self.eta)))]
        pairs += [(name, joined(map(number, values))) for name, values in self.hyper]
        pairs += [("start", ",".join(map(number, self.start))), ("steps", str(self.steps))]
        plain = Scene(self.surface, self.start, self.steps, self.opt, self.eta)
        for name in ("sched", "clip"):
            if getattr(self, name) != getattr(plain, name):
                pairs.append((name, joined(getattr(self, name))))
        for name in LATER:
            value = getattr(self, name)
            if value != getattr(plain, name):
                pairs.append((name, written(value)))
        return urlencode(pairs, safe=",:")


def written(value: float | bool | str | tuple[str, ...]) -> str:
    """Return a value of the showing as it stands in an address."""
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value) if isinstance(value, str) else number(value)


def default_scene(surface: str = DEFAULT_SURFACE) -> Scene:
    """Return the scene in which a surface is met first: its start, budget and four rates."""
    hill = SURFACES[surface]
    return Scene(
        surface=surface,
        start=tuple(map(float, hill.start)),
        steps=hill.steps,
        opt=("gradient_descent",) * PANELS,
        eta=tuple(map(float, hill.rates)),
    )


def moved_to(scene: Scene, surface: str) -> Scene:
    """Return the scene on another surface: its own start and budget, and its own four rates
    where all panels walk by plain descent; other methods and their rates are kept."""
    fresh = default_scene(surface)
    eta = fresh.eta if scene.opt == fresh.opt else scene.eta
    return replace(
        scene,
        surface=surface,
        shape=(),
        start=fresh.start,
        steps=fresh.steps,
        eta=eta,
        step=None,
    )
