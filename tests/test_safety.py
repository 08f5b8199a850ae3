"""The tool opens no network connection, reads no pickle from inputs and lets no pattern run away."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

SOURCE = ROOT / "src" / "dialogue_extract"
ARTICLE = ROOT / "samples" / "articles" / "dialogue-two-chairs.txt"
SANDBOX = """
import sys
banned = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"}
allowed = sys.argv[1]
def watch(event, arguments):
    if event in banned:
        raise RuntimeError(f"forbidden: {event} {arguments}")
    if event == "open" and isinstance(arguments[0], str) and arguments[1] and set(str(arguments[1])) & set("wax+"):
        if not arguments[0].startswith((allowed, "/dev/null")):
            raise RuntimeError(f"forbidden: writing {arguments[0]}")
sys.addaudithook(watch)
from dialogue_extract.cli.application import run
sys.exit(run(sys.argv[2:]))
"""
OWN_WORK = "engine/cluster.py"  # carries its own work lists to the workers of a cluster


def sandboxed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder)}
    call = [sys.executable, "-c", SANDBOX, str(folder), *arguments]
    return subprocess.run(call, capture_output=True, text=True, env=environment, cwd=folder, check=False)


@pytest.mark.parametrize("suffix", ["json", "csv", "html"])
def test_one_article_without_network_and_writing_elsewhere(tmp_path: Path, model: None, suffix: str) -> None:
    done = sandboxed(tmp_path, str(ARTICLE), "-o", str(tmp_path / f"out.{suffix}"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"out.{suffix}").stat().st_size > 100


def test_a_page_that_names_resources_elsewhere(tmp_path: Path, model: None) -> None:
    page = tmp_path / "page.html"
    body = ARTICLE.read_text(encoding="utf-8")
    page.write_text(
        f'<html><head><link rel="stylesheet" href="http://example.org/a.css"><meta http-equiv="refresh" '
        f'content="0;url=http://example.org"></head><body><img src="http://example.org/x.png">'
        f'<iframe src="file:///etc/passwd"></iframe><p>{body}</p></body></html>',
        encoding="utf-8",
    )
    done = sandboxed(tmp_path, str(page), "-o", str(tmp_path / "out.json"))
    assert done.returncode == 0, done.stderr
    assert "root:" not in (tmp_path / "out.json").read_text(encoding="utf-8")


def test_the_watch_itself_bites(tmp_path: Path) -> None:
    code = SANDBOX.replace(
        "from dialogue_extract", "import socket; socket.create_connection(('127.0.0.1', 9))\nfrom dialogue_extract"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert "forbidden: socket" in done.stderr


MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if str(path.relative_to(SOURCE)) != OWN_WORK]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nobody_loads_a_pickle_or_a_shell(path: Path) -> None:
    banned = {"pickle", "shelve", "dill", "joblib", "cloudpickle", "marshal"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert banned.isdisjoint(alias.name.split(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in banned
        if isinstance(node, ast.keyword) and node.arg == "shell":
            pytest.fail(f"line {node.value.lineno}: shell")


def test_a_model_is_no_pickle() -> None:
    folder = ROOT / "models" / "fr_dialogue"
    if not folder.is_dir():
        pytest.skip("no model in this checkout")
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.suffix not in {".pkl", ".pickle", ".pt", ".bin.py"}
            assert path.read_bytes()[:2] not in (b"\x80\x04", b"\x80\x05"), path.name
