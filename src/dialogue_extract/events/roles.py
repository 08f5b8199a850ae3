"""Give each participant a role (`patterns/roles.toml`, then who receives and who is received)."""

from __future__ import annotations

import re

from dialogue_extract.events import hosting
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.draft import LocationDraft
from dialogue_extract.events.hosting import PRESENT, Roles
from dialogue_extract.events.role_rules import RoleRule, rules, title_rules
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View
from dialogue_extract.spans import Mention

EXTENT = 60  # tokens that a person's names and functions in a row take at most
LOOK_BACK, LOOK_AHEAD = 260, 180
PAIR = 2
BETWEEN = "mediator-of-a-meeting"  # the rule of who brings others together
ABBREVIATION = re.compile(r"\b(mm?|s\.e|s\.e\.m|dr|me|u|k)\.(?=\s)")
COURTESY = frozenset({"m.", "mm.", "mme", "s.e.m.", "s.e.", "dr", "monsieur", "madame", "excellence", "son"})
HOSTED = frozenset({"meeting", "visit", "ceremony", "conference", "summit"})
JOINT = frozenset({"committee", "dialogue"})  # two people lead these together


def extent(view: View, mention: Mention) -> tuple[int, int]:
    """Return the tokens of a mention with the same person's name, function and courtesy form beside it."""
    tree, who = view.tree, view.person_at.get(mention.start)
    start, end = mention.start, mention.end
    if who is None:
        return start, end
    reach = end
    limit = min(len(tree), end + EXTENT)
    while reach < limit and reach - end < 3 and (tree[reach].is_punct or tree[reach].pos_ in {"DET", "ADP"}):
        reach += 1
        if reach < len(tree) and view.person_at.get(reach) == who and view.sent_of[reach] == view.sent_of[end - 1]:
            while reach < limit and view.person_at.get(reach) == who:
                reach += 1
            end = reach
    back = start - 1
    while (
        back >= 0
        and start - back < 4
        and (tree[back].is_punct or tree[back].pos_ in {"DET", "ADJ"} or tree[back].lower_ in COURTESY)
    ):
        if back > 0 and view.person_at.get(back - 1) == who and view.sent_of[back - 1] == view.sent_of[start]:
            while back > max(0, mention.start - EXTENT) and view.person_at.get(back - 1) == who:
                back -= 1
            start = back
        back -= 1
    return start, end


def sides_of(view: View, mention: Mention) -> tuple[str, str]:
    """Return the straightened text before and after a person's words inside their sentence."""
    key = (mention.start, mention.end)
    if key not in view.sides_at:
        view.sides_at[key] = _sides_of(view, mention)
    return view.sides_at[key]


def _sides_of(view: View, mention: Mention) -> tuple[str, str]:
    tree = view.tree
    sent = view.sents[view.sent_of[mention.start]]
    first, last = extent(view, mention)
    start, end = tree[first].idx, tree[last - 1].end
    left = tree.source[max(sent.start_char, start - LOOK_BACK) : start]
    right = tree.source[end : min(sent.end_char, end + LOOK_AHEAD)]
    return _undotted(straight(left)).rstrip(), _undotted(straight(right))


def _undotted(text: str) -> str:
    """Return the text without the dots of courtesy forms, which would end a clause."""
    return ABBREVIATION.sub(lambda m: m.group(0).replace(".", "_"), text)


def _between(view: View, left: str, cut: int, mention: Mention) -> int:
    """Return how many other people are named between a cue and the person."""
    first, _ = extent(view, mention)
    begin = view.tree[first].idx - (len(left) - cut)
    names = {
        view.person_at[i] for i in range(max(0, first - 60), first) if i in view.person_at and view.tree[i].idx >= begin
    }
    return len(names - {view.person_at.get(mention.start)})


def _passed(view: View, cut: int, mention: Mention) -> int:
    """Return how many other people are named between the person and a cue that ends `cut` characters after."""
    _, last = extent(view, mention)
    limit = view.tree[last - 1].end + cut
    names = {
        view.person_at[i]
        for i in range(last, min(last + 60, len(view.tree)))
        if i in view.person_at and view.tree[i].idx < limit
    }
    return len(names - {view.person_at.get(mention.start)})


def _touch(view: View, rule: RoleRule, mention: Mention) -> bool:
    left, right = sides_of(view, mention)
    if rule.before:
        found = rule.before.search(left)
        if not found or _between(view, left, found.start(), mention) > rule.others:
            return False
    if rule.after:
        found = rule.after.search(right)
        if not found or _passed(view, found.end(), mention) > rule.others:
            return False
    return not (rule.needs and not rule.needs.search(left))


def _pronouns(view: View, person: int, sents: list[int]) -> list[Mention]:
    """Return the pronouns that stand for a person: "il a dirigé la réunion"."""
    own = (i for i, number in view.person_at.items() if number == person and view.sent_of[i] in sents)
    return [Mention(i, i + 1, "pronoun") for i in sorted(own) if view.tree[i].pos_ == "PRON"]


def worded(view: View, person: int, sents: list[int], kind: str) -> tuple[str, str] | None:
    """Return (role, rule id) that the wording around a person's mentions gives, or None."""
    who = view.people[person]
    allowed = set(sents)
    spots = [m for m in (*who.names, *who.offices, *who.references) if view.sent_of[m.start] in allowed]
    spots += _pronouns(view, person, sents)
    for rule in rules():
        if rule.types and kind not in rule.types:
            continue
        for mention in spots:
            if _touch(view, rule, mention):
                return rule.role, rule.id
    return None


