"""A script put together: the hill, the methods and schedules that the panels use, and the panels.

Every number in it is the repr of a float of a validated scene; of what a visitor typed no text
goes in, only the scene's own canonical query.
"""

import re
from dataclasses import fields

from app.compute.words.caption import hills
from app.exports.code.snippets import Section, library, shared_by, snippet
from app.exports.code.surface_source import plain
from app.exports.export import Unable
from app.scene.ids import LETTERS
from app.scene.scene import Scene
from app.scene.tokens import number
from descent import Clip, PerEpoch
from descent.loop import FAR
from descent.message import N_, Message
from descent.minibatch import examples_of
from descent.optimizer import Optimizer
from descent.parameter import parameters_of
from descent.schedule import Schedule

LIBRARIES = ("numpy", "torch", "optax")
# What stands for numpy where a library has arrays of its own.
ARRAYS = {"numpy": "np.", "torch": "torch.", "optax": "jnp."}
MATHS = ("inf", "sqrt")
NO_METHOD = N_("There is no code of {method} for {library} yet.")
NO_SCHEDULE = N_("There is no code of {schedule} that sees the loss yet.")
NO_BATCHES = N_(
    "There is no code of {method} with mini-batches: take batch=full, or a method that asks for "
    "slopes alone, such as momentum or Adam."
)
# What asks for more than slopes: it would have to be that of the batch.
ASKS_MORE = re.compile(r"(?<![\w.])(?:value|hessian|wolfe_search|quasi_newton)\(")
# Rates, and where a walk ends, are plain numbers in every library.
PLAIN = (
    *("follow", "once_an_epoch", "reduce_on_plateau"),
    *("falling_cosine", "triangle", "share_of_way"),
)


