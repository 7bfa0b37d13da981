"""Scene: all that a visitor can choose; it is the address, the cache key and the bug report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from app.scene.ids import LETTERS
from app.scene.tokens import batch_text, clip_text, joined, number, schedule_text
from descent import OPTIMIZERS, SCHEDULES, Clip, parameters_of, per_epoch
from descent.minibatch import examples_of
from descent.optimizer import Optimizer
from descent.request import FULL
from descent.schedule import Schedule
from descent.surface import Surface
from surfaces import SURFACES

PANELS = 4
DEFAULT_SURFACE = "bowl"
Point = tuple[float, float]
# What makes a run, but for its steps: each panel has its own.
BY_PANEL = (
    *("surface", "start", "opt", "eta", "sched", "clip"),
    *("per", "noise", "batch", "replacement", "seed"),
)
# They mean something else on data than elsewhere.
OF_CHANCE = ("per", "noise", "batch", "replacement")
# What a schedule counts; the first is the default.
COUNTED = ("update", "epoch")
# They make sense where all panels walk on data.
CLOCKS_OF_DATA = ("examples", "epochs")
# Written into an address after the walks themselves, and only where they differ from the default.
LATER = (
    *("clock", "face", "view", "panel", "seeds", "speed", "step"),
    *("autoplay", "theme", "motion"),
    *("panels", "controls", "hide", "lock", "text", "lang", "resize"),
)


@dataclass(frozen=True)
class Scene:
    """One state of the page: a budget of steps, and of all else that makes a run one value a panel.
    Immutable and hashable.

    From `clock` on the fields are about the showing: they change no number. Make one with
    `app.scene.parse.read`, which never raises.
    """

    surface: tuple[Surface, ...]
    start: tuple[Point, ...]
    steps: int
    opt: tuple[Optimizer, ...]
    eta: tuple[float, ...]
    sched: tuple[Schedule, ...] = (SCHEDULES["constant"](),) * PANELS
    per: tuple[str, ...] = COUNTED[:1] * PANELS
    clip: tuple[Clip | None, ...] = (None,) * PANELS
    noise: tuple[float, ...] = (0.0,) * PANELS
    batch: tuple[int | str, ...] = (1,) * PANELS  # of data, a number or "full"
    replacement: tuple[bool, ...] = (False,) * PANELS
    seed: tuple[int, ...] = (0,) * PANELS
    clock: str = "steps"
    face: str = "loss"
    view: str = ""
    panel: str = LETTERS[0]
    seeds: int = 200
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

    def hides(self, part: str) -> bool:
        """Say whether a part of the page is not to be seen."""
        return part in self.hide

    def differs(self, name: str) -> bool:
        """Say whether a setting is not the same in all panels."""
        return len(set(getattr(self, name))) > 1

    def is_noisy(self, panel: int) -> bool:
        """Say whether chance has a say in a panel: there is noise, or there are mini-batches."""
        return self.noise[panel] > 0 or self.is_sampled(panel)

    def plan(self, panel: int) -> Schedule:
        """Return the schedule of a panel as it counts: updates, or epochs."""
        schedule = self.sched[panel]
        if self.per[panel] == COUNTED[0]:
            return schedule
        replacement = self.replacement[panel]
        return per_epoch(schedule, self.surface[panel], self.batch[panel], replacement=replacement)

    def is_sampled(self, panel: int) -> bool:
        """Say whether every update of a panel sees some of the examples, and not all."""
        examples, batch = examples_of(self.surface[panel]), self.batch[panel]
        if not examples or batch == FULL:
            return False
        return self.replacement[panel] or batch < examples

    def query(self) -> str:
        """Return the canonical query: the whole state, without a leading question mark."""
        whole = tuple(map(whole_batch, self.surface))
        plain = Scene(self.surface, self.start, self.steps, self.opt, self.eta, batch=whole)
        texts, defaults = (dict(spelled_settings(each)) for each in (self, plain))
        pairs = [
            ("surface", joined(surface.key for surface in self.surface)),
            *spelled_parameters(self.surface),
            ("opt", joined(method.key for method in self.opt)),
            ("eta", joined(map(number, self.eta))),
            *sorted(spelled_parameters(self.opt)),
            ("start", joined((",".join(map(number, at)) for at in self.start), ";")),
            ("steps", str(self.steps)),
            *(pair for pair in texts.items() if pair[1] != defaults[pair[0]]),
        ]
        return urlencode(pairs, safe=",:;")


def spelled_settings(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield what an address has only where it is not the default, each with its text."""
    yield "sched", joined(map(schedule_text, scene.sched))
    yield "per", joined(scene.per)
    yield "clip", joined(map(clip_text, scene.clip))
    yield "noise", joined(map(number, scene.noise))
    yield "batch", joined(map(batch_text, scene.batch))
    for name in ("replacement", "seed"):
        yield name, joined(map(number, getattr(scene, name)))
    for name in LATER:
        value = getattr(scene, name)
        yield name, "" if value is None else written(value)


