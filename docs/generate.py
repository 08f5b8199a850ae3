"""Write the generated pages of this folder: `make docs`; the tests fail where they differ from the code."""

from pathlib import Path

from dialogue_extract.cli.reference import command_page, record_page

FOLDER = Path(__file__).parent
PAGES = {"commands.md": command_page, "record.md": record_page}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
