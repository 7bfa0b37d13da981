"""A hill made plain: the source of its value and its slope, without the class round it."""

import ast
import inspect
import math
import re
import sys
import textwrap
from dataclasses import dataclass, field
from functools import cached_property
from pprint import pformat

from descent.parameter import parameters_of
from descent.surface import Surface

OWN = re.compile(r"\bself\.(\w+)")
PRIVATE = re.compile(r"(?<![\w.])_(?=[a-z])")
WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
WIDTH = 99  # characters of a line
# A root has no slope at 0: a library that differentiates answers with no number there.
ROOT = re.compile(r"np\.(sqrt|hypot)\(")


@dataclass
class Plain:
    """What a script needs to know a hill: the functions by their names, the constants before them,
    and the names that are of the module `math`.
    """

    functions: dict[str, str] = field(default_factory=dict)
    constants: list[str] = field(default_factory=list)
    maths: set[str] = field(default_factory=set)

    def text(self) -> str:
        """Return the constants and the functions as they stand in a script."""
        parts = ["\n".join(self.constants)] if self.constants else []
        return "\n\n\n".join([*parts, *self.functions.values()])

    @property
    def has_root(self) -> bool:
        """Say whether a root is taken."""
        return any(ROOT.search(text) for text in self.functions.values())


def plain(surface: Surface, *wanted: str) -> Plain:
    """Return the wanted functions of a surface, `value`, `gradient` or `hessian`, as plain ones.

    Its parameters, and what it computes from them, become constants in capitals; what it shares
    between its functions comes along.
    """
    found = Plain()
    for name in wanted:
        take(found, surface, name, getattr(type(surface), name))
    return found


def take(found: Plain, surface: Surface, name: str, function) -> None:
    """Put a function among those that were found, after what it calls."""
    text = textwrap.dedent(inspect.getsource(function)).rstrip()
    text = text[re.search("^def ", text, re.MULTILINE).start() :]  # without its decorators
    cls, module = type(surface), sys.modules[type(surface).__module__]
    methods = {}
    for own in dict.fromkeys(OWN.findall(text)):
        method = inspect.getattr_static(cls, own, None)
        if inspect.isfunction(method):
            methods[own] = method
        else:
            keep(found.constants, constant(surface, own))
    for word in dict.fromkeys(WORD.findall(text)):
        thing = vars(module).get(word)
        if inspect.isfunction(thing) and thing.__module__ == module.__name__:
            methods[word] = thing
        elif word in vars(math) and thing is vars(math)[word]:
            found.maths.add(word)
        elif isinstance(thing, (int, float, tuple)):
            keep(found.constants, assignment(found, module, word))
    for own, method in methods.items():
        if own != name and bare(own) not in found.functions:
            take(found, surface, own, method)
    text = OWN.sub(lambda own: own[1] if own[1] in methods else own[1].upper(), text)
    found.functions[bare(name)] = PRIVATE.sub("", text.replace("(self, ", "(", 1))


def keep(lines: list[str], line: str) -> None:
    """Add a line, once."""
    if line not in lines:
        lines.append(line)


def bare(name: str) -> str:
    """Return a name as it stands in a script, where nothing is private."""
    return name.removeprefix("_")


def constant(surface: Surface, name: str) -> str:
    """Return the line that sets a parameter of a surface, or what is computed from one."""
    said = ""
    for parameter in parameters_of(surface):
        if parameter.name == name:
            said = f"{parameter.symbol}: {parameter.help}"
    computed = inspect.getattr_static(type(surface), name, None)
    if isinstance(computed, (property, cached_property)):
        said = (inspect.getdoc(computed) or "").partition("\n")[0]
    line = f"{name.upper()} = {getattr(surface, name)!r}" + (f"  # {said}" if said else "")
    if len(line) <= WIDTH:
        return line
    # A table: as many rows of it as lines need, with the remark above them.
    table = pformat(getattr(surface, name), width=WIDTH, compact=True)
    return "\n".join([*([f"# {said}"] if said else []), f"{name.upper()} = {table}"])


def assignment(found: Plain, module, name: str) -> str:
    """Return the lines of a module that set a constant, with the remark above them."""
    source = inspect.getsource(module)
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if not isinstance(node, ast.Assign):
            continue
        names = {each.id for target in node.targets for each in ast.walk(target) if is_name(each)}
        if name in names:
            words = {each.id for each in ast.walk(node.value) if is_name(each)}
            found.maths |= words & vars(math).keys()
            first = node.lineno - 1
            while lines[first - 1].startswith("#"):
                first -= 1
            return "\n".join(lines[first : node.end_lineno])
    raise LookupError(f"{module.__name__} does not set {name}")


def is_name(node: ast.AST) -> bool:
    """Say whether a node is a name."""
    return isinstance(node, ast.Name)
