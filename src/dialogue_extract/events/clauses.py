"""Clauses around a token: its verb, tense, polarity and the status they give an encounter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dialogue_extract import resources
from dialogue_extract.text import plain
from dialogue_extract.tree import Tree, Word

FUTURE = re.compile(r"(?:[dr]r|vr|er|ir)(?:a|ont)$")
CONDITIONAL = re.compile(r"r(?:ais|ait|ions|iez|aient)$")
IMPERFECT = re.compile(r"(?:ais|ait|aient)$")
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl:subj"})
PARTICLES = frozenset({"ne", "n'", "n’"})
RESTRICTIONS = frozenset({"que", "qu'", "qu’"})
LIMITED = 8  # tokens from "ne" to "que"
FINITE_DEPS = frozenset({"root", "ccomp", "advcl", "acl:relcl", "conj", "parataxis", "advcl:cleft"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What the verb group says: tense (past, pluperfect, present, future, conditional, imperfect, none) and more.

    `reported` is the past conditional of what a newspaper has from others: "aurait rencontré".
    """

    verb: int | None
    tense: str
    negated: bool
    modal: str | None  # "must": doit, devrait; "may": pourrait; "was_to": devait
    finite: bool
    subordinate: bool


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("status")[name])


@cache
def _modals() -> dict[str, re.Pattern[str]]:
    table: dict[str, Any] = resources.patterns("status")["modal"]
    return {name: re.compile(expression) for name, expression in table.items()}


def aside(left: str) -> bool:
    """Return whether the words before an encounter make it a circumstance of another one."""
    return bool(_expression("aside").search(left))


def calls_off(word: str) -> bool:
    """Return whether a verb form calls an encounter off: annulé, reporté."""
    return bool(_expression("calling_off").match(word))


def announces(word: str) -> bool:
    """Return whether a verb form tells news of something else: annoncé, confirmé, indiqué."""
    return bool(_expression("announcing").match(word))


def reported(token: Word) -> bool:
    """Return whether a clause is what somebody announced: the pluperfect of "a annoncé qu'il avait" is the news."""
    verb = clause_verb(token)
    said = verb.head
    saying = announces(said.lower_) or any(announces(c.lower_) for c in said.children if c.dep_ == "xcomp")
    return verb.dep_ == "ccomp" and said.i != verb.i and saying


def plans(verb: Word) -> bool:
    """Return whether a verb sets something for later: prévu, fixé, attendu, programmé."""
    return bool(_expression("planning").match(verb.lower_))


def has(auxiliary: Word) -> bool:
    """Return whether a word is a form of the auxiliary avoir."""
    return bool(_expression("have").match(auxiliary.lower_))


def clause_verb(token: Word) -> Word:
    """Return the verb of the clause that holds the token, or the clause's root."""
    here = token
    for _ in range(40):
        if here.pos_ in {"VERB", "AUX"} and here.dep_ not in {"aux", "aux:tense", "aux:pass", "cop"}:
            return here
        if any(child.dep_ == "cop" for child in here.children):
            return here
        if here.head.i == here.i:
            return here
        here = here.head
    return here


def _imperfect_in_r(word: str) -> bool:
    """Return whether a form ends like a conditional because its stem ends in r: "rencontrait", "entraient"."""
    return bool(_expression("stems_in_r").match(word))


def _finite_tense(token: Word) -> str:
    tense = token.feature("Tense")
    mood = token.feature("Mood")
    word = token.lower_
    if _imperfect_in_r(word):
        return "imperfect"
    if "Cnd" in mood or (CONDITIONAL.search(word) and len(word) > 4):
        return "conditional"
    if "Fut" in tense or ("Pres" in tense and FUTURE.search(word)):  # no present ends so: "s'entretiendra"
        return "future"
    if "Imp" in tense:
        return "imperfect"
    if "Past" in tense:
        return "past"
    return "present"


def _is_finite(token: Word) -> bool:
    return "Fin" in token.feature("VerbForm")


def _auxiliaries(verb: Word) -> list[Word]:
    return [child for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]


def _participle_tense(first: Word, verb: Word, passive: bool) -> str:
    tense = _finite_tense(first)
    if (
        passive
        and not _expression("perfect_with_etre").match(verb.lower_)
        and len([a for a in _auxiliaries(verb) if a.i != first.i]) == 0
        and _expression("be").match(first.lower_)
    ):
        return tense
    compound = {"present": "past", "imperfect": "pluperfect", "past": "pluperfect", "conditional": "reported"}
    if tense == "future" and has(first):  # "la visite aura duré deux jours": the press looks back
        return "past"
    return compound.get(tense, tense)


def _own_modal(verb: Word) -> str | None:
    """Return the modal that a clause's verb itself is: "Le sommet devrait examiner la dette"."""
    governs = any(c.dep_ in {"xcomp", "ccomp"} and "Inf" in c.feature("VerbForm") for c in verb.children)
    return "must" if governs and _modals()["must"].search(verb.lower_) else None


