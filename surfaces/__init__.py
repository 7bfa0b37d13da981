"""The gallery: one file a surface, each an instance with its default parameters under the name of
its file.
"""

from types import MappingProxyType

from descent.catalogue import catalogue
from descent.surface import Surface

SURFACES = MappingProxyType(
    {key: cls() for key, cls in catalogue(__name__, __path__, Surface).items()}
)
