"""An address with every key in it, none at its default, and where each stands in a scene."""


def query_of(fields):
    return "&".join(f"{key}={value}" for key, value in fields.items())


EVERYTHING = {
    "surface": "bowl,bowl,bowl,anscombe",
    "condition": "5",
    "opt": "momentum,rmsprop,adam,momentum",
    "eta": "0.5",
    "beta": "0.5",
    "beta1": "0.5",
    "centered": "1",
    "start": "1,2",
    "steps": "3",
    "sched": "cosine:0.5",
    "per": "update,update,update,epoch",
    "clip": "norm:2",
    "noise": "0.5,0.5,0.5,0",
    "batch": "4",
    "replacement": "0,0,0,1",
    "seed": "3",
    "clock": "evaluations",
    "face": "linear",
    "view": "more",
    "panel": "C",
    "seeds": "50",
    "speed": "max",
    "step": "3",
    "autoplay": "0",
    "theme": "dark",
    "motion": "full",
    "panels": "2",
    "controls": "min",
    "hide": "eta,verdict",
    "lock": "opt",
    "text": "150",
    "lang": "en",
    "resize": "1",
}


# Where a key of the address stands in a scene, if not under its own name.
PLACES = {"condition": {"surface"}, "surface": {"surface", "replacement", "per"}} | {
    key: {"opt"} for key in ("beta", "beta1", "centered")
}
