"""Merge the mentions of one encounter; keep two encounters apart."""

from __future__ import annotations

from itertools import pairwise

from dialogue_extract import gazetteer
from dialogue_extract.events import arguments
from dialogue_extract.events.cluster import MULTILATERAL, PAIR, UNREAL, Cluster, rules
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.fillers import people_around
from dialogue_extract.events.fitting import fit
from dialogue_extract.events.status import taking_place
from dialogue_extract.events.surroundings import completed
from dialogue_extract.events.view import View
from dialogue_extract.events.visitors import complete
from dialogue_extract.spans import Rejection

TAKEN_UP = "takes up an encounter that is not named"
INSIDE = 4  # tokens: "session de la commission"
NO_PARTNER = "no second side"


def sides(view: View, mention: Encounter) -> set[str]:
    """Return the parties that a mention names, its people's included; unknown ones count apart."""
    found = set(mention.codes)
    for person in mention.people:
        if not view.retired(person):
            found.add(view.people[person].party or f"?{person}")
    return found


def _foreign(view: View, mention: Encounter) -> bool:
    """Return whether the sentence names any state or organisation."""
    sent = view.sents[mention.sent]
    return any(i in view.codes_at for i in range(sent.start, sent.end))


def _opened(view: View, mention: Encounter) -> bool:
    """Return whether the first words on a gathering tell that it took place: "La conférence s'est ouverte"."""
    token = view.tree[mention.trigger.token]
    held = token.dep_ in {"nsubj", "nsubj:pass"} and taking_place(token.head.lower_)
    return held and mention.type in MULTILATERAL and not mention.demonstrative


def _had(view: View, mention: Encounter) -> bool:
    """Return whether people of two sides have it together: "ont eu un échange", "ont eu des discussions"."""
    token = view.tree[mention.trigger.token]
    own = token.dep_ == "obj" and not mention.definite and taking_place(token.head.lower_)
    if own and mention.kind in MULTILATERAL and mention.codes:
        return True
    return own and len({view.people[p].party for p in mention.people} - {None}) >= PAIR


def _gathered(mention: Encounter) -> bool:
    """Return whether ministers or heads of an organisation or of several states are the subject of a verb."""
    bodies = [code for code in mention.codes if gazetteer.load().organisation(code)]
    acting = mention.clause.finite and not mention.slots.passive  # not "les sanctions adoptées par l'Union"
    return acting and mention.kind in MULTILATERAL and (bool(bodies) or len(mention.codes) >= PAIR)


def _joint(view: View, mention: Encounter) -> bool:
    """Return whether people of two sides are the subject together: "X et son homologue Y ont débattu du prix"."""
    heads = mention.slots.agent if mention.slots.passive else mention.slots.subject
    held = mention.clause.finite and not mention.background
    if held and len(arguments.speaking(view, heads)) >= PAIR:
        return True
    met = arguments.persons(view, mention.slots.partner)  # "Avec X, il a évoqué la dette"
    return held and bool(met) and len(arguments.speaking(view, [*heads, *mention.slots.partner])) >= PAIR


def _never_founds(view: View, mention: Encounter) -> str:
    """Return why a mention founds nothing whoever stands around: unreal, or its wording asks for people together."""
    if mention.status in UNREAL:
        return f"only {mention.status}"
    only = mention.trigger.pattern.gathering == "only"
    return "no gathering" if only and not (_gathered(mention) or _joint(view, mention)) else ""


def _alone(view: View, mention: Encounter) -> bool:
    """Return whether a wording that asks for a partner has none: neither a second side nor a group that comes."""
    group = frozenset(rules()["groups"])
    received = any(view.tree[i].lower_ in group for i in mention.slots.object + mention.slots.subject)
    gathered = mention.kind in MULTILATERAL or (received and bool(mention.people))
    if mention.trigger.pattern.partner and len(sides(view, mention)) < PAIR and not gathered:
        return True
    return mention.type == "call" and not mention.title and max(len(mention.people), len(mention.codes)) < PAIR


def _takes_up(view: View, mention: Encounter, clusters: list[Cluster]) -> bool:
    """Return whether those who met before do something together: "Ils se sont mis d'accord pour"."""
    subject = [view.tree[i] for i in mention.slots.subject]
    again = bool(subject) and all(token.pos_ == "PRON" for token in subject)
    met = {p for c in clusters for p in c.people}
    if set(arguments.persons(view, mention.slots.partner)) - met and len(sides(view, mention)) >= PAIR:
        return False  # "Il a évoqué avec X" names somebody new
    return again and mention.strength == "weak" and mention.trigger.pattern.id in rules()["sequels"]


def _named(view: View, mention: Encounter, clusters: list[Cluster]) -> bool:
    """Return whether a word that mostly takes an encounter up names one: with two sides, or as one that opens."""
    if len(sides(view, mention)) >= PAIR and (mention.slots.between or mention.slots.partner):
        return True
    journey = mention.type == "visit" and bool(mention.guests) and mention.slots.possessed
    if len({view.people[p].party for p in mention.chairs} - {None}) >= PAIR:
        return True  # "X et Y présideront": others than those who met before
    return journey or (not clusters and _opened(view, mention)) or _had(view, mention)


