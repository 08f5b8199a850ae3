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

LOOK_BACK, LOOK_AHEAD = 150, 150
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
        )
        for entry in resources.patterns("roles")["role"]
    )


def sides_of(view: View, mention: Mention) -> tuple[str, str]:
    """Return the straightened text before and after a mention inside its sentence."""
    doc = view.doc
    sent = doc[mention.start].sent
    start, end = doc[mention.start].idx, doc[mention.end - 1].idx + len(doc[mention.end - 1])
    left = doc.text[max(sent.start_char, start - LOOK_BACK) : start]
    right = doc.text[end : min(sent.end_char, end + LOOK_AHEAD)]
    return straight(left).rstrip(), straight(right)


def _touch(rule: RoleRule, left: str, right: str) -> bool:
    if rule.before and not rule.before.search(left):
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
            if _touch(rule, *sides_of(view, mention)):
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
