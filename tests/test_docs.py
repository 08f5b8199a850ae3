"""The documentation says what the code does: generated pages are up to date, blocks of the README run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import ROOT
from dialogue_extract.cli.reference import command_page, record_page

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]*)(#[^)\s]+)?\)")


@pytest.mark.parametrize(("name", "page"), [("commands.md", command_page), ("record.md", record_page)])
def test_generated_pages_are_up_to_date(name: str, page) -> None:  # type: ignore[no-untyped-def]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(), "run `make docs`"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for file, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in file:
            continue
        target = (path.parent / file) if file else path
        assert target.exists(), f"{path.name}: {file}"
        if anchor and target.suffix == ".md":
            assert anchor.removeprefix("#") in anchors(target), f"{path.name}: {file}{anchor}"


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_field_of_the_record_has_a_meaning() -> None:
    assert not re.findall(r"^\| `\w+` \| [^|]*\|  \|$", record_page(), re.M)
