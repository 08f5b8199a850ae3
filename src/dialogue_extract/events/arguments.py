"""Who stands in which slot of a trigger: agents, partners, hosts, leaders, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.clauses import SUBJECTS, clause_verb, has
from dialogue_extract.events.triggers import Trigger
from dialogue_extract.events.view import View
from dialogue_extract.tree import Word

PRUNED = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "punct", "csubj"})
RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "lequel", "laquelle", "lesquels", "dont", "où"})
FARTHER = 14  # tokens from an encounter to the sides that its participle governs
CLITICS = frozenset({"l'", "l’", "le", "la", "les"})
PASSIVE = frozenset({"nsubj:pass"})


@dataclass(slots=True)
class Slots:
    """Word heads of the arguments by slot, as the parse gives them."""

    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    agent: list[int] = field(default_factory=list)
    partner: list[int] = field(default_factory=list)
    between: list[int] = field(default_factory=list)
    genitive: list[int] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    passive: bool = False
    possessed: bool = False  # "sa visite", "leur entretien"


@cache
def leading_verbs() -> re.Pattern[str]:
    """Return the verbs whose agent leads a delegation or session."""
    return re.compile(resources.patterns("arguments")["leading_verbs"])


def case_of(token: Word) -> str:
    """Return the preposition of a noun phrase, straight apostrophe, or the empty string."""
    for child in token.children:
        if child.dep_ == "case" or (child.dep_ == "fixed" and child.pos_ == "ADP"):
            return child.lower_.replace("’", "'")
    return ""


def subtree(head: Word, pruned: frozenset[str] = PRUNED) -> Iterator[Word]:
    """Yield the tokens below a head, not descending into clauses except those that name a leader."""
    stack = [head]
    while stack:
        node = stack.pop()
        yield node
        for child in node.children:
            if child.dep_ in pruned:
                continue
            if child.dep_ == "acl" and not leading_verbs().match(child.lower_):
                continue
            stack.append(child)


def _antecedent(verb: Word) -> Word | None:
    return verb.head if verb.dep_ in {"acl:relcl", "acl"} and verb.head.i != verb.i else None


def subjects(verb: Word) -> list[Word]:
    """Return the subject heads of a verb: its own, its antecedent's, or those of the verb that governs it."""
    for _ in range(6):
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            if own[0].lower_ in RELATIVES:
                antecedent = _antecedent(verb)
                return [antecedent] if antecedent is not None else []
            return own
        antecedent = _antecedent(verb)
        if antecedent is not None:
            return [antecedent]
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.i != verb.i:
            verb = verb.head
            continue
        return []
    return []


def _is_passive(verb: Word) -> bool:
    deps = {child.dep_ for child in verb.children}
    perfect = any(has(child) for child in verb.children if child.dep_ in {"aux:tense", "aux"})
    if perfect and not any(child.lower_ == "été" for child in verb.children):
        return False
    if deps & {"nsubj:pass", "aux:pass"}:
        return True
    participle = "Part" in verb.feature("VerbForm")
    if participle and "obl:agent" in deps:
        return True
    bare = participle and not deps & {"aux:tense", "aux"}
    reflexive = any(c.lower_ in {"se", "s'", "s’"} for c in verb.children)
    return bare and verb.dep_ in {"acl", "advcl", "root", "conj"} and not reflexive


def _inverted(verb: Word) -> list[Word]:
    """Return the subject that follows a verb with an object pronoun: "où l'a accueilli le président X"."""
    objects = [child for child in verb.children if child.dep_ == "obj"]
    pronouns = [child for child in objects if child.i < verb.i and child.lower_ in CLITICS]
    if not pronouns or any(child.dep_ in SUBJECTS for child in verb.children):
        return []
    after = [child for child in verb.children if child.i > verb.i]
    return [child for child in after if child.dep_ == "obj" or (child.dep_ in {"nmod", "appos"} and not case_of(child))]


def _verb_slots(verb: Word, slots: Slots, partner: tuple[str, ...]) -> None:
    slots.passive = _is_passive(verb)
    slots.subject += [t.i for t in _inverted(verb) or subjects(verb)]
    for child in verb.children:
        case = case_of(child)
        if child.dep_ == "obl:agent" or (child.dep_.startswith("obl") and case == "par"):
            slots.agent.append(child.i)
        elif child.dep_ in {"obj", "iobj"} and child.i not in slots.subject:
            slots.object.append(child.i)
        elif child.dep_.startswith(("obl", "nmod")):
            if case in partner or case == "avec":
                slots.partner.append(child.i)
            elif case == "entre":
                slots.between.append(child.i)
            elif case in {"à", "en", "au", "aux", "dans", "chez", "pour", "vers"}:
                slots.place.append(child.i)


