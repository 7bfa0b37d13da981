"""The page's ES modules put together as one classic script, for browsers and for files on a disk.

The sources under `assets/js` are modules in strict forms only, which is what keeps this short:
`import { a, b as c } from "./x.js"`, and `export` before a function, a const or a class, each at
the beginning of a line. No default, no `export *`, no `export let`, no dynamic import.

Each module becomes a function of its own, in the order of its imports. An entry may import
`{ views, broken } from "views/*"`: every view in the folder `views` – `views/hill.js`, or
`views/maps/view.js` – that could be evaluated, and the names of all modules that could not.
"""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

VIEWS = "views/*"
IMPORT = re.compile(r'^import \{([^{}]+)\} from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)
# What is left of these when the strict forms are taken out is in another form.
LOOSE = re.compile(r"^(?:import|export|await)\b.*|\bimport\(.*", re.MULTILINE)
NAMES = re.compile(r"(\w+)(?: as (\w+))?")

# A module that throws is named, and what imports it is left out; the rest of the page lives. Where
# that is the entry itself, nobody else can say so.
BEGIN = """(() => {
"use strict";
const exported = %s;
const broken = [];
const define = (name, needs, evaluate) => {
  if (!needs.every((need) => need in exported)) return;
  try {
    exported[name] = evaluate(exported);
  } catch (error) {
    broken.push(name);
    console.error(`${name} does not work:`, error);
  }
};
"""
# The first script of a page leaves its modules for those that come later.
FIRST, LATER = (
    "globalThis.downhillModules = Object.create(null)",
    "Object.create(globalThis.downhillModules ?? null)",
)
END = """if (!(%s in exported) && globalThis.document) {
  const alert = document.createElement("div");
  Object.assign(alert, { className: "banner", role: "alert" });
  alert.textContent = `The page does not work: ${broken.join(", ")}.`;
  document.body.prepend(alert);
}
})();
"""


class LinkError(ValueError):
    """A module that can't be linked, and why."""


# A line that is one, and one behind code that has no quote in it. A test compares the programs.
COMMENTS = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
BESIDE = re.compile(r"""(?<=\S) // [^"'`\n]*$""", re.MULTILINE)
# No text spans lines, which a rule of the linter holds: what begins a line is there for readers.
INDENTS = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True)
class Module:
    """One file: its name below the root, what it imports and exports, and what is left of its text.

    `imports` holds, by the name of each module, pairs of the name there and the name here.
    """

    name: str
    imports: dict[str, list[tuple[str, str]]]
    exports: tuple[str, ...]
    body: str

    def as_function(self) -> str:
        """Return the call that defines this module."""
        given = ", ".join(
            f"{json.dumps(name)}: {{ {', '.join(map(binding, pairs))} }}"
            for name, pairs in self.imports.items()
        )
        needs = json.dumps([*self.imports])
        return (
            f"define({json.dumps(self.name)}, {needs}, ({{ {given} }}) => {{\n"
            f"{self.body}\nreturn {{ {', '.join(self.exports)} }};\n}});\n"
        )


def binding(pair: tuple[str, str]) -> str:
    """Return an import as an object pattern has it."""
    there, here = pair
    return there if there == here else f"{there}: {here}"


@lru_cache(maxsize=512)
def parse(name: str, text: str) -> Module:
    """Return the module of a text; raise LinkError where it is in no strict form.

    Most modules are in every kind of page: one that was parsed is kept.
    """
    imports: dict[str, list[tuple[str, str]]] = {}
    for names, target in IMPORT.findall(text):
        pairs = [(there, here or there) for there, here in NAMES.findall(names)]
        imports.setdefault(resolve(name, target), []).extend(pairs)
    body = EXPORT.sub("", IMPORT.sub("", text))
    if loose := LOOSE.search(body):
        raise LinkError(f"{name}: {loose[0]!r} is in no form that can be linked")
    return Module(name, imports, tuple(EXPORT.findall(text)), body.strip("\n"))


