"""Assemble the events of an article from its mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from dialogue_extract.events import attendance, background, enumerated, naming, participation, roles
from dialogue_extract.events.audiences import named_later
from dialogue_extract.events.borrowed import borrowed
from dialogue_extract.events.clauses import until
from dialogue_extract.events.cluster import UNREAL, Cluster
from dialogue_extract.events.clusters import cluster
from dialogue_extract.events.days import ahead, dates_meet
from dialogue_extract.events.draft import EventDraft, LocationDraft, ParticipantDraft, PartyDraft
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.encounters import describe
from dialogue_extract.events.extent import stretched
from dialogue_extract.events.given_up import given_up
from dialogue_extract.events.home import at_home, with_country
from dialogue_extract.events.inferred import inferred, with_city, with_seat
from dialogue_extract.events.joining import join
from dialogue_extract.events.linking import link
from dialogue_extract.events.parties import around, grounds, on_tour, parties, without_delegates, words_of
from dialogue_extract.events.places import locate
from dialogue_extract.events.reality import real
from dialogue_extract.events.scene import toured
from dialogue_extract.events.segments import segments
from dialogue_extract.events.serial import distribute, told_apart
from dialogue_extract.events.sides import SPONSOR
from dialogue_extract.events.status import CALLED_OFF, HAPPENED, called_off
from dialogue_extract.events.surroundings import HINT, rescued
from dialogue_extract.events.timing import date_of
from dialogue_extract.events.triggers import Trigger, find, readings
from dialogue_extract.events.view import SKIPPED_BLOCKS, View, view
from dialogue_extract.spans import DateMention, Mention, Rejection

ENOUGH_PARTIES = 2
LASTING = frozenset({"visit", "summit", "conference", "negotiation", "committee"})
ORDER = ("cancelled", "postponed", "held", "ongoing", "planned")


def encounters(seen: View) -> tuple[list[Encounter], list[Trigger], list[Rejection]]:
    """Return all described triggers outside page noise, and those that only hint at an encounter."""
    skipped = frozenset(i for i, kind in enumerate(seen.kind_at) if kind in SKIPPED_BLOCKS)
    found, refused = find(seen.tree, skipped)
    found = [t for t in found if not (t.pattern.strength == "anaphor" and _organisation(seen, t.token))]
    hints = [t for t in found if t.pattern.strength == HINT]
    told = [part for t in found if t not in hints for part in distribute(seen, describe(seen, t))]
    return named_later(seen, told_apart(seen, told)), hints, refused


def _organisation(seen: View, token: int) -> bool:
    """Return whether a word belongs to a name: "la Commission du bassin du lac Tchad", "président de la Commission"."""
    place = seen.place_at.get(token)
    return token in seen.office_at or (place is not None and place.kind in {"organisation", "body"})


def status_of(seen: View, group: Cluster) -> str:
    """Return the event's status: the one its mentions agree on, what happened before what is to come."""
    votes: Counter[str] = Counter()
    for number, mention in enumerate(group.mentions):
        gone = mention.status in CALLED_OFF and not mention.announced  # "la visite est annulée" says all
        quiet = mention.announced or (mention.strength == "anaphor" and not gone)
        if mention.status and not (quiet and len(group.mentions) > 1):
            votes[mention.status] += 2 if number < 3 else 1
    off = votes["postponed"] + votes["cancelled"]
    if off and (off >= votes["held"] or votes["unfulfilled"]):
        return "postponed" if votes["postponed"] else "cancelled"  # "n'aura pas lieu lundi": it is put off
    if votes["unfulfilled"] and not votes["held"]:
        return "planned" if _due_today(seen, group) else "cancelled"
    if all(m.announced or m.strength == "anaphor" for m in group.mentions):
        votes = votes or Counter(m.status for m in group.mentions if m.announced and m.status)
    known = [s for s in ORDER if votes[s]]
    if not known:
        return _status_by_date(seen, group)
    return max(known, key=lambda s: (votes[s], -ORDER.index(s)))


def _due_today(seen: View, group: Cluster) -> bool:
    """Return whether "devait" tells of the day of publication, on which nobody knows yet that it came to nothing."""
    open_yet = (m for m in group.mentions if m.status == "unfulfilled" and not called_off(seen.sents[m.sent]))
    days = [m.date.event_value for m in open_yet if m.date]
    return seen.doc._.published is not None and seen.doc._.published in days


def _put_off(seen: View, event: EventDraft) -> EventDraft:
    """Return an encounter called off as put off where the article tells its new date."""
    following = event.next_meeting
    if event.status != "cancelled" or event.background or following is None or following.date is None:
        return event
    told = seen.tree[following.start : following.end]
    signed = any(pattern.type == "signing" for token in told for pattern in readings(token.lower_))
    return event if signed and event.type != "signing" else replace(event, status="postponed")


