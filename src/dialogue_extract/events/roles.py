"""Give each participant a role (`patterns/roles.toml`, then who receives and who is received)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.clusters import Cluster
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View
from dialogue_extract.spans import Mention

LOOK_BACK, LOOK_AHEAD = 260, 180
ABBREVIATION = re.compile(r"\b(mm?|s\.e|s\.e\.m|dr|me|u|k)\.(?=\s)")
COURTESY = frozenset({"m.", "mm.", "mme", "s.e.m.", "s.e.", "dr", "monsieur", "madame", "excellence", "son"})
HOSTED = frozenset({"meeting", "visit", "ceremony", "conference", "summit"})


@dataclass(frozen=True, slots=True)
class RoleRule:
    """One wording and the role it gives."""

    id: str
    role: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    types: frozenset[str]
    others: int


def _maybe(expression: str | None) -> re.Pattern[str] | None:
    return re.compile(expression) if expression else None


@cache
def rules() -> tuple[RoleRule, ...]:
    """Return the compiled role rules, in the file's order."""
    return tuple(
        RoleRule(
            entry["id"],
            entry["role"],
            _maybe(entry.get("before")),
            _maybe(entry.get("after")),
            _maybe(entry.get("needs")),
            frozenset(entry.get("types", ())),
            entry.get("others", 0),
        )
        for entry in resources.patterns("roles")["role"]
    )


def extent(view: View, mention: Mention) -> tuple[int, int]:
    """Return the tokens of a mention with the same person's name, function and courtesy form beside it."""
    doc, who = view.doc, view.person_at.get(mention.start)
    start, end = mention.start, mention.end
    if who is None:
        return start, end
    reach = end
    while reach < len(doc) and reach - end < 3 and (doc[reach].is_punct or doc[reach].pos_ in {"DET", "ADP"}):
        reach += 1
        if reach < len(doc) and view.person_at.get(reach) == who and doc[reach].sent == doc[end - 1].sent:
            while reach < len(doc) and view.person_at.get(reach) == who:
                reach += 1
            end = reach
    back = start - 1
    while back >= 0 and start - back < 4 and (doc[back].is_punct or doc[back].pos_ in {"DET", "ADJ"} or doc[back].lower_ in COURTESY):
        if back > 0 and view.person_at.get(back - 1) == who and doc[back - 1].sent == doc[start].sent:
            while back > 0 and view.person_at.get(back - 1) == who:
                back -= 1
            start = back
        back -= 1
    return start, end


def sides_of(view: View, mention: Mention) -> tuple[str, str]:
    """Return the straightened text before and after a person's words inside their sentence."""
    doc = view.doc
    sent = doc[mention.start].sent
    first, last = extent(view, mention)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    left = doc.text[max(sent.start_char, start - LOOK_BACK) : start]
    right = doc.text[end : min(sent.end_char, end + LOOK_AHEAD)]
    return _undotted(straight(left)).rstrip(), _undotted(straight(right))


def _undotted(text: str) -> str:
    """Return the text without the dots of courtesy forms, which would end a clause."""
    return ABBREVIATION.sub(lambda m: m.group(0).replace(".", "_"), text)


def _between(view: View, left: str, cut: int, mention: Mention) -> int:
    """Return how many other people are named between a cue and the person."""
    first, _ = extent(view, mention)
    begin = view.doc[first].idx - (len(left) - cut)
    names = {view.person_at[i] for i in range(max(0, first - 60), first) if i in view.person_at and view.doc[i].idx >= begin}
    return len(names - {view.person_at.get(mention.start)})


def _touch(view: View, rule: RoleRule, mention: Mention) -> bool:
    left, right = sides_of(view, mention)
    if rule.before:
        found = rule.before.search(left)
        if not found or _between(view, left, found.start(), mention) > rule.others:
            return False
    if rule.after and not rule.after.search(right):
        return False
    return not (rule.needs and not rule.needs.search(left))


def worded(view: View, person: int, sents: list[int], kind: str) -> tuple[str, str] | None:
    """Return (role, rule id) that the wording around a person's mentions gives, or None."""
    who = view.people[person]
    allowed = set(sents)
    spots = [m for m in (*who.names, *who.offices, *who.references) if view.sent_of[m.start] in allowed]
    for rule in rules():
        if rule.types and kind not in rule.types:
            continue
        for mention in spots:
            if _touch(view, rule, mention):
                return rule.role, rule.id
    return None


def slot_role(cluster: Cluster, person: int) -> tuple[str, str] | None:
    """Return the role of the slot that a person fills in a mention of the encounter, or None."""
    for mention in cluster.mentions:
        if person in mention.hosts:
            return "host", mention.trigger.pattern.id
        if person in mention.guests:
            return "guest", mention.trigger.pattern.id
    return None


def assign(
    view: View, cluster: Cluster, people: list[int], kind: str, sents: list[int], country: str | None
) -> dict[int, tuple[str, str]]:
    """Return role and rule of every participant of an event."""
    roles: dict[int, tuple[str, str]] = {}
    for person in people:
        found = worded(view, person, sents, kind)
        slot = slot_role(cluster, person)
        if slot and slot[0] == "host" and found and found[0] == "head_of_delegation":
            found = slot
        if kind in {"call"}:
            found = slot = None
        roles[person] = found or slot or ("participant", "default")
    _pair_chairs(roles)
    if kind == "signing":
        _signatories(roles, people, cluster)
    if kind in HOSTED:
        _complete_hosts(view, roles, people, kind, country)
    return roles


def _signatories(roles: dict[int, tuple[str, str]], people: list[int], cluster: Cluster) -> None:
    acting = set(cluster.people)
    for person in people:
        if roles[person][0] in {"participant", "guest", "host"} and person in acting:
            roles[person] = ("signatory", "signing")


def _pair_chairs(roles: dict[int, tuple[str, str]]) -> None:
    chairs = [p for p, (role, _) in roles.items() if role in {"chair", "co_chair"}]
    if len(chairs) == 1 and roles[chairs[0]][0] == "co_chair":
        roles[chairs[0]] = ("chair", roles[chairs[0]][1])
    if len(chairs) == 2:
        for person in chairs:
            roles[person] = ("co_chair", roles[person][1])


def _complete_hosts(view: View, roles: dict[int, tuple[str, str]], people: list[int], kind: str, country: str | None) -> None:
    """Two sides meet in one's country: that one receives, the other is received."""
    plain = [p for p in people if roles[p][0] in {"participant", "host", "guest"}]
    hosts = {view.people[p].party for p in plain if roles[p][0] == "host"}
    if kind == "visit":
        for person in plain:
            if roles[person][0] == "participant":
                roles[person] = ("guest", "travels")
        return
    if hosts and kind in {"meeting", "ceremony"}:
        for person in plain:
            if roles[person][0] == "participant" and view.people[person].party not in hosts:
                roles[person] = ("guest", "received")
        return
    if country and kind in {"meeting", "ceremony"} and not hosts:
        home = [p for p in plain if view.people[p].party == country]
        away = [p for p in plain if view.people[p].party not in {country, None}]
        if home and away:
            for person in home:
                roles[person] = ("host", "own country")
            for person in away:
                roles[person] = ("guest", "other's country")
