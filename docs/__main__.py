"""Write what is made from the catalogues and from the tables of the program, once more."""

from pathlib import Path

from app.language import template
from docs import addresses, gallery

HERE = Path(__file__).parent
PAGES = gallery.PAGES | {"teachers.md": addresses.teachers}


def main():
    """Write every page, and the template of the languages, where it has changed; say which."""
    for name, page in PAGES.items():
        file, text = HERE / name, page()
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"docs/{name} is new")
    template.main()


if __name__ == "__main__":
    main()
