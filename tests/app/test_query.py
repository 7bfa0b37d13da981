"""The fields of an address as people and programs write them: pasted, escaped, sent by a form."""

import json
from pathlib import Path

import pytest

from app.scene.display_options import CHOICES
from app.scene.manifest import manifest
from app.scene.near_misses import MEANT, MOST, PARAMETERS, bare
from app.scene.parse import KEYS, Reading, read
from app.scene.query import query_of
from app.scene.scene import Scene
from descent import OPTIMIZERS
from surfaces import SURFACES

CASES = Path(__file__).parents[1] / "cases"
ADDRESSES = json.loads((CASES / "addresses.json").read_text(encoding="utf-8"))
COMMA = "a comma parts values, a point is the decimal mark"


@pytest.mark.parametrize(("address", "query"), ADDRESSES["query of"])
def test_a_whole_address_stands_for_the_scene_behind_its_question_mark(address, query):
    assert query_of(address) == query


# What people link, and what it means in an address that is spelled as the page spells it.
MEANT_THUS = {
    "eta=1e+1": "eta=10",
    "eta=1e%2B1": "eta=10",
    "eta=1E+1,2.e+0,3,4": "eta=10,2,3,4",
    "eta=+0.5&start=+1,+2": "eta=0.5&start=1,2",
    "eta=1e%E2%88%923": "eta=0.001",
    "eta=1/3&start=1/2,−2.5·10⁻¹": "eta=0.3333333333333333&start=0.5,-0.25",
    "eta=10^-3,5·10⁻³,2*10**-2,1e-1": "eta=0.001,0.005,0.02,0.1",
    "eta=0.1, 0.2,%C2%A00.3,%E2%80%890.4": "eta=0.1,0.2,0.3,0.4",
    "steps=10^2&seed=1e3&batch=2·10¹": "steps=100&seed=1000&batch=20",
    "sched=step:2·10¹:1/2": "sched=step:20:0.5",
    "clip=norm:10^-1": "clip=norm:0.1",
    "opt=momentum&beta=9/10,1/2,0,−0": "opt=momentum&beta=0.9,0.5,0,0",
    "surface=beale&amp;opt=adam&amp;eta=0.1": "surface=beale&opt=adam&eta=0.1",
    "surface=beale&amp;amp;opt=adam": "surface=beale&opt=adam",
    "eta=0.1&eta=0.2&eta=0.3&eta=0.4": "eta=0.1,0.2,0.3,0.4",
    "eta=0.1&eta=0.2&amp;eta=0.3&eta=0.4": "eta=0.1,0.2,0.3,0.4",
    "opt=adam&opt=&opt=momentum&opt=": "opt=adam,,momentum,",
    "sched=cosine&sched=step:3&sched=&sched=constant": "sched=cosine,step:3,constant,constant",
    "opt=momentum&beta=0&beta=0.5&beta=0.9&beta=0.99": "opt=momentum&beta=0,0.5,0.9,0.99",
    "start=1&start=2": "start=1,2",
    "start=1&start=1": "start=1,1",
    "hide=play&hide=step": "hide=play,step",
    "lock=eta&lock=opt,start": "lock=opt,eta,start",
    "surface=bowl&surface=bowl": "surface=bowl",
    "utm_source=mail&fbclid=1&eta=0.1&gclid=x&_ga=1.2": "eta=0.1",
}


@pytest.mark.parametrize("query", MEANT_THUS)
def test_what_leaves_no_doubt_is_understood_without_a_word(query):
    assert read(query) == Reading(read(MEANT_THUS[query]).scene, ())


