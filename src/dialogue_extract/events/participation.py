"""Decide who takes part in an encounter and who is only spoken of (`patterns/arguments.toml`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, wraps

from dialogue_extract import resources
from dialogue_extract.events.arguments import case_of, leading_verbs, subjects
from dialogue_extract.events.clauses import clause
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.roles import extent, sides_of
from dialogue_extract.events.view import View
from dialogue_extract.spans import Mention
from dialogue_extract.tree import Word

OWN = frozenset({"son", "sa", "leur"})  # "son président" is that of what was told of before
GENITIVE = frozenset({"de", "d'", "du", "des"})
ENOUGH = 1.0
ENOUGH_OF_MANY = 0.7  # in the account of a gathering
LIKELY = 0.3  # for a main event that lacks a side, of an office holder
CLIMB = 6
NAMED = frozenset({"appos", "flat", "flat:name"})
SPEAKS, COMMENTS = 0.6, 0.5  # in a paragraph on the encounter, in another one: the reactions
PRESENT = 0.8  # likewise, of anybody named beside it
LISTED = 20  # items of a list of those present
MULTILATERAL = frozenset({"summit", "conference", "committee", "negotiation", "dialogue"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's evidence for taking part: the sum and the rules behind it."""

    person: int
    score: float
    rules: tuple[str, ...]


@cache
def _expression(name: str) -> re.Pattern[str]:
    table = resources.patterns("arguments")
    return re.compile(table[name])


@lru_cache(maxsize=1 << 9)
def _says(name: str, sentence: str) -> bool:
    """Return whether a sentence holds an expression, remembered: everybody named in it asks again."""
    return bool(_expression(name).search(sentence))


@lru_cache(maxsize=1 << 12)
def _of_speech(word: str) -> bool:
    return bool(_expression("speech_verbs").match(word))


@cache
def _wording(table: str, key: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("arguments")[table][key])


@cache
def _acting_nouns() -> re.Pattern[str]:
    return re.compile(f"^(?:{resources.patterns('arguments')['acting_nouns']})$")


@cache
def _spokesman() -> re.Pattern[str]:
    return re.compile(f"\\b(?:{resources.patterns('arguments')['spokesman']})", re.IGNORECASE)


def _top(view: View, mention: Mention) -> Word:
    return view.tree.root(mention.start, mention.end)


def _once(rule: Callable[[View, Mention], bool]) -> Callable[[View, Mention], bool]:
    """Return the rule with what it says of each mention kept: every encounter of an article asks it again."""

    @wraps(rule)
    def kept(view: View, mention: Mention) -> bool:
        key = (rule.__name__, mention.start, mention.end)
        if key not in view.told_of:
            view.told_of[key] = rule(view, mention)
        return view.told_of[key]

    return kept


@_once
def spoken_of(view: View, mention: Mention) -> bool:
    """Return whether these words only name the person: the genitive of a noun that is no encounter, or a source."""
    left, _ = sides_of(view, mention)
    if _wording("spoken", "before").search(left + " "):
        return True
    token = _head_of_own(view, mention)
    if _author(token) or _superior(view, mention):
        return True
    if token.dep_ != "nmod" or case_of(token) not in GENITIVE:
        return False
    if view.person_at.get(token.i) is None and token.i not in view.office_at:
        return False  # "au pied de l'avion, son homologue X": parses hang the name on what stands before
    if _says("presenting", view.told(view.sent_of[mention.start])):
        return False  # "Il s'agit de l'ambassadeur d'Italie X": parses hang the name on the state
    return not (_acting_nouns().match(token.head.lower_) or leading_verbs().match(token.head.lower_))


def _head_of_own(view: View, mention: Mention) -> Word:
    """Return the head of a person's words: from the name over the function it stands in apposition to."""
    token = _top(view, mention)
    who = view.person_at.get(mention.start)
    deps = {"appos", "flat", "flat:name", "conj"}
    if _says("roll_call", view.told(view.sent_of[token.i])):
        deps.discard("conj")  # parses hang the next one of a list on the superior of the one before
    for _ in range(CLIMB):
        linked = token.dep_ in deps
        if token.head.i == token.i or not (linked or (who is not None and view.person_at.get(token.head.i) == who)):
            break
        token = token.head
    return token


