"""Find offices in a row of words: head nouns with their complement, checked against the learned spans."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogue_extract.persons.complement import Complement
from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import DEFINITE, DEMONSTRATIVE, POSSESSIVE, HeadMatch, head_at, heads
from dialogue_extract.persons.shapes import courtesies

SELF_SUFFICIENT = frozenset({"government", "crown"})
UNLEARNED = frozenset({"en", "avec", "dans", "sous", "sur", "(", "à", "qui", "lors", "pour", ","})
SHARING = frozenset(
    {"ambassador", "director", "envoy", "head", "consul", "commissioner", "mediator", "negotiator", "spokesman"}
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office in words: `start` to `end`, head noun at `noun`, nested in another or not."""

    start: int
    end: int
    noun: int
    match: HeadMatch
    complete: bool  # it has a complement or modifier of its own
    nested: bool = False
    learned: bool = False

    @property
    def opening(self) -> int:
        """Return the first word of the phrase, determiner included."""
        return self.match.opening


def _kept(row: Frame, match: HeadMatch, complete: bool, named: set[int]) -> bool:
    if match.head.complement and not complete:
        beside = match.end in named and not row.fresh[match.end] and match.determiner in DEFINITE | POSSESSIVE
        return beside and match.head.rank not in ("chief", "member", "")
    if match.head.counterpart and match.determiner == "" and not complete:
        return False
    after = row.at(match.end)
    if match.head.epithet and not match.head.rank and after in ("du", "de") and head_at(row, match.end + 1):
        return False  # "l'hôte du président, X": the name is the president's
    return not (after in ("-", "–") and row.at(match.end + 1) in ("là", "ci"))


def _grammar(row: Frame, named: set[int]) -> list[Office]:
    matches = heads(row)
    nouns = {m.start: m.end for m in matches}
    found: list[Office] = []
    covered = -1
    for match in matches:
        if match.start in named:
            continue
        reading = Complement(row, match.head, named, nouns, match.end)
        end = reading.read()
        complete = end > match.end
        if not _kept(row, match, complete, named):
            continue
        nested = match.start < covered
        if nested and match.opening == match.start and match.start > 0 and match.start - 1 in {o.noun for o in found}:
            continue
        found.append(Office(match.start, end, match.start, match, complete, nested))
        covered = max(covered, end)
    return found


def _shared(row: Frame, found: list[Office]) -> list[Office]:
    """Join heads that share a complement: "ambassadeur et représentant permanent du Canada"."""
    out: list[Office] = []
    for office in found:
        last = out[-1] if out else None
        joined = (
            last is not None
            and not last.complete
            and (last.end == office.start or (last.end + 1 == office.start and row.norm[last.end] in ("et", "-", "/")))
            and office.complete
            and office.match.determiner == ""
            and last.match.head.rank in SHARING
        )
        if last is not None and joined:
            out[-1] = replace(last, end=office.end, complete=True)
        else:
            out.append(office)
    return out


def _with_learned(row: Frame, found: list[Office], learned: list[tuple[int, int]], named: set[int]) -> list[Office]:
    """Let the learned spans lengthen an office whose complement the grammar cut short."""
    ends = dict(learned)
    starts = {office.start for office in found}
    out = []
    for office in found:
        end = ends.get(office.start, office.end)
        added = range(office.end, end)
        free = not any(k in named or k in starts or row.fresh[k] or row.entity[k] == "PER" for k in added)
        if (
            added
            and free
            and not office.match.head.counterpart
            and row.norm[office.end] not in UNLEARNED
            and row.norm[end - 1] not in (",", "et", "de", "du", "des")
            and row.pos[end - 1] not in ("VERB", "AUX")
        ):
            if courtesies().end(row, end - 1) > end - 1 or not row.norm[end - 1][-1:].isalnum():
                end = office.end
            office = replace(office, end=end, complete=True, learned=True)
        out.append(office)
    return out


def find(row: Frame, named: set[int], learned: list[tuple[int, int]]) -> list[Office]:
    """Return the offices of a row in text order; `named` are the words of personal names."""
    found = _shared(row, _grammar(row, named))
    return _with_learned(row, found, learned, named)


def is_bare(office: Office) -> bool:
    """Return whether an office is a head noun alone, taken up again: "le ministre", "ce diplomate"."""
    rank = office.match.head.rank
    if office.match.determiner in DEMONSTRATIVE:
        return True
    return not office.complete and rank not in SELF_SUFFICIENT
