"""Resolve offices without a name: "le chef de la diplomatie suisse" is Mr X when only he can be meant."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_extract.persons.heads import head_at
from dialogue_extract.persons.roster import UNIQUE, Person, Roster
from dialogue_extract.persons.seating import Link, Spot
from dialogue_extract.persons.shapes import courtesies
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import OfficeMention

DEFINITE = frozenset({"le", "la", "l'", "du", "au", ""})
BESIDE = frozenset({"delegation", "envoy"})  # duties a person may have beside others
GENDER = {"le": "m", "la": "f", "du": "m", "au": "m", "cette": "f", "ce": "m", "cet": "m"}
LATELY = frozenset({"ambassador", "envoy", "head", "delegation"})  # duties told after the name
CREDIT = 9  # words; a shorter block is a byline or caption
FAR = 160  # words over which a bare "le ministre" still looks back


def resolve(roster: Roster) -> None:
    """Give unlinked definite offices to the person they take up, as titles where they say more than "le ministre"."""
    for chain in roster.table.chains:
        spot = roster.table.offices[chain[0]]
        mention = roster.table.mentions[spot.index]
        if spot.index in roster.table.held or not _may_refer(roster, spot, mention):
            continue
        if mention.counterpart:
            person = _counterpart(roster, spot, mention)
        else:
            person = _bare(roster, spot, mention) if is_bare(mention) else _full(roster, spot, mention)
        if person is None:
            continue
        person.references.append(spot.index)
        headline = _in_headline(roster, spot)
        chain = [*_fronted(roster, spot), *chain]
        roster.table.held.update(chain)
        person.links.extend(
            Link(i, person.names[0], "taken up by function") for i in chain if says_more(roster, person, i, headline)
        )


def _fronted(roster: Roster, spot: Spot) -> list[int]:
    """Return offices in front of a reference: "Médiateur désigné par l'UA, le président angolais"."""
    row = roster.row
    for chain in roster.table.chains:
        last = roster.table.offices[chain[-1]]
        after = roster.table.past_bracket(last.end)
        free = chain[0] not in roster.table.held and not roster.table.mentions[chain[0]].determiner
        if free and after == spot.start - 1 and row.norm[after] == "," and row.joined(last.end - 1, spot.start + 1):
            return chain
    return []


def is_bare(mention: OfficeMention) -> bool:
    """Return whether a function is only taken up: "le ministre", "le dirigeant nippon"."""
    return mention.bare or mention.epithet


def says_more(roster: Roster, person: Person, office: int, headline: bool) -> bool:
    """Return whether a reference is a title of its own: not "le ministre", not what a title says in other words."""
    mention = roster.table.mentions[office]
    if is_bare(mention) or not mention.rank or mention.counterpart:
        return False
    doc = roster.row.doc
    same = [
        o for o in roster.offices(person) if o.duty == mention.duty and doc[o.head].lower_ == doc[mention.head].lower_
    ]
    if not same or mention.duty not in UNIQUE:
        return True
    return not headline and mention.party is not None


def _may_refer(roster: Roster, spot: Spot, mention: OfficeMention) -> bool:
    if mention.plural or mention.former:
        return False
    if mention.counterpart:
        return mention.party is not None
    if mention.determiner not in DEFINITE:
        return mention.determiner in ("ce", "cet", "cette") and is_bare(mention)
    return mention.determiner != "" or roster.row.fresh[spot.start]


def _counterpart(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    """Return the one person of that side named before: "Lavrov ... son homologue russe"."""
    same = [p for p in _before(roster, spot) if p.party == mention.party]
    return same[0] if len(same) == 1 else None


def _bare(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    """Return the person of that rank, or for "le dirigeant nippon" of that side, named last before."""
    if mention.party is not None:
        same = [p for p in roster.people if p.party == mention.party]
        return roster.last_before(spot.start, same)
    if mention.epithet:
        return None
    gender = GENDER.get(mention.determiner, "")
    same = [p for p in roster.people if any(o.rank == mention.rank for o in roster.offices(p))]
    same = [p for p in same if not gender or roster.gender(p) in ("", gender)]
    return roster.last_before(spot.start, same, reach=FAR)


def _full(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    if mention.duty in UNIQUE:
        return _holder(roster, spot, mention) or _without_office(roster, spot, mention)
    if mention.duty in BESIDE and mention.party is not None:
        free = [p for p in roster.people if p.party == mention.party and not _barred(roster, p, mention.duty)]
        return roster.last_before(spot.start, free) or _subject_before(roster, spot)
    if mention.party is not None and mention.duty and mention.duty not in BESIDE:
        return _same_duty(roster, spot, mention)
    if mention.duty == "delegation" or not _opens_sentence(roster, spot):
        return None
    before = [p for p in _before(roster, spot) if mention.party is None or p.party == mention.party]
    return before[0] if len(before) == 1 else None


def _same_duty(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    """Return the one person of that side with such an office; "le secrétaire général de l'ONU" also one without any."""
    side = [p for p in _before(roster, spot) if p.party == mention.party]
    fitting = [p for p in side if mention.duty in roster.duties(p) or (mention.duty == "head" and not p.links)]
    if not fitting and mention.duty == "staff" and _opens_sentence(roster, spot):
        fitting = side
    if not fitting and mention.duty in LATELY and _opens_sentence(roster, spot):
        fitting = _lately_without(roster, spot, mention)
    return fitting[0] if len(fitting) == 1 else None


def _lately_without(roster: Roster, spot: Spot, mention: OfficeMention) -> list[Person]:
    """Return those without function in the sentences just before: "Mme X ... L'ambassadeur d'Allemagne"."""
    sentence = roster.row.sentence
    near = [p for p in _before(roster, spot) if not p.links and not p.past and p.party in (None, mention.party)]
    near = [p for p in near if not gender_bars(roster, p, mention)]
    return [p for p in near if any(0 < sentence[spot.start] - sentence[s.start] <= 2 for s in roster.spots(p))]


def gender_bars(roster: Roster, person: Person, mention: OfficeMention) -> bool:
    """Return whether the article of a function is not of a person's known gender."""
    gender = GENDER.get(mention.determiner, "")
    return bool(gender) and roster.gender(person) not in ("", gender)