def _modal(verb: Word) -> tuple[str | None, Word]:
    """Return the modal that governs an infinitive and the token whose tense counts."""
    if own := _own_modal(verb):
        return own, verb
    head = verb.head
    if verb.dep_ == "conj" and "Inf" in verb.feature("VerbForm"):  # "doit gagner Lomé et rencontrer": it governs both
        first = clause_verb(head)
        head = first.head if "Inf" in first.feature("VerbForm") else first
    infinitive = any("Inf" in t.feature("VerbForm") for t in (verb, *_auxiliaries(verb)))
    if not infinitive or head.i == verb.i:
        return None, verb
    group = " ".join(t.lower_ for t in (*_auxiliaries(head), head))
    for name, expression in _modals().items():
        if expression.search(group):
            return name, head
    return None, verb


def _purpose(infinitive: Word) -> str:
    """Return the tense of the verb whose purpose an infinitive tells ("est venu pour voir"), else infinitive."""
    marks = {child.lower_ for child in infinitive.children if child.dep_ in {"mark", "case"}}
    governor = infinitive.head
    wanted = _expression("agreeing").match(governor.lower_) or any(c.lower_ == "accord" for c in _phrase_of(governor))
    if not marks & {"pour", "afin"} or wanted or governor.pos_ not in {"VERB", "AUX"}:
        return "infinitive"
    found = clause(governor)
    plain = not found.negated and found.modal is None
    return found.tense if plain and found.finite else "infinitive"


def _phrase_of(verb: Word) -> list[Word]:
    """Return the words of a verb's fixed phrase right behind it: "se sont mis d'accord"."""
    return verb.tree[verb.i + 1 : verb.i + 3]


def _shares_auxiliary(verb: Word) -> bool:
    """Return whether a bare participle or infinitive goes on with what its neighbour began: "avait vu et reçu"."""
    head = verb.head
    forms = set(verb.feature("VerbForm")) & {"Part", "Inf"}
    same = bool(forms & set(head.feature("VerbForm"))) and head.pos_ == "VERB"
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    return verb.dep_ == "conj" and head.i < verb.i and same and not own


def _negated(*group: Word) -> bool:
    """Return whether a verb group is negated; "ne ... que" only limits it: "n'a porté que sur la pêche"."""
    for particle in (child for node in group for child in node.children if child.lower_ in PARTICLES):
        for token in particle.tree[particle.i + 1 : min(particle.i + LIMITED, particle.sent.end)]:
            if token.lower_ in _negations():
                return True
            if token.lower_ in RESTRICTIONS:
                break
        else:
            return True
    return False


@cache
def _negations() -> frozenset[str]:
    return frozenset(resources.patterns("status")["negations"])


def clause(token: Word) -> Clause:
    """Return tense and polarity of the clause that holds the token."""
    verb = clause_verb(token)
    modal, carrier = _modal(verb)
    auxiliaries = _auxiliaries(carrier)
    negated = _negated(carrier, verb, *auxiliaries)
    subordinate = verb.dep_ in {"advcl", "acl:relcl", "acl", "ccomp"}
    finite = [a for a in auxiliaries if _is_finite(a)]
    if finite:
        passive = any(a.dep_ == "aux:pass" for a in auxiliaries)
        copula = any(a.dep_ == "cop" for a in finite)
        tense = _finite_tense(finite[0]) if copula else _participle_tense(finite[0], carrier, passive)
        return Clause(verb.i, tense, negated, modal, True, subordinate)
    if _is_finite(carrier):
        return Clause(verb.i, _finite_tense(carrier), negated, modal, True, subordinate)
    if modal is None and _shares_auxiliary(verb):
        return replace(clause(verb.head), verb=verb.i)
    if "Part" in carrier.feature("VerbForm") and carrier.pos_ == "VERB":
        return Clause(verb.i, "past", negated, modal, False, subordinate)
    if "Inf" in carrier.feature("VerbForm") and carrier.head.i != carrier.i:
        return Clause(verb.i, _purpose(carrier), negated, modal, False, True)
    return Clause(verb.i, "none", negated, modal, False, subordinate)


def until(tree: Tree, start: int) -> bool:
    """Return whether a date only ends what goes on: "jusqu'à samedi"."""
    return tree[max(start - 2, 0)].lower_.startswith("jusqu") or tree[max(start - 1, 0)].lower_.startswith("jusqu")


def window(tree: Tree, index: int, before: int, after: int) -> tuple[str, str]:
    """Return the text before and after a token inside its sentence, with straight apostrophes and plain spaces."""
    token = tree[index]
    sent = token.sent
    text = tree.source
    left = text[max(sent.start_char, token.idx - before) : token.idx]
    right = text[token.end : min(sent.end_char, token.end + after)]
    return plain(left).replace("\n", " "), plain(right).replace("\n", " ")
