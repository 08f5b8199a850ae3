"""Find the words that speak of an encounter (`patterns/encounters.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dialogue_extract import resources
from dialogue_extract.events.clauses import window
from dialogue_extract.events.status import straight
from dialogue_extract.spans import Rejection
from dialogue_extract.text import compiled
from dialogue_extract.tree import Tree, Word

BEFORE, AFTER = 80, 90
ENDINGS = "ée?s?|er|es?|ent|ai[st]?|aient|ions|era(?:i[st]|ient)?|eront|ant|a|èrent"  # of verbs in -er
SHORT = 5  # tokens: shorter sentences are labels
THEMATIC = 3  # sentences of a field that make an article one of that field
NOUN_POS = frozenset({"NOUN", "PROPN", "X"})
VERB_POS = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
PARTICIPLE = re.compile(r"(?:é|u|i[st]?|ert)e?s?$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording of an encounter."""

    id: str
    word: re.Pattern[str]
    type: str
    strength: str
    verbal: bool
    before: str | None
    after: str | None
    refuse: str | None
    unless: str | None
    reflexive: bool
    partner: bool
    place: bool
    subject: str
    object: str
    with_: tuple[str, ...]
    refuse_pos: frozenset[str]
    status: str | None
    gathering: str  # "also": a summit or conference where heads of state or ministers of many are its subject; "only"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that speaks of an encounter."""

    token: int
    pattern: Pattern

    @property
    def strong(self) -> bool:
        """Return whether the word names an encounter by itself."""
        return self.pattern.strength == "strong"


def said(expression: str, words: str) -> bool:
    """Return whether a pattern's condition on the words around holds: capitals do not count."""
    return compiled(expression, re.IGNORECASE).search(words) is not None


def _forms(entry: dict[str, str], kind: str) -> str:
    """Return the expression of a pattern's own word; `er` names stems of regular verbs, which stand in any form."""
    return f"{entry[kind]}|(?:{entry['er']})(?:{ENDINGS})" if "er" in entry else entry[kind]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the compiled entries of the pattern file, in its order."""
    table = resources.patterns("encounters")
    found = []
    for kind in ("noun", "verb"):
        for entry in table[kind]:
            found.append(
                Pattern(
                    id=entry["id"],
                    word=re.compile(f"(?:{_forms(entry, kind)})$"),
                    type=entry["type"],
                    strength=entry.get("strength", "strong"),
                    verbal=kind == "verb",
                    before=entry.get("before"),
                    after=entry.get("after"),
                    refuse=entry.get("refuse"),
                    unless=entry.get("unless"),
                    reflexive=entry.get("reflexive", False),
                    partner=entry.get("partner", False),
                    place=entry.get("place", False),
                    subject=entry.get("subject", ""),
                    object=entry.get("object", ""),
                    with_=tuple(entry.get("with", ())),
                    refuse_pos=frozenset(entry.get("refuse_pos", ())),
                    status=entry.get("status"),
                    gathering=entry.get("gathering", ""),
                )
            )
    return tuple(found)


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Pattern, ...]:
    """Return the patterns whose own expression matches the word, lower case, in the file's order."""
    return tuple(pattern for pattern in patterns() if pattern.word.match(word))


def reflexive(token: Word) -> bool:
    """Return whether the verb has a reflexive pronoun."""
    words = {"se", "s'", "s’", "s`"}
    for node in (token, token.head):
        if any(child.lower_ in words and child.i < token.i for child in node.children):
            return True
    return any(t.lower_ in words for t in token.tree[max(0, token.i - 4) : token.i])


def _determined(token: Word) -> bool:
    """Return whether a capital, a determiner or a preposition shows a noun where the tagger saw a verb: "en visite"."""
    before = token.tree[token.i - 1] if token.i else None
    governed = before is not None and before.pos_ == "ADP" and "Inf" not in token.feature("VerbForm")
    if any(child.dep_ == "det" for child in token.children):
        return True
    return (
        token.text.istitle()
        or token.text.isupper()
        or governed
        or (before is not None and before.pos_ in {"DET", "ADJ", "NUM"})
    )


def _verbal(token: Word) -> bool:
    return token.pos_ in VERB_POS and (token.pos_ != "NOUN" or "Part" in token.feature("VerbForm"))