def _noun_slots(noun: Word, slots: Slots) -> None:
    for child in noun.children:
        case = case_of(child)
        if child.dep_ == "det" and child.lower_ in {"sa", "son", "ses", "leur", "leurs"}:
            slots.possessed = True
        if not child.dep_.startswith(("nmod", "obl", "appos", "conj", "flat")):
            continue
        if case == "entre":
            slots.between.append(child.i)
        elif case == "avec":
            slots.partner.append(child.i)
        elif case in {"de", "d'", "du", "des"}:
            slots.genitive.append(child.i)
        elif case in {"à", "en", "au", "aux", "dans", "chez"}:
            slots.place.append(child.i)


def _farther(noun: Word, slots: Slots) -> None:
    """Find "entre" and "avec" that the parse hangs on a participle: "la rencontre prévue dimanche entre A et B"."""
    for token in noun.tree[noun.i + 1 : min(noun.sent.end, noun.i + FARTHER)]:
        if token.pos_ in {"VERB", "AUX"} and "Part" not in token.feature("VerbForm"):
            return
        if token.dep_ == "case" and token.head.i > token.i and token.lower_ in {"entre", "avec"}:
            (slots.between if token.lower_ == "entre" else slots.partner).append(token.head.i)
            return


def _under(noun: Word) -> Word:
    """Return the noun that stands for an encounter in its clause: "cours" of "au cours d'un entretien"."""
    head = noun.head
    framed = noun.dep_ == "nmod" and case_of(noun) in {"de", "d'", "du", "des"}
    return head if framed and head.lower_ in _frames() else noun


@cache
def _bringing() -> re.Pattern[str]:
    return re.compile(resources.patterns("arguments")["bringing"])


@cache
def _frames() -> frozenset[str]:
    return frozenset(resources.patterns("arguments")["frames"])


def slots_of(view: View, trigger: Trigger, aside: bool = False) -> Slots:
    """Return the argument heads of a trigger; a noun that is only a circumstance has none of its verb's."""
    token = view.tree[trigger.token]
    slots = Slots()
    if trigger.pattern.verbal:
        _verb_slots(token, slots, trigger.pattern.with_)
        return slots
    _noun_slots(token, slots)
    if not (slots.between or slots.partner):
        _farther(token, slots)
    if aside:
        slots.partner = []  # "s'est entretenu en marge de la réunion avec X": whom the verb has met
        return slots
    token = _under(token)
    verb = clause_verb(token)
    if verb.i != token.i and token.dep_ in {"obj", "obl", "obl:arg", "obl:mod", "iobj", "nsubj:pass", "nsubj", "xcomp"}:
        outer = Slots()
        _verb_slots(verb, outer, ())
        outer.subject = [i for i in outer.subject if i != token.i]
        outer.object = [i for i in outer.object if i != token.i]
        if token.dep_ == "nsubj" and _bringing().match(verb.lower_):
            slots.partner += outer.object
        slots.subject += outer.subject
        slots.agent += outer.agent
        slots.partner += outer.partner
        slots.between += outer.between
        slots.place += [i for i in outer.place if i != token.i]
        slots.passive = outer.passive
    return slots


def persons(view: View, heads: list[int]) -> list[int]:
    """Return the people below the given heads, in text order."""
    tokens = sorted({t.i for head in heads for t in subtree(view.tree[head])})
    found: dict[int, None] = {}
    for i in tokens:
        found.update(dict.fromkeys(view.group_at.get(i, ())))
        if i in view.person_at:
            found.setdefault(view.person_at[i])
    return list(found)


def speaking(view: View, heads: list[int]) -> set[str]:
    """Return the sides of the people below the given heads and of offices without a name; an unknown one counts."""
    found = {view.people[p].party or f"?{p}" for p in persons(view, heads)}
    tokens = {t.i for head in heads for t in subtree(view.tree[head])}
    offices = (i for i in tokens if i in view.office_at and i not in view.person_at)
    found.update(code for i in offices for code in view.codes_at.get(i, ()))
    known = {side for side in found if not side.startswith("?")}
    return found if known else set()


def codes(view: View, heads: list[int]) -> list[str]:
    """Return the party codes of places below the given heads, in text order."""
    tokens = sorted({t.i for head in heads for t in subtree(view.tree[head])})
    return list(dict.fromkeys(code for i in tokens for code in view.codes_at.get(i, ())))


def phrase_codes(view: View, noun: int) -> list[str]:
    """Return the parties named in a noun's own phrase: "Dialogue économique de haut niveau Japon-Chine"."""
    tree = view.tree
    limit = min(tree[noun].sent.end, noun + 14)
    found: dict[str, None] = {}
    place_before = False
    for i in range(noun + 1, limit):
        token = tree[i]
        word = token.lower_.replace("’", "'")
        if token.pos_ in {"VERB", "AUX", "PRON"} or token.text in {",", ".", ";", ":", "(", ")", "«", "»"}:
            break
        if word in {"à", "au", "aux", "en", "dans", "chez", "sur", "pour", "par", "lors", "sous"}:
            if word in {"sur", "pour", "par", "sous"} or i > noun + 4:
                break
            place_before = True
            continue
        if word in {"de", "du", "des", "entre", "avec", "et"}:
            place_before = False
        if not place_before:
            found.update(dict.fromkeys(view.codes_at.get(i, ())))
    return list(found)
