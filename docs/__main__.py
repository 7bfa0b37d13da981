"""Write what is made from the catalogues and from the tables of the program, once more."""

from pathlib import Path

from app.page.outcomes import style_sheet
from docs import addresses, gallery

HERE = Path(__file__).parent
PAGES = gallery.PAGES | {"teachers.md": addresses.teachers}
STYLES = {"../assets/css/12-outcomes.css": style_sheet}


def main():
    """Write every page and style sheet where it has changed; say which."""
    for name, page in (PAGES | STYLES).items():
        file, text = HERE / name, page()
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"{file.resolve().relative_to(HERE.parent)} is new")


if __name__ == "__main__":
    main()