# What can't be understood, or not for sure, and what is said of it.
TOLD = {
    "eta=1_0": "eta='1_0' has an underscore in it; the default is used.",
    "eta=٠.١": "eta='٠.١' has digits other than 0 to 9; the default is used.",
    "eta=1+0": "eta='1 0' has a space in it; the default is used.",
    "eta=1/0": "eta='1/0' divides by zero; the default is used.",
    "eta=50%25": "eta='50%' has a percent sign; the default is used.",
    "noise=½": "noise='½' has a fraction in one sign, not as in 1/2; the default is used.",
    "steps=1/3": "steps='1/3' is not a whole number; the default is used.",
    "noise=0,5": f"noise has 2 values, not one or 4: {COMMA}; the default is used.",
    "steps=1,000": f"steps='1,000' has a comma: {COMMA}; the default is used.",
    "condition=2,5": f"condition has 2 values, not one or 4: {COMMA}; the default is used.",
    "eta=0,1": f"eta has 2 values, not one or 4: {COMMA}; the default is used.",
    "eta=1,5e-2": f"eta has 2 values, not one or 4: {COMMA}; the default is used.",
    "eta=0,002,0,15,0,195,0,21": f"eta has 8 values, not one or 4: {COMMA}; the default is used.",
    "sched=step:20:0,5": f"sched has 2 values, not one or 4: {COMMA}; the default is used.",
    "start=0,5,1,5": f"start='0,5,1,5' is not two numbers with a comma between: {COMMA}; "
    "the default is used.",
    "theme=dark,light": "theme='dark,light' has a comma: it parts values, and here is room for one"
    "; the default is used.",
    "surface=bowl&surface=beale": "surface stands there 2 times and takes 4 values, or a list; the "
    "last, 'beale', is used.",
    "steps=10&steps=20&steps=30": "steps stands there 3 times and takes one value; the last, '30', "
    "is used.",
    "eta=0.1&eta=0.2": "eta stands there 2 times and takes 4 values, or a list; the last, '0.2', "
    "is used.",
    "start=1,2&start=2,1": "start stands there 2 times and takes 2 values, or a list; the last, "
    "'2,1', is used.",
    "lr=0.1": "'lr' is no key of this scene; is eta meant?",
    "learning_rate=0.1": "'learning_rate' is no key of this scene; is eta meant?",
    "learningRate=0.1": "'learningRate' is no key of this scene; is eta meant?",
    "η=0.1": "'η' is no key of this scene; is eta meant?",
    "ETA=0.1": "'ETA' is no key of this scene; is eta meant?",
    "eta[]=0.1": "'eta[]' is no key of this scene; is eta meant?",
    "optimizer=adam": "'optimizer' is no key of this scene; is opt meant?",
    "method=adam": "'method' is no key of this scene; is opt meant?",
    "x0=1,2": "'x0' is no key of this scene; is start meant?",
    "max_iter=100": "'max_iter' is no key of this scene; is steps meant?",
    "surfce=beale": "'surfce' is no key of this scene; is surface meant?",
    "stpes=9": "'stpes' is no key of this scene; is steps meant?",
    "sigma=1": "'sigma' is no key of this scene; is noise meant?",
    "momentum=0.5": "'momentum' is no key of this scene; is opt=momentum meant?",
    "opt=momentum&momentum=0.5": "'momentum' is no key of this scene; is beta meant?",
    "opt=momentum&beta1=0.5": "'beta1' is no key of this scene; is beta meant?",
    "opt=adam&beta=0.5": "'beta' is no key of this scene; is beta1 or beta2 meant?",
    "opt=adam&momentum=0.5": "'momentum' is no key of this scene; is beta1 meant?",
    "opt=adam&epsilon=1e-9": "'epsilon' is no key of this scene; is eps meant?",
    "opt=adamw&weightDecay=0.1": "'weightDecay' is no key of this scene; is weight_decay meant?",
    "alpha=0.1": "'alpha' is no key of this scene; is eta meant?",
}


@pytest.mark.parametrize("query", TOLD)
def test_what_is_not_understood_is_told_once_and_truly(query):
    assert read(query).notes == (TOLD[query],)


