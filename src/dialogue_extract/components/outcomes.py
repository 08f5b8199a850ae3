"""Find what came of an encounter: clauses that agree, decide, promise or take a position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.phrases.clauses import by_outsiders, clause_end, clause_start, in_relative
from dialogue_extract.phrases.statements import MARK, VERBAL, Statement, Surface
from dialogue_extract.phrases.triggers import Hit, expression, hits
from dialogue_extract.phrases.wordings import QUOTES
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import OutcomeMention

_OF = {"de", "d'", "du", "des"}
_LINKS = {"de", "d'", "à", "pour", "afin"}
_RELATIVES = {"duquel", "lequel", "laquelle", "desquels", "desquelles", "lesquels"}
_SHORTEST = 2
LETTERS = 3  # words longer than this tell whether two clauses say the same
_NAMING = ("state", "organisation", "adjective", "metonym", "capital", "demonym")


def _infinitive(surface: Surface, hit: Hit, gap: int) -> int | None:
    """Return the infinitive after de, à or pour: "sont convenus de relancer"."""
    for index in range(hit.end, min(hit.end + gap, hit.statement.end)):
        word = surface.words[index]
        if word in ("que", "qu'", ";", "qui", "dont"):
            return None
        link = index - 2 if surface.words[index - 1] in QUOTES else index - 1  # "de « tenir une réunion"
        if link >= 0 and surface.words[link] in _LINKS and _is_infinitive(surface, index):
            return index
    return None


def _is_infinitive(surface: Surface, index: int) -> bool:
    word = surface.words[index]
    if word in lexicon("outcomes")["infinitives"]["before"]:
        return index + 1 < len(surface.words) and _is_infinitive(surface, index + 1)
    return surface.form(index) == "Inf" or (surface.pos[index] in VERBAL and word.endswith(("er", "ir", "re", "oir")))


def _that(surface: Surface, hit: Hit, gap: int) -> int | None:
    for index in range(hit.end, min(hit.end + gap, hit.statement.end)):
        if surface.words[index] in ("que", "qu'"):
            return index + 1
        if surface.words[index] in (";", "qui", "dont"):
            return None
    return None


def _on(surface: Surface, hit: Hit, gap: int) -> int | None:
    for index in range(hit.end, min(hit.end + gap, hit.statement.end)):
        if surface.words[index] in ("sur", "d'un", "d'une"):
            return index + 1
        dated = surface.words[index] == "," and not surface.dated.isdisjoint((index - 1, index + 1))
        if surface.words[index] in (",", ";", "que", "qu'", "qui") and not dated:
            return None
    return None


def _thing(surface: Surface, hit: Hit) -> int | None:
    """Return the noun phrase right after the match: "ont convenu de | la création d'un fonds pour relancer ..."."""
    words = surface.words
    if hit.end + 1 >= hit.statement.end or words[hit.end] not in _OF:
        return None
    determined = words[hit.end] in ("du", "des") or words[hit.end + 1] in lexicon("outcomes")["determiners"]["words"]
    return hit.end + 1 if determined and not _is_infinitive(surface, hit.end + 2) else None


def _start(surface: Surface, hit: Hit) -> int | None:
    """Return the first token of the outcome's words."""
    gap = hit.trigger.options.get("gap", 10)
    for takes in hit.trigger.options["takes"]:
        place: int | None = None
        if takes == "infinitive":
            place = _infinitive(surface, hit, gap)
        elif takes == "that":
            place = _that(surface, hit, gap)
        elif takes == "on":
            place = _on(surface, hit, gap)
        elif takes == "of":
            place = hit.end + 1 if surface.words[hit.end : hit.end + 1] and surface.words[hit.end] in _OF else None
        elif takes in ("noun", "phrase", "after"):
            place = hit.end
        elif takes == "thing":
            place = _thing(surface, hit)
        elif takes == "clause":
            place = _clause(surface, hit)
        else:
            place = next((span[0] for name, span in hit.groups.items()), None)
        if place is not None and place < hit.statement.end:
            return place
    return None