def _opens_sentence(roster: Roster, spot: Spot) -> bool:
    row, k = roster.row, spot.start
    return row.fresh[k] or row.norm[k - 1] in (".", "!", "?", ":", "»") or row.text[k][:1].isupper()


def _before(roster: Roster, spot: Spot) -> list[Person]:
    return [p for p in roster.people if roster.first(p) < spot.start]


def _in_headline(roster: Roster, spot: Spot) -> bool:
    return roster.row.sentence[spot.start] == roster.row.sentence[0] or roster.row.block[spot.start] <= 1


def _known(roster: Roster, spot: Spot) -> Iterable[Person]:
    """Return those named before; in a headline everybody."""
    return roster.people if _in_headline(roster, spot) else _before(roster, spot)


def _holder(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    """Return the person named with an office of the same duty and no other side."""
    holders = [p for p in roster.people if mention.duty in roster.duties(p) and not gender_bars(roster, p, mention)]
    exact = [p for p in holders if p.party == mention.party and mention.party]
    if exact:
        return roster.last_before(spot.start, exact) or exact[0]
    loose = [p for p in _known(roster, spot) if p in holders and (p.party is None or mention.party is None)]
    loose = [p for p in loose if not _reigns_otherwise(roster, p, mention)]
    if mention.party is None:
        return roster.last_before(spot.start, loose)
    return loose[0] if len(loose) == 1 else None


def _reigns_otherwise(roster: Roster, person: Person, mention: OfficeMention) -> bool:
    """Return whether a head of state has another office than the one named: a king is no "président ukrainien"."""
    if mention.duty != "state":
        return False
    doc = roster.row.doc
    heads = {doc[o.head].lower_ for o in roster.offices(person) if o.duty == "state"} | {doc[mention.head].lower_}
    return len(heads - {"chef", "cheffe"}) > 1 and not all(head.startswith("président") for head in heads)


def _without_office(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    """Return the one person without any office who may be of that side, named before or, for a headline, anywhere."""
    before = _of_those(roster, spot, mention, _before(roster, spot))
    return before or (_of_those(roster, spot, mention, roster.people) if _in_headline(roster, spot) else None)


def _of_those(roster: Roster, spot: Spot, mention: OfficeMention, people: Iterable[Person]) -> Person | None:
    free = [p for p in people if not p.past and in_prose(roster, p) and not gender_bars(roster, p, mention)]
    free = [p for p in free if not _named_just_before(roster, p, spot) and not described(roster, p)]
    free = [p for p in free if all(o.counterpart or (o.bare and o.rank == mention.rank) for o in roster.offices(p))]
    if mention.party in lexicon("office_words")["collegial"]:
        members = [p for p in _before(roster, spot) if p.party == mention.party]
        return roster.last_before(spot.start, members)
    same = [p for p in free if p.party == mention.party and p.party]
    side = [p for p in roster.people if p.party == mention.party and p.party and not roster.duties(p) & UNIQUE]
    latest = roster.last_before(spot.start, side)
    if len(same) == 1 and latest in (None, same[0]):
        return same[0]
    unknown = [p for p in free if p.party is None or mention.party is None]
    if mention.party is None:
        sentence = roster.row.sentence[spot.start]
        unknown = [
            p for p in unknown if any(0 <= sentence - roster.row.sentence[s.start] <= 1 for s in roster.spots(p))
        ]
    return unknown[0] if len(unknown) == 1 and not same else None


def _named_just_before(roster: Roster, person: Person, spot: Spot) -> bool:
    """Return whether a person is named earlier in the sentence: then the function is somebody else's."""
    sentence = roster.row.sentence
    return any(s.end <= spot.start and sentence[s.start] == sentence[spot.start] for s in roster.spots(person))


def in_prose(roster: Roster, person: Person) -> bool:
    """Return whether a person is named in a paragraph of more than a line of credits."""
    sizes = roster.row.sizes
    return any(
        sizes[roster.row.block[s.start]] > CREDIT and not roster.row.noise[s.start] for s in roster.spots(person)
    )


def _barred(roster: Roster, person: Person, duty: str) -> bool:
    duties = roster.duties(person)
    return bool(duties & {"spokesman"}) or (duty == "delegation" and bool(duties & {"state", "government"}))


def _subject_before(roster: Roster, spot: Spot) -> Person | None:
    """Return the person named in the sentence before, if of unknown side."""
    sentence = roster.row.sentence[spot.start]
    near = [
        p
        for p in roster.people
        if p.party is None and any(0 < sentence - roster.row.sentence[s.start] <= 1 for s in roster.spots(p))
    ]
    return near[0] if len(near) == 1 else None


def described(roster: Roster, person: Person) -> bool:
    """Return whether a noun that is no function says who somebody is: "l'opposant letton X", "la militante X"."""
    row, first = roster.row, roster.first(person)
    k = first - 1 - row.sided_adjective(first - 1)
    noun = k > 0 and row.pos[k] == "NOUN" and not row.capital(k) and row.joined(k, first + 1)
    told = noun and row.norm[k - 1] in ("le", "la", "l'", "un", "une", "du", "au")
    return told and head_at(row, k) is None and courtesies().before(row, first) is None
