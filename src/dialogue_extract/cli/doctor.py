"""`extract doctor`: whether this installation works."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any

import typer

from dialogue_extract.cli.failures import DONE, WRONG
from dialogue_extract.cli.options import Model
from dialogue_extract.errors import DialogueError
from dialogue_extract.resources import lexicon

NAME = "doctor"
EXAMPLES = """Examples:

\b
  extract doctor
  extract doctor --json > report.json

Exit code 2 where the self-test fails.
"""

AsJson = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]


def command(as_json: AsJson = False, model: Model = None) -> int:
    """Report whether this installation works.

    Versions, the model and its scores, and a self-test on a built-in article.
    """
    report: dict[str, Any] = {"versions": dict(_versions()), "model": {}, "self_test": {}}
    try:
        report["model"], report["self_test"] = _examine(model)
    except DialogueError as error:
        report["self_test"] = {"passed": False, "fault": str(error)}
    passed = bool(report["self_test"].get("passed"))
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _print(report)
    return DONE if passed else WRONG


def _versions() -> Iterator[tuple[str, str]]:
    yield "python", platform.python_version()
    yield "system", f"{platform.system()} {platform.machine()}"
    for name in (
        "dialogue-extract",
        *lexicon("doctor")["packages"]["required"],
        *lexicon("doctor")["packages"]["optional"],
    ):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _examine(model: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
    from dialogue_extract import reading, records

    test = lexicon("doctor")["self_test"]
    started = time.perf_counter()
    extractor = records.load(model)
    loaded = time.perf_counter()
    record = extractor.extract(reading.article(test["text"], source="self-test", published_on=test["published"]))
    done = time.perf_counter()
    nlp = extractor.pipeline.nlp
    meta = nlp.meta
    description = {
        "name": f"{meta.get('lang')}_{meta.get('name')}",
        "version": meta.get("version"),
        "components": list(nlp.pipe_names),
        "scores": {name: value for name, value in (meta.get("performance") or {}).items() if isinstance(value, float)},
        "load_seconds": round(loaded - started, 2),
    }
    found = _summary(record.model_dump(mode="json"))
    faults = [
        f"{key}: {found.get(key)!r}, expected {value!r}"
        for key, value in test["expected"].items()
        if found.get(key) != value
    ]
    return description, {"passed": not faults, "fault": "; ".join(faults) or None, "seconds": round(done - loaded, 2)}


def _summary(record: dict[str, Any]) -> dict[str, Any]:
    event: dict[str, Any] = next(iter(record["events"]), {})
    return {
        "type": event.get("type"),
        "parties": sorted(party["code"] for party in event.get("parties", [])),
        "participants": sorted(person["name"] for person in event.get("participants", [])),
        "city": (event.get("location") or {}).get("city"),
        "date": (event.get("date") or {}).get("value"),
    }


def _print(report: dict[str, Any]) -> None:
    for name, value in report["versions"].items():
        typer.echo(f"{name:<18} {value}")
    for name, value in report["model"].items():
        if name != "scores":
            typer.echo(f"{'model ' + name:<18} {', '.join(value) if isinstance(value, list) else value}")
    for name, value in sorted(report["model"].get("scores", {}).items()):
        typer.echo(f"{'score ' + name:<18} {value:.3f}")
    test = report["self_test"]
    typer.echo(f"{'self-test':<18} {'passed' if test['passed'] else 'FAILED: ' + str(test['fault'])}")
