"""Join expressions into ranges and lists: "du 3 au 5 mai", "lundi et mardi", "entre 2015 et 2018"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dialogue_extract.temporal.grammar import Match
from dialogue_extract.temporal.period import DAY, Period
from dialogue_extract.temporal.tokens import Tokens

RANGE_LINKS = frozenset(
    ("au", "à", "-", "–", "à la", "à l'", "jusqu' au", "jusqu' en", "au mois de", "à fin", "/", "et fin")
)
LIST_LINKS = frozenset(("et", "ou", "et le", "et les", "et en", ",", ", le", "et à"))
RANGE_WORDS = frozenset(("du", "de", "d'"))
OPENERS = frozenset(("du", "de", "d'", "entre", "les", "des", "le"))
LISTED = frozenset(("listed-day", "listed-day-of-month"))
FORMS = frozenset(("date", "bare-day", "figures", "offset", "inside"))


@dataclass(frozen=True, slots=True)
class Group:
    """Matches that stand for one stretch: `range` from the first to the last, or `list`."""

    kind: str
    members: tuple[Match, ...]


def grouped(tokens: Tokens, found: list[Match]) -> list[Group]:
    """Return the matches in groups, each alone that joins no other."""
    groups: list[Group] = []
    row: list[Match] = []
    kinds: list[str] = []
    for match in found:
        kind = link(tokens, row[-1], match) if row else None
        if row and kind is None:
            groups.append(Group(_kind(tokens, row, kinds), tuple(row)))
            row, kinds = [], []
        if kind:
            kinds.append(kind)
        row.append(match)
    if row:
        groups.append(Group(_kind(tokens, row, kinds), tuple(row)))
    return groups


def link(tokens: Tokens, left: Match, right: Match) -> str | None:
    """Return `range` or `list` where the words between join the two, else None."""
    if left.pattern.form not in FORMS or right.pattern.form not in FORMS or right.start - left.end > 4:
        return None
    listed = left.pattern.id in LISTED
    if right.pattern.id in LISTED and not listed:
        return None  # a list of its own begins: "hier et les 3 et 4 mai"
    if not listed and _shape(left) != _shape(right):
        return None
    between = " ".join(token.norm for token in tokens.items[left.end : right.start])
    if between in RANGE_LINKS:
        return "range"
    if between in LIST_LINKS and (listed or "," not in between):
        return "list"
    return None


def _shape(match: Match) -> str:
    """Return what the expression names at its finest: only likes are joined."""
    slots = match.slots
    if match.pattern.form == "offset":
        return "day" if slots["unit"] == "D" else str(slots["unit"])
    if match.pattern.form == "inside":
        return f"inside {slots.get('unit')}"
    if match.pattern.form == "figures" or "day" in slots:
        return "day"
    if "weekday" in slots:
        return "day"
    return next((name for name in ("month", "season", "year") if name in slots), "")


def _kind(tokens: Tokens, row: list[Match], kinds: list[str]) -> str:
    if not kinds:
        return "one"
    openers = [token.norm for token in tokens.items[max(row[0].start - 2, 0) : row[0].start]]
    if "range" in kinds or ("entre" in openers and len(row) == 2):
        return "range"
    return "list"


def inherit(group: Group) -> None:
    """Give members what the last one says for all: the month of "26 et 27 mai", the year of "mars et avril 2024"."""
    for left, right in zip(group.members[-2::-1], group.members[:0:-1], strict=False):
        if left.pattern.form != "date" or right.pattern.form not in ("date", "inside"):
            continue
        if "day" in left.slots and "month" not in left.slots and "month" in right.slots:
            left.slots["month"] = right.slots["month"]
        if "month" in left.slots and not {"year", "yy", "yshift", "same"} & set(left.slots):
            left.slots.update(
                {key: right.slots[key] for key in ("year", "yy", "yshift", "same", "shift") if key in right.slots}
            )
            _turn_of_year(left, right)


def mark_current(group: Group, today: date | None) -> None:
    """Mark the weekdays of a range that today lies in: "se tient de mercredi à vendredi", said on Thursday."""
    first, last = group.members[0], group.members[-1]
    if today is None or group.kind != "range" or any(m.pattern.id != "weekday" for m in (first, last)):
        return
    length = (last.slots["weekday"] - first.slots["weekday"]) % 7
    if (today.isoweekday() - first.slots["weekday"]) % 7 <= length:
        first.slots["current"] = True


def _turn_of_year(left: Match, right: Match) -> None:
    """Put "du 30 décembre au 2 janvier 2025" into two years."""
    if "year" in left.slots and left.slots["month"] > right.slots.get("month", 12):
        left.slots["year"] -= 1


def whole(group: Group, periods: list[Period | None]) -> Period | None:
    """Return the stretch the group stands for, or None where its members stand each for itself."""
    known = [period for period in periods if period]
    if group.kind == "one" or len(known) < len(periods) or len({period.grain for period in known}) > 1:
        return None
    if any(left.last >= right.first for left, right in pairwise(known)):
        return None
    if group.kind == "list" and any(left.last + DAY != right.first for left, right in pairwise(known)):
        return None
    grain = {"day": "span", "week": "span", "weekend": "span", "year": "years"}.get(known[0].grain, "months")
    return Period(grain, known[0].first, known[-1].last)


def extent(tokens: Tokens, group: Group) -> tuple[int, int]:
    """Return the token positions of a range as written, with its opening "du", "entre" or "les"."""
    start, end = group.members[0].start, group.members[-1].end
    while start and tokens.items[start - 1].norm in OPENERS and start > group.members[0].start - 2:
        start -= 1
    return start, end