def _unclear(view: View, mention: Encounter, clusters: list[Cluster]) -> str:
    """Return why words that could take up an encounter or name none do not tell a new one, or the empty string."""
    pattern = mention.trigger.pattern
    if mention.type in MULTILATERAL and mention.strength == "strong":
        return ""
    if mention.strength == "weak" and not mention.title and not (sides(view, mention) or _foreign(view, mention)):
        return "no side"
    beside = all(c.type in {"signing", "ceremony", "visit"} for c in clusters) and mention.type == "meeting"
    given = pattern.id in rules()["own"] and mention.codes
    if mention.definite and not given and not mention.people and clusters and len(mention.codes) < 2 and not beside:
        return "definite, but nothing fits"
    return ""


def may_found(view: View, mention: Encounter, clusters: list[Cluster]) -> str:
    """Return why a mention cannot found an event of its own, or the empty string."""
    if never := _never_founds(view, mention):
        return never
    if mention.serial and len(sides(view, mention)) >= PAIR:
        return ""
    if mention.strength == "anaphor":
        return "" if _named(view, mention, clusters) else TAKEN_UP
    if mention.type == "visit":
        welcomed = mention.trigger.pattern.type != "visit" and not mention.guests  # "accueillie à l'aéroport par X"
        return "" if (mention.people or mention.codes) and not welcomed else "no traveller"
    if _alone(view, mention):
        return NO_PARTNER
    if clusters and _takes_up(view, mention, clusters):
        return TAKEN_UP
    return _unclear(view, mention, clusters)


def _refusal(mention: Encounter, reason: str) -> Rejection:
    token = mention.trigger.token
    return Rejection(token, token + 1, mention.trigger.pattern.id, "encounter", reason)


def _settle_announced(view: View, mentions: list[Encounter]) -> None:
    """Only what follows another encounter can be the next one; one with people of its own is news too."""
    body = [m for m in mentions if not m.title and (m.strength != "anaphor" or m.slots.between) and not m.topical]
    body.sort(key=lambda m: m.trigger.token)
    seen: set[int] = set()
    first = True  # nothing before founds an encounter
    for mention in body:
        sent = view.sents[mention.sent]
        fresh = set(mention.people) & set(view.persons_between(sent.start, sent.end)) - seen
        if first or (fresh and len(mention.people) > 1):
            mention.announced = False
        seen |= set(mention.people)
        first = first and (mention.announced or bool(may_found(view, mention, [])))
    for mention in mentions:
        if mention.announced:
            mention.date = None


def _settle_nested(mentions: list[Encounter]) -> None:
    """A word inside the phrase of one that is only wished for is no news either: "organiser la 15e session de la
    commission mixte"."""
    nouns = sorted((m for m in mentions if not m.trigger.pattern.verbal), key=lambda m: m.trigger.token)
    for outer, inner in pairwise(nouns):
        inside = outer.sent == inner.sent and inner.trigger.token - outer.trigger.token <= INSIDE
        if not inside:
            continue
        if inner.status is None and outer.status in UNREAL:
            inner.status = outer.status
        if outer.strength == "anaphor" and inner.strength == "strong" and not inner.definite:
            outer.kind = inner.type  # "cette 8e session de pourparlers"
            inner.definite, inner.demonstrative = outer.definite, outer.demonstrative


def _home(view: View, mention: Encounter, clusters: list[Cluster]) -> Cluster | None:
    """Return the encounter that a mention fits best, or None where it fits none."""
    last = max((c.sents[-1] for c in clusters), default=0)
    ranked = [(fit(view, mention, c, c.sents[-1] == last), -n) for n, c in enumerate(clusters)]
    best = max(ranked, default=(0.0, 0))
    return clusters[-best[1]] if best[0] > 1.0 else None


def cluster(view: View, mentions: list[Encounter]) -> tuple[list[Cluster], list[Rejection]]:
    """Return the events as clusters of mentions, in text order, and the mentions that founded none."""
    clusters: list[Cluster] = []
    refused: list[Rejection] = []
    _settle_announced(view, mentions)
    _settle_nested(mentions)
    ordered = sorted(mentions, key=lambda m: (m.announced, m.trigger.token))
    for mention in ordered:
        if mention.topical:
            refused.append(_refusal(mention, "a subject of talks"))
            continue
        complete(view, mention, clusters)
        if (home := _home(view, mention, clusters)) is not None:
            home.mentions.append(mention)
            continue
        open_to = not clusters and mention.strength != "anaphor" and not mention.serial
        if open_to and len(sides(view, mention)) < PAIR:
            mention.others.extend(p for p in people_around(view, mention) if p not in mention.people)
        reason = may_found(view, mention, clusters)
        if reason == NO_PARTNER and not mention.serial and completed(view, mention):
            reason = ""
            if (home := _home(view, mention, clusters)) is not None:
                home.mentions.append(mention)
                continue
        if mention.announced:
            reason = "announces the next meeting"
        if reason:
            refused.append(_refusal(mention, reason))
            continue
        clusters.append(Cluster([mention]))
    return clusters, refused
