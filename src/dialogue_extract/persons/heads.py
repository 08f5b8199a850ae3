"""The head nouns of offices, read from `lexicons/offices.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import Phrases
from dialogue_extract.resources import lexicon

OF = frozenset({"de", "d'", "du", "des"})
AT = frozenset({"à", "au", "aux"})
ARTICLES = frozenset({"la", "le", "l'", "les"})
DEFINITE = frozenset({"le", "la", "l'", "les", "du", "des", "au", "aux"})
POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs", "notre", "mon", "votre", "nos"})
INDEFINITE = frozenset({"un", "une", "plusieurs", "deux", "trois", "quatre", "certains"})
ATTACHED = frozenset({"attaché", "attachée"})
DEMONSTRATIVE = frozenset({"ce", "cet", "cette", "ces"})


@dataclass(frozen=True, slots=True)
class Head:
    """What the lexicon says of a head noun."""

    rank: str = ""
    plural: bool = False
    former: bool = False
    complement: bool = False
    posting: bool = False
    subject: bool = False
    epithet: bool = False
    counterpart: bool = False


@dataclass(frozen=True, slots=True)
class HeadMatch:
    """A head noun in the row: words start to end, the determiner before it, whether it is past."""

    start: int
    end: int
    head: Head
    determiner: str = ""
    opening: int = 0  # first word of the phrase with its determiner
    former: bool = False


@cache
def _heads() -> Phrases[Head]:
    entries: dict[str, Head] = {}
    for item in lexicon("offices")["head"]:
        flags = {k: item.get(k, False) for k in ("complement", "posting", "subject", "epithet", "counterpart")}
        for number in ("forms", "plural"):
            for form in item.get(number, ()):
                for prefix in ("", *item.get("prefixes", ())):
                    head = Head(rank=item["rank"], plural=number == "plural", **flags)
                    entries.setdefault(prefix + form, head)
                    past = Head(rank=item["rank"], plural=number == "plural", former=True, **flags)
                    entries.setdefault("ex-" + prefix + form, past)
    return Phrases(entries)


@cache
def office_words(name: str) -> frozenset[str]:
    """Return a word set of `lexicons/office_words.toml`."""
    return frozenset(lexicon("office_words")[name])


def _opening(row: Frame, start: int) -> tuple[str, int, bool]:
    """Return the determiner of a head, the first word of its phrase and whether "ancien" stands between."""
    i, former = start - 1, False
    while (
        i >= 0
        and not row.fresh[i + 1]
        and (row.norm[i] in office_words("before") or row.norm[i] in office_words("former"))
    ):
        former = former or row.norm[i] in office_words("former")
        i -= 1
    if i >= 0 and not row.fresh[i + 1]:
        if row.norm[i] in DEFINITE | POSSESSIVE | INDEFINITE | DEMONSTRATIVE:
            return row.norm[i], i, former
        if row.norm[i] in ("alors", "jadis", "naguère"):
            former = True
    return "", i + 1, former


def head_at(row: Frame, i: int) -> HeadMatch | None:
    """Return the head noun that starts at word i."""
    found = _heads().match(row, i)
    if found is None:
        return None
    end, head = found
    if (
        row.pos[i] in ("VERB", "AUX")
        and end == i + 1
        and not row.capital(i)
        and i not in row.learned
        and row.norm[i] not in ATTACHED
    ):
        return None
    determiner, opening, former = _opening(row, i)
    if head.counterpart and not row.norm[i].startswith("homologue") and determiner not in POSSESSIVE:
        return None
    return HeadMatch(i, end, head, determiner, opening, former or head.former)


def heads(row: Frame) -> list[HeadMatch]:
    """Return the head nouns of a row, without overlaps."""
    found: list[HeadMatch] = []
    for i in _heads().starts(row):
        match = None if found and i < found[-1].end else head_at(row, i)
        if match:
            found.append(match)
    return found