def _clause(surface: Surface, hit: Hit) -> int:
    """Return where the clause of the match begins, past "de même," and a dateline."""
    start = hit.statement.start
    for index in range(hit.start - 1, start - 1, -1):
        if surface.words[index] in lexicon("outcomes")["openers"]["after"]:
            start = index + 1
            break
    opener = _opener().match(surface.text, surface.starts[start], surface.ends[hit.start])
    return surface.token_after(opener.end()) if opener else start


@cache
def _opener() -> re.Pattern[str]:
    return expression(lexicon("outcomes")["openers"]["pattern"], {})


def _speaker(surface: Surface, hit: Hit) -> str | None:
    """Return the party of the last person or state named before the trigger in its clause."""
    start = clause_start(surface, hit.start, hit.statement)
    before = surface.words[start : hit.start]
    if any(word in lexicon("outcomes")["speakers"]["none"] for word in before):
        return None
    doc = surface.doc
    people = [
        (mention.start, person.party)
        for person in doc._.people
        for mention in (*person.names, *person.offices, *person.references)
        if person.party and start <= mention.start < hit.start
    ]
    if people:
        return str(max(people)[1])
    named = [m for m in doc._.places if m.code and m.kind in _NAMING and start <= m.start < hit.start]
    last: str | None = named[-1].code if named else None
    return last


def _takes_up(surface: Surface, hit: Hit) -> bool:
    """Return whether a pronoun takes up what was said before: "l'a confirmé"."""
    return hit.start > 0 and surface.words[hit.start - 1] == "l'" and surface.words[hit.start] in ("a", "ont", "avait")


def _elsewhere(surface: Surface, hit: Hit) -> bool:
    """Return whether a position is that of others, or told in passing: "les retours que | dénoncent les maires"."""
    if hit.trigger.options["kind"] != "position":
        return False
    return in_relative(surface, hit.start) or by_outsiders(surface, hit.start, hit.statement)


def _told(surface: Surface, hit: Hit, start: int) -> tuple[int, int]:
    """Return the words of the outcome: what ends before its verb begins with the verb instead.

    `bounded`: where the words after the match are of that kind, the noun phrase is all: "L'accord | a été signé par".
    """
    options = hit.trigger.options
    end = clause_end(surface, start, hit.statement)
    if options.get("future") and end <= hit.start:
        start, end = hit.start, clause_end(surface, hit.start, hit.statement)
    noun = hit.groups.get("noun")
    if noun and "bounded" in options:
        begin, stop = surface.offsets(hit.end, hit.statement.end)
        end = noun[1] if expression(options["bounded"], {}).match(surface.text, begin, stop) else end
    return start, end


def _mentions(surface: Surface) -> Iterator[OutcomeMention]:
    for hit in hits(surface, "outcomes"):
        start = _start(surface, hit)
        if start is None or _takes_up(surface, hit) or _elsewhere(surface, hit):
            continue
        start, end = _told(surface, hit, start)
        if end - start < _SHORTEST or (end - start == _SHORTEST and _is_infinitive(surface, start)):
            continue
        options = hit.trigger.options
        yield OutcomeMention(
            start,
            end,
            rule=f"outcomes:{hit.trigger.id}",
            trigger=hit.start if start <= hit.start < end else min(start, hit.start),
            kind=options["kind"],
            by=_speaker(surface, hit),
            weak=bool(options.get("weak")) or hit.statement.kind == "title",
            future=bool(options.get("future")),
        )


def _listed(surface: Surface) -> Iterator[OutcomeMention]:
    """Yield the bullets under a heading such as "Ce qu'il faut retenir du communiqué final"."""
    heading: Statement | None = None
    for statement in surface.statements:
        if statement.kind != "bullet":
            begin, stop = surface.bounds(statement)
            introduces = statement.kind == "heading" or surface.text[begin:stop].rstrip().endswith(":")
            found = introduces and _lists().search(surface.text, begin, stop)
            heading = statement if found else None
            continue
        if heading is None:
            continue
        mark = MARK.match(surface.text, surface.starts[statement.start])
        start = surface.token_after(mark.end()) if mark else statement.start
        end = clause_end(surface, start, statement)
        if end - start >= _SHORTEST:
            yield OutcomeMention(start, end, rule="outcomes:listed", trigger=heading.start, kind="decision")


