"""The arrows between the rooms: descent ← surfaces ← app, and those within app."""

import ast
import sys
from importlib import import_module
from importlib.util import find_spec
from inspect import ismodule
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("descent", "surfaces", "app")
FILES = [f for room in ROOMS for f in sorted((ROOT / room).rglob("*.py"))]

# What an inner part of app may not import from it.
CLOSED = {
    "scene": {"page", "compute", "lessons", "web", "maps", "exports", "raster", "factory"},
    "page": {"compute", "web", "maps", "exports", "raster", "factory"},
    "compute": {"lessons", "web", "maps", "exports", "raster", "factory"},
    "lessons": {"web", "maps", "raster", "factory", "cli"},
    "maps": {"page", "web", "exports", "raster", "factory"},
    "raster": {"web", "maps", "exports", "factory"},
    "exports": {"web", "maps", "factory"},
    "web": {"factory"},
    "cli": {"factory", "web"},
}
# Who may call the engine's verbs; everyone may read its catalogues and types. Maps are walked in
# processes of their own, which load this one module and nothing of compute.
CALLERS = {"compute", "maps/evaluate"}
VERBS = {"run", "diagnose", "ladder", "survey"}


def imports(file):
    """(module, names) of every import in a file, wherever it stands."""
    package = file.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, set()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*home, *([node.module] if node.module else [])])
            yield module, {alias.name for alias in node.names}


def parts(file):
    """Where a file of app stands: its folder or its own name, below app."""
    return file.relative_to(ROOT).with_suffix("").parts


def name_of(file):
    return file.relative_to(ROOT).as_posix()


def test_an_arrow_points_only_inwards():
    inward = {"descent": {"descent", "numpy"}, "surfaces": {"surfaces", "descent", "numpy"}}
    wrong = []
    for file in FILES:
        allowed = inward.get(parts(file)[0])
        for module, _ in imports(file):
            top = module.split(".")[0]
            is_outside = top in {"tests", "run", "benchmarks", "docs"}
            is_heavy = allowed and top not in allowed | set(sys.stdlib_module_names)
            if is_outside or is_heavy:
                wrong.append(f"{name_of(file)}: {module}")
    assert wrong == []


def missing_names(text, file="app/planted.py"):
    """The names that a file takes from the project's own modules and that are not in them.

    A name that is bound again in the file, as a parameter is, is no longer the module.
    """
    tree, modules = ast.parse(text), {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ROOMS:
            home = import_module(node.module)
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if not hasattr(home, alias.name) and not find_spec(whole):
                    yield f"{file}:{node.lineno}: {whole}"
                elif not hasattr(home, alias.name) or ismodule(getattr(home, alias.name)):
                    modules[alias.asname or alias.name] = import_module(whole)
    bound = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)} | {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = node.value.id
            if name in modules and name not in bound and not hasattr(modules[name], node.attr):
                yield f"{file}:{node.lineno}: {name}.{node.attr}"


def test_every_name_that_is_taken_from_a_module_is_in_it():
    planted = "from app.lessons.player import answers as lessons\nlessons.no_such_name()\n"
    assert list(missing_names(planted)) == ["app/planted.py:2: lessons.no_such_name"]
    texts = {name_of(f): f.read_text(encoding="utf-8") for f in FILES}
    assert [line for name, text in texts.items() for line in missing_names(text, name)] == []


def test_nothing_is_imported_wholesale():
    assert [name_of(f) for f in FILES if any("*" in names for _, names in imports(f))] == []


def test_within_app_the_arrows_are_those_of_the_plan():
    wrong = []
    for file in FILES:
        here = parts(file)
        if here[0] != "app":
            continue
        for module, names in imports(file):
            path = module.split(".")
            if path[0] == "app":
                taken = {path[1]} if len(path) > 1 else names
                closed = taken & CLOSED.get(here[1], set())
                wrong += [f"{name_of(file)}: {module}"] * bool(closed)
            if path[0] == "descent" and not {here[1], "/".join(here[1:])} & CALLERS:
                verbs = names & VERBS
                wrong += [f"{name_of(file)}: only compute calls the engine"] * bool(verbs)
    assert wrong == []


def test_an_import_inside_a_function_says_why():
    silent = []
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                for inner in ast.walk(node):
                    if isinstance(inner, (ast.Import, ast.ImportFrom)):
                        near = lines[inner.lineno - 2 : inner.lineno]
                        if not any("#" in line for line in near):
                            silent.append(f"{name_of(file)}:{inner.lineno}")
    assert silent == []


def test_the_rooms_do_not_import_in_a_circle():
    graph = {".".join(parts(f)).removesuffix(".__init__"): set() for f in FILES}
    for f in FILES:
        name = ".".join(parts(f)).removesuffix(".__init__")
        for module, names in imports(f):
            for target in (module, *(f"{module}.{n}" for n in names)):
                # A package's front door lists its modules; only real modules count as edges.
                if target in graph and target != name and not is_package(target):
                    graph[name].add(target)
    done, path = set(), []

    def visit(name):
        assert name not in path, " → ".join([*path[path.index(name) :], name])
        if name in done:
            return
        path.append(name)
        for target in sorted(graph[name]):
            visit(target)
        path.pop()
        done.add(name)

    for name in sorted(graph):
        visit(name)


def is_package(name):
    """Whether a dotted name is a folder with an `__init__.py`."""
    return (ROOT.joinpath(*name.split(".")) / "__init__.py").exists()
