"""A catalogue: a folder of files that each define one thing, as an ordered read-only mapping.

The folder is the only list. A new file gives the picker entry, the row in the docs and the contract
tests; a file that defines nothing, or two things, fails at import and says which file it was.
"""

import pkgutil
from importlib import import_module
from types import MappingProxyType


def catalogue(package, path, kind):
    """Key → class, for every module of `package`, ordered by group, then `order`, then label.

    `kind` is the base class; its `groups` lists the groups in the order in which the page shows
    them.
    """
    found = [
        _only_class(import_module(f"{package}.{entry.name}"), kind)
        for entry in pkgutil.iter_modules(path)
        if not entry.name.startswith("_") and not entry.ispkg  # what several of them share
    ]
    found.sort(key=lambda cls: (kind.groups.index(cls.group), cls.order, cls.label))
    return MappingProxyType({cls.key: cls for cls in found})


def _only_class(module, kind):
    """The one subclass of `kind` that the module itself defines."""
    here = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, kind)
        and value.__module__ == module.__name__
    ]
    if len(here) != 1:
        names = ", ".join(cls.__name__ for cls in here) or "none"
        raise ImportError(
            f"{module.__name__} must define exactly one {kind.__name__}, and defines {names}"
        )
    cls = here[0]
    missing = [fact for fact in kind.facts if not hasattr(cls, fact)]
    if missing:
        raise ImportError(
            f"{module.__name__}: {cls.__name__} does not say its {', '.join(missing)}"
        )
    if cls.group not in kind.groups:
        raise ImportError(
            f"{module.__name__}: group {cls.group!r} is not one of {', '.join(kind.groups)}"
        )
    return cls


def key_of(cls):
    """The key of a thing is the name of its file."""
    return cls.__module__.rpartition(".")[2]
