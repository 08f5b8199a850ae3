"""Give functions told apart from the names: "le ministre de l'Intérieur ... X", "X et Y ... les deux ministres"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_extract.persons.references import described, gender_bars, in_prose, is_bare, says_more
from dialogue_extract.persons.roster import UNIQUE, Person, Roster
from dialogue_extract.persons.seating import Link, Spot
from dialogue_extract.resources import patterns
from dialogue_extract.spans import OfficeMention

ARTICLES = frozenset({"le", "la", "l'", "du", "au"})
INDEFINITE = frozenset({"un", "une"})
POSSESSIVE = frozenset({"son", "sa", "leur"})
SEATED = frozenset(
    {"minister", "government", "state", "president", "head", "ambassador", "envoy", "foreign", "commissioner"}
)
PAIR = 2
LATER = 2  # sentences from a function to the name
FAR = 200  # words from the names to "les deux ministres de la Défense"


def foretold(roster: Roster) -> None:
    """Give an office to the one person without function named after: "le ministre de l'Intérieur ... X"."""
    free = [(spot, chain) for spot, chain in _free(roster) if _foretells(roster, spot)]
    for spot, chain in free:
        near = _named_after(roster, spot)
        beside = [s for s, _ in free if roster.row.sentence[s.start] == roster.row.sentence[spot.start]]
        person = near[0] if len(near) == 1 else None
        if person is None and len(near) == len(beside) > 1:  # two functions, then two names: in order
            person = near[0]
        if person is None or person.links:
            continue
        _give(roster, person, chain)
        if len(near) > 1:
            free_rest = [s for s in beside if s is not spot]
            _in_order(roster, free_rest, near[1:])


def _give(roster: Roster, person: Person, chain: list[int], rule: str = "named after the function") -> None:
    person.links.extend(Link(i, person.names[0], rule) for i in chain)
    roster.table.held.update(chain)


def _in_order(roster: Roster, spots: list[Spot], people: list[Person]) -> None:
    chain_of = {chain[0]: chain for chain in roster.table.chains}
    for spot, person in zip(spots, people, strict=True):
        if _fits(roster, person, roster.table.mentions[spot.index]):
            chain = chain_of[spot.index]
            _give(roster, person, chain)


def _free(roster: Roster) -> Iterator[tuple[Spot, list[int]]]:
    for chain in roster.table.chains:
        spot = roster.table.offices[chain[0]]
        if spot.index not in roster.table.held and not roster.row.noise[spot.start]:
            yield spot, chain


def _foretells(roster: Roster, spot: Spot) -> bool:
    """Return whether an office is one that a name may be told for later."""
    mention = roster.table.mentions[spot.index]
    if is_bare(mention) or mention.plural or mention.former or not mention.rank:
        return False
    if mention.counterpart:
        return mention.party is not None and mention.determiner in POSSESSIVE
    if mention.determiner in INDEFINITE:
        return mention.duty in UNIQUE and mention.party is not None and _opens(roster, spot)
    sided = mention.party is not None and mention.duty not in ("staff", "spokesman") and mention.rank in SEATED
    return mention.determiner in ARTICLES and (mention.duty in UNIQUE or sided)


def _opens(roster: Roster, spot: Spot) -> bool:
    row = roster.row
    return row.fresh[spot.start] or row.norm[spot.start - 1] in (".", "-", "–", "—", ":")


def _named_after(roster: Roster, spot: Spot) -> list[Person]:
    """Return the people without function first named in the sentences after an office, or in its own."""
    row, mention = roster.row, roster.table.mentions[spot.index]
    own = 0 if mention.duty in UNIQUE and mention.determiner in ("le", "la") else 1
    near = [p for p in roster.people if own <= row.sentence[roster.first(p)] - row.sentence[spot.start] <= LATER]
    near = [p for p in near if roster.first(p) > spot.start and not p.past and not p.links]
    near = [p for p in near if _fits(roster, p, mention)]
    return sorted(near, key=roster.first)


def _fits(roster: Roster, person: Person, mention: OfficeMention) -> bool:
    agree = person.party is None or mention.party is None or person.party == mention.party
    known = [n for n in (roster.table.name_mentions[i] for i in person.names) if n.courtesy or n.end - n.start > 1]
    free = agree and not described(roster, person) and not gender_bars(roster, person, mention)
    return free and bool(known) and in_prose(roster, person)


def retold(roster: Roster) -> None:
    """Give two functions in one sentence to the two people of the sentence before, in order: "le Chilien et ..."."""
    row = roster.row
    free = [(spot, chain) for spot, chain in _free(roster) if _foretells(roster, spot)]
    for spot, _ in free:
        beside = [(s, c) for s, c in free if row.sentence[s.start] == row.sentence[spot.start]]
        near = [p for p in roster.people if 0 < row.sentence[spot.start] - row.sentence[roster.first(p)] <= LATER]
        near = sorted((p for p in near if not p.links and not p.past), key=roster.first)
        if len(beside) != len(near) or len(near) < PAIR or spot is not beside[0][0]:
            continue
        pairs = list(zip(beside, near, strict=True))
        if all(_fits(roster, p, roster.table.mentions[s.index]) for (s, _), p in pairs):
            for (_, c), person in pairs:
                _give(roster, person, c, "told after the names")
                person.references.append(c[0])


def joint(roster: Roster) -> None:
    """Give "les deux ministres de la Défense" to the two named last, "les ministres de l'AES" to those named next."""
    numbers = patterns("pronouns")["number"]
    for spot, chain in _free(roster):
        mention = roster.table.mentions[spot.index]
        if not mention.plural or is_bare(mention) or mention.former or mention.counterpart:
            continue
        if mention.rank == "chief" and mention.duty in ("state", "government"):
            continue  # "les deux chefs d'État" are as bare as "les deux présidents"
        size = numbers.get(mention.determiner, 0)
        people = _last_named(roster, spot, size) if size else (_of_both(roster, spot) or _compatriots(roster, spot))
        for person in people:
            for office in chain:
                if says_more(roster, person, office, headline=False):
                    person.links.append(Link(office, person.names[0], "told of several"))
        if people:
            roster.table.held.update(chain)


def _last_named(roster: Roster, spot: Spot, size: int) -> list[Person]:
    """Return the people named last before a word, one a side, whose functions the office can tell again."""
    mention = roster.table.mentions[spot.index]
    ends = {k: [s.end for s in roster.spots(p) if 0 <= spot.start - s.end < FAR] for k, p in enumerate(roster.people)}
    order = sorted((k for k in ends if ends[k]), key=lambda k: -max(ends[k]))
    chosen: list[Person] = []
    for person in (roster.people[k] for k in order):
        sides = {p.party for p in chosen} - {None}
        same = all(o.counterpart or o.duty == mention.duty for o in roster.offices(person))
        if person.party not in sides and same and not person.past:
            chosen.append(person)
    chosen = chosen[:size]
    return sorted(chosen, key=roster.first) if len(chosen) == size else []


def _of_both(roster: Roster, spot: Spot) -> list[Person]:
    """Return the two people named before whose two sides an office names: "les ministres du Sénégal et du Maroc"."""
    mention = roster.table.mentions[spot.index]
    codes = {p.code for p in roster.row.sides(spot.start, spot.end) if p.code and p.kind in ("state", "adjective")}
    before = [p for p in roster.people if p.party in codes and roster.first(p) < spot.start and not p.past]
    told = [p for p in before if all(o.counterpart or o.duty == mention.duty for o in roster.offices(p))]
    fits = len(codes) == PAIR and len(told) == PAIR and {p.party for p in told} == codes
    return sorted(told, key=roster.first) if fits else []


def _compatriots(roster: Roster, spot: Spot) -> list[Person]:
    """Return two or more people whom the next sentence calls by their nationality: "Le Malien X et le Nigérien Y"."""
    row = roster.row
    near = [p for p in roster.people if not p.links and p.party_rule == "nationality before the name"]
    near = [p for p in near if row.sentence[roster.first(p)] - row.sentence[spot.start] == 1]
    return near if len({p.party for p in near}) > 1 else []
