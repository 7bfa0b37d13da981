"""What leaves the page as a file: a scene in, bytes out. Each module makes one kind of file.

An export has nothing of its own to say: walks, verdicts and words come from `app.compute`, as the
page's do.
"""

from app.exports import animation, code, html_file, plotly_figure, preview, tables
from app.exports.csv_dialect import Misspelt
from app.exports.export import Export, TooMuch, Unable

__all__ = ["EXPORTS", "Export", "Misspelt", "TooMuch", "Unable"]

MODULES = (animation, code, plotly_figure, html_file, preview, tables)
EXPORTS = {export.name: export for module in MODULES for export in module.EXPORTS}
