"""A folder of articles as one page: filters, dates and places over all, and which parties met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dialogue_extract.schema import ErrorRecord, Event, Record
from dialogue_extract.sinks.html.cards import heading
from dialogue_extract.sinks.html.highlight import visible
from dialogue_extract.sinks.html.histogram import columns, squares
from dialogue_extract.sinks.html.labels import Labels, Language
from dialogue_extract.sinks.html.period import Period, period
from dialogue_extract.sinks.html.templates import render
from dialogue_extract.sinks.html.worldmap import Point, outlines, project, spread, window

MATRIX_PARTIES = 16
UNDATED = Period(date.min, date.min)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the folder."""

    id: str
    href: str
    event: Event
    heading: str
    sides: tuple[str, ...]  # codes
    people: tuple[str, ...]
    place: str
    when: Period | None
    date: str
    point: Point | None
    article: str

    @property
    def month(self) -> str:
        """Return the month the event begins in, or nothing."""
        return self.when.month if self.when else ""

    @property
    def search(self) -> str:
        """Return the words that free text is looked for in."""
        topics = (topic.text for topic in self.event.topics)
        return " ".join((self.heading, *self.people, self.place, *topics, self.article, *self.sides))


@dataclass(frozen=True, slots=True)
class Article:
    """One record of the folder and the address of its page."""

    record: Record
    href: str

    @property
    def title(self) -> str:
        """Return the headline, or the name of the source."""
        return visible(self.record.title.text if self.record.title else self.record.source)


def index(articles: Sequence[Article], failures: Sequence[ErrorRecord] = (), language: Language = "fr") -> str:
    """Return the index page of a folder."""
    labels = Labels(language)
    entries = sorted(_entries(articles, labels), key=lambda one: one.when or UNDATED, reverse=True)
    names = {party.code: party.name or party.code for one in entries for party in one.event.parties if party.code}
    points = [one for one in entries if one.point]
    view = window(one.point for one in points if one.point)
    placed = spread((one.point for one in points if one.point), view.unit * 1.1)
    months = sorted({one.month for one in entries if one.month})
    row = columns(entries)
    return render(
        "index.html.j2",
        "index.js",
        labels=labels,
        articles=articles,
        entries=entries,
        names={code: visible(name) for code, name in sorted(names.items(), key=lambda item: item[1])},
        types=sorted({one.event.type for one in entries}),
        months=months,
        columns=row,
        squares=list(squares(entries, row)),
        points=list(zip(points, placed, strict=True)),
        view=view,
        outlines=outlines(),
        matrix=matrix(entries),
        failures=failures,
        show=visible,
    )


def matrix(entries: Iterable[Entry]) -> tuple[list[str], dict[tuple[str, str], int]]:
    """Return the most frequent parties and how many events each two of them share."""
    counted = [one for one in entries if not one.event.background]
    often = Counter(side for one in counted for side in one.sides)
    chosen = sorted(code for code, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))[:MATRIX_PARTIES])
    shared: Counter[tuple[str, str]] = Counter()
    for one in counted:
        for pair in combinations(sorted(set(one.sides) & set(chosen)), 2):
            shared[pair] += 1
            shared[pair[::-1]] += 1
    return [code for code in chosen if any((code, other) in shared for other in chosen)], dict(shared)


def _entries(articles: Sequence[Article], labels: Labels) -> Iterable[Entry]:
    for number, article in enumerate(articles):
        for n, event in enumerate(article.record.events, 1):
            place, day = event.location, event.date
            located = place is not None and place.latitude is not None and place.longitude is not None
            yield Entry(
                id=f"{number}-{n}",
                href=f"{article.href}#e{n}",
                event=event,
                heading=visible(heading(event, labels)),
                sides=tuple(dict.fromkeys(party.code for party in event.parties if party.code)),
                people=tuple(visible(person.name) for person in event.participants),
                place=visible((place.city or place.text or place.country or "") if place else ""),
                when=period(day.value) if day else None,
                date=labels.day(day.value) if day else "",
                point=project(place.latitude or 0, place.longitude or 0) if place and located else None,
                article=article.title,
            )
