"""Maps, rulers and panels agree: a survey and a ladder say of every run what `diagnose` says."""

from dataclasses import replace

import numpy as np

from benchmarks.truth.kinds import family
from benchmarks.truth.scenes import LONGEST, scene
from descent import CODES, diagnose, ladder, parameters_of, run, survey
from descent.batch.batch_spec import cellwise, checked_values

SIDE = 16  # cells along each side of a survey
AWAY = 10**6  # scenes of surveys are other ones than those of runs


def surveyed(seed, index, most=LONGEST):
    """One random survey and the same cells one by one → [(what differs, in words)], cells."""
    drawn = scene(seed, AWAY + index, most)
    rng = np.random.default_rng([seed, AWAY + index, 1])
    lr, start, vary = _cells(rng, drawn)
    settings = drawn.settings()
    best = int(rng.integers(-1, drawn.steps))
    found = survey(
        drawn.surface, drawn.method, lr=lr, start=start, vary=vary, best=best, **settings
    )
    walked = run(drawn.surface, cellwise(drawn.method, vary), lr=lr, start=start, **settings)
    different = []
    for cell, verdict in _verdicts(drawn, walked, vary, best):
        settled = -1 if verdict.settled_at is None else verdict.settled_at
        map_says = int(found.outcome[cell]), int(found.settled_at[cell])
        if map_says != (CODES[verdict.outcome], settled):
            one = replace(drawn, rates=(float(lr[cell]),), start=tuple(map(float, start[:, cell])))
            varied = "".join(f" · {name} {float(v[cell])!r}" for name, v in vary.items())
            different.append(
                f"{one.text(0)}{varied} · best {best}: the map says {_word(map_says)}, "
                f"the panel {_word((CODES[verdict.outcome], settled))}"
            )
    return different, len(lr)


def laddered(seed, index, most=LONGEST):
    """The ladder of one random scene and the same runs one by one → as `surveyed`.

    The best of a ladder is the least of its settling steps; and what a quick verdict says of a run,
    that follows a hand and knows no other rate, is what the whole one says, or “Works”.
    """
    drawn = scene(seed, AWAY + index, most)
    settings = {**drawn.settings(), "start": drawn.start}
    found = ladder(drawn.surface, drawn.method, **settings)
    walked = run(drawn.surface, drawn.method, lr=found.rates, **settings)
    verdicts = diagnose(drawn.surface, walked, best=found)
    quick = diagnose(drawn.surface, walked, advise=False)
    different = []
    settled = [-1 if verdict.settled_at is None else verdict.settled_at for verdict in verdicts]
    best = min((step for step in settled if step >= 0), default=None)
    if best != found.best:
        different.append(f"{drawn.text(0)}: the best is {best}, the ladder says {found.best}")
    for rung, (verdict, short) in enumerate(zip(verdicts, quick, strict=True)):
        said = verdict.outcome.word, settled[rung]
        others = [(found.outcomes[rung].word, int(found.settled_at[rung]))]
        if short.outcome.word != "Works" or family(said[0]) != "settled":
            others.append((short.outcome.word, settled[rung]))
        if any(other != said for other in others):
            one = replace(drawn, rates=(float(found.rates[rung]),))
            different.append(f"{one.text(0)}: the panel says {said}, ladder and hand {others}")
    return different, len(verdicts)


def _verdicts(drawn, walked, vary, best):
    """(cell, its verdict); where a number of the method varies, method by method."""
    cells = np.arange(walked.base_lr.size)
    if not vary:
        yield from enumerate(diagnose(drawn.surface, walked, best=best))
        return
    ((name, values),) = vary.items()
    for value in np.unique(values):
        some = cells[values == value]
        method = replace(drawn.method, **{name: float(value)})
        part = _columns(walked, some, optimizer=method)
        yield from zip(some.tolist(), diagnose(drawn.surface, part, best=best), strict=True)


def _columns(walked, some, **other):
    """Some runs of a trajectory, by themselves."""
    of_runs = ("path", "loss", "gradient", "grad_norm", "lr", "steps_taken", "base_lr", "start")
    counts = tuple(
        tuple(np.broadcast_to(each, walked.base_lr.size)[some] for each in row)
        for row in walked.counts
    )
    arrays = {name: getattr(walked, name)[..., some] for name in of_runs}
    return replace(walked, **arrays, counts=counts, **other)


def _word(said):
    code, settled = said
    word = next(outcome.word for outcome, number in CODES.items() if number == code)
    return f"{word} at {settled}" if settled >= 0 else word


def _cells(rng, drawn):
    """(rates, starts, numbers that vary): rate × start, or rate × a number of the method."""
    low, high = np.sort(rng.uniform(-4, 1, 2))
    lr = np.repeat(np.geomspace(10**low, 10 ** max(high, low + 0.1), SIDE), SIDE)
    name = _varying(rng, drawn)
    if name is None:
        (x0, x1), (y0, y1) = drawn.surface.view
        x, y = rng.uniform(x0, x1, SIDE), rng.uniform(y0, y1, SIDE)
        some = rng.random(SIDE) < 0.2
        x[some], y[some] = drawn.start
        return lr, np.array([np.tile(x, SIDE), np.tile(y, SIDE)]), {}
    p = next(p for p in parameters_of(drawn.method) if p.name == name)
    start = np.repeat(np.array(drawn.start)[:, None], SIDE * SIDE, axis=1)
    return lr, start, {name: np.tile(np.linspace(p.low, p.high, SIDE), SIDE)}


def _varying(rng, drawn):
    """A number of the method that can vary from cell to cell, or None; half of the time None."""
    names = []
    for p in parameters_of(drawn.method):
        try:
            checked_values(drawn.surface, drawn.method, {p.name: [p.default]})
        except ValueError:
            continue
        names.append(p.name)
    return str(rng.choice(names)) if names and rng.random() < 0.5 else None
