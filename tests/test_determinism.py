"""The same input gives the same bytes: in another process, locale, time zone and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import ROOT

SCRIPT = """
import sys
from pathlib import Path
from dialogue_extract.reading import read
from dialogue_extract.records import load
extractor = load()
for path in sys.argv[1:]:
    sys.stdout.buffer.write(extractor.extract(read(path, published="2024-05-23")).model_dump_json().encode() + b"\\n")
"""
PATHS = [str(path) for path in sorted((ROOT / "samples" / "articles").glob("*.txt"))[:4]]
KINDS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "7", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
)


def records(order: list[str], **environment: str) -> bytes:
    call = [sys.executable, "-c", SCRIPT, *order]
    return subprocess.run(call, env={**os.environ, **environment}, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def reference(model: None) -> bytes:
    return records(PATHS, **KINDS[0])


@pytest.mark.parametrize("kind", KINDS[1:], ids=lambda kind: kind["TZ"])
def test_same_bytes_in_another_process(reference: bytes, kind: dict[str, str]) -> None:
    assert records(PATHS, **kind) == reference


def test_what_was_read_before_changes_nothing(reference: bytes) -> None:
    turned = records([*reversed(PATHS), *PATHS])
    assert turned.splitlines()[len(PATHS) :] == reference.splitlines()