def titled(view: View, person: int, kind: str) -> tuple[str, str] | None:
    """Return (role, rule id) that a person's function gives in this type of encounter, or None."""
    for office in view.people[person].offices:
        words = straight(view.tree.quoted(office))
        for rule in title_rules():
            refused = rule.refuse is not None and rule.refuse.search(words)
            if kind in rule.types and rule.office.search(words) and not refused:
                return rule.role, rule.id
    return None


def slot_role(cluster: Cluster, person: int) -> tuple[str, str] | None:
    """Return the role of the slot that a person fills in a mention of the encounter, or None."""
    for mention in cluster.mentions:
        if person in mention.chairs:
            joint = mention.joint or len(mention.chairs) > 1
            return ("co_chair" if joint else "chair"), mention.trigger.pattern.id
    for mention in cluster.mentions:
        # "Accueilli par A, B ...": the parse hangs B on A, whom it makes a host, too
        led_by_another = person in mention.guests and mention.hosts[:1] != [person]
        if person in mention.hosts and not led_by_another:
            return "host", mention.trigger.pattern.id
        if person in mention.guests:
            return "guest", mention.trigger.pattern.id
    return None


def _only_present(view: View, cluster: Cluster, person: int) -> bool:
    """Return whether the person merely attends wherever a verb or noun of the encounter takes him for its argument."""
    attends = [rule for rule in rules() if rule.id.startswith(PRESENT)]
    told = {m.sent for m in cluster.mentions if person in (*m.hosts, *m.guests)}
    who = view.people[person]
    spots = [m for m in (*who.names, *who.references) if view.sent_of[m.start] in told]
    return all(any(_touch(view, rule, m) for rule in attends) for m in spots)


def _own_role(view: View, cluster: Cluster, person: int, kind: str, sents: list[int]) -> tuple[str, str] | None:
    """Return role and rule from the words around a person, a function or the slot that the person fills."""
    if kind == "call":
        return None
    slot = slot_role(cluster, person)
    found = worded(view, person, sents, kind) or titled(view, person, kind)
    if found is None:
        return slot
    role, rule = found
    leads = slot is not None and kind in {"meeting", "visit", "ceremony"} and role in {"head_of_delegation", "mediator"}
    chairs = kind == "visit" and role in {"chair", "co_chair"}
    acts = rule.startswith(PRESENT) and not _only_present(view, cluster, person)
    return slot if leads or chairs or acts else found


def assign(
    view: View, cluster: Cluster, people: list[int], kind: str, sents: list[int], location: LocationDraft | None
) -> Roles:
    """Return role and rule of every participant of an event."""
    roles = {p: _own_role(view, cluster, p, kind, sents) or ("participant", "default") for p in people}
    if len(people) <= PAIR:  # between whom nobody mediates
        roles.update({p: ("participant", "default") for p in people if roles[p][1] == BETWEEN})
    if kind != "visit":
        _pair_chairs(view, roles)
    _no_common_host(view, roles)
    if any(m.trigger.pattern.id == "credentials" for m in cluster.mentions):
        hosting.accredit(view, roles, [p for p in people if titled(view, p, "credentials")], people)
    if kind == "signing":
        _signatories(view, roles, people, cluster)
    if kind in JOINT:
        _joint_leaders(view, roles, people)
    if kind in HOSTED or (kind in {*JOINT, "negotiation"} and len(people) == PAIR):
        hosting.complete(view, cluster, roles, kind, location)
    return roles


def _no_common_host(view: View, roles: Roles) -> None:
    """Two sides that do the same thing together receive nobody: "X et son homologue Y ont coupé le ruban"."""
    hosts = [p for p, (role, _) in roles.items() if role == "host"]
    if len(hosts) == len(roles) > 1 and len({view.people[p].party for p in hosts} - {None}) > 1:
        roles.update(dict.fromkeys(hosts, ("participant", "no side receives")))


def _joint_leaders(view: View, roles: Roles, people: list[int]) -> None:
    """Two leaders, one a side, lead a joint committee together where nothing else is said."""
    plain = sorted((p for p in people if roles[p][0] == "participant"), key=lambda p: view.people[p].start)
    leaders = {view.people[p].party: p for p in reversed(plain)}  # the first named of each side
    if len(people) == len(plain) and len(leaders) == PAIR and None not in leaders:
        for person in leaders.values():
            roles[person] = ("co_chair", "one leader a side")


def _signatories(view: View, roles: Roles, people: list[int], cluster: Cluster) -> None:
    acting = set(cluster.people)
    for person in people:
        present = roles[person][1].startswith(PRESENT)
        if roles[person][0] in {"participant", "guest", "host"} and person in acting and not present:
            roles[person] = ("signatory", "signing")
    if not any(role == "signatory" for role, _ in roles.values()):  # put off: the sides' first named would have signed
        plain = sorted(
            (p for p in people if roles[p] == ("participant", "default")), key=lambda p: view.people[p].start
        )
        for person in {view.people[p].party: p for p in reversed(plain)}.values():
            roles[person] = ("signatory", "one signatory a side")


def _pair_chairs(view: View, roles: Roles) -> None:
    """Who shares the chair shares it with another: with the only one of the other side, where nobody is told."""
    chairs = [p for p, (role, _) in roles.items() if role in {"chair", "co_chair"}]
    if len(chairs) == 1 and roles[chairs[0]][0] == "co_chair":
        others = [p for p in roles if p not in chairs and roles[p][0] == "participant"]
        if len(roles) == PAIR and others and view.people[others[0]].party != view.people[chairs[0]].party:
            chairs += others
        else:
            roles[chairs[0]] = ("chair", roles[chairs[0]][1])
    if len(chairs) == PAIR:
        for person in chairs:
            roles[person] = ("co_chair", roles[person][1])
