"""The documentation says what the code does: generated pages are up to date, blocks of the README run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
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


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)


SETUP = re.compile(r"\.venv/bin|pip install")
COMMANDS = [
    line for path in PAGES for block in blocks(path, "sh") for line in block.splitlines() if not SETUP.search(line)
]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples and an `extract` of this environment, in which all blocks are run one after another."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "samples").symlink_to(ROOT / "samples")
    (folder / "bin").mkdir()
    script = folder / "bin" / "extract"
    script.write_text(f"#!{sys.executable}\nfrom dialogue_extract.cli import main\nmain()\n", encoding="utf-8")
    script.chmod(0o755)
    return folder


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_of_the_documentation_run(line: str, workplace: Path, model: None) -> None:
    if "jq" in line and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    done = shell(line, workplace)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("query", [block for path in PAGES for block in blocks(path, "sql")])
def test_queries_of_the_documentation_run(query: str, workplace: Path, model: None) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = workplace / "query.duckdb"
    if not path.exists():
        assert shell(f"extract samples/articles/ -o {path.name}", workplace).returncode == 0
    with duckdb.connect(str(path), read_only=True) as database:
        assert database.sql(query).fetchall()


@pytest.mark.parametrize("block", [block for path in PAGES for block in blocks(path, "python")])
def test_python_of_the_documentation_runs(block: str, model: None) -> None:
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_sample_has_the_next_meeting_the_readme_shows(workplace: Path, model: None) -> None:
    expected = json.loads(blocks(ROOT / "README.md", "json")[0])
    record = json.loads(shell("extract samples/articles/dialogue-two-chairs.txt", workplace).stdout)
    following = record["events"][0]["next_meeting"]
    assert {key: {name: following[key][name] for name in part} for key, part in expected.items()} == expected