def _fronted(token: Word) -> bool:
    """Return whether a participle opens its sentence, where taggers see a name: "Attendue à Bonn, la ministre"."""
    return bool(token.is_sent_start) and token.text.istitle() and bool(PARTICIPLE.search(token.lower_))


def _fits(pattern: Pattern, token: Word, left: str, right: str) -> bool:
    if token.pos_ in pattern.refuse_pos:
        return False
    if pattern.verbal:
        if not (_verbal(token) or _fronted(token)):
            return False
        if pattern.reflexive and not reflexive(token):
            return False
    elif token.pos_ in {"VERB", "AUX", "ADP", "DET"} and not _determined(token):
        return False
    if pattern.before and not said(pattern.before, left):
        return False
    return not (pattern.after and not said(pattern.after, right))


def match(tree: Tree, index: int) -> tuple[Pattern | None, Pattern | None]:
    """Return the pattern that fits a token and, if one was refused, that one."""
    token = tree[index]
    candidates = readings(token.lower_)
    if not candidates:
        return None, None
    left, right = window(tree, index, BEFORE, AFTER)
    right = right.removeprefix(",")  # "a échangé, mercredi, avec"
    for pattern in candidates:
        if not _fits(pattern, token, left, right):
            continue
        refused = (pattern.refuse and said(pattern.refuse, right)) or (pattern.unless and said(pattern.unless, left))
        return (None, pattern) if pattern.strength == "none" or refused else (pattern, None)
    return None, None


@cache
def domains() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    """Return the words of the fields that hold no encounter of states, and those of diplomatic offices."""
    table = resources.patterns("domain")
    fields = tuple((f["id"], re.compile(f["words"])) for f in table["field"])
    return fields, re.compile(table["office"]["words"])


@lru_cache(maxsize=1 << 8)
def foreign_field(text: str) -> str | None:
    """Return the field a sentence belongs to where that is none of diplomacy: sport, party, court, show."""
    plain = straight(text)
    return None if _serves(plain) else next((name for name, words in domains()[0] if words.search(plain)), None)


@lru_cache(maxsize=1 << 9)
def _serves(plain: str) -> bool:
    """Return whether a sentence names a diplomatic office, remembered: its encounters ask again."""
    return domains()[1].search(plain) is not None


def _theme(tree: Tree) -> str | None:
    """Return the foreign field that the whole article is about, judged by how many of its sentences hold its words."""
    told = tree.source
    sents = [straight(told[sent.start_char : sent.end_char]) for sent in tree.sents if len(sent) > SHORT]
    served = sum(1 for text in sents if _serves(text))
    wanted = max(THEMATIC, (len(sents) + 1) // 2, served + 1)
    return next((name for name, words in domains()[0] if _often(words, sents, wanted)), None)


def _often(words: re.Pattern[str], sents: list[str], wanted: int) -> bool:
    """Return whether so many sentences hold one of the words; what can no longer become enough is not read."""
    spare = len(sents) - wanted
    missed = 0
    for text in sents:
        missed += not words.search(text)
        if missed > spare:
            return False
    return spare >= 0


def _of_powers(token: Word, field: str) -> bool:
    """Return whether the sentence names an organisation of states or two states, which also play each other."""
    sent = token.sent
    here = [place for place in token.tree.doc._.places if sent.start <= place.start < sent.end]
    states = {place.code for place in here if place.kind == "state"}
    return (len(states) > 1 and field != "sport") or any(place.kind == "organisation" for place in here)


def find(tree: Tree, skipped: frozenset[int] = frozenset()) -> tuple[list[Trigger], list[Rejection]]:
    """Return all triggers outside the skipped tokens and what was refused."""
    found, refused = [], []
    telling = {word for word in set(tree.lowered) if readings(word)}
    spoken = [i for i, word in enumerate(tree.lowered) if word in telling and i not in skipped]
    theme = _theme(tree) if spoken else None
    for token in (tree[i] for i in spoken):
        pattern, rejected = match(tree, token.i)
        field = foreign_field(token.sent.text) or theme if pattern else None
        if field and field != theme and _of_powers(token, field):
            field = None
        if pattern and field:
            refused.append(
                Rejection(token.i, token.i + 1, f"domain/{field}", "encounter", f"the sentence is about {field}")
            )
        elif pattern:
            found.append(Trigger(token.i, pattern))
        elif rejected:
            refused.append(
                Rejection(token.i, token.i + 1, rejected.id, "encounter", "the words around it say otherwise")
            )
    return found, refused
