"""Turn an annotated document into the public record: the only crossing from spaCy to the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogue_extract import gazetteer, schema
from dialogue_extract.events.confidence import confidence
from dialogue_extract.events.draft import EventDraft, LocationDraft, ParticipantDraft, PartyDraft
from dialogue_extract.records.plover import plover
from dialogue_extract.spans import DateMention, Mention, PersonMention, char_span, source, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dialogue_extract.reading import Article


def _text(doc: Doc, mention: Mention) -> schema.Text:
    start, end = char_span(doc, mention)
    return schema.Text(text=source(doc)[start:end], start=start, end=end)


def _span(doc: Doc, start: int, end: int) -> schema.Text:
    return _text(doc, Mention(start, end))


def _titles(doc: Doc, person: PersonMention) -> list[schema.Text]:
    found: dict[str, schema.Text] = {}
    for office in person.offices:
        if office.bare or office.former:
            continue
        text = _text(doc, office)
        found.setdefault(text.text.casefold(), text)
    return list(found.values())


def _person(doc: Doc, person: PersonMention) -> dict[str, object]:
    start, end = char_span(doc, person.name)
    spots = sorted({char_span(doc, m) for m in person.names})
    return {
        "name": " ".join(source(doc)[start:end].split()),
        "start": start,
        "end": end,
        "aliases": list(person.aliases),
        "titles": _titles(doc, person),
        "party": person.party,
        "mentions": spots,
    }


def _participant(doc: Doc, drafted: ParticipantDraft) -> schema.Participant:
    person = _person(doc, doc._.people[drafted.person])
    return schema.Participant.model_validate({**person, "role": drafted.role})


def _party(doc: Doc, party: PartyDraft) -> schema.Party:
    words = _span(doc, party.start, party.end) if party.start >= 0 else None
    known = gazetteer.load().party_name(party.code, party.kind)
    name, kind = known or (None, "organisation")
    return schema.Party(
        text=words.text if words else None,
        start=words.start if words else None,
        end=words.end if words else None,
        code=party.code,
        name=name,
        kind="state" if kind == "state" else "organisation",
    )


def _location(doc: Doc, place: LocationDraft | None) -> schema.Location | None:
    if place is None:
        return None
    words = _span(doc, place.start, place.end) if place.start >= 0 else None
    venue = _span(doc, *place.venue).text if place.venue else None
    return schema.Location(
        text=words.text if words else None,
        start=words.start if words else None,
        end=words.end if words else None,
        venue=venue,
        city=place.city,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        online=place.online,
        basis=place.basis,  # type: ignore[arg-type]
    )


def _date(doc: Doc, date: DateMention | None) -> schema.EventDate | None:
    if date is None:
        return None
    basis = date.basis if date.event_value else "unresolved"
    return schema.EventDate(
        text=source(doc)[date.char_start : date.char_end],
        start=date.char_start,
        end=date.char_end,
        value=date.event_value,
        basis=basis,  # type: ignore[arg-type]
    )


def _next(doc: Doc, event: EventDraft) -> schema.NextMeeting | None:
    following = event.next_meeting
    if following is None:
        return None
    words = _text(doc, following)
    date, place = _date(doc, following.date), _location(doc, event.next_location)
    return schema.NextMeeting(text=words.text, start=words.start, end=words.end, date=date, location=place)


def _topics(doc: Doc, event: EventDraft) -> list[schema.Topic]:
    found: dict[str, schema.Topic] = {}
    for topic in event.topics:
        words = _text(doc, topic)
        value = schema.Topic(**words.model_dump(), contexts=list(topic.contexts))
        found.setdefault(words.text.casefold(), value)
    return list(found.values())


def _outcomes(doc: Doc, event: EventDraft) -> list[schema.Outcome]:
    found = []
    for outcome in event.outcomes:
        words = _text(doc, outcome)
        found.append(schema.Outcome(**words.model_dump(), kind=outcome.kind, by=outcome.by))  # type: ignore[arg-type]
    return found


def _event(doc: Doc, event: EventDraft, number: int) -> schema.Event:
    evidence = [schema.Evidence(**_text(doc, m).model_dump(), rule=m.rule) for m in event.evidence]
    parties = [_party(doc, party) for party in event.parties]
    participants = [_participant(doc, p) for p in event.participants]
    return schema.Event(
        id=f"e{number}",
        type=event.type,  # type: ignore[arg-type]
        status=event.status,  # type: ignore[arg-type]
        background=event.background,
        name=_span(doc, *event.name) if event.name else None,
        edition=event.edition,
        recurrence=event.recurrence,  # type: ignore[arg-type]
        plover=plover(event.type, event.status, len(parties)),
        parties=parties,
        participants=participants,
        location=_location(doc, event.location),
        date=_date(doc, event.date),
        topics=_topics(doc, event),
        outcomes=_outcomes(doc, event),
        next_meeting=_next(doc, event),
        evidence=evidence,
        confidence=confidence(event),
    )


def _mentioned(doc: Doc) -> list[schema.Person]:
    acting = {p.person for event in doc._.dialogue_events for p in event.participants if not event.background}
    found = []
    for number, person in enumerate(doc._.people):
        if number in acting or person.name.end <= person.name.start:
            continue
        if any(not office.bare for office in person.offices):
            found.append(schema.Person.model_validate(_person(doc, person)))
    return found


def bare(article: Article, *warnings: str) -> schema.Record:
    """Return the record of an article without events or people: what reading alone tells."""
    title, published = article.title, article.published
    return schema.Record(
        schema_version=schema.SCHEMA_VERSION,
        id=article.id,
        source=article.source,
        language=article.language if article.language == "fr" else None,
        title=schema.Text(text=title.text, start=title.start, end=title.end) if title else None,
        published=schema.Published(value=published.value, basis=published.basis) if published else None,
        events=[],
        mentioned=[],
        warnings=[*article.warnings, *warnings],
    )


def build(doc: Doc, article: Article) -> schema.Record:
    """Return the record of an annotated article."""
    events = [_event(doc, event, number) for number, event in enumerate(doc._.dialogue_events, start=1)]
    warnings = []
    if article.published is None and any(e.date and e.date.value is None for e in events):
        dates = ", ".join(f"« {e.date.text} »" for e in events if e.date and e.date.value is None)
        warnings.append(f"No publication date is known, so these dates stay unresolved: {dates}. Give --published.")
    return bare(article, *warnings).model_copy(update={"events": events, "mentioned": _mentioned(doc)})


__all__ = ["bare", "build", "text_of"]
