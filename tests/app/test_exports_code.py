"""The scripts of a scene: run without Downhill, they end where Downhill's own walks do."""

import contextlib
import io
import runpy
import subprocess
import sys

import pytest

from app import compute
from app.exports import EXPORTS
from app.exports.code import LIBRARIES, snippets
from app.exports.export import Unable
from app.scene.ids import LETTERS
from app.scene.parse import read
from app.settings import get_settings
from descent import OPTIMIZERS, SCHEDULES, parameters_of
from descent.minibatch import examples_of
from surfaces import SURFACES

FOUR = "constant,step:15:0.5,exponential:0.95,cosine:0.1"
KEYS = [*OPTIMIZERS]
PLAIN = ("gradient_descent", "momentum", "nesterov", "adam")
ASKING = ("line_search", "newton", "polyak", "bfgs", "lbfgs")  # for values or curvatures
# Four of each catalogue in a scene, so that all of it is seen in few.
FOURS = [KEYS[i : i + 4] for i in range(0, len(KEYS), 4)]


def script(query, library="numpy"):
    """The script of a scene."""
    scene = read(query).scene
    return EXPORTS[f"downhill-{library}.py"].make(scene, get_settings()).decode()


@pytest.fixture
def ends(tmp_path):
    """What a script prints when it is run: the numbers of each panel."""

    def run(text):
        file = tmp_path / "walks.py"
        file.write_text(text, encoding="utf-8")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            runpy.run_path(str(file), run_name="__main__")
        return numbers(said.getvalue())

    return run


def numbers(said):
    """The numbers that were printed, by panel."""
    lines = [line.split() for line in said.splitlines()]
    return {letter: tuple(map(float, each)) for letter, *each in lines}


def walked(query):
    """Where the walks of a scene end, by panel."""
    reading = read(query)
    assert reading.notes == ()
    found = {}
    for panel in range(reading.scene.panels):
        columns = compute.columns(reading.scene, panel)
        found[LETTERS[panel]] = tuple(float(columns[name][-1]) for name in ("x", "y", "loss"))
    return found


def same(ends, query):
    """Hold the script of a scene against the scene, to the last bit."""
    assert ends(script(query)) == walked(query), query


@pytest.mark.parametrize("surface", ["beale", "rosenbrock"])
@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_under_four_schedules_ends_where_the_page_shows_it(ends, key, surface):
    rate = OPTIMIZERS[key].usual_rate
    same(ends, f"surface={surface}&opt={key}&eta={rate}&sched={FOUR}&steps=80")


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_is_told_its_parameters(ends, key):
    cls = OPTIMIZERS[key]
    own = {p.name: p for p in parameters_of(cls)}
    # Between the default and the end of the range that is nearer to it.
    values = {
        name: 1 if p.low is None else p.default + (p.low - p.default) / 4 for name, p in own.items()
    }
    values = {
        name: int(value) if isinstance(own[name].default, int) else value
        for name, value in values.items()
    }
    given = "".join(f"&{name}={value}" for name, value in values.items())
    same(ends, f"surface=himmelblau&opt={key}&eta={cls.usual_rate},0.001,0.01,1{given}")


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_is_written_out(ends, surface):
    same(ends, f"surface={surface}&opt=gradient_descent,adam,newton,line_search")
    for name in SURFACES[surface].starts:
        x, y = SURFACES[surface].starts[name]
        same(
            ends,
            f"surface={surface}&start={float(x)!r},{float(y)!r}&opt=gradient_descent,lbfgs,nadam,polyak",
        )


@pytest.mark.parametrize("surface", [k for k, each in SURFACES.items() if parameters_of(each)])
def test_the_parameters_of_a_surface_are_told(ends, surface):
    own = parameters_of(SURFACES[surface])
    given = "".join(f"&{p.name}={another(p)}" for p in own)
    same(ends, f"surface={surface}{given}")


def another(p):
    """A value of a parameter that is not its default, of its kind."""
    if isinstance(p.default, bool):
        return int(not p.default)
    if isinstance(p.default, int):
        return p.high
    return p.default + (p.high - p.default) / 8


@pytest.mark.parametrize("key", SCHEDULES)
def test_every_schedule_gives_the_same_rates(ends, key):
    same(
        ends,
        f"surface=ravine&sched={key}&eta=0.04,0.03,0.02,0.041&opt=gradient_descent,momentum,adam,rprop",
    )
    if key != "warm_up":
        same(ends, f"surface=beale&sched=warm_up:7:{key}&eta=0.03,0.02,0.01,0.1&opt=adam")


@pytest.mark.parametrize("keys", FOURS, ids=lambda keys: keys[0])
def test_noise_and_clipping_are_the_same_numbers(ends, keys):
    opt = ",".join([*keys, *KEYS[:4]][:4])
    same(
        ends,
        f"surface=beale&opt={opt}&eta=0.1&noise=0.5&batch=7&seed=3&clip=norm:1,value:0.5,none,norm:20",
    )


@pytest.mark.parametrize("keys", FOURS, ids=lambda keys: keys[0])
def test_mini_batches_are_of_the_same_examples(ends, keys):
    able = [key for key in keys if key not in ASKING]
    opt = ",".join([*able, *PLAIN][:4])
    for sample in ("batch=1,3,4,full&seed=5", "batch=4&replacement=0,0,1,1&seed=1,2,3,4"):
        same(ends, f"surface=anscombe&standardised=0&opt={opt}&eta=0.01&{sample}&clip=norm:5")
    for surface in ("challenger", "boxbod"):
        same(ends, f"surface={surface}&opt={opt}&sched=plateau&eta=0.002&batch=1,4,6,full&steps=70")


