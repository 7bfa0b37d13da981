"""Write the pages that are made from the catalogues and from the tables of the program anew."""

from pathlib import Path

from docs import addresses, gallery

HERE = Path(__file__).parent
PAGES = gallery.PAGES | {"teachers.md": addresses.teachers}


def main():
    """Write every page that has changed, and say which."""
    for name, page in PAGES.items():
        file, text = HERE / name, page()
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"{file.relative_to(HERE.parent)} is new")


if __name__ == "__main__":
    main()
