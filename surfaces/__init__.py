"""The gallery: one file a surface, each an instance with its default parameters under the name of
its file; and the table of one's own that the environment names, as `python run.py --data` does.
"""

import os
from types import MappingProxyType

from descent.catalogue import catalogue
from descent.surface import Surface
from surfaces._own import KEY, bring

OWN_DATA = "DOWNHILL_DATA"  # worker processes find it there too


def _own():
    """The surface of one's own table by its key, none without one; ends the process in a sentence
    where the table can't be read.
    """
    path = os.environ.get(OWN_DATA)
    if not path:
        return {}
    try:
        return {KEY: bring(path)}
    except (ValueError, OSError) as error:
        raise SystemExit(f"These data can't be used: {error}.") from None


SURFACES = MappingProxyType(
    {key: cls() for key, cls in catalogue(__name__, __path__, Surface).items()} | _own()
)
