"""What the server answers: scenes read from text, computed, and put into plain JSON."""

from collections.abc import Callable
from functools import wraps

from flask import Response, after_this_request, g

from app import compute
from app.compute.concealed import concealed
from app.executor.executor import Busy
from app.executor.place import at_once
from app.language.speaking import _, speaking, spoken
from app.page.figures.map import map_figure, on_one_scale
from app.page.figures.strip import strip_figure
from app.scene.parse import Reading, language_of, read
from app.scene.scene import PANELS, Scene, first_scene, moved_to, own_rates
from app.scene.tokens import number
from app.scene.values import values
from app.settings import Settings
from descent.message import N_
from descent.surface import Surface
from surfaces import SURFACES

RATES_STAY = N_("The rates that you chose stay; reset brings those of this hill.")
NOISE_COMES = N_("Without noise a batch makes no difference: the noise is {noise} now.")


def in_its_language(answer: Callable[..., dict]) -> Callable[..., dict]:
    """Return what answers a query in the language that it asks for, or else in the one in which is
    spoken."""

    @wraps(answer)
    def answered(query: object, *args, **kwargs) -> dict:
        with speaking(language_of(query) or spoken()):
            return answer(query, *args, **kwargs)

    return answered


@in_its_language
def opened(
    query: object,
    surface: object = None,
    arrange: object = None,
    panel: object = None,
    settings: Settings | None = None,
    ends: tuple[float, float] | None = None,
) -> dict:
    """Return a whole scene: controls, land, walks and notes; on another surface if one is named –
    all panels, or one of them –, and with its panels arranged after one of them if that is asked.
    `ends` are those of its rulers, unless its walks decide on them.
    """
    by_hand = surface is None and arrange is None
    scene, notes = reading(query, settings, by_hand=by_hand)
    if isinstance(surface, str) and surface in SURFACES:
        only = panel if type(panel) is int else None
        own = own_rates(scene)
        if any(own if only is None else own[only : only + 1]):
            notes = (*notes, _(RATES_STAY))
        scene = read(moved_to(scene, surface, only).query(), settings).scene
    if isinstance(arrange, str):
        before, scene = scene, compute.arranged(scene, arrange, one_panel(panel))
        scene = read(scene.query(), settings).scene
        if scene.differs("batch") and any(scene.noise) and not any(before.noise):
            notes = (*notes, _(NOISE_COMES, noise=number(max(scene.noise))))
    hills = hills_of(scene)
    answer = {
        "scene": values(scene),
        "met": met(scene),
        "hill": hills[0]["hill"],
        "figures": {"map": hills[0]["map"], "strip": strip_figure()},
        "picture": concealed(scene, compute.picture(scene, ends=ends)),
        "notes": list(notes),
    }
    if len(hills) > 1:
        order = list(dict.fromkeys(scene.surface))
        answer |= {"hills": hills, "hill_of": [order.index(each) for each in scene.surface]}
    return answer


def met(scene: Scene) -> dict:
    """Return what the surfaces of a scene bring: what is not the visitor's own goes with them."""
    first = first_scene(*scene.surface)
    return {name: getattr(first, name) for name in ("eta", "start", "steps")}


def hills_of(scene: Scene) -> list[dict]:
    """Return the cards and the maps of the surfaces of a scene, each once. Curves of one family are
    drawn on one scale: what is steeper looks steeper."""
    surfaces = list(dict.fromkeys(scene.surface))
    hills = [hill_of(surface) for surface in surfaces]
    is_family = len({surface.key for surface in surfaces}) == 1
    if len(hills) > 1 and is_family and surfaces[0].one_dimensional:
        on_one_scale([hill["map"] for hill in hills])
    return hills


def hill_of(surface: Surface) -> dict:
    """Return the card and the map of one surface."""
    return {"hill": compute.card(surface), "map": map_figure(compute.land(surface))}


def first(query: str, settings: Settings | None = None) -> dict:
    """Return what a page begins with: its scene, as `opened` has it, or where that takes long only
    what it is to ask for."""
    try:
        with at_once():
            return opened(query, settings=settings)
    except Busy:
        after_this_request(unkept)
        return {"later": query}


def unkept(response: Response) -> Response:
    """Let nobody keep an answer that is not the last word."""
    g.place = None  # nor this server
    response.headers["Cache-Control"] = "no-store"
    return response


@in_its_language
def walked(query: object, *, live: bool = False, settings: Settings | None = None) -> dict:
    """Return the walks of a scene that the page has changed, and what had to be set right in it."""
    scene, notes = reading(query, settings, by_hand=False)
    picture = concealed(scene, compute.picture(scene, live=live))
    return {"picture": picture, "notes": list(notes)}


@in_its_language
def traced(query: object, panel: object = 0, settings: Settings | None = None) -> dict:
    """Return every number of the walk of one panel."""
    scene, _ = reading(query, settings)
    panel = one_panel(panel)
    return {"panel": panel, "query": scene.query(), "trace": compute.trace(scene, panel)}


@in_its_language
def stepped(
    query: object, panel: object = 0, step: object = 0, settings: Settings | None = None
) -> dict:
    """Return the arithmetic of the steps round one of them, for one panel."""
    scene, _ = reading(query, settings)
    panel = one_panel(panel)
    step = step if type(step) is int else 0
    return {"panel": panel, "query": scene.query(), **compute.steps(scene, panel, step)}


@in_its_language
def painted(query: object, panel: object = 0, settings: Settings | None = None) -> dict:
    """Return the walks of one panel at every mark of its ruler."""
    scene, _ = reading(query, settings)
    return compute.painted(scene, one_panel(panel))


@in_its_language
def seeds(query: object, panel: object = 0, settings: Settings | None = None) -> dict:
    """Return what becomes of the walk of one panel under as many seeds as the scene asks for."""
    scene, _ = reading(query, settings)
    return compute.seeds(scene, one_panel(panel), scene.seeds)


@in_its_language
def curves(query: object, settings: Settings | None = None) -> dict:
    """Return what becomes of every rate, for every setup among the panels."""
    scene, _ = reading(query, settings)
    return compute.curves(scene)


@in_its_language
def solid(query: object, panel: object = 0, settings: Settings | None = None) -> dict:
    """Return the hill of one panel as a solid."""
    return compute.solid(reading(query, settings).scene.surface[one_panel(panel)])


def facts(query: object = "") -> dict:
    """Return what the pickers say, the same for every scene but for its language."""
    with speaking(language_of(query) or spoken()):
        return compute.facts()


def one_panel(panel: object) -> int:
    """Return the number of a panel, the first for whatever is none."""
    return panel if type(panel) is int and panel in range(PANELS) else 0


def reading(query: object, settings: Settings | None = None, *, by_hand: bool = True) -> Reading:
    """Read a scene from whatever was sent."""
    return read(query if isinstance(query, str) else "", settings, by_hand=by_hand)
