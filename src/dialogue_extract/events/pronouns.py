"""Resolve "il", "elle" and "celui-ci" to the person the text went on about."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.status import straight
from dialogue_extract.spans import PersonMention
from dialogue_extract.tree import Sentence, Tree, Word

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NEVER_EXPLETIVE = frozenset({"elle", "celui-ci", "celle-ci"})
COMPLEMENT = 4  # tokens from "chefs" to what they are chiefs of
COURTESY = frozenset({"m.", "mm.", "mme", "mlle", "dr", "me"})
MESSAGE = 16  # tokens from "porteur d'un message" to who sends it
REACH = 6  # sentences back, headings included


@cache
def _pronouns() -> dict[str, str]:
    table: dict[str, str] = resources.patterns("pronouns")["gender"]
    return table


@cache
def _words(gender: str) -> frozenset[str]:
    return frozenset(resources.patterns("pronouns")[gender])


def gender(tree: Tree, person: PersonMention) -> str | None:
    """Return `f` or `m` where a courtesy form, an article or a feminine function tells, else None."""
    for mention in (*person.names, *person.offices, *person.references):
        before = {t.lower_ for t in tree[max(0, mention.start - 2) : mention.start + 1]}
        if before & _words("feminine"):
            return "f"
        if before & _words("masculine"):
            return "m"
    return None


def _subject_people(sent: Sentence, person_at: Mapping[int, int]) -> list[int]:
    heads = [t.i + (t.lower_ in COURTESY) for t in sent if t.dep_ in SUBJECTS]  # the parse has "M." as head of its name
    return list(dict.fromkeys(person_at[i] for i in heads if i in person_at))


def _candidates(sents: list[Sentence], number: int, token: Word, person_at: Mapping[int, int]) -> list[int]:
    """Return the people a pronoun may take up: subjects before it, nearest sentence first, then anybody."""
    ranked: list[int] = []
    for back in range(number, max(number - REACH, -1), -1):
        ranked += _subject_people(sents[back], person_at) if back < number else []
        inside = [person_at[t.i] for t in sents[back] if t.i in person_at and t.i < token.i]
        ranked += reversed(inside)
    return list(dict.fromkeys(ranked))


def _choose(tree: Tree, people: tuple[PersonMention, ...], candidates: list[int], wanted: str) -> int | None:
    """Return the first candidate not known to be of the other gender; a bare name yields to one known to fit."""
    fitting = [person for person in candidates if gender(tree, people[person]) in {None, wanted}]
    known = [person for person in fitting if people[person].offices or gender(tree, people[person]) == wanted]
    return next(iter(known or fitting), None)


def resolve(
    tree: Tree, sents: list[Sentence], people: tuple[PersonMention, ...], person_at: dict[int, int]
) -> dict[int, int]:
    """Return token index to person for every personal pronoun that has an antecedent."""
    found: dict[int, int] = {}
    words, pronouns = tree.lowered, _pronouns()
    for number, sent in enumerate(sents):
        for token in (tree[i] for i in range(sent.start, sent.end) if words[i] in pronouns):
            if not (token.dep_ in SUBJECTS or token.lower_ in NEVER_EXPLETIVE):
                continue
            person = _choose(
                tree, people, _candidates(sents, number, token, ChainMap(found, person_at)), pronouns[token.lower_]
            )
            if person is not None:
                found[token.i] = person
    return found


def groups(tree: Tree, person_at: dict[int, int], people: tuple[PersonMention, ...]) -> dict[int, list[int]]:
    """Return token index to people for "ils", "les deux ministres", "les trois présidents": the last ones named."""
    found: dict[int, list[int]] = {}
    order: list[int] = []
    absent: set[int] = set()
    for i, word in enumerate(tree.lowered):
        person = person_at.get(i)
        if person is not None and person_at.get(i - 1) != person and _sends(tree, i):
            absent.add(person)
        if person is not None and person not in absent:
            order = [p for p in order if p != person] + [person]
        elif person is None and word in _plurals() and (size := _size(tree[i])):
            members = _last_of(_of_rank(tree[i], order, people, size), people, size)
            if len(members) == size:
                found[i] = members
    return found


@cache
def _sender() -> re.Pattern[str]:
    return re.compile(resources.patterns("arguments")["sender"]["before"])


@cache
def _source() -> re.Pattern[str]:
    return re.compile(resources.patterns("pronouns")["source"])


def _sends(tree: Tree, start: int) -> bool:
    """Return whether the one named here is not there: "a remis un message de X", "selon X"."""
    first = max(tree[start].sent.start, start - MESSAGE)
    left = straight(tree.text(first, start)) + " "
    return bool(_sender().search(left) or _source().search(left))


@cache
def _plurals() -> frozenset[str]:
    """Return the pronouns and nouns that may stand for several people."""
    table = resources.patterns("pronouns")["plural"]
    return frozenset((*table["pronouns"], *table["nouns"]))


def _of_rank(token: Word, order: list[int], people: tuple[PersonMention, ...], size: int) -> list[int]:
    """Return the people whose functions the plural noun can take up, all of them where too few hold such."""
    table = resources.patterns("pronouns")["plural"]
    after = [t.lower_ for t in token.tree[token.i + 1 : token.i + 1 + COMPLEMENT]] if token.lower_ == "chefs" else []
    ranks = next((table["of"][w] for w in after if w in table["of"]), table["ranks"].get(token.lower_, ()))
    fitting = [p for p in order if any(o.rank in ranks or o.duty in ranks for o in people[p].offices)]
    return fitting if len({people[p].party for p in fitting}) >= size else order


def _last_of(order: list[int], people: tuple[PersonMention, ...], size: int) -> list[int]:
    """Return the last people named, of different sides where sides are known."""
    chosen: list[int] = []
    for person in reversed(order):
        parties = {people[p].party for p in chosen} - {None}
        if people[person].party not in parties:
            chosen.append(person)
        if len(chosen) == size:
            break
    return chosen[::-1]


def _size(token: Word) -> int:
    """Return how many people a plural pronoun or "les deux hommes" stands for, 0 for none."""
    table = resources.patterns("pronouns")
    if token.lower_ in table["plural"]["pronouns"] and token.dep_ in SUBJECTS:
        return 2
    if token.lower_ not in table["plural"]["nouns"]:
        return 0
    return numbered(token)


def numbered(noun: Word) -> int:
    """Return the number that a noun has beside it ("les trois ministres"), 0 for none."""
    numbers = resources.patterns("pronouns")["number"]
    return next((int(numbers[child.lower_]) for child in noun.children if child.lower_ in numbers), 0)
