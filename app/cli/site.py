"""python run.py site: the whole course as a folder of files that need no server."""

import argparse
from pathlib import Path

from app.cli.lessons import KEY, LOCAL, QUESTIONS, for_teachers, keep_apart, written
from app.cli.progress import Patience
from app.cli.refusal import Misled
from app.language.languages import tags
from app.language.speaking import speaking
from app.lessons import catalog
from app.lessons.papers.variant import variant
from app.scene.scene import Scene
from app.settings import Settings


def export_site(asked: argparse.Namespace, _scene: Scene, settings: Settings) -> None:
    """Write the folder."""
    # Dash takes half a second to load, and no other command has a use for it.
    from app.exports.site import GALLERY, site

    keep_apart(asked.to, asked.teacher)
    folder = Path(asked.to)
    if (folder / GALLERY).exists() and not asked.force:
        raise Misled(f"{folder / GALLERY} is there already: --force writes over it.")
    try:
        with Patience("the course", len(catalog())) as patience:
            for name, data in site(settings, asked.lang):
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
                patience.further()
    except OSError as error:
        raise Misled(f"{folder} can't be written: {error.strerror}.") from None
    print(folder / GALLERY)
    if asked.teacher:
        with speaking(asked.lang):
            variants = [variant(lesson) for lesson in catalog()]
            papers = for_teachers(variants, settings.home or LOCAL)
        written(asked.teacher, papers, asked.force)


def add_to(commands) -> None:
    """Add the command to a parser's commands."""
    made = commands.add_parser("site", help="write the whole course as a folder of files")
    made.add_argument("--to", required=True, help="the folder")
    made.add_argument("--teacher", help=f"folder of the teacher: {KEY} and {QUESTIONS}")
    made.add_argument("--lang", choices=tags(), default="en", help="the language (%(default)s)")
    made.add_argument("--force", action="store_true", help="write over files that are there")
    made.set_defaults(carry_out=export_site, scene="")