def resolve(name: str, target: str) -> str:
    """Return the name of the module that `name` imports as `target`."""
    if target == VIEWS:
        return VIEWS
    if not target.startswith((".", "..")):
        raise LinkError(f"{name}: {target!r} is not relative")
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / target).parts:
        if part == ".." and not parts:
            raise LinkError(f"{name}: {target!r} lies outside")
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def link(root: Path, entry: str, without: Collection[str] = (), there: Collection[str] = ()) -> str:
    """Return all that an entry reaches as one script, but for the views named in `without`, and
    for comments, and for what indents a line.

    `there` are the modules that the first script of a page has already brought: they are not in
    this one, which comes later.
    """
    modules = [each for each in ordered(root, entry, without) if each.name not in there]
    parts = (bare(each.as_function()) for each in modules)
    return "".join((BEGIN % (LATER if there else FIRST), *parts, END % json.dumps(entry)))


def bare(text: str) -> str:
    """Return a script without its comments, and without indents."""
    return INDENTS.sub("", BESIDE.sub("", COMMENTS.sub("", text)))


def ordered(root: Path, entry: str, without: Collection[str] = ()) -> list[Module]:
    """Return all modules that an entry reaches, each behind those that it imports."""
    done: dict[str, Module] = {}

    def visit(name: str, path: tuple[str, ...]) -> Module:
        if name in path:
            raise LinkError(f"a circle: {' → '.join((*path[path.index(name) :], name))}")
        if name not in done:
            module = folder(root, without) if name == VIEWS else load(root, name, path)
            for target, pairs in module.imports.items():
                check(name, pairs, visit(target, (*path, name)))
            done[name] = unbound(module) if name == VIEWS else module
        return done[name]

    visit(entry, ())
    return [*done.values()]


def load(root: Path, name: str, path: tuple[str, ...]) -> Module:
    """Return the module of a file below the root; `path` are those that led to it."""
    file = root / name
    if not file.is_file():
        raise LinkError(f"{path[-1] if path else root}: there is no {name!r}")
    return parse(name, file.read_text(encoding="utf-8"))


def check(name: str, pairs: Iterable[tuple[str, str]], module: Module) -> None:
    """Raise LinkError where a module exports no such names."""
    for there, _ in pairs:
        if there not in module.exports:
            raise LinkError(f"{name}: {module.name} exports no {there!r}")


def view_files(root: Path) -> dict[str, str]:
    """Return the modules of all views by the name of the view."""
    files = [*(root / "views").glob("*.js"), *(root / "views").glob("*/view.js")]
    names = {file.parent.name if file.name == "view.js" else file.stem: file for file in files}
    return {name: names[name].relative_to(root).as_posix() for name in sorted(names)}


def folder(root: Path, without: Collection[str]) -> Module:
    """Return the module that stands for the folder of views."""
    files = [file for name, file in view_files(root).items() if name not in without]
    body = (
        f"const views = {json.dumps(files)}.filter((name) => name in exported)"
        ".map((name) => exported[name].view);"
    )
    return Module(VIEWS, {file: [("view", "view")] for file in files}, ("views", "broken"), body)


def unbound(module: Module) -> Module:
    """Return a module that is evaluated whether or not those are there that it imports."""
    return Module(module.name, {}, module.exports, module.body)


def unused_exports(modules: Iterable[Module], used: Collection[tuple[str, str]] = ()) -> list[str]:
    """Return the exports that nobody imports, but for those in `used`: (module, name)."""
    modules = [*modules]
    imported = {
        (target, there)
        for each in modules
        for target, pairs in each.imports.items()
        for there, _ in pairs
    }
    return [
        f"{each.name}: {name}"
        for each in modules
        for name in each.exports
        if (each.name, name) not in imported | {*used}
        and not (name == "view" and each.name.startswith("views/"))
    ]
