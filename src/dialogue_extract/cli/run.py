"""`extract`: the main job, articles in, records out."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_extract.cli import run_options as o
from dialogue_extract.cli.options import Model, Published, iso_day, one_of

NAME = "run"
EXAMPLES = o.EXAMPLES


@dataclass(frozen=True, slots=True)
class Request:
    """What one call asks for, checked."""

    inputs: tuple[str, ...]
    output: str | None
    format: str | None
    table: str | None
    published: str | None
    model: str | None
    language: str
    with_text: bool
    jobs: int
    resume: bool
    timeout: float | None
    inline_errors: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    columns: tuple[str | None, str | None, str | None, str | None]  # text, date, title, id
    engine: str
    ray_address: str | None
    quiet: bool


def command(
    inputs: o.Inputs,
    output: o.Output = None,
    format: o.Format = None,
    published: Published = None,
    with_text: o.WithText = False,
    lang: o.Lang = "fr",
    jobs: o.Jobs = 1,
    resume: o.Resume = False,
    timeout: o.Timeout = None,
    inline_errors: o.InlineErrors = False,
    include: o.Include = None,
    exclude: o.Exclude = None,
    text_column: o.TextColumn = None,
    date_column: o.DateColumn = None,
    title_column: o.TitleColumn = None,
    id_column: o.IdColumn = None,
    table: o.Table = None,
    engine: o.EngineName = "local",
    ray_address: o.RayAddress = None,
    model: Model = None,
    quiet: o.Quiet = False,
) -> int:
    """Extract the diplomatic encounters of French news as JSON.

    Each article gives one record: who met whom, with titles, sides and roles, where, when, about what, with what
    outcome, and when and where the next meeting is. Every value names the words of the article it rests on.
    """
    one_of("--format", format, o.FORMATS)
    one_of("--lang", lang, o.LANGUAGES)
    one_of("--engine", engine, o.ENGINES)
    columns = (text_column, date_column, title_column, id_column)
    return _carry_out(
        Request(tuple(inputs), output, format, table, iso_day(published), model, lang, with_text, jobs, resume, timeout,
                inline_errors, tuple(include or ()), tuple(exclude or ()), columns, engine, ray_address, quiet)
    )  # fmt: skip


def _carry_out(request: Request) -> int:
    from dialogue_extract.cli import single

    if single.fits(request):
        return single.run(request)
    from dialogue_extract.cli import batch

    return batch.run(request)
