"""Fuzz one entry with atheris: python tests/fuzz/run.py TARGET [-max_total_time=60] [CORPUS].

TARGET: reading, layout, temporal, record, rules, journal. `rules` builds records on words of the patterns with trees and tags
of chance instead of parses. A documented error is fine; anything else is a crash, whose input
goes to tests/fuzz/crashed, where tests/test_properties.py runs it again.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["dialogue_extract"]):
    from dialogue_extract import temporal
    from dialogue_extract.engine.journal import Journal
    from dialogue_extract.errors import DialogueError
    from dialogue_extract.layout import layout
    from dialogue_extract.reading import article
    from dialogue_extract.reading.single import from_bytes
    from dialogue_extract.records import Extractor, load

from parses import Anyhow, anyhow, text_of

SUFFIXES = (".txt", ".md", ".html", ".eml", ".docx", ".pdf")


def read_bytes(data: bytes) -> None:
    """Read bytes as one of the formats; the first byte chooses."""
    if data:
        from_bytes(data[1:], "input", SUFFIXES[data[0] % len(SUFFIXES)])


def divide(data: bytes) -> None:
    """Divide a text into blocks that cover it in order."""
    text = data.decode("utf-8", "surrogateescape")
    end = 0
    for block in layout(text):
        if not end <= block.start < block.end <= len(text):
            raise AssertionError(block)
        end = block.end


def tag(data: bytes) -> None:
    """Tag the temporal expressions of a text."""
    text = data.decode("utf-8", "surrogateescape")
    for found in temporal.dates(text, "2024-05-23"):
        if not 0 <= found.start < found.end <= len(text):
            raise AssertionError(found)


def build(data: bytes) -> None:
    """Extract the record of a text."""
    record = EXTRACTOR[0].extract(article(data.decode("utf-8", "surrogateescape"), published_on="2024-05-23"))
    type(record).model_validate_json(record.model_dump_json())


def build_anyhow(data: bytes) -> None:
    """Build the record of a text whose parse is left to chance."""
    pipeline, extractor = CHANCE[0]
    pipeline.seed = int.from_bytes(data[:4], "big")
    record = extractor.extract(article(text_of(data[4:200]), published_on="2024-05-23"))
    type(record).model_validate_json(record.model_dump_json())


def resume(data: bytes) -> None:
    """Go on with the journal of an interrupted run, whatever stands after its header."""
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "out.jsonl"
        output.with_name("out.jsonl.journal").write_bytes(b"{}\n" + data)
        with Journal(output, {}, resume=True) as journal:
            if min(journal.records, journal.failures, journal.events) < 0:
                raise AssertionError(journal)


EXTRACTOR: list[Extractor] = []
CHANCE: list[tuple[Anyhow, Extractor]] = []
TARGETS = {
    "reading": read_bytes,
    "layout": divide,
    "temporal": tag,
    "record": build,
    "rules": build_anyhow,
    "journal": resume,
}


def main() -> None:
    """Fuzz the target that the command names."""
    target = TARGETS[sys.argv.pop(1)]
    if target is build:
        EXTRACTOR.append(load())
    if target is build_anyhow:
        CHANCE.append(anyhow(load().pipeline.nlp))

    def once(data: bytes) -> None:
        try:
            target(data)
        except DialogueError:
            return

    crashed = Path(__file__).parent / "crashed"
    crashed.mkdir(exist_ok=True)
    atheris.Setup([*sys.argv, f"-artifact_prefix={crashed}/"], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
