"""What an app has computed and keeps for whoever asks next, and how much it does at once: each
bounded by a setting, and no two apps share any.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from threading import BoundedSemaphore, Lock

from cachetools import LRUCache
from flask import current_app, has_app_context

from app.settings import Settings, get_settings

EXTENSION = "caches"


def entry(_value: object) -> int:
    """Return the size of a value where values are counted."""
    return 1


class Cache:
    """The values that were used last, as many as there is room for; threads may share it."""

    def __init__(self, room: int, size: Callable[..., int] = entry) -> None:
        self.room = room
        self._values: LRUCache = LRUCache(room, getsizeof=size)
        self._lock = Lock()

    def get(self, key: Hashable):
        """Return the value of a key, None where there is none."""
        with self._lock:
            return self._values.get(key)

    def put(self, key: Hashable, value: object) -> None:
        """Keep a value, but for one that is larger than all the room."""
        with self._lock:
            if self._values.getsizeof(value) <= self.room:
                self._values[key] = value

    def find(self, key: Hashable, make: Callable[[], object]):
        """Return the value of a key, made where there is none."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def __len__(self) -> int:
        return len(self._values)

    @property
    def size(self) -> int:
        """How much of the room is taken."""
        return int(self._values.currsize)


class Caches:
    """The caches of one app, each made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._caches: dict[str, Cache] = {}
        self._places: dict[str, BoundedSemaphore] = {}
        self._lock = Lock()

    def named(self, name: str, setting: str, size: Callable[..., int]) -> Cache:
        """Return the cache of a name; the setting of that name says how much room it has."""
        with self._lock:
            if name not in self._caches:
                self._caches[name] = Cache(getattr(self._settings, setting), size)
            return self._caches[name]

    def places(self, setting: str) -> BoundedSemaphore:
        """Return the places at which something is done, as many as a setting says."""
        with self._lock:
            if setting not in self._places:
                self._places[setting] = BoundedSemaphore(getattr(self._settings, setting))
            return self._places[setting]


def cache(name: str, setting: str, size: Callable[..., int] = entry) -> Cache:
    """Return a cache of the app that answers; of this process, where none does: at the command line
    and in a notebook.
    """
    return owner().named(name, setting, size)


def places(setting: str) -> BoundedSemaphore:
    """Return the places of the app that answers, as many as a setting says."""
    return owner().places(setting)


def owner() -> Caches:
    """Return the caches of the app that answers, or of this process."""
    return current_app.extensions[EXTENSION] if has_app_context() else own_caches()


@lru_cache(maxsize=1)
def own_caches() -> Caches:
    """Return the caches of this process, with the settings of its environment."""
    return Caches(get_settings())
