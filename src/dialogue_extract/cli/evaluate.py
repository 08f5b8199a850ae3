"""`extract evaluate`: records against annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_extract.cli.failures import DONE, PARTLY, report
from dialogue_extract.cli.options import Model, complete_path

if TYPE_CHECKING:
    from dialogue_extract.scoring.corpus import GoldArticle
    from dialogue_extract.scoring.floors import Difference
    from dialogue_extract.scoring.matching import Json
    from dialogue_extract.scoring.tally import Tally

NAME = "evaluate"
EXAMPLES = """Examples:

\b
  extract evaluate samples/gold
  extract evaluate samples/gold --floors samples/gold/floors.json
  extract evaluate samples/gold --records events.jsonl --errors
  extract evaluate samples/gold --floors floors.json --pin

Exit code 1 where a field fell below its floor.
"""

Gold = Annotated[
    Path, typer.Argument(metavar="GOLD", help="Folder of NAME.txt and NAME.json.", autocompletion=complete_path)
]
Records = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Score these records (JSON Lines) instead of extracting anew.")
]
FloorsFile = Annotated[Path | None, typer.Option("--floors", metavar="FILE", help="Compare with these floors.")]
Pin = Annotated[bool, typer.Option("--pin", help="Write the present scores to the floors file instead of comparing.")]
Errors = Annotated[bool, typer.Option("--errors", help="List every missed and every spurious value.")]


def command(
    gold: Gold,
    records: Records = None,
    floors: FloorsFile = None,
    pin: Pin = False,
    errors: Errors = False,
    model: Model = None,
) -> int:
    """Score records against annotated articles.

    Prints precision, recall and F1 a field; with floors also what was gained and lost since they were pinned.
    """
    from dialogue_extract.scoring import corpus

    articles = corpus.read_gold(gold)
    found = corpus.by_name(corpus.read_records(records)) if records else _extract(articles, model)
    tally = corpus.evaluate(articles, found)
    if missing := [article.name for article in articles if article.name not in found]:
        report(f"{gold}: no record for {', '.join(missing)}. Their values count as missed.")
    _print_table(tally)
    if errors:
        _print_errors(tally)
    if floors is None:
        return DONE
    return _pin(tally, floors) if pin else _compare(tally, floors)


def _extract(articles: list[GoldArticle], model: str | None) -> dict[str, Json]:
    from dialogue_extract import reading, records

    extractor = records.load(model)
    return {
        article.name: extractor.extract(reading.read(article.text_path, published=article.published)).model_dump(
            mode="json"
        )
        for article in articles
    }


def _print_table(tally: Tally) -> None:
    from dialogue_extract.scoring.tally import HEADLINE, analyst_score

    rows = tally.rows()
    typer.echo(f"{'field':<14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}")
    for name, row in rows.items():
        typer.echo(f"{name:<14}{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}{row.gold:7d}{row.found:7d}")
    typer.echo(f"{'ANALYST SCORE':<14}{'':14}{analyst_score(rows):7.3f}   mean F1 of {', '.join(HEADLINE)}")


def _print_errors(tally: Tally) -> None:
    from dialogue_extract.scoring.tally import FIELDS

    wrong = [judgement for judgement in tally.judgements if judgement.verdict != "hit"]
    for judgement in sorted(wrong, key=lambda judgement: FIELDS.index(judgement.field)):
        typer.echo(f"{judgement.field:<12} {judgement.where}: {judgement.verdict} {judgement.value}")


def _pin(tally: Tally, path: Path) -> int:
    from dialogue_extract.scoring.floors import pin

    path.write_text(pin(tally), encoding="utf-8")
    report(f"{path}: floors written.")
    return DONE


def _compare(tally: Tally, path: Path) -> int:
    from dialogue_extract.scoring.floors import compare, read_floors

    difference = compare(tally, read_floors(path))
    _print_difference(difference)
    for name, (now, floor) in difference.below.items():
        report(f"{name}: F1 {now:.3f} is below its floor {floor:.3f}. Look at what was lost, or pin anew with --pin.")
    return PARTLY if difference.below else DONE


def _print_difference(difference: Difference) -> None:
    for mark, ids in (("+", difference.gained), ("-", difference.lost)):
        for id in ids:
            typer.echo(f"{mark} {id}")
    typer.echo(f"{len(difference.gained)} gained, {len(difference.lost)} lost")