def test_a_list_that_a_decimal_comma_cut_in_two_says_so_before_it_speaks_of_ranges():
    scene, notes = read("eta=0,1,0,2")
    assert scene.eta == (1e-6, 1.0, 1e-6, 2.0)
    assert notes[0] == f"eta='0,1,0,2' has 4 values: {COMMA}."
    assert [note[:5] for note in notes[1:]] == ["eta 0", "eta 0"]


@pytest.mark.parametrize(
    "query",
    ["eta=1,5,2,5", "opt=rmsprop&centered=0,1,0,1", "opt=momentum&beta=0,0,0,0", "start=0,2"],
)
def test_whole_numbers_that_a_key_takes_are_no_decimal_commas(query):
    assert read(query).notes == ()


# What mailings, advertisements, course systems and searches add to links.
STRANGERS = [
    *("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "fbclid", "gclid"),
    *("dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "twclid", "wbraid", "gbraid"),
    *("ref", "ref_src", "source", "src", "trk", "share", "s", "t", "q", "id", "session", "sid"),
    *("token", "code", "state", "redirect", "lti_message_hint", "iss", "login_hint", "client_id"),
    *("section", "cmid", "course", "embed", "width", "title", "url", "v", "lesson", "preset"),
    *("predict", "sound", "target", "hash", "page", "nonce", "test", "next"),
]


@pytest.mark.parametrize("opt", ["gradient_descent", "adamw", "rmsprop", "rprop,qhm,newton,lbfgs"])
@pytest.mark.parametrize("surface", ["beale", "bowl"])
def test_strangers_pass_without_a_word(surface, opt):
    opt = opt if "," not in opt else opt.replace("lbfgs", "adadelta")
    scene = f"surface={surface}&opt={opt}"
    wanted = Reading(read(scene).scene, ())
    assert [key for key in STRANGERS if read(f"{scene}&{key}=1") != wanted] == []


@pytest.mark.parametrize("key", sorted(PARAMETERS))
def test_a_parameter_that_a_panel_or_the_surface_takes_is_no_near_miss(key):
    found = 0
    for catalogue, name in ((SURFACES, "surface"), (OPTIMIZERS, "opt")):
        for kind in catalogue:
            query = f"{name}={kind}"
            if key in keys_taken(read(query).scene):
                found += 1
                assert not any(f"'{key}'" in note for note in read(f"{query}&{key}=0.5").notes)
    assert found


def keys_taken(scene):
    """The keys of a scene's surface and methods, read off the scene's own objects."""
    things = [*scene.surface, *scene.opt]
    return {field for thing in things for field in PARAMETERS if hasattr(thing, field)}


def test_what_others_call_a_key_is_no_key_of_its_own():
    assert {*MEANT} <= KEYS | PARAMETERS
    for words in MEANT.values():
        assert not words & KEYS
        assert all(bare(word) == word for word in words)


def test_no_more_strangers_are_looked_at_than_there_may_be():
    many = "&".join(f"word{k}=1" for k in range(MOST - 1))
    assert read(f"{many}&lr=1").notes == ("'lr' is no key of this scene; is eta meant?",)
    assert read(f"{many}&y=1&lr=1").notes == ()


def test_what_the_page_itself_sends_is_no_near_miss():
    # A method that was changed leaves its parameters in what is asked for, until the answer comes.
    assert read("opt=adam&beta=0.5", by_hand=False) == Reading(read("opt=adam").scene, ())


def test_an_old_address_means_what_it_meant():
    rows = (CASES / "old_addresses.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows]
    assert len(pairs) >= 300
    changed = [address for address, meaning in pairs if read(address).scene.query() != meaning]
    assert changed == []


def test_the_scripts_know_which_keys_are_about_the_showing():
    fields = list(Scene.__dataclass_fields__)
    display = [key for key in fields[fields.index("clock") :] if key != "v"]
    assert [*manifest()["display"]] == display
    assert {*CHOICES} <= {*display}
