"""One article as a page: its text with the evidence, event cards, dates, places, people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogue_extract.layout import layout
from dialogue_extract.schema import Location, Record
from dialogue_extract.sinks.html.cards import Card, cards, date_words, people
from dialogue_extract.sinks.html.highlight import OUTER, segments, visible
from dialogue_extract.sinks.html.labels import Labels, Language
from dialogue_extract.sinks.html.period import period
from dialogue_extract.sinks.html.templates import render
from dialogue_extract.sinks.html.timeline import Dated, timeline
from dialogue_extract.sinks.html.values import mentioned_values
from dialogue_extract.sinks.html.worldmap import Point, Window, outlines, project, spread, window


@dataclass(frozen=True, slots=True)
class Located:
    """An event or next meeting with its point on the map."""

    point: Point
    href: str
    label: str
    place: str
    kind: str


def page(record: Record, text: str, language: Language = "fr", home: str | None = None) -> str:
    """Return the page of an article; `home` is the address of the index it belongs to."""
    labels = Labels(language)
    found = cards(record, labels)
    mentioned = mentioned_values(record)
    values = [value for card in found for value in card.values.all()]
    values += [value for person in mentioned for value in (person.name, *person.titles)]
    noise = [(block.start, block.end) for block in layout(text) if block.kind == "noise"]
    points = list(located(found))
    view = map_window(points)
    return render(
        "page.html.j2",
        "page.js",
        labels=labels,
        record=record,
        title=visible(record.title.text if record.title else record.source),
        segments=list(segments(text, values, noise)),
        kinds=list(dict.fromkeys(value.kind for value in values if value.linked)),
        cards=found,
        timeline=timeline(dated(record, found, labels)),
        points=list(zip(points, spread((one.point for one in points), view.unit * 1.5), strict=True)),
        view=view,
        outlines=outlines(),
        people=people(record, found, mentioned, labels),
        outer=OUTER,
        home=home,
        show=visible,
    )


def located(found: Iterable[Card]) -> Iterator[Located]:
    """Yield every event and next meeting whose coordinates are known."""
    for card in found:
        yield from _located(card.event.location, card.id, card.heading, "event")
        following = card.event.next_meeting
        yield from _located(following.location if following else None, f"{card.id}-next", card.heading, "next")


def _located(place: Location | None, href: str, label: str, kind: str) -> Iterator[Located]:
    if place and place.latitude is not None and place.longitude is not None:
        name = place.city or place.text or place.country or ""
        yield Located(project(place.latitude, place.longitude), f"#{href}", visible(label), visible(name), kind)


def map_window(points: Iterable[Located]) -> Window:
    """Return the part of the world that holds the points."""
    return window(one.point for one in points)


def dated(record: Record, found: Iterable[Card], labels: Labels) -> Iterator[Dated]:
    """Yield publication, events and next meetings whose dates are known."""
    published = period(record.published.value) if record.published else None
    if record.published and published:
        yield Dated(published, "publication", labels.ui("publication"), labels.day(record.published.value), "#top")
    for card in found:
        date, following = card.event.date, card.event.next_meeting
        if date and (when := period(date.value)):
            yield Dated(when, "event", visible(card.heading), date_words(date, labels), f"#{card.id}")
        if following and following.date and (when := period(following.date.value)):
            label = f"{labels.ui('next')} · {visible(card.heading)}"
            yield Dated(when, "next", label, date_words(following.date, labels), f"#{card.id}-next")
