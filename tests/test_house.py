"""The house rules that no linter knows: sizes, docstrings, data in data files, light imports."""

from __future__ import annotations

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

SOURCE = ROOT / "src" / "dialogue_extract"
MODULES = sorted(SOURCE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
MODULE_LINES, MEDIAN_LINES, FUNCTION_LINES = 300, 120, 40
LITERAL_WORDS = 25  # a longer literal of plain words is a lexicon
FRENCH = re.compile(r"^[a-zà-ÿœ'’ -]+$")
HEAVY = ("spacy", "thinc", "numpy", "pydantic", "dateparser", "trafilatura", "pyarrow", "duckdb", "jinja2")
BANNED_IMPORT = "spacy.lang.fr"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(TREES[path]):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_short_and_says_what_it_is(path: Path) -> None:
    assert lines(path) < MODULE_LINES
    assert ast.get_docstring(TREES[path]), "a module needs a docstring"


def test_median_module_is_small() -> None:
    sizes = [lines(path) for path in MODULES if path.name != "__init__.py"]
    assert statistics.median(sizes) < MEDIAN_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short(path: Path) -> None:
    long = {f.name: size for f in functions(path) if (size := (f.end_lineno or 0) - f.lineno + 1) >= FUNCTION_LINES}
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_docstrings_are_imperative(path: Path) -> None:
    faulty = []
    for function in functions(path):
        first = (ast.get_docstring(function) or ".").splitlines()[0]
        if re.match(r"(This|Returns|The function|A function|Gets)\b", first):
            faulty.append(function.name)
    assert faulty == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_lexicon_in_code(path: Path) -> None:
    for node in ast.walk(TREES[path]):
        if not isinstance(node, (ast.List, ast.Tuple, ast.Set, ast.Dict)):
            continue
        items = node.keys if isinstance(node, ast.Dict) else node.elts
        plain = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        french = [word for word in plain if FRENCH.match(word)]
        assert len(french) < LITERAL_WORDS, f"line {node.lineno}: {len(french)} words belong in lexicons/"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nobody_imports_the_slow_language(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(rf"^\s*(import|from) {re.escape(BANNED_IMPORT)}", text, re.M)
    assert 'spacy.blank("fr")' not in text


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_print_assert_or_exec(path: Path) -> None:
    for node in ast.walk(TREES[path]):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: assert"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "exec", "eval"}, f"line {node.lineno}: {node.func.id}"


def loaded(statement: str) -> set[str]:
    """Return the packages that a fresh process has loaded after the statement."""
    code = f"import json, sys\n{statement}\nsys.stderr.write(json.dumps(sorted({{m.partition('.')[0] for m in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_import_is_light() -> None:
    assert loaded("import dialogue_extract").isdisjoint(HEAVY)


@pytest.mark.parametrize("page", ["--help", "explain --help", "evaluate --help", "doctor --help", "--version"])
def test_help_is_light(page: str) -> None:
    statement = f"from dialogue_extract.cli.application import run\nassert run({page.split()!r}) == 0"
    light = {"pydantic"} if page.partition(" ")[2] else set()  # Typer itself converts a subcommand's options with it
    assert loaded(statement).isdisjoint(set(HEAVY) - light)


def test_data_files_are_read_as_data() -> None:
    for folder in ("lexicons", "patterns"):
        suffixes = {path.suffix for path in (SOURCE / folder).rglob("*") if path.is_file()}
        assert suffixes <= {".txt", ".toml", ".json"}, folder


def test_no_path_of_a_machine_is_committed() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    texts = {".py", ".md", ".toml", ".txt", ".yml", ".cfg", ".j2", ".css", ".js", ""}
    places = re.compile(r"/(?:work|home|Users|root)/\w+")
    for name in filter(None, tracked.split("\0")):
        path = ROOT / name
        if path.suffix in texts and path.is_file() and path != Path(__file__):
            assert not places.search(path.read_text(encoding="utf-8", errors="replace")), name
