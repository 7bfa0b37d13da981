"""Keys of an address that are none, but leave no doubt which was meant: `lr` for `eta`.

They are told only where nothing in the scene takes them; keys that belong to others, as those of
mailings and advertisements do, pass without a word.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from app.language.speaking import _
from app.scene.tokens import excerpt
from descent import OPTIMIZERS, parameters_of
from surfaces import SURFACES

MOST = 20  # keys that are looked at: an address may have thousands
SHORTEST = 4  # letters of a key of which a slip of the hand may be told
# What others call it.
MEANT = {
    key: frozenset(words.split())
    for key, words in {
        "surface": "function func fn objective problem hill landscape testfunction surf",
        "start": "x0 xy0 p0 w0 theta0 init initial initialpoint startpoint startingpoint startx"
        " starty",
        "steps": "niter niters iter iters iterations maxiter maxiters maxiterations maxsteps nsteps"
        " numsteps epochs budget",
        "opt": "optimizer optimiser optim method methods algorithm algo solver",
        "eta": "lr lrs lr0 eta0 η learningrate learningrates learnrate initiallr initlr rate rates"
        " stepsize alpha",
        "sched": "schedule schedules scheduler lrschedule lrscheduler lrdecay decay gamma",
        "per": "perepoch byepoch stepper",
        "clip": "clipping clipnorm clipvalue maxnorm maxgradnorm gradclip clipgrad"
        " gradientclipping",
        "noise": "sigma σ std noisestd noiselevel",
        "batch": "batchsize minibatch bs",
        "replacement": "replace withreplacement",
        "seed": "randomseed randomstate rng",
        "theme": "dark darkmode colorscheme colourscheme",
        "panels": "npanels numpanels",
        "hide": "hidden",
        "lock": "locked",
        "lang": "language locale",
        "text": "fontsize textsize",
        "autoplay": "autostart",
        "speed": "fps",
        "motion": "animation animate reducedmotion",
        "beta": "momentum mu betas beta1",
        "beta1": "beta betas b1 momentum mu",
        "beta2": "beta betas b2 rho",
        "alpha": "rho beta2 decay",
        "rho": "alpha decay",
        "eps": "epsilon",
        "weight_decay": "wd l2 lambda λ",
        "condition": "cond kappa κ conditionnumber",
        "angle": "rotation theta",
    }.items()
}
PARAMETERS = frozenset(
    p.name for kind in (*SURFACES.values(), *OPTIMIZERS.values()) for p in parameters_of(kind)
)


def near_misses(keys: Iterable[str], taken: Collection[str]) -> list[str]:
    """Return a note for every key that the scene does not take and that names, in other words or by
    a slip of the hand, one that it does.

    `taken`: the keys that this scene takes, those of its methods and its surface among them.
    """
    words = {key: bare(key) for key in sorted(taken)}
    said = dict.fromkeys(keys)
    # Another method's parameter may be left over from it; it means none that stands there itself.
    rest = {key: word for key, word in words.items() if key not in said}
    strangers = [key for key in said if key not in words][:MOST]
    meant = {key: meaning(key, rest if key in PARAMETERS else words) for key in strangers}
    return [note(excerpt(key), names) for key, names in meant.items() if names]


def note(key: str, names: Sequence[str]) -> str:
    """Return the note on a key, as it is shown, that means one of up to three."""
    if len(names) == 1:
        return _("{key} is no key of this scene; is {name} meant?", key=key, name=names[0])
    first, second, *others = names
    if not others:
        return _(
            "{key} is no key of this scene; is {first} or {second} meant?",
            key=key,
            first=first,
            second=second,
        )
    return _(
        "{key} is no key of this scene; is {first} or {second} or {third} meant?",
        key=key,
        first=first,
        second=second,
        third=others[0],
    )


def meaning(key: str, taken: Mapping[str, str]) -> list[str]:
    """Return the key that was meant, or the two or three that may have been; none where nothing is
    clear.

    `taken`: the bare word of each key.
    """
    word = bare(key)
    found = [each for each in taken if taken[each] == word]
    found = found or [each for each in MEANT if each in taken and word in MEANT[each]]
    if found:
        # A parameter of the very method is nearer than what all methods have.
        return [each for each in found if each in PARAMETERS] or found
    for name, catalogue in (("opt", OPTIMIZERS), ("surface", SURFACES)):
        if key in catalogue:
            return [f"{name}={key}"]
    slips = (each for each in taken if key not in PARAMETERS and is_slip(word, taken[each]))
    return list(islice(slips, 1))


def bare(key: str) -> str:
    """Return a key in small letters, without what parts its words: `learningRate`, `eta[]`."""
    return re.sub(r"[\s_.\[\]-]", "", key.lower())


def is_slip(word: str, key: str) -> bool:
    """Say whether a word is a key with one letter too many, one too few, or two that changed
    places.
    """
    if min(len(word), len(key)) < SHORTEST or abs(len(word) - len(key)) > 1:
        return False
    if len(word) == len(key):
        return any(
            word[:i] + word[i + 1] + word[i] + word[i + 2 :] == key for i in range(len(word) - 1)
        )
    longer, shorter = sorted((word, key), key=len, reverse=True)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
