"""Found an encounter on what stands around its words, where the parse ties no two sides to them.

In an article that would otherwise hold no event the sentence and its neighbours in the paragraph may name the sides:
"Le Premier ministre a été l'hôte à déjeuner du ministre togolais". Beside other encounters only a verb that asks for
a partner is completed, from its own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.cluster import PAIR, UNREAL, Cluster, rules
from dialogue_extract.events.days import days_since
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.fitting import fit
from dialogue_extract.events.status import straight, taking_place
from dialogue_extract.events.view import View

BETWEEN = re.compile(r"(?<!\w)(?:avec|entre|auprès)(?!\w)")
_WORD = re.compile(r"\w+")
DECIDING = "decide-together"  # tells nothing where no ministers or heads are its subject
SENDING = frozenset({"hand-over", "message"})  # whose people are those who send
TALKS = frozenset({"meeting", "call", "negotiation"})
TAKEN = frozenset({"l'", "l’", "lui", "elle", "il", "le", "la", "eux", "celui-ci", "celle-ci"})
RECENT = 2  # sentences back that may name whom "lui" takes up
HINT = "hint"  # the strength of words that tell an encounter only where two sides stand around on a recent day
STRENGTHS = ("strong", "weak", "anaphor", HINT)
SCENES = frozenset({"city", "capital", "venue"})
WEEK = 8  # days before publication in which a hint is news


def _speaking(view: View, sents: Iterable[int]) -> list[int]:
    """Return the people of known sides in the sentences who hold an office now."""
    named = dict.fromkeys(p for n in sents for p in view.persons_between(view.sents[n].start, view.sents[n].end))
    return [p for p in named if view.people[p].party and not view.retired(p)]


def _codes(view: View, sent: int) -> list[str]:
    span = view.sents[sent]
    return list(dict.fromkeys(code for i in range(span.start, span.end) for code in view.codes_at.get(i, ())))


def _near(view: View, sent: int) -> list[int]:
    """Return a sentence and its neighbours in the paragraph."""
    home = view.paragraph_of[view.sents[sent].start]
    around = (n for n in (sent, sent - 1, sent + 1) if 0 <= n < len(view.sents))
    return [n for n in around if view.paragraph_of[view.sents[n].start] == home]


def _homes(view: View, people: Sequence[int]) -> set[str]:
    return {party for p in people if (party := view.people[p].party)}


def _take(view: View, mention: Encounter, people: list[int], codes: Iterable[str]) -> None:
    fresh = [p for p in people if p not in mention.people]
    if mention.type == "visit" and not mention.guests:
        mention.guests.extend(fresh[:1])
    else:
        mention.others.extend(fresh)
    mention.codes = list(dict.fromkeys((*mention.codes, *codes, *sorted(_homes(view, people)))))


def _actors(view: View, sent: int) -> int:
    """Return how many people, offices of others and groups a sentence names: one alone meets nobody."""
    span = view.sents[sent]
    named = set(view.persons_between(span.start, span.end))
    heads = {o.head for o in view.doc._.offices if span.start <= o.head < span.end and o.head not in view.person_at}
    groups = {i for i in range(span.start, span.end) if view.tree[i].lower_ in rules()["groups"]}
    return len(named) + len(heads | groups)


def _tells(view: View, mention: Encounter) -> bool:
    """Return whether a word that mostly takes an encounter up can tell one: with a partner or a verb of holding."""
    words = view.told(mention.sent)
    return bool(BETWEEN.search(words)) or any(taking_place(word) for word in _WORD.findall(words))


def _taken_up(view: View, mention: Encounter) -> bool:
    """Return whether words of the clause take up somebody named before: "l'a reçu", "son interlocutrice", "l'hôte"."""
    token = view.tree[mention.trigger.token]
    if token.lower_ in rules()["taken_up"] or mention.trigger.pattern.id == "facing":
        return True
    slots = mention.slots
    heads = (*token.children, *(view.tree[i] for i in (*slots.subject, *slots.object, *slots.agent, *slots.partner)))
    return any((head.lower_ in TAKEN and head.pos_ == "PRON") or head.lower_ in rules()["taken_up"] for head in heads)


def recalled(view: View, mention: Encounter) -> bool:
    """Give an encounter that tells one side the person of another named last before it; return whether there is one."""
    after = view.persons_between(mention.trigger.token, view.sents[mention.sent].end)[:1]
    own = [p for p in mention.people or after if view.people[p].party and not view.retired(p)]
    home = set(mention.codes) | _homes(view, own)
    remembered = mention.background and not (mention.trigger.pattern.verbal and mention.clause.tense == "pluperfect")
    if mention.trigger.pattern.id in SENDING or mention.type not in TALKS or remembered or mention.title:
        return False
    if not own or len(home) != 1:
        return False
    first = view.sents[mention.sent].start
    start = view.sents[max(0, mention.sent - RECENT)].start
    named = [p for p in view.persons_between(start, first) if view.people[p].party not in {None, *home}]
    named = [p for p in named if not view.retired(p) and view.people[p].offices]
    if not named or not _taken_up(view, mention):
        return False
    _take(view, mention, [*own, named[-1]], ())
    return True


def completed(view: View, mention: Encounter) -> bool:
    """Give a verb that asks for a partner the sides its sentence names; return whether they are two."""
    told = mention.clause.finite and not mention.clause.subordinate and mention.clause.tense != "imperfect"
    if mention.background or mention.strength != "strong" or not (told and mention.trigger.pattern.verbal):
        return recalled(view, mention)
    people, codes = _speaking(view, [mention.sent]), _codes(view, mention.sent)
    if not people or len({*codes, *_homes(view, people)}) < PAIR or _actors(view, mention.sent) < PAIR:
        return recalled(view, mention)
    _take(view, mention, people, codes[:PAIR])
    return True


def _evidence(view: View, mention: Encounter) -> tuple[list[int], list[str]] | None:
    """Return the people and codes around a mention, or None where they are no two sides."""
    own, codes = _speaking(view, [mention.sent]), _codes(view, mention.sent)
    near = _speaking(view, _near(view, mention.sent))
    if mention.strength == HINT:
        return _hinted(view, mention, own, near)
    if mention.strength == "anaphor" and not (own and mention.type == "meeting" and _tells(view, mention)):
        return None  # "le comité", "la conférence" are mostly bodies of one state
    signed = mention.type == "signing" and len(codes) >= PAIR  # agreements are told by states: "l'Espagne livrera"
    if mention.strength == "weak" and not (own or signed):
        return None
    if len(_homes(view, own)) >= PAIR:
        return own, []
    if len(_homes(view, near)) >= PAIR and mention.strength != "anaphor":
        return near, []
    peopled = signed or _actors(view, mention.sent) >= PAIR
    if peopled and len({*codes, *_homes(view, own)}) >= PAIR:
        return own, codes
    return _beside(view, mention, own) if peopled and mention.strength == "strong" else None


def _hinted(view: View, mention: Encounter, own: list[int], near: list[int]) -> tuple[list[int], list[str]] | None:
    """Return people of two sides around a word that only hints at an encounter, at a place on a recent day."""
    published = view.doc._.published
    if mention.clause.negated or _expression("distant").search(view.told(mention.sent)):
        return None
    spans = [view.sents[n] for n in _near(view, mention.sent)]
    days = [d.event_value for span in spans for d in view.dates_between(span.start, span.end) if d.event_value]
    fresh = [since for day in days if (since := days_since(day, published)) is not None and 0 <= since <= WEEK]
    people = own if len(_homes(view, own)) >= PAIR else near
    scene = any(p.kind in SCENES for span in spans for p in view.places_between(span.start, span.end))
    return (people, []) if fresh and scene and len(_homes(view, people)) == PAIR else None


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("arguments")[name])


def _beside(view: View, mention: Encounter, own: list[int]) -> tuple[list[int], list[str]] | None:
    """Return people of one side with the only other state that the sentences around name."""
    speaks = _expression("spokesman")
    if all(speaks.search(straight(view.tree.quoted(o))) for p in own for o in view.people[p].offices):
        return None
    home = _homes(view, own)
    around = {code for n in _near(view, mention.sent) for code in _codes(view, n)} - home
    return (own, sorted(around)) if len(home) == 1 == len(around) else None


def rescued(view: View, mentions: Sequence[Encounter]) -> list[Cluster]:
    """Return the encounter that the likeliest of the unfounded mentions tells, or nothing."""
    able = [m for m in mentions if m.status not in UNREAL and not (m.topical or m.announced or m.background)]
    able = [m for m in able if m.trigger.pattern.id != DECIDING]
    told = [(m, found) for m in able if (found := _evidence(view, m)) is not None]
    if not told:
        return []
    mention, (people, codes) = min(
        told, key=lambda pair: (STRENGTHS.index(pair[0].strength), -len(pair[1][0]), pair[0].trigger.token)
    )
    _take(view, mention, people, codes)
    group = Cluster([mention])
    group.mentions.extend(m for m in able if m is not mention and fit(view, m, group) > 1.0)
    return [group]
