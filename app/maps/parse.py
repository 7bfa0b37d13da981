"""Reading an order of a map from the body of a request: strictly, since no hand types one."""

from dataclasses import replace

import numpy as np

from app.language.speaking import reason
from app.maps.axes import Unfit, axis_of
from app.maps.evaluate import MOST_STEPS
from app.maps.order import Axis, Order
from app.maps.tiles import RESOLUTIONS
from app.scene.parse import read
from app.scene.scene import BY_PANEL, PANELS, Scene, default_scene, whole_batch
from app.settings import Settings
from descent import parameters_of
from descent.batch.batch_spec import checked_values
from descent.message import N_, Message, nN_

KEYS = {"query", "panel", "x", "y", "resolution"}
LONGEST_NOTE = 180
NO_ORDER = N_("An order is an object with {keys}.")
NO_PANEL = N_("The panel is not one of 0 to {last}.")
NO_RESOLUTION = N_("The resolution is not one of {sizes}.")
TOO_NARROW = N_("The window of {name} is narrower than numbers are exact.")
TOO_LONG = nN_("A map walks at most {n} step.", "A map walks at most {n} steps.", count="n")
TOO_MUCH = nN_(
    "{cells} cells of {steps} step are more than the {most} updates that a map may take.",
    "{cells} cells of {steps} steps are more than the {most} updates that a map may take.",
    count="steps",
)
# Where nothing is left to chance none of these changes a walk.
NOISY = ("noise", "batch", "replacement", "seed")


def read_order(body: object, settings: Settings) -> Order:
    """Return the order that a body spells, or raise Unfit.

    The scene is read as an address is, but what would be set right there with a note is refused
    here: nobody could see the note on a map.
    """
    if not isinstance(body, dict) or not body.keys() <= KEYS:
        raise Unfit(Message.of(NO_ORDER, keys=", ".join(sorted(KEYS))))
    one = one_walk(scene_of(body.get("query"), settings), panel_of(body.get("panel", 0)))
    axes = [axis_of(one, side, body.get(side)) for side in "xy"]
    if axes[0].name == axes[1].name:
        raise Unfit(Message.of(N_("Both axes are {name}."), name=axes[0].name))
    order = Order(without(one, axes), *axes, resolution_of(body, settings))
    check_values(order)
    check_work(order, settings)
    return order


def scene_of(query: object, settings: Settings) -> Scene:
    """Return the scene of an address, which must need no correction."""
    if not isinstance(query, str):
        raise Unfit(Message.of(N_("The query is not a text.")))
    scene, notes = read(query, settings)
    if notes:
        raise Unfit(notes[0][:LONGEST_NOTE])
    return scene


def panel_of(panel: object) -> int:
    """Return the number of a panel."""
    if isinstance(panel, bool) or not isinstance(panel, int) or panel not in range(PANELS):
        raise Unfit(Message.of(NO_PANEL, last=str(PANELS - 1)))
    return panel


def resolution_of(body: dict, settings: Settings) -> int:
    """Return how many cells a side there are to be."""
    wanted = body.get("resolution", min(256, settings.map_resolution))
    allowed = [each for each in RESOLUTIONS if each <= settings.map_resolution]
    if isinstance(wanted, bool) or wanted not in allowed:
        raise Unfit(Message.of(NO_RESOLUTION, sizes=", ".join(map(str, allowed))))
    return int(wanted)


def one_walk(scene: Scene, panel: int) -> Scene:
    """Return the scene with all panels as one of them, and nothing that its walk doesn't need."""
    is_noisy = scene.is_noisy(panel)
    names = [name for name in BY_PANEL if is_noisy or name not in NOISY]
    same = {name: (getattr(scene, name)[panel],) * PANELS for name in names}
    if not is_noisy:
        same["batch"] = (whole_batch(scene.surface[panel]),) * PANELS
    return Scene(steps=scene.steps, **same)


def without(scene: Scene, axes: list[Axis]) -> Scene:
    """Return the scene with the default of whatever goes along an axis."""
    names, method = {axis.name for axis in axes}, scene.opt[0]
    plain = default_scene(scene.surface[0].key)
    pairs = zip("xy", plain.start[0], scene.start[0], strict=True)
    start = tuple(default if name in names else at for name, default, at in pairs)
    defaults = {p.name: p.default for p in parameters_of(method) if p.name in names}
    return replace(
        scene,
        start=(start,) * PANELS,
        eta=(plain.eta[0],) * PANELS if "eta" in names else scene.eta,
        opt=(replace(method, **defaults),) * PANELS,
    )


def check_values(order: Order) -> None:
    """Raise Unfit where the axes can't be walked."""
    fields = {}
    for axis in (order.x, order.y):
        values = axis.cells(order.resolution)
        if not (np.diff(values) > 0).all():
            raise Unfit(Message.of(TOO_NARROW, name=axis.name))
        if axis.name not in ("x", "y", "eta"):
            fields[axis.name] = values[[0, -1]]
    try:
        checked_values(order.scene.surface[0], order.scene.opt[0], fields)
    except ValueError as error:
        raise Unfit(reason(error)[:LONGEST_NOTE]) from None


def check_work(order: Order, settings: Settings) -> None:
    """Raise Unfit where a map would take too long."""
    if order.scene.steps > MOST_STEPS:
        raise Unfit(TOO_LONG.filled(n=MOST_STEPS))
    if order.work > settings.map_work:
        steps, most = order.scene.steps, settings.map_work
        raise Unfit(TOO_MUCH.filled(cells=str(order.cells), steps=steps, most=str(most)))
