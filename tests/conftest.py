"""What several tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from dialogue_extract.records import Extractor

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("DIALOGUE_SHARED", ROOT.parent / "shared"))

os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data, which only some machines have."""
    if not SHARED.is_dir():
        pytest.skip("the shared data are not on this machine (set DIALOGUE_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def model() -> None:
    """Skip where the trained pipeline is not there (a checkout before `make model`)."""
    from dialogue_extract.errors import ModelError
    from dialogue_extract.language import model_path

    try:
        model_path()
    except ModelError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def learned(model: None) -> Language:
    """The learned pipeline without the rule components, loaded once a session."""
    from dialogue_extract import pipeline

    return pipeline.learned()


@pytest.fixture(scope="session")
def extractor(model: None) -> Extractor:
    """The whole way from article to record, loaded once a session."""
    from dialogue_extract import records

    return records.load()


@pytest.fixture(scope="session")
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command in a process of its own."""

    def run(*arguments: str, stdin: str | None = None, **options: object) -> subprocess.CompletedProcess[str]:
        call = [sys.executable, "-c", "from dialogue_extract.cli import main; main()", *arguments]
        environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
        return subprocess.run(
            call, input=stdin, capture_output=True, text=True, encoding="utf-8", env=environment, **options
        )

    return run
