"""When an encounter takes place: the date of its own clause, or of the sentence beside."""

from __future__ import annotations

from dialogue_extract.events.clauses import announces, calls_off, clause_verb
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.days import long_ago, recent, within
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.extent import expression, founded, of_journey, told_of_journey
from dialogue_extract.events.naming import edition_of
from dialogue_extract.events.view import View
from dialogue_extract.spans import DateMention
from dialogue_extract.text import plain

DAY = len("2024-05-23")
YEAR = len("2024")
KNOWN = 6  # tokens: "a fait mercredi soir à Berne état de"
VAGUE = 2
SHORT = frozenset({"meeting", "call", "signing", "ceremony"})
OWN = 20.0  # points that a date of the encounter's own verb is away at most
FROM_ANOTHER = frozenset({"eve", "day-after"})  # "Hier, le ministre, arrivé la veille"
JOURNEY = 10  # tokens: "en visite officielle au Japon depuis lundi"


def said_elsewhere(view: View, found: Encounter, start: int, end: int) -> bool:
    """Return whether words belong to a verb of announcing beside the encounter: "a confirmé mercredi à Berlin"."""
    root = view.tree.root(start, end)
    verb = clause_verb(root.head if root.head.i != root.i else root)
    told = announces(verb.lower_) and (verb.lower_ != "fait" or _makes_known(view, verb.i))
    return told and verb.i not in {found.clause.verb, found.trigger.token}


def _makes_known(view: View, verb: int) -> bool:
    return bool(expression("making_known").search(view.tree.text(verb + 1, verb + KNOWN)))


def _bounded(view: View, date: DateMention) -> bool:
    """Return whether the date only bounds a time: "depuis l'été", "avant l'automne"."""
    before = {plain(t.lower_) for t in view.tree[max(0, date.start - 3) : date.start]}
    return bool(before & {"depuis", "avant", "après", "jusqu'", "jusque", "d'ici", "ici", "dès"}) and not before & {
        "dès"
    }


def _since(view: View, found: Encounter, date: DateMention) -> bool:
    """Return whether a day is that since when a journey is under way: "en visite à Pékin depuis lundi"."""
    before = {t.lower_ for t in view.tree[max(0, date.start - 2) : date.start]}
    near = 0 < date.start - found.trigger.token < JOURNEY or found.trigger.pattern.verbal
    again = edition_of(view.tree.text(max(0, found.trigger.token - 3), found.trigger.token)) is not None
    return found.type == "visit" and "depuis" in before and near and not again  # "sa sixième visite depuis octobre"


def anchored_date(view: View, found: Encounter) -> DateMention | None:
    """Return the date of the trigger's own clause, the nearest one where there are several."""
    sent = view.sents[found.sent]
    token = found.trigger.token
    best: tuple[float, DateMention] | None = None
    for date in view.dates_between(sent.start, sent.end):
        if date.type in {"DURATION", "SET"} and not date.event_value:
            continue
        middle = (date.start + date.end) // 2
        root = view.tree.root(date.start, date.end)
        verb = clause_verb(root.head if root.head.i != root.i else root)
        distance = _weighed(view, found, date, verb.i, float(abs(middle - token)))
        if found.clause.verb is not None and verb.i != found.clause.verb and verb.i != token:
            distance += 12
        bounded = _bounded(view, date) and not _since(view, found, date)
        if bounded or said_elsewhere(view, found, date.start, date.end) or _of_dateline(view, date):
            distance += 20
        if verb.i not in {found.clause.verb, token} and verb.dep_ in {"acl", "acl:relcl"} and verb.head.i != token:
            distance += 20
        if calls_off(verb.lower_) or founded(verb.lower_, date):
            distance += 20
        if token in {a.i for a in root.ancestors}:
            distance -= 3
        if best is None or distance < best[0]:
            best = (distance, date)
    return best[1] if best and best[0] < 30 else None


def _weighed(view: View, found: Encounter, date: DateMention, verb: int, distance: float) -> float:
    """Return the distance of a date: of the verb's own at most so far, of "la veille" beside a day behind that day."""
    sent = view.sents[found.sent]
    own = verb in {found.clause.verb, found.trigger.token}
    earlier = any(d.start < date.start for d in view.dates_between(sent.start, sent.end))
    if date.rule in FROM_ANOTHER and earlier and not own:
        return distance + 12
    return min(distance, OWN) if own else distance  # "Le 4 novembre, en marge de la conférence de ..., X a été reçue"