@cache
def _lists() -> re.Pattern[str]:
    return expression(lexicon("outcomes")["lists"]["pattern"], {})


def _trim(surface: Surface, mention: OutcomeMention, stop: int) -> OutcomeMention | None:
    """End the mention before the following one's trigger."""
    end = stop
    loose = {"et", ",", "ainsi", "que", "mais", ";"}
    if "«" not in surface.words[mention.start : end]:
        loose.add("»")
    while end > mention.start and surface.words[end - 1] in loose:
        end -= 1
    return replace(mention, end=end) if end - mention.start >= _SHORTEST else None


def _settled(surface: Surface, mentions: list[OutcomeMention]) -> list[OutcomeMention]:
    """Join what one sentence coordinates in one kind; cut a mention where another kind begins."""
    kept: list[OutcomeMention] = []
    for mention in sorted(mentions, key=lambda m: (m.trigger, m.weak, m.start)):
        last = kept[-1] if kept else None
        if last is None or mention.trigger >= last.end:
            kept.append(mention)
            continue
        if mention.trigger == last.trigger and mention.future != last.future:
            kept[-1] = last if mention.future else mention  # "fournira" alone is told by the more exact rule
            continue
        if last.kind == "agreement" and _RELATIVES.intersection(surface.words[last.start : mention.trigger]):
            continue  # "un accord aux termes duquel l'Espagne fournira": what the text says is told with it
        same = mention.kind == last.kind and mention.weak == last.weak
        if mention.start <= last.start or same or (mention.weak and not last.weak):
            kept[-1] = replace(last, end=max(last.end, mention.end)) if same else last
            continue
        trimmed = _trim(surface, last, mention.trigger)
        kept[-1:] = [mention] if trimmed is None else [trimmed, mention]
    return kept


def _distinct(surface: Surface, mentions: list[OutcomeMention]) -> list[OutcomeMention]:
    """Drop what the headline says of an outcome that the text tells as well."""
    titles = [(s.start, s.end) for s in surface.statements if s.kind == "title"]
    told = [m for m in mentions if not any(start <= m.start < end for start, end in titles)]
    kept = [m for m in mentions if m in told or not any(_same(surface, m, other) for other in told)]
    return [m for n, m in enumerate(kept) if not _resumes(surface, m, kept[:n])]


def _resumes(surface: Surface, mention: OutcomeMention, before: list[OutcomeMention]) -> bool:
    """Return whether the words only take up an agreement told before: "l'accord a été signé par ..."."""
    if mention.rule != "outcomes:was-signed" or not before:
        return False
    first = surface.words[mention.start]
    bare = mention.end - mention.start <= _SHORTEST and any(other.kind == mention.kind for other in before)
    return first in ("ce", "cet", "cette") or (bare and first in ("l'", "le", "la"))


def _same(surface: Surface, headline: OutcomeMention, other: OutcomeMention) -> bool:
    spans = ((mention.start, mention.end) for mention in (headline, other))
    first, second = ({word for word in surface.words[start:end] if len(word) > LETTERS} for start, end in spans)
    return headline.kind == other.kind and 2 * len(first & second) >= len(first)


class OutcomeFinder:
    """Write the outcomes to `doc._.outcomes`."""

    def process(self, doc: Doc) -> list[OutcomeMention]:
        """Return the outcomes in text order."""
        surface = Surface.of(doc)
        found = _settled(surface, list(_mentions(surface)))
        listed = [bullet for bullet in _listed(surface) if not any(bullet.overlaps(mention) for mention in found)]
        return _distinct(surface, sorted([*found, *listed], key=lambda mention: mention.start))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.outcomes = tuple(self.process(doc))
        return doc


@Language.factory("dialogue_outcomes", assigns=["doc._.outcomes"], requires=["token.pos", "token.morph"])
def make_outcomes(nlp: Language, name: str) -> OutcomeFinder:
    """Create the component."""
    return OutcomeFinder()