def _status_by_date(seen: View, group: Cluster) -> str:
    published = seen.doc._.published
    for mention in group.mentions:
        if mention.date and ahead(published, mention.date.event_value):
            return "planned"
    return "held"


def _people(seen: View, group: Cluster, sents: set[int], main: bool) -> list[participation.Verdict]:
    """Return those who take part; where the main event has fewer than two, the likeliest others join."""
    codes = frozenset((*group.codes, *(seen.people[p].party or "" for p in group.people)))
    ordered = attendance.account(seen, group, frozenset(sents))
    named = [n for n, who in enumerate(seen.people) if who.name.end > who.name.start]
    verdicts = [participation.weigh(seen, group, person, ordered, codes) for person in named]
    many = main and group.type in participation.MULTILATERAL
    enough = participation.ENOUGH_OF_MANY if many else participation.ENOUGH
    verdicts = enumerated.together(seen, verdicts, sents, enough)
    chosen = [v for v in verdicts if v.score >= enough]
    if group.type == "visit":
        named_guests = {p for m in group.mentions for p in m.guests}
        named_guests |= attendance.companions(seen, named_guests)
        return _travellers(seen, named_guests, [v for v in verdicts if v in chosen or v.person in named_guests])
    if main and len({seen.people[v.person].party for v in chosen}) < ENOUGH_PARTIES:
        likely = [v for v in verdicts if v not in chosen and v.score >= participation.LIKELY and v.rules]
        chosen += [v for v in likely if v.score >= participation.PRESENT or participation.ranked(seen, v.person)]
    return chosen


def _travellers(seen: View, guests: set[int], verdicts: list[participation.Verdict]) -> list[participation.Verdict]:
    """Return those who travel: the host of a visit belongs to the meeting."""
    homes = {seen.people[p].party for p in guests} - {None}
    return [v for v in verdicts if v.person in guests or (homes and seen.people[v.person].party in homes)]


def _conferring(seen: View, group: Cluster, people: list[int]) -> bool:
    """Return whether more than two sides, or a mediator, confer by video: a meeting, as the guidelines have it."""
    by_video = any("visio" in seen.told(m.sent) for m in group.mentions)
    sides = {*group.codes, *(seen.people[p].party for p in people)} - {None}
    mediated = any("médiation" in seen.told(m.sent) for m in group.mentions)
    return by_video and (len(sides) > ENOUGH_PARTIES or mediated)


def _evidence(group: Cluster) -> tuple[Mention, ...]:
    return tuple(Mention(m.trigger.token, m.trigger.token + 1, m.trigger.pattern.id) for m in group.mentions)


def _place(
    seen: View, group: Cluster, people: list[int], status: str, date: DateMention | None, lead: EventDraft | None
) -> LocationDraft | None:
    """Return the place stated of an encounter; where no city is, one that the article tells beside it."""
    stated = locate(seen, group, date)
    if group.type == "visit" and stated and (toured(seen, stated.start) or on_tour(seen, group)):
        return None
    bare = stated is not None and stated.country is not None and not stated.city
    if group.background or (stated and (stated.city or stated.online or (bare and group.type == "visit"))):
        return stated
    known = inferred(seen, group, people, told=status in HAPPENED, lead=lead, apart=_apart(lead, status, date))
    return with_city(stated, known) if stated else known


def _apart(lead: EventDraft | None, status: str, date: DateMention | None) -> bool:
    """Return whether an event is of another time than the main one: planned beside held, and of no common day."""
    if lead is None or lead.status == status:
        return False
    mine, other = (d.event_value if d else None for d in (date, lead.date))
    return not (mine and other and dates_meet(mine, other))


def draft(seen: View, group: Cluster, sents: set[int], main: bool, lead: EventDraft | None = None) -> EventDraft:
    """Return one event with its role fillers; topics, outcomes and next meeting are linked later."""
    verdicts = _people(seen, group, sents, main)
    people = [v.person for v in verdicts]
    kind = group.type
    if kind == "call" and _conferring(seen, group, people):
        kind = "meeting"
    date, status = date_of(seen, group), status_of(seen, group)
    if status in CALLED_OFF and not group.background:
        date = given_up(seen, group, date)
    date = stretched(seen, group, sents, date)
    status = _at_its_date(seen, kind, status, date)
    location = _place(seen, group, people, status, date, lead)
    if lead is not None and not group.background and status == lead.status:
        location, date = _take_over(lead, people, location, date)
    location = with_country(seen, group, with_seat(seen, group, location))
    if status not in CALLED_OFF and not group.background:
        location = at_home(seen, group, people, location)
    given = roles.assign(seen, group, people, kind, sorted(sents), location)
    participants = tuple(
        ParticipantDraft(v.person, given[v.person][0], (*v.rules, given[v.person][1]), v.score) for v in verdicts
    )
    return EventDraft(
        type=kind,
        status=status,
        background=group.background,
        name=naming.name(seen, group),
        edition=naming.edition(seen, group),
        recurrence=naming.recurrence(seen, group),
        parties=parties(seen, group, people, sorted(sents), location),
        participants=participants,
        location=location,
        date=date,
        evidence=_evidence(group),
        trace=(group.reason,) if group.reason else (),
    )


