"""Index one `Doc` by token: who, which place, which date, which block and which sentence each token belongs to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from dialogue_extract.events.pronouns import groups, resolve
from dialogue_extract.events.status import straight
from dialogue_extract.spans import DateMention, Mention, PersonMention, PlaceMention
from dialogue_extract.tree import Sentence, Tree, tree

SKIPPED_BLOCKS = frozenset({"noise"})
LEAD = 3  # sentences that tell the news
SHORT = 5  # tokens: shorter sentences are labels
TITLE_BLOCKS = frozenset({"title"})


@dataclass(slots=True)
class View:
    """Lookups shared by all event modules; built once an article."""

    doc: Doc
    tree: Tree
    sents: list[Sentence]
    sent_of: list[int]
    person_at: dict[int, int]
    place_at: dict[int, PlaceMention]
    date_at: dict[int, DateMention]
    office_at: dict[int, Mention]
    kind_at: list[str]
    people: tuple[PersonMention, ...]
    paragraph_of: list[int]
    offices_owned: dict[int, int] = field(default_factory=dict)
    codes_at: dict[int, tuple[str, ...]] = field(default_factory=dict)
    topic_tokens: frozenset[int] = frozenset()
    next_tokens: frozenset[int] = frozenset()
    group_at: dict[int, list[int]] = field(default_factory=dict)
    event_names: tuple[tuple[int, int], ...] = ()  # tokens of the learned names of encounters
    sides_at: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    speakers_of: dict[int, frozenset[int]] = field(default_factory=dict)  # by sentence
    told_of: dict[tuple[str, int, int], bool] = field(default_factory=dict)  # by rule and tokens of a mention

    def skipped(self, index: int) -> bool:
        """Return whether a token lies in page noise."""
        return self.kind_at[index] in SKIPPED_BLOCKS

    def told(self, sent: int) -> str:
        """Return the words of a sentence, lower-cased and straightened; put together once, spans walk their tokens."""
        if not self.sentences:
            text = self.tree.source
            self.sentences.extend(straight(text[span.start_char : span.end_char]) for span in self.sents)
        return self.sentences[sent]

    def retired(self, person: int) -> bool:
        """Return whether all functions of a person are former ones: no state speaks through them."""
        offices = self.people[person].offices
        return bool(offices) and all(office.former for office in offices)

    def in_title(self, index: int) -> bool:
        """Return whether a token lies in the headline."""
        return self.kind_at[index] in TITLE_BLOCKS

    def beside(self, sents: list[int]) -> list[int]:
        """Return the sentences next to the given ones in their paragraphs, then the first ones of the body."""
        near = [n for s in sents for n in (s - 1, s + 1) if 0 <= n < len(self.sents)]
        paragraphs = {self.paragraph_of[self.sents[s].start] for s in sents}
        near = [n for n in near if self.paragraph_of[self.sents[n].start] in paragraphs]
        body = [n for n, sent in enumerate(self.sents) if self.kind_at[sent.start] == "body" and len(sent) > SHORT]
        return list(dict.fromkeys((*near, *body[:LEAD])))

    def persons_between(self, start: int, end: int) -> list[int]:
        """Return the people mentioned in a token range, in order, without repeats."""
        return list(dict.fromkeys(self.person_at[i] for i in range(start, end) if i in self.person_at))

    def places_between(self, start: int, end: int) -> list[PlaceMention]:
        """Return the places mentioned in a token range, in order."""
        return list(dict.fromkeys(self.place_at[i] for i in range(start, end) if i in self.place_at))

    def dates_between(self, start: int, end: int) -> list[DateMention]:
        """Return the dates in a token range, in order."""
        return list(dict.fromkeys(self.date_at[i] for i in range(start, end) if i in self.date_at))


def _spread(mentions: tuple[Mention, ...]) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.end - m.start):
        for index in range(mention.start, mention.end):
            found.setdefault(index, mention)
    return found


def _covered(mentions: tuple[Mention, ...]) -> frozenset[int]:
    return frozenset(i for mention in mentions for i in range(mention.start, mention.end))


def _subjects(doc: Doc) -> frozenset[int]:
    """Return the tokens of subjects discussed; what is asked for may be the encounter: "le report de l'audience"."""
    return _covered(tuple(topic for topic in doc._.topics if not topic.told))


def _codes(doc: Doc, words: Tree) -> dict[int, tuple[str, ...]]:
    """Return the party codes at each token; "Japon-Chine" has two, a function has that of its holder."""
    found: dict[int, tuple[str, ...]] = {}
    for place in doc._.places:
        codes = place.codes or ((place.code,) if place.code else ())
        for index in range(place.start, place.end):
            found[index] = tuple(dict.fromkeys((*found.get(index, ()), *codes)))
    for office in doc._.offices:
        sides: tuple[str, ...] = (office.party,) if office.party and not office.former else ()
        if office.plural:  # "les émissaires malien et rwandais" stand for both
            sides = tuple(dict.fromkeys(c for i in range(office.start, office.end) for c in found.get(i, ()))) or sides
        for index in range(office.start, office.end):
            found[index] = sides if index == office.head else ()
    for index in (*_subjects(doc), *_origins(doc, words)):
        found.pop(index, None)
    return found


def _origins(doc: Doc, words: Tree) -> list[int]:
    """Return the nationalities before the names of those who stand for others: "la commissaire, la Portugaise X"."""
    starts = {name.start: person.party for person in doc._.people for name in person.names}
    ends = (
        (p.end, p) for p in doc._.places if p.kind in ("demonym", "adjective") and words[p.start].text[:1].isupper()
    )
    return [i for end, p in ends if starts.get(end) not in (None, p.code) for i in range(p.start, p.end)]


def _people(people: tuple[PersonMention, ...]) -> tuple[dict[int, int], dict[int, int]]:
    at: dict[int, int] = {}
    owned: dict[int, int] = {}
    for number, person in enumerate(people):
        for mention in (*person.names, *person.references):
            at.update(dict.fromkeys(range(mention.start, mention.end), number))
    for number, person in enumerate(people):
        for office in person.offices:
            owned[office.start] = number
            for index in range(office.start, office.end):
                at.setdefault(index, number)
    return at, owned


def _kinds(words: Tree) -> tuple[list[str], list[int]]:
    blocks = words.doc._.blocks
    kinds, paragraphs = ["noise" if blocks else "body"] * len(words), [-1] * len(words)
    firsts = [bisect_left(words.starts, block.start) for block in blocks]
    for number, (block, first, following) in enumerate(zip(blocks, firsts, [*firsts[1:], len(words)], strict=True)):
        end = min(bisect_left(words.starts, block.end), following)
        kinds[first:end] = [block.kind] * (end - first)
        paragraphs[first:following] = [number] * (following - first)
    return kinds, paragraphs


def view(doc: Doc) -> View:
    """Return the lookups of a document that has people, places, dates and blocks."""
    words, known = tree(doc), doc._
    sents, people = words.sents, known.people
    sent_of = [number for number, sent in enumerate(sents) for _ in range(len(sent))]
    person_at, owned = _people(people)
    kinds, paragraphs = _kinds(words)
    person_at.update(resolve(words, sents, people, person_at))
    return View(
        doc=doc,
        tree=words,
        sents=sents,
        sent_of=sent_of,
        person_at=person_at,
        place_at=_spread(known.places),  # type: ignore[arg-type]
        date_at=_spread(known.dates),  # type: ignore[arg-type]
        office_at=_spread(known.offices),
        kind_at=kinds,
        people=people,
        paragraph_of=paragraphs,
        offices_owned=owned,
        codes_at=_codes(doc, words),
        topic_tokens=_subjects(doc),
        next_tokens=_covered(tuple(m for m in known.next_meetings if not m.weak)),
        group_at=groups(words, person_at, people),
        event_names=tuple((name.start, name.end) for name in doc.ents if name.label_ == "EVT"),
    )
