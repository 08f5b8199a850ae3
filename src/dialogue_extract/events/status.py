"""What one mention says of the encounter's status: held, ongoing, planned, postponed, cancelled, or denied."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dialogue_extract import resources
from dialogue_extract.events.clauses import Clause
from dialogue_extract.text import plain
from dialogue_extract.tree import Sentence, Word

BEHIND = 7  # tokens behind a verb that belong to what it says: "n'aura pas lieu", "remis à plus tard"
OWN = 12  # characters of the word itself
WISH = 70  # characters before a noun in which a wish for it may stand
NEARER = 20  # characters by which words of calling off count as nearer
CALLED_OFF = frozenset({"postponed", "cancelled"})
HAPPENED = frozenset({"held", "ongoing"})


@cache
def cues() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return (id, status, expression) of every cue, in the file's order."""
    return tuple((c["id"], c["status"], re.compile(c["sentence"])) for c in resources.patterns("status")["cue"])


@lru_cache(maxsize=512)
def straight(text: str) -> str:
    """Return the text lower-cased, with straight apostrophes and plain spaces; length is kept."""
    same = plain(text).replace("\n", " ")
    lowered = same.lower()
    if len(lowered) == len(same):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in same)


def cue(sent: Sentence, token: int, reach: int = 110) -> str | None:
    """Return the status that the wording near a token gives it, nearest cue first, or None."""
    text = straight(sent.text)
    at = sent.tree[token].idx - sent.start_char
    best: tuple[int, str] | None = None
    for status, start, end in _cued(text):
        apart = max(start - at, at - end, 0)
        # "a annulé la prochaine réunion" is called off
        distance = max(0, apart // 2 - NEARER) if status in CALLED_OFF else apart
        if distance > reach or (best is not None and distance >= best[0]):
            continue
        if apart > OWN and _verbs("another").search(text, min(at + OWN, end), max(at, start)):
            continue  # it tells of the one in between: "l'entretien visait à préparer une rencontre prévue"
        best = (distance, status)
    return best[1] if best else None


@lru_cache(maxsize=64)
def _cued(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the cues in a sentence with their offsets, in the file's order: all its encounters ask for them."""
    return tuple((status, *found.span()) for _, status, words in cues() for found in words.finditer(text))


def _report(words: str) -> str | None:
    """Return `postponed` or `cancelled` where the words say either."""
    return next((status for _, status, expression in cues() if status in CALLED_OFF and expression.search(words)), None)


def called_off(sent: Sentence) -> str | None:
    """Return the status of words of calling off anywhere in a sentence: "n'a finalement pas eu lieu"."""
    return _report(straight(sent.text))


def by_tense(clause: Clause) -> str | None:
    """Return the status that tense, mood and polarity give, or None where they tell nothing."""
    if clause.negated and clause.tense in {"past", "pluperfect", "present", "imperfect", "reported"}:
        return "denied"
    if clause.modal == "was_to":
        return "unfulfilled"
    if clause.tense == "conditional" and clause.modal is None and clause.subordinate and not clause.negated:
        return "planned"  # the future of what was said: "a annoncé qu'il recevrait"
    if clause.modal in {"may", "promise"} or (clause.tense == "conditional" and clause.modal != "must"):
        return "hypothetical"
    if clause.tense == "future" or clause.modal == "must":
        return "cancelled" if clause.negated else "planned"
    if clause.tense in {"past", "pluperfect", "reported"} and clause.verb is not None:
        return "held"
    return None


DIRECT = frozenset({"obj", "nsubj", "nsubj:pass", "root", "ROOT", "iobj"})


def _direct(token: Word, clause: Clause) -> bool:
    """Return whether a noun fills a slot of its clause's verb, so that the verb's polarity is its own."""
    return token.dep_ in DIRECT and (token.head.i == clause.verb or token.i == clause.verb)


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("status")[name])


def taking_place(word: str) -> bool:
    """Return whether a verb form tells that its subject takes place or is held: tenu, ouverte, débuté."""
    return bool(_verbs("holding").match(word))


def _holds(token: Word, clause: Clause) -> bool:
    """Return whether a noun fills a slot of a verb by which encounters are held: "ont entamé la réunion"."""
    return _direct(token, clause) and taking_place(token.head.lower_)


def begins(word: str) -> bool:
    """Return whether a verb form tells that something begins: entamé, arrivé, ouverte."""
    return bool(_verbs("beginning").match(word))


def _attended(token: Word, clause: Clause) -> bool:
    """Return whether a noun is what the clause's verb has people attend: "devait participer à une réunion"."""
    return token.head.i == clause.verb and bool(_verbs("attending").match(token.head.lower_))


def _phase(token: Word) -> str:
    return "ongoing" if begins(token.head.lower_) else "held"


def _wished(clause: Clause, sent: Sentence, token: int) -> bool:
    """Return whether a noun names what is only asked for: "ont demandé une réunion", "favorable à une conférence"."""
    word = sent.tree[token]
    asked = _direct(word, clause) and _verbs("requesting").match(word.head.lower_)
    return bool(asked or _verbs("wished").search(straight(sent.tree.text(sent.start, token))[-WISH:] + " "))


def _wanted(sent: Sentence, clause: Clause) -> bool:
    """Return whether a clause is what somebody wishes: "souhaite que Paris organise une conférence"."""
    if clause.verb is None:
        return False
    verb = sent.tree[clause.verb]
    return verb.dep_ == "ccomp" and verb.head.i < verb.i and bool(_verbs("requesting").match(verb.head.lower_))


def _ends(sent: Sentence, clause: Clause) -> bool:
    """Return whether a verb tells when what goes on will end: "les pourparlers doivent s'achever vendredi"."""
    words = sent.tree.text(clause.verb, clause.verb + 2).lower() if clause.verb is not None else ""
    return bool(_verbs("ending").match(words))


def _leaves(sent: Sentence, clause: Clause) -> bool:
    """Return whether a future verb tells what an encounter leaves behind: "restera comme la date du sommet"."""
    return clause.verb is not None and bool(_verbs("leaving").match(sent.tree[clause.verb].lower_))


def _group(sent: Sentence, verb: Word) -> str:
    """Return the words of a verb's group and those right behind it: "a finalement été remis à février"."""
    start = min([verb.i, *(child.i for child in verb.children if child.dep_.startswith("aux") and child.i < verb.i)])
    return straight(sent.tree.text(max(start - 2, sent.start), min(verb.i + BEHIND, sent.end)))


def _called(sent: Sentence, token: int, clause: Clause, verbal: bool, near: str | None) -> str | None:
    """Return `postponed` or `cancelled` where the words call this very encounter off.

    What its own verb says counts before words beside it: "Reportée deux fois, la rencontre a eu lieu jeudi".
    """
    happens = not clause.negated and clause.modal is None and clause.finite
    if verbal:
        return None if happens and clause.tense in {"past", "future"} else near if near in CALLED_OFF else None
    if clause.verb is None or not _direct(sent.tree[token], clause):
        return near if near in CALLED_OFF else None
    words = _group(sent, sent.tree[clause.verb])
    own = _report(words)
    if own is None and happens and taking_place(sent.tree[clause.verb].lower_):
        return None
    return own or (near if near in CALLED_OFF else None)


def status(clause: Clause, sent: Sentence, token: int, verbal: bool) -> str | None:
    """Return what one mention says: a status of the record, `denied`, `hypothetical`, `unfulfilled`, or None."""
    near = cue(sent, token)
    if called := _called(sent, token, clause, verbal, near):
        return called
    near = None if near in CALLED_OFF else near
    if _wanted(sent, clause) or (not verbal and _wished(clause, sent, token)):
        return "hypothetical"
    tense = by_tense(clause)
    if tense == "denied" and (off := called_off(sent)):
        return off
    if not verbal:
        return _of_noun(clause, sent, token, tense, near)
    return "ongoing" if tense == "held" and near == "ongoing" else tense or near


def _of_noun(clause: Clause, sent: Sentence, token: int, tense: str | None, near: str | None) -> str | None:
    """Return the status of a noun whose clause has a tense of its own and whose neighbours may say more."""
    word = sent.tree[token]
    if tense == "planned" and not clause.negated and _ends(sent, clause):
        return "ongoing"
    if tense == "planned" and _leaves(sent, clause):
        tense = None
    if tense in {"denied", "hypothetical", "unfulfilled", "cancelled"} and not _direct(word, clause):
        tense = tense if tense == "unfulfilled" and _attended(word, clause) else None
    if near == "planned" and tense == "held" and _holds(word, clause):
        return _phase(word)
    if near == "ongoing" and tense == "planned":
        return near  # "les travaux, qui s'ouvrent ce mercredi, porteront sur"
    if tense in {"planned", "denied", "hypothetical", "unfulfilled"}:
        return tense
    return near or tense