def _at_its_date(seen: View, kind: str, status: str, date: DateMention | None) -> str:
    """Return the status that a date allows: what lies after publication is planned, a journey not over goes on."""
    published, value = seen.doc._.published, date.event_value if date else None
    last_day = date is not None and until(seen.tree, date.start)
    if ahead(published, value) and (status == "held" or (status == "ongoing" and not last_day)):
        return "planned"
    first, _, last = (value or "").partition("/")
    lasting = bool(last) and published is not None and len(last) == len(published) and first <= published < last
    return "ongoing" if lasting and kind in LASTING and status == "held" else status


def completed(seen: View, event: EventDraft, group: Cluster, main: bool) -> EventDraft:
    """Return the event with the sides its sentences name, where its own words name fewer than two."""
    if len({p.code for p in event.parties if p.rule != SPONSOR}) >= ENOUGH_PARTIES or event.background:
        return event
    sents = group.sents if not main else [n for n in group.sents if n <= group.sents[0] + 1] or group.sents
    known = {p.code for p in event.parties} | grounds(seen, group)
    told = group.people or group.codes or group.titled or group.type in participation.MULTILATERAL
    extra = around(seen, sents, known) if told else ()
    if event.type == "visit" and not extra:
        extra = around(seen, seen.beside([]), known)[:1]  # the lead names whom the traveller goes to see
    home = event.location.country if event.location else None
    unknown = any(seen.people[p.person].party is None for p in event.participants)
    if not extra and unknown and home and home not in known and event.type in {"meeting", "ceremony", "signing"}:
        extra = (PartyDraft(home, *words_of(seen, home, sents), "country of the place"),)
    return replace(event, parties=(*event.parties, *extra))


def _take_over(
    lead: EventDraft, people: list[int], location: LocationDraft | None, date: DateMention | None
) -> tuple[LocationDraft | None, DateMention | None]:
    """Return place and date, those that are missing taken from the main event where people are shared."""
    if not {p.person for p in lead.participants} & set(people):
        return location, date
    known = lead.location
    if location is None and known is not None and not known.online:
        location = replace(known, basis="inferred", rule="place of the main event", venue=None)
    elif location is not None and location.venue:
        location = with_city(location, known)
    whole = lead.date is not None and "/" in (lead.date.event_value or "")  # a journey of days says no day of its talks
    return location, date or (None if whole else lead.date)


def _drafts(seen: View, clusters: list[Cluster], refused: list[Rejection]) -> list[tuple[EventDraft, set[int]]]:
    """Return the drafts with the sentences each owns, main one first; what is no event goes to `refused`."""
    clusters = join([c for c in clusters if not {m.status for m in c.mentions} <= UNREAL])
    if not clusters:
        return []
    main = background.choose_main(seen, clusters)
    clusters.sort(key=lambda c: (c is not main, -background.importance(seen, c)))
    for group in clusters:
        past = group is main and background.of_the_past(seen, group)
        group.reason = background.PAST if past else background.reason(seen, group, main)
        group.background = bool(group.reason)
    owned = segments(seen, clusters, 0)
    drafts: list[tuple[EventDraft, set[int]]] = []
    for group, sents in zip(clusters, owned, strict=True):
        lead = drafts[0][0] if drafts else None
        event = completed(seen, draft(seen, group, sents, group is main, lead), group, group is main)
        why = real(seen, event, group)
        if why:
            token = group.mentions[0].trigger.token
            refused.append(Rejection(token, token + 1, group.mentions[0].trigger.pattern.id, "event", why))
            continue
        drafts.append((without_delegates(seen, event, group), sents))
    return drafts


def assemble(doc: Doc) -> tuple[tuple[EventDraft, ...], tuple[Rejection, ...]]:
    """Return the article's events, main one first, and what was refused on the way."""
    seen = view(doc)
    mentions, hints, refused = encounters(seen)
    clusters, unfounded = cluster(seen, mentions)
    refused = [*refused, *unfounded]
    drafts = _drafts(seen, clusters, refused)
    if all(event.background for event, _ in drafts):
        likely = [*mentions, *(describe(seen, trigger) for trigger in hints)]
        drafts = [*_drafts(seen, rescued(seen, likely), refused), *drafts]
    drafts = [(borrowed(seen, event, [other for other, _ in drafts]), sents) for event, sents in drafts]
    return tuple(_put_off(seen, event) for event in link(seen, drafts)), tuple(refused)