def date_of(seen: View, group: Cluster) -> DateMention | None:
    """Return the date of the encounter: of its own clauses, else of the sentence beside in its paragraph."""
    dated = [m for m in group.mentions if m.date and not (m.announced or _announces(seen, m, m.date))]
    if not group.background:
        dated = [m for m in dated if m.date and _datable(seen, m.date)]
    ranked = sorted(dated, key=lambda m: (_vague(seen, m), m.title, m.strength == "anaphor", m.sent))
    if ranked:
        first = ranked[0]
        return (_finer(seen, group, first.date) if first.date and _vague(seen, first) == VAGUE else None) or first.date
    if group.background:
        return None
    return _date_beside(seen, group)


def _finer(seen: View, group: Cluster, date: DateMention) -> DateMention | None:
    """Return the days that a sentence beside tells of a week or month: "la semaine dernière. Les 3 et 4 mai"."""
    own = [m.sent for m in group.mentions if not m.title][:1]
    for sent in [s + step for s in own for step in (0, 1) if s + step < len(seen.sents)]:
        for other in seen.dates_between(seen.sents[sent].start, seen.sents[sent].end):
            value = other.event_value or ""
            if other is not date and _usable(seen, group, other) and within(value, date.event_value or ""):
                return other
    return None


def _vague(seen: View, mention: Encounter) -> int:
    """Return 0 for a day near publication, 1 for another day, 2 for a week, month or year, 3 for none."""
    value = mention.date.event_value if mention.date else None
    if not value:
        return 3
    if len(value.split("/")[0]) < DAY or (mention.date and "-W" in (mention.date.value or "")):
        return 2
    return 0 if recent(seen.doc._.published, value) else 1


def _datable(seen: View, date: DateMention) -> bool:
    """Return whether a date can be that of the news: no bare year, nothing a year old."""
    value = date.event_value or ""
    return len(value.split("/")[0]) != YEAR and not long_ago(seen.doc._.published, value)


def _announces(seen: View, mention: Encounter, date: DateMention) -> bool:
    """Return whether a date belongs to the next meeting's announcement while the mention does not."""
    return date.start in seen.next_tokens and mention.trigger.token not in seen.next_tokens


def _date_beside(seen: View, group: Cluster) -> DateMention | None:
    first = next((m for m in group.mentions if not m.title), group.mentions[0])
    filed: DateMention | None = None
    for sent in seen.beside([m.sent for m in group.mentions if not m.title][:3]):
        for date in seen.dates_between(seen.sents[sent].start, seen.sents[sent].end):
            if _usable(seen, group, date) and not said_elsewhere(seen, first, date.start, date.end):
                if not _of_dateline(seen, date):
                    return date
                filed = filed or date
    return filed


def _of_dateline(seen: View, date: DateMention) -> bool:
    """Return whether a day tells when the news was filed: "La Havane, 19 janvier (Agence) -"."""
    at = date.start - 1
    while at >= 0 and seen.paragraph_of[at] == seen.paragraph_of[date.start]:
        if not (at in seen.place_at or seen.tree[at].is_punct or seen.tree[at].lower_ in {"le", "ce"}):
            return False
        at -= 1
    return any(i in seen.place_at for i in range(at + 1, date.start))


def _usable(seen: View, group: Cluster, date: DateMention) -> bool:
    """Return whether a date beside an encounter can be its own: a day near publication, of no other matter."""
    value = date.event_value
    if not value or date.type not in {"DATE", "TIME"} or not _datable(seen, date) or _bounded(seen, date):
        return False
    taken = date.start in seen.next_tokens or date.start in seen.topic_tokens
    taken = taken or ("/" in value and group.type in SHORT and not told_of_journey(seen, date))  # of a gathering
    taken = taken or (group.type != "visit" and of_journey(seen, date))
    return not taken and len(value.split("/")[0]) == DAY and recent(seen.doc._.published, value)
