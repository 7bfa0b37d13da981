"""Links that were given away open for ever."""

from dataclasses import replace

import pytest

from app.scene.parse import Reading, read
from app.scene.scene import BY_PANEL, PANELS, Scene, default_scene
from descent import OPTIMIZERS, SCHEDULES
from surfaces import SURFACES


def of(surface, methods, **fields):
    """A scene whose panels have the same of whatever is no list."""
    four = {"surface": surface, "opt": methods} | fields
    alone = {name: four.pop(name) for name in [*four] if name not in BY_PANEL}
    four = {name: each if type(each) is list else [each] * PANELS for name, each in four.items()}
    return Scene(**{name: tuple(each) for name, each in four.items()}, **alone)


METHODS, KINDS = OPTIMIZERS, SCHEDULES
# Of the first version: add, never change.
OLD_LINKS = {
    "": default_scene(),
    "surface=rosenbrock&opt=gradient_descent,momentum,rmsprop,adam&eta=0.001,0.0005,0.01,0.1"
    "&start=-1.2,1&steps=200": of(
        SURFACES["rosenbrock"],
        [METHODS[key]() for key in ("gradient_descent", "momentum", "rmsprop", "adam")],
        start=(-1.2, 1.0),
        steps=200,
        eta=[0.001, 0.0005, 0.01, 0.1],
    ),
    "v=1&surface=bowl&condition=50&eta=0.03&opt=momentum&beta=0,0.5,0.9,0.99&start=-4,1&steps=9": (
        of(
            replace(SURFACES["bowl"], condition=50.0),
            [METHODS["momentum"](beta=beta) for beta in (0.0, 0.5, 0.9, 0.99)],
            start=(-4.0, 1.0),
            steps=9,
            eta=0.03,
        )
    ),
    "surface=ravine&opt=gradient_descent&eta=0.03&start=-4,1&steps=200"
    "&sched=constant,step:50:0.2,exponential:0.985,cosine:0&noise=0.5&seed=7&speed=16&step=12"
    "&autoplay=0&theme=dark&motion=reduced": of(
        SURFACES["ravine"],
        METHODS["gradient_descent"](),
        start=(-4.0, 1.0),
        steps=200,
        eta=0.03,
        sched=[
            KINDS["constant"](),
            KINDS["step"](50, 0.2),
            KINDS["exponential"](0.985),
            KINDS["cosine"](0),
        ],
        noise=0.5,
        seed=7,
        speed="16",
        step=12,
        autoplay="0",
        theme="dark",
        motion="reduced",
    ),
    "surface=double_well&opt=rmsprop,rmsprop,adam,adagrad&centered=1&eps=1e-8&beta1=0.5": of(
        SURFACES["double_well"],
        [
            METHODS["rmsprop"](eps=1e-8, centered=True),
            METHODS["rmsprop"](eps=1e-8, centered=True),
            METHODS["adam"](beta1=0.5, eps=1e-8),
            METHODS["adagrad"](eps=1e-8),
        ],
        start=(-3.0, 0.001),
        steps=40,
        eta=[0.1, 0.6, 1.95, 2.1],
    ),
}


@pytest.mark.parametrize("query", OLD_LINKS, ids=range(len(OLD_LINKS)))
def test_an_old_link_opens_as_it_was(query):
    assert read(query) == Reading(OLD_LINKS[query], ())


def test_the_canonical_address_is_what_it_was():
    assert default_scene().query() == (
        "surface=bowl&opt=gradient_descent&eta=0.002,0.15,0.195,0.21&start=-4,2&steps=40"
    )
    link = list(OLD_LINKS)[3]
    assert read(link).scene.query() == (
        "surface=ravine&opt=gradient_descent&eta=0.03&start=-4,1&steps=200"
        "&sched=constant,step:50:0.2,exponential:0.985,cosine:0&noise=0.5&seed=7&speed=16&step=12"
        "&autoplay=0&theme=dark&motion=reduced"
    )
