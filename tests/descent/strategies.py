"""What hypothesis may draw: values of a parameter, and any schedule there is."""

from dataclasses import fields

from hypothesis import strategies as st

from descent import SCHEDULES, parameters_of


def values_of(parameter):
    """Any value that a parameter may have."""
    if isinstance(parameter.default, bool):
        return st.booleans()
    if isinstance(parameter.default, int):
        return st.integers(parameter.low, parameter.high)
    return st.floats(parameter.low, parameter.high)


@st.composite
def schedules(draw, without=()):
    """Any schedule but those of some keys."""
    cls = SCHEDULES[draw(st.sampled_from(sorted(SCHEDULES.keys() - set(without))))]
    made = {p.name: draw(values_of(p)) for p in parameters_of(cls)}
    others = [f.name for f in fields(cls) if f.name not in made]
    return cls(**made, **{name: draw(OTHERS[name]) for name in others})


# The fields that are not numbers.
OTHERS = {
    "milestones": st.lists(st.integers(1, 100_000), min_size=1, max_size=16, unique=True).map(
        lambda found: tuple(sorted(found))
    ),
    "points": st.lists(
        st.tuples(st.floats(0, 1), st.floats(0, 10)),
        min_size=2,
        max_size=16,
        unique_by=lambda point: point[0],
    ).map(lambda found: tuple(sorted(found))),
    "then": schedules(without=["warm_up"]),
}
