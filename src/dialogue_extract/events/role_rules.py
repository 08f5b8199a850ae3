"""Compile the wordings and functions that give a role (`patterns/roles.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dialogue_extract import resources


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


@dataclass(frozen=True, slots=True)
class TitleRule:
    """A function that is a role by itself."""

    id: str
    role: str
    office: re.Pattern[str]
    refuse: re.Pattern[str] | None
    types: frozenset[str]


@cache
def title_rules() -> tuple[TitleRule, ...]:
    """Return the compiled title rules."""
    return tuple(
        TitleRule(e["id"], e["role"], re.compile(e["office"]), _maybe(e.get("refuse")), frozenset(e["types"]))
        for e in resources.patterns("roles")["title"]
    )