def _superior(view: View, mention: Mention) -> bool:
    """Return whether the name belongs to somebody else's function: "l'émissaire du président X"."""
    who = view.offices_owned.get(mention.start, view.person_at.get(mention.start))
    around = (o for o in view.doc._.offices if o.start < mention.start < o.end)
    return any(view.offices_owned.get(office.start, who) != who for office in around)


def _author(token: Word) -> bool:
    """Return whether the person only made something: "le plan signé par le président"."""
    verb = token.head
    acting = leading_verbs().match(verb.lower_) or _acting_nouns().match(verb.head.lower_)
    return token.dep_ == "obl:agent" and verb.dep_ == "acl" and not acting


def _sends(view: View, mention: Mention) -> bool:
    """Return whether the person sends another: "porteur d'un message du président X"."""
    return bool(_wording("sender", "before").search(sides_of(view, mention)[0] + " "))


def _stays_away(view: View, mention: Mention) -> bool:
    """Return whether the person is said not to come: "X ne fera pas le voyage"."""
    _, right = sides_of(view, mention)
    found = _wording("absent", "after").search(right)
    return found is not None and bool(_wording("absent", "needs").search(right[found.start() : found.end() + 30]))


@_once
def earlier(view: View, mention: Mention) -> bool:
    """Return whether the person stands in a clause told in the pluperfect with a date: an earlier encounter."""
    number = view.sent_of[mention.start]
    sent = view.sents[number]
    if not view.dates_between(sent.start, sent.end) or _says("roll_call", view.told(number)):
        return False
    return clause(_top(view, mention)).tense == "pluperfect"


def spokesman(view: View, person: int) -> bool:
    """Return whether the person's function is to speak for or about others; "l'ambassadeur" beside it says no more."""
    offices = view.people[person].offices
    speaking = [o for o in offices if _spokesman().match(view.tree.quoted(o))]
    return bool(speaking) and all(o.bare for o in offices if o not in speaking)


def ranked(view: View, person: int) -> bool:
    """Return whether the person holds an office that sits at such tables."""
    return any(
        _expression("delegate").search(words) and not _expression("civil").search(words)
        for o in view.people[person].offices
        if not o.former and not (o.bare and o.determiner in OWN)
        for words in (view.tree.quoted(o).lower(),)
    )


@_once
def _speaks(view: View, mention: Mention) -> bool:
    """Return whether the person is the subject of a verb of saying or acting, or speaks for a side."""
    if _expression("voice").search(sides_of(view, mention)[0]):
        return True
    person = view.person_at.get(mention.start)
    return person is not None and person in _speakers(view, view.sent_of[mention.start])


def _speakers(view: View, sent: int) -> frozenset[int]:
    """Return the people who are subjects of verbs of saying or acting in a sentence."""
    if sent not in view.speakers_of:
        span, words = view.sents[sent], view.tree.lowered
        said = [i for i in range(span.start, span.end) if _of_speech(words[i])]
        verbs = [token for token in (view.tree[i] for i in said) if token.pos_ in {"VERB", "AUX"}]
        heads = [subject for verb in verbs for subject in subjects(verb)]
        # "le Béninois X", "le général X"
        told = (t for head in heads for t in (head, *(c for c in head.children if c.dep_ in NAMED)))
        view.speakers_of[sent] = frozenset(view.person_at[t.i] for t in told if t.i in view.person_at)
    return view.speakers_of[sent]


@_once
def _seated(view: View, mention: Mention) -> bool:
    left, right = sides_of(view, mention)
    presence = _expression("presence")
    if presence.search(right[:70]) or any(_says("roll_call", text) for text in _list_of(view, mention)):
        return True
    found = list(presence.finditer(left))
    return bool(found) and not _told_since(view, mention, len(left) - found[-1].end())


def _list_of(view: View, mention: Mention) -> list[str]:
    """Return the sentence of a mention and those before it in a list: "Étaient présents : X ; Y ; Z"."""
    number = view.sent_of[mention.start]
    texts = [view.told(number)]
    while number and len(texts) < LISTED:
        number -= 1
        text = view.told(number).rstrip(" \n-–•*")
        if not text.endswith((":", ";", ",")):
            break
        texts.append(text)
    return texts


