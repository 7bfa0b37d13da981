"""What leaves the page as a file: a scene in, bytes out. Each module makes one kind of file.

An export has nothing of its own to say: walks, verdicts and words come from `app.compute`, as the
page's do.
"""

from app.exports import animation, code, figure, file, preview, tables
from app.exports.export import Export, TooMuch, Unable
from app.exports.spreadsheet import Misspelt

__all__ = ["EXPORTS", "Export", "Misspelt", "TooMuch", "Unable"]

MODULES = (animation, code, figure, file, preview, tables)
EXPORTS = {export.name: export for module in MODULES for export in module.EXPORTS}