class Script:
    """One script in the making: panel after panel is added, and what a panel needs comes along."""

    def __init__(self, scene: Scene, name: str) -> None:
        self.scene, self.name = scene, name
        self.texts = library(name)
        self.functions: dict[str, str] = {}
        self.maths: set[str] = set()
        self.panels = [self.panel(each) for each in range(scene.panels)]

    def text(self) -> str:
        """Return the whole script.

        What all panels share stands before the functions; what one has for itself before its walk.
        """
        first = self.setup(0)
        setups = [first, *(self.setup(panel) for panel in range(1, self.scene.panels))]
        is_one = all(each == first for each in setups)
        functions = "\n\n\n".join(self.functions.values())
        hill, constants, slope = first if is_one else ("", "", "")
        ending = "\n\n".join(self.panels) if is_one else self.each_with(setups)
        body = [hill, constants or self.budget(), slope, functions, ending]
        rest = shared_by("\n".join(["follow(", *body]))
        body.insert(3, "\n\n\n".join(self.own(name, each) for name, each in rest.items()))
        written = "\n\n\n".join(filter(None, body))
        maths = sorted({each for each in MATHS if bare_word(each).search(written)} | self.maths)
        imports = f"from math import {', '.join(maths)}\n\n" if maths else ""
        return f"{self.heading()}\n{imports}{self.beginning(written)}\n\n\n{written}\n"

    def beginning(self, written: str) -> str:
        """Return the imports of the library: Optax itself only where a method is its own."""
        code = re.sub("#.*", "", written)
        is_called = self.name != "optax" or bare_word("optax").search(code)
        return self.texts[""] if is_called else self.texts[""].replace("import optax\n", "")

    def each_with(self, setups: list[tuple[str, str, str]]) -> str:
        """Return the panels, each after what it has for itself: a walk ends before the next begins,
        so that the names may mean something else from there on."""
        parts, before = [], ("", "", "")
        for setup, panel in zip(setups, self.panels, strict=True):
            fresh = [new for new, old in zip(setup, before, strict=True) if new != old]
            # What differentiates the value was made for the value of another hill.
            if setup[0] != before[0]:
                fresh = list(setup)
            parts += filter(None, [*fresh, panel])
            before = setup
        return "\n\n\n".join(parts)

    def heading(self) -> str:
        """Return what the script says of itself."""
        several = len({*self.scene.surface[: self.scene.panels]}) > 1
        hill = hills(self.scene) if several else f"a hill, {hills(self.scene)}"
        return (
            f'"""Walks down {hill}, with {self.name} alone.\n\n'
            f"`python downhill-{self.name}.py` prints where each walk ends: "
            f"its letter, x, y and the loss.\n{self.texts['agrees']}\n\n"
            f'Downhill shows them at\n?{self.scene.query()}\n"""\n'
        )

    def setup(self, panel: int) -> tuple[str, str, str]:
        """Return what a panel walks on: the hill as functions, the constants, and the gradient as
        the method asks for it."""
        surface, noise = self.scene.surface[panel], self.noise(panel)
        bent = ["hessian"] if self.calls("hessian") else []
        is_written = self.name == "numpy" or plain(surface, "value").has_root
        is_sampled = self.scene.is_sampled(panel)
        slopes = "example_gradient" if is_sampled else "gradient"
        wanted = ["value", slopes] if is_written else ["value"]
        found = plain(surface, *wanted, *(bent if is_written else ()))
        self.maths |= found.maths
        slope = "written slope" if is_written and "written slope" in self.texts else "slope"
        slope = "batch slope" if is_sampled else slope
        slope = self.texts[slope].format(noise=f" + {self.texts['noise']}" if noise else "")
        if bent and not is_written:
            slope = f"{slope}\n\n\n{self.texts['hessian']}"
        hill = f"# L = {surface.formula}\n{self.arrays(found.text())}"
        return hill, self.constants(panel, noise), slope

    def budget(self) -> str:
        """Return the constants that all walks share, whatever differs."""
        return f"STEPS = {self.scene.steps}\nUPDATES = np.arange(STEPS, dtype=float)"

    def constants(self, panel: int, noise: str) -> str:
        """Return what a walk needs to know, as constants."""
        surface = self.scene.surface[panel]
        start = self.texts["start"].format(start=repr(list(self.scene.start[panel])))
        cx, cy = map(float, surface.center)
        lines = [
            f"START = {start}",
            self.budget(),
            f"CENTER, FAR = ({cx!r}, {cy!r}), {FAR * surface.diagonal!r}  # what is out of sight",
        ]
        if self.calls("LOWEST"):
            lines.append(f"LOWEST = {float(surface.lowest)!r}  # the lowest loss that is known")
        return "\n".join(filter(None, [*lines, noise, *self.batches(panel)]))

    def noise(self, panel: int) -> str:
        """Return the line that draws the noise of a panel, empty without noise."""
        scene = self.scene
        noise, batch, seed = (each[panel] for each in (scene.noise, scene.batch, scene.seed))
        if not noise:
            return ""
        draw = f"np.random.Generator(np.random.PCG64({seed})).standard_normal((STEPS, 2))"
        is_flat = scene.surface[panel].one_dimensional
        heard = " * [1, 0]  # y is ignored" if is_flat else ""
        return (
            "# One draw an update; a batch averages so many.\n"
            f"NOISE = {noise!r} / np.sqrt({batch}) * {draw}{heard}"
        )

    def batches(self, panel: int) -> list[str]:
        """Return the lines that say which examples each update sees; none where it sees all."""
        scene = self.scene
        if not scene.is_sampled(panel):
            return []
        size, count = scene.batch[panel], examples_of(scene.surface[panel])
        drawn = f"np.random.Generator(np.random.PCG64({scene.seed[panel]}))"
        if scene.replacement[panel]:
            said = "# The examples of each update: each is drawn from all."
            made = f"BATCHES = {drawn}.integers({count}, size=(STEPS, {size}))"
            return [said, made, self.texts.get("loader", "")]
        epochs = -(-scene.steps // -(-count // size))
        cut = f"for i in range(0, {count}, {size})"
        return [
            "# The examples of each update: every epoch has an order of its own, cut into batches.",
            f"ORDER = {drawn}",
            f"EPOCHS = [ORDER.permutation({count}) for _ in range({epochs})]",
            f"BATCHES = [each[i : i + {size}] for each in EPOCHS {cut}]",
            self.texts.get("loader", ""),
        ]

    def panel(self, panel: int) -> str:
        """Return the lines that walk one panel."""
        method, schedule = self.scene.opt[panel], self.scene.sched[panel]
        plan, rate, letter = self.scene.plan(panel), self.scene.eta[panel], LETTERS[panel]
        heading = f"# {letter}: {method.label}, η = {number(rate)}"
        if schedule.key != "constant":
            heading = f"{heading}, {schedule.label.lower()}{' by epochs' * (plan != schedule)}"
        slope = slope_of(self.scene.clip[panel])
        *remarks, walk = self.walk(method, schedule, rate, slope)
        if self.scene.is_sampled(panel) and ASKS_MORE.search(self.functions.get(method.key, "")):
            raise Unable(Message.of(NO_BATCHES, method=Message.of(method.label)))
        told = ", ".join(filter(None, ["walk", self.heeding(plan)]))
        lines = (
            *(heading, *remarks),
            f"rates = {rate!r} * {self.factors(plan)}",
            f"walk = {walk}",
            f'print("{letter}", *follow({told}))',
        )
        return "\n".join(lines)

    def walk(
        self, method: Optimizer, schedule: Schedule, rate: float, slope: str
    ) -> tuple[str, ...]:
        """Return the call that makes the points of a walk, after what there is to say of it."""
        found = snippet("methods", method.key)
        there = found.sections.get(self.name, Section("", "", ""))
        values = {p.name: repr(getattr(method, p.name)) for p in parameters_of(method)}
        if there.call and not is_unfit(there.unless, values, schedule):
            self.functions[f"with_{self.name}"] = self.texts["walk"]
            call = there.call.format(**values, rate=repr(rate))
            said = filter(None, [f"# {method.formula}", there.remarks])
            return *said, self.texts["call"].format(call=call, slope=slope)
        if self.name != "numpy" and not there.remarks:
            raise Unable(Message.of(NO_METHOD, method=Message.of(method.label), library=self.name))
        said = f"{method.label}: {method.formula}."
        function = define(method.key, ["slope", "rates", *values], self.arrays(found.body), said)
        self.functions[method.key] = "\n".join(filter(None, [there.remarks, function]))
        given = [f"{name}={value}" for name, value in values.items()]
        return (f"{method.key}({', '.join([slope, 'rates', *given])})",)

    def factors(self, plan: Schedule) -> str:
        """Return the call that gives the factors of all updates, or of the epoch of each."""
        if not isinstance(plan, PerEpoch):
            return self.factor(plan, "UPDATES, STEPS")
        return self.factor(plan.then, f"UPDATES // {plan.updates}, {plan.epochs(self.scene.steps)}")

    def factor(self, schedule: Schedule, at: str) -> str:
        """Return the call that gives the factors of a schedule, at some updates of a budget."""
        found = snippet("schedules", schedule.key)
        # What sees the loss has its parameters where it is told it.
        names = [] if "heed" in found.sections else [field.name for field in fields(schedule)]
        given = [f"{name}={self.given(getattr(schedule, name))}" for name in names]
        said = f"{schedule.label}: {schedule.formula}."
        self.functions[schedule.key] = define(
            schedule.key, ["t", "horizon", *names], found.body, said
        )
        return f"{schedule.key}({', '.join([at, *given])})"

    def given(self, value) -> str:
        """Return a value of a schedule as it stands in a call; it may be a schedule itself."""
        if isinstance(value, Schedule):
            return f"lambda t, horizon: {self.factor(value, 't, horizon')}"
        return repr(value)

    def heeding(self, schedule: Schedule) -> str:
        """Return what tells a schedule the loss, empty where it needs none."""
        if not schedule.sees_loss:
            return ""
        if isinstance(schedule, PerEpoch):
            told = self.heeding(schedule.then).replace("(rates, ", "(factors, ", 1)
            epochs = schedule.epochs(self.scene.steps)
            return f"once_an_epoch(rates, {schedule.updates}, {epochs}, lambda factors: {told})"
        after = ""
        if isinstance(getattr(schedule, "then", None), Schedule):
            schedule, after = schedule.then, f", after={schedule.steps!r}"
        made = snippet("schedules", schedule.key).sections.get("heed")
        if made is None:
            raise Unable(Message.of(NO_SCHEDULE, schedule=Message.of(schedule.label)))
        given = [f"{p.name}={getattr(schedule, p.name)!r}" for p in parameters_of(schedule)]
        return f"{made.call}(rates, {', '.join(given)}{after})"

    def calls(self, name: str) -> bool:
        """Say whether a method in use needs this."""
        return any(bare_word(name).search(text) for text in self.functions.values())

    def own(self, name: str, text: str) -> str:
        """Return a shared function; what touches points is written with the library's arrays."""
        return text if name in PLAIN else self.arrays(text)

    def arrays(self, text: str) -> str:
        """Return a text with the library's arrays in place of numpy's."""
        return text.replace("np.", ARRAYS[self.name])


def script(scene: Scene, name: str) -> str:
    """Return the script of a scene for one library."""
    return Script(scene, name).text()


def define(name: str, arguments: list[str], body: str, said: str) -> str:
    """Return a function of that body."""
    lines = [f'"""{said}"""', *body.splitlines()]
    indented = "\n".join(f"    {line}" if line else "" for line in lines)
    return f"def {name}({', '.join(arguments)}):\n{indented}"


def slope_of(clip: Clip | None) -> str:
    """Return the slope as a panel's method sees it."""
    return "slope" if clip is None else f"clipped_by_{clip.kind}(slope, {clip.bound!r})"


def is_unfit(unless: str, values: dict[str, str], schedule: Schedule) -> bool:
    """Say whether a library's own method does not do: `schedule`, `beta`, or `beta is 0`."""
    name, _, zero = unless.partition(" is ")
    if not name:
        return False
    if name == "schedule":
        return schedule.key != "constant"
    is_zero = values[name] in ("0", "0.0", "False")
    return is_zero if zero else not is_zero


def bare_word(name: str) -> re.Pattern:
    """Return what finds a name that is not part of another."""
    return re.compile(rf"(?<![\w.]){name}\b")