def spelled_parameters(things: Sequence[Surface | Optimizer]) -> Iterator[tuple[str, str]]:
    """Yield each parameter that is not at its default somewhere among the surfaces, or the methods,
    of the panels.

    Panels without this parameter repeat the first value: a shorter address.
    """
    for name, values in changed_parameters(things):
        yield name, joined(map(number, values))


def changed_parameters(things: Sequence[Surface | Optimizer]) -> list[tuple[str, tuple]]:
    """Return each parameter that is not at its default in some panel, and its value in each."""
    own = [{p.name: p for p in parameters_of(thing)} for thing in things]
    changed = []
    for name in dict.fromkeys(name for each in own for name in each):
        values = [getattr(thing, name) for thing in things if hasattr(thing, name)]
        owners = [each for each in own if name in each]
        if any(v != each[name].default for v, each in zip(values, owners, strict=True)):
            changed.append((name, tuple(getattr(thing, name, values[0]) for thing in things)))
    return changed


def written(value: float | bool | str | tuple[str, ...]) -> str:
    """Return a value of the showing as it stands in an address."""
    if isinstance(value, tuple):
        return ",".join(value)
    return value if isinstance(value, str) else number(value)


def default_scene(*surfaces: str) -> Scene:
    """Return the scene in which the surface of a key is met first, with default parameters."""
    return first_scene(*(SURFACES[key] for key in surfaces or (DEFAULT_SURFACE,)))


def first_scene(*surfaces: Surface) -> Scene:
    """Return the scene in which a surface is met first: its start, budget and four rates, which may
    depend on its parameters.

    Of four different surfaces each is met at its own start with its second rate, and the largest
    budget serves all.
    """
    hills = surfaces * (PANELS // len(surfaces))
    is_one = len({hill.key for hill in hills}) == 1
    rates = [hill.rates[panel if is_one else 1] for panel, hill in enumerate(hills)]
    return Scene(
        surface=hills,
        start=tuple(tuple(map(float, hill.start)) for hill in hills),
        steps=max(hill.steps for hill in hills),
        opt=(OPTIMIZERS["gradient_descent"](),) * PANELS,
        eta=tuple(map(float, rates)),
        batch=tuple(map(whole_batch, hills)),
    )


def whole_batch(surface: Surface) -> int | str:
    """Return the batch that is met first: all examples of data, elsewhere one sample of noise."""
    return FULL if examples_of(surface) else 1


def own_rates(scene: Scene) -> list[bool]:
    """Say of each panel whether its rate is another one than its surface brings: the visitor's."""
    met = first_scene(*scene.surface)
    return [mine != brought for mine, brought in zip(scene.eta, met.eta, strict=True)]


def moved_to(scene: Scene, surface: str, only: int | None = None) -> Scene:
    """Return the scene with all panels on one surface: its own start and budget, and its own rates
    where all panels walk by plain descent, but for rates that the visitor has chosen; other methods
    and their rates are kept. So are noise and batch, but not from a surface made of data to one
    that is not, or back: there they mean something else. With `only`, one panel goes there alone.
    """
    if only is not None:
        return one_moved(scene, surface, only)
    fresh = default_scene(surface)
    same = [
        bool(examples_of(old)) == bool(examples_of(new))
        for old, new in zip(scene.surface, fresh.surface, strict=True)
    ]
    is_plain = {method.key for method in scene.opt} == {fresh.opt[0].key}
    rates = zip(scene.eta, fresh.eta, own_rates(scene), strict=True)
    return replace(
        scene,
        surface=fresh.surface,
        start=fresh.start,
        steps=fresh.steps,
        eta=tuple(brought if is_plain and not own else mine for mine, brought, own in rates),
        step=None,
        **{
            name: tuple(
                mine if is_same else brought
                for mine, brought, is_same in zip(
                    getattr(scene, name), getattr(fresh, name), same, strict=True
                )
            )
            for name in OF_CHANCE
        },
    )


def one_moved(scene: Scene, surface: str, panel: int) -> Scene:
    """Return the scene with one panel on another surface, at that one's start; it is met with its
    second rate where the panel walks by plain descent and its rate is not the visitor's own."""
    fresh = default_scene(surface)
    is_plain = scene.opt[panel].key == fresh.opt[0].key
    rate = fresh.eta[1] if is_plain and not own_rates(scene)[panel] else scene.eta[panel]
    is_same = bool(examples_of(scene.surface[panel])) == bool(examples_of(fresh.surface[0]))
    of_chance = {
        name: with_one(getattr(scene, name), panel, getattr(fresh, name)[0]) for name in OF_CHANCE
    }
    return replace(
        scene,
        surface=with_one(scene.surface, panel, fresh.surface[0]),
        start=with_one(scene.start, panel, fresh.start[0]),
        eta=with_one(scene.eta, panel, rate),
        steps=max(scene.steps, fresh.steps),
        step=None,
        **({} if is_same else of_chance),
    )


def with_one(values: tuple, panel: int, value) -> tuple:
    """Return the values of all panels, with another one for one of them."""
    return (*values[:panel], value, *values[panel + 1 :])