@pytest.mark.parametrize("sched", ["cosine", "plateau:0.5:1", "warm_up:3:plateau:0.5:1"])
def test_schedules_count_the_same_epochs(ends, sched):
    same(
        ends,
        f"surface=anscombe&opt=momentum&sched={sched}&per=epoch,epoch,update,epoch&eta=0.4"
        "&batch=2,4,4,full&replacement=0,1,0,0&steps=50",
    )


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("surface", [key for key in SURFACES if examples_of(SURFACES[key])])
def test_every_library_has_code_for_mini_batches(surface, library):
    text = script(f"surface={surface}&opt=adam,momentum&batch=2&replacement=0,0,1,1", library)
    compile(text, "script", "exec")
    assert ("DataLoader" in text) == (library == "torch")


@pytest.mark.parametrize("key", ASKING)
def test_a_method_that_asks_for_more_than_slopes_has_no_code_with_mini_batches(key):
    told = r"no code of .* with mini-batches: take batch=full, or a method that asks for slopes"
    with pytest.raises(Unable, match=told):
        script(f"surface=anscombe&opt={key}&batch=2")


def test_a_walk_that_leaves_the_map_ends_where_it_does_on_the_page(ends):
    same(ends, "surface=rosenbrock&eta=0.01,0.1,1,10")
    same(ends, "surface=saddle&eta=0.02,0.1,0.5,1.6&steps=200")


def test_only_the_panels_that_are_shown_are_walked(ends):
    query = "surface=beale&panels=2"
    assert [*ends(script(query))] == ["A", "B"]
    same(ends, query)


def test_a_script_needs_nothing_but_its_library(tmp_path):
    query = "surface=branin&opt=adam,rmsprop,bfgs,momentum&sched=one_cycle&noise=0.1&clip=norm:5"
    file = tmp_path / "downhill-numpy.py"
    file.write_text(script(query), encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", "-X", "utf8", str(file)]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert answer.stderr == ""
    assert numbers(answer.stdout) == walked(query)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_library_has_code_for_every_method(key, library):
    for sched in ("constant", "cosine"):
        query = f"surface=beale&opt={key}&sched={sched}&noise=0.1&clip=norm:1,value:1,none,none"
        compile(script(query, library), "script", "exec")
    found = snippets.snippet("methods", key)
    assert found.sections.keys() == {"torch", "optax"}
    for section in found.sections.values():
        # Where a library is not called, a remark says why.
        assert section.remarks or (section.call and not section.unless)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("surface", SURFACES)
def test_every_library_has_code_for_every_surface(surface, library):
    for opt in ("adam", "newton"):
        text = script(f"surface={surface}&opt={opt}", library)
        compile(text, "script", "exec")
        assert "self" not in text
        assert SURFACES[surface].formula in text


def test_every_script_is_sound(tmp_path):
    for library in LIBRARIES:
        for i, keys in enumerate(FOURS):
            opt = ",".join([*keys, *KEYS[:4]][:4])
            sched = ",".join([*SCHEDULES][4 * i % len(SCHEDULES) :][:4] + ["constant"] * 4)
            sched = ",".join(sched.split(",")[:4])
            query = f"surface={[*SURFACES][i]}&opt={opt}&sched={sched}&noise=1&clip=norm:1"
            (tmp_path / f"{library}_{i}.py").write_text(script(query, library), encoding="utf-8")
    # No name that is not there, none that is not used, nothing twice.
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--no-cache",
        "--select",
        "F,E7",
    ]
    answer = subprocess.run([*command, "."], cwd=tmp_path, capture_output=True, check=False)
    assert answer.returncode == 0, answer.stdout.decode()


def test_a_script_that_calls_nothing_of_optax_does_not_import_it():
    assert "import optax" not in script("surface=bowl&opt=yogi", "optax")
    assert "import optax" in script("surface=bowl&opt=yogi,adam", "optax")


def test_no_code_is_left_of_what_is_gone():
    for kind, catalogue in (("methods", OPTIMIZERS), ("schedules", SCHEDULES)):
        files = {file.stem for file in (snippets.FOLDER / kind).iterdir()}
        assert files == set(catalogue)


def test_what_has_no_code_is_refused_in_words(client, monkeypatch):
    with pytest.raises(Unable, match="no code for walking backwards"):
        snippets.snippet("methods", "walking_backwards")

    def unable(_kind, key):
        raise Unable(f"There is no code for {key} yet.")

    monkeypatch.setattr("app.exports.code.script_builder.snippet", unable)
    answer = client.get("/export/downhill-numpy.py?surface=beale")
    assert answer.status_code == 422
    assert answer.json == {"error": "There is no code for gradient_descent yet."}


@pytest.mark.parametrize("library", LIBRARIES)
def test_nothing_that_was_typed_is_in_a_script(client, library):
    evil = "%22%22%22%0Aimport+os%0A%23"
    query = f"surface=beale{evil}&opt=adam{evil}&eta=0.1{evil}&sched=step:5:0.5{evil}&x={evil}"
    answer = client.get(f"/export/downhill-{library}.py?{query}")
    assert answer.status_code == 200
    assert answer.text == client.get(f"/export/downhill-{library}.py").text
    assert answer.mimetype == "text/x-python"
    assert f'filename="downhill-{library}.py"' in answer.headers["Content-Disposition"]
