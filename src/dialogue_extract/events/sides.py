"""The sides that the sentences on a gathering name by their delegates or as its sponsors."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.clauses import SUBJECTS
from dialogue_extract.events.cluster import MULTILATERAL, Cluster
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention
from dialogue_extract.tree import Word

DELEGATES = "told of its delegates"
SPONSOR = "sponsor"
PLACED = frozenset({"à", "en", "au", "aux", "dans", "depuis", "vers", "pour", "-", "sur", "contre", "envers", "hors"})
LINKS = frozenset({"de", "du", "des", "d'", "d’", "la", "le", "les", "l'", "l’", "et", ",", "ainsi", "que"})
REACH = 30  # tokens of an enumeration of sides
BROKER = 7  # tokens: "avec la médiation discrète de la"
LOOSE = 2  # words between a delegate and the side: "les négociateurs commerciaux de l'UE"
NAMED = 4  # sentences back in which the sides that a number takes up are named
PHRASE = 70  # characters of a noun's phrase
CUT = re.compile(r"[,.;:]|\b(?:qui|que|ont|est|sont|a|sur)\b")


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("sides")[name])


def told_sides(view: View, cluster: Cluster, sents: list[int]) -> dict[str, str]:
    """Return the codes of the sides whose delegates, or sponsors, the gathering's sentences name, with the rule."""
    found: dict[str, str] = {}
    if cluster.type not in MULTILATERAL:
        return found
    own = {m.sent for m in cluster.mentions if not m.announced}
    for sent in sorted(own | set(sents)):
        for token in view.sents[sent]:
            if _brings(token.lower_) and token.i not in view.topic_tokens and token.i not in view.next_tokens:
                rule, codes = _by_word(view, token)
                found = {**dict.fromkeys(codes, rule), **found}
    return found


@lru_cache(maxsize=1 << 12)
def _brings(word: str) -> bool:
    """Return whether a word may bring sides: few do, and each in few places."""
    return any(_expression(kind).match(word) for kind in ("delegates", "sponsorship", "sponsored", "represented"))


def _by_word(view: View, token: Word) -> tuple[str, list[str]]:
    """Return the sides that a delegate, a sponsorship or "représenté" brings."""
    word = token.lower_
    if _expression("delegates").match(word):
        held = list(view.codes_at.get(token.i, ()))  # of a plural function: "les dirigeants du G7"
        return DELEGATES, held or _enumerated(view, token.i + 1, token.sent.end)
    before = {t.lower_ for t in view.tree[max(0, token.i - 3) : token.i]}
    if _expression("sponsorship").match(word) and "sous" in before:
        return SPONSOR, _enumerated(view, token.i + 1, token.sent.end)
    if _expression("sponsored").match(word) and token.i + 1 < len(view.tree) and view.tree[token.i + 1].lower_ == "par":
        return SPONSOR, [c for c in _enumerated(view, token.i + 2, token.sent.end) if gazetteer.load().organisation(c)]
    if _expression("represented").match(word):
        heads = [c for c in token.children if c.dep_ in SUBJECTS] or [token.head]
        near = [t for head in heads for t in (head, *head.conjuncts)]
        return DELEGATES, [code for t in near for code in view.codes_at.get(t.i, ())]
    return "", []


def brokers(view: View, place: PlaceMention) -> bool:
    """Return whether a state only brought others together: "à l'initiative du Qatar", "sous médiation qatarie"."""
    words = " ".join(t.lower_ for t in view.tree[max(0, place.start - BROKER) : place.start]).replace("’", "'")
    if _expression("appointed").search(words + " "):
        return True
    if place.kind in {"adjective", "compound"}:
        return bool(_expression("brokered_by").search(words))
    return place.kind in {"state", "capital"} and bool(_expression("brokered").search(words))


def acts(view: View, start: int) -> bool:
    """Return whether a state or body acts where it stands: not "à Rome", not "l'est de la RDC", "la crise au Mali"."""
    i = start - 1
    while i >= 0 and view.tree[i].lower_ in {"la", "le", "les", "l'", "l’"}:
        i -= 1
    word = view.tree[i].lower_.replace("’", "'") if i >= 0 else ""
    if word in {"de", "du", "des", "d'"}:
        while i > 0 and (view.tree[i].pos_ in {"ADP", "DET", "ADJ"} or i in view.place_at):
            i -= 1
        return bool(_expression("speaks_for").match(view.tree[i].lower_))
    return word not in PLACED


def counted(view: View, sents: list[int], back: int = 1) -> list[str]:
    """Return the sides that a number takes up: "Entre Kigali et Kinshasa ... Les experts des deux pays"."""
    for sent in sents:
        found = _expression("counted").search(view.told(sent))
        if found is None:
            continue
        number = resources.patterns("sides")["numbers"][found.group(1) or found.group(2)]
        end = view.sents[sent].start_char + found.start()
        for near in range(sent, max(sent - 1 - back, -1), -1):
            places = view.places_between(view.sents[near].start, view.sents[near].end)
            codes = dict.fromkeys(p.code for p in places if _names_state(view, p) and view.tree[p.start].idx < end)
            if len(codes) == number:
                return [code for code in codes if code]
            if len(codes) > number:
                break
    return []


def of_its_noun(view: View, token: int) -> list[str]:
    """Return the sides that a number takes up in the phrase of a noun: "une réunion d'experts des deux pays"."""
    sent = view.sent_of[token]
    behind = view.told(sent)[view.tree[token].end - view.sents[sent].start_char :][:PHRASE]
    found = _expression("counted").search(behind)
    bound = found is not None and not CUT.search(behind[: found.start()])
    return counted(view, [sent], NAMED) if bound else []


def _names_state(view: View, place: PlaceMention) -> bool:
    """Return whether a place stands for its state: no place of an event, no complement of an office."""
    if place.kind not in {"state", "capital"} or not place.code or place.start in view.office_at:
        return False
    before = view.tree[place.start - 1].lower_.replace("’", "'") if place.start else ""
    return before == "entre" or acts(view, place.start) or before in {"et", ","}


def _enumerated(view: View, start: int, limit: int) -> list[str]:
    """Return the codes of the places in an enumeration that begins here."""
    codes: list[str] = []
    i, loose = start, 0
    while i < min(limit, start + REACH):
        here = view.codes_at.get(i)
        if here:
            codes += here
            place = view.place_at.get(i)
            i = place.end if place else i + 1
            continue
        if view.tree[i].lower_ not in LINKS:
            loose += 1
            if codes or loose > LOOSE or view.tree[i].pos_ in {"VERB", "AUX", "PRON"}:
                break
        i += 1
    return codes