def _told_since(view: View, mention: Mention, reach: int) -> bool:
    """Return whether a finite verb, but for a relative clause's, stands in the last characters before the person."""
    first, _ = extent(view, mention)
    begin = view.tree[first].idx - reach - 1
    words = [t for t in view.tree[max(0, first - 60) : first] if t.idx >= begin]
    return any("Fin" in t.feature("VerbForm") and t.dep_ != "acl:relcl" and t.head.dep_ != "acl:relcl" for t in words)


def weigh(view: View, cluster: Cluster, person: int, sents: frozenset[int], codes: frozenset[str]) -> Verdict:
    """Return the evidence that a person takes part in the encounter whose sentences are given."""
    who = view.people[person]
    argument = [(2.5, "argument of the encounter")] if person in cluster.people else _fellows(view, cluster, person)
    spots = [m for m in (*who.names, *who.offices, *who.references) if view.sent_of[m.start] in sents]
    if not spots:
        return _verdict(person, argument)
    told = {m.sent for m in cluster.mentions if m.background}
    free = [m for m in spots if not spoken_of(view, m) and (view.sent_of[m.start] in told or not earlier(view, m))]
    acts = bool(argument) and not all(spoken_of(view, m) for m in spots)  # told in the pluperfect, it is this encounter
    where = [] if acts and not free else _where(view, cluster, free)
    found = [*argument, *where, *_what(view, free, near=bool(argument) or len(where) > 0)]
    if cluster.type in MULTILATERAL and who.party and ranked(view, person):
        found.append((0.7, "an office holder in the account of a gathering of many"))
    if who.party and who.party in codes:
        found.append((0.4, "of a party that meets"))
    found += _away(view, cluster, person, spots)
    if spokesman(view, person):
        found.append((-6.0, "spokesman or observer"))
    if who.offices and all(o.former for o in who.offices):
        found.append((-0.8, "former office"))
    return _verdict(person, found)


def _fellows(view: View, cluster: Cluster, person: int) -> list[tuple[float, str]]:
    """Return the evidence of one plural function: "les ambassadeurs A, B et C", of whom A and B take part."""
    own = {o.start for o in view.people[person].offices if o.plural}
    sharing = [p for p in cluster.people if own & {o.start for o in view.people[p].offices}] if own else []
    return [(4.0, "of those named with one function")] if len(sharing) > 1 else []


def _away(view: View, cluster: Cluster, person: int, spots: list[Mention]) -> list[tuple[float, str]]:
    """Return the evidence that a person is elsewhere."""
    if person in cluster.people:
        return []
    found = []
    if any(person in m.apart for m in cluster.mentions):
        found.append((-3.0, "met in turn"))
    if any(_stays_away(view, m) for m in spots):
        found.append((-3.0, "stays away"))
    if any(_sends(view, m) for m in spots):
        found.append((-2.0, "sends another"))
    return found


def _verdict(person: int, evidence: list[tuple[float, str]]) -> Verdict:
    return Verdict(person, sum(points for points, _ in evidence), tuple(rule for _, rule in evidence))


def _where(view: View, cluster: Cluster, free: list[Mention]) -> list[tuple[float, str]]:
    """Return the evidence from where a person is named without being merely spoken of."""
    if not free:
        return [(-3.0, "only spoken of")]
    triggers = {m.sent for m in cluster.mentions}
    paragraphs = {view.paragraph_of[m.trigger.token] for m in cluster.mentions}
    found = []
    if any(view.sent_of[m.start] in triggers for m in free):
        found.append((0.5, "in a sentence on the encounter"))
    if paragraphs & {view.paragraph_of[m.start] for m in free}:
        found.append((0.3, "in a paragraph on the encounter"))
    return found


def _what(view: View, free: list[Mention], near: bool) -> list[tuple[float, str]]:
    """Return the evidence from what is said of a person; `near`: in a paragraph on the encounter."""
    found = []
    if any(_seated(view, m) for m in free):
        found.append((1.2, "seated"))
    if any(_speaks(view, m) for m in free):
        found.append((SPEAKS if near else COMMENTS, "speaks or acts"))
    return found
