"""Put the names of one person together over the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dialogue_extract.persons.spelling import alike, initial_of, keys
from dialogue_extract.resources import words
from dialogue_extract.text import fold

MOST_FORMS = 250  # distinct names of an article compared with each other; an article with more is a list


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a name and where it stands."""

    text: str
    keys: tuple[str, ...]
    at: tuple[int, ...]  # numbers of the names

    @property
    def full(self) -> int:
        """Return how many words are more than initials."""
        return sum(len(k) > 1 for k in self.keys)


@dataclass(slots=True)
class Identity:
    """The forms of one person, the fullest first."""

    forms: list[Form] = field(default_factory=list)

    @property
    def names(self) -> list[int]:
        """Return the numbers of the names, in text order."""
        return sorted(i for form in self.forms for i in form.at)


def compatible(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether a shorter name can be the fuller one: subset of words, initials, one slip, any order."""
    free = list(full)
    solid = False
    for word in sorted(short, key=len, reverse=True):
        match = next((w for w in free if alike(word, w)), None)
        if match is None and len(word) <= 2:
            match = next((w for w in free if initial_of(word, w)), None)
        elif match is None:
            match = next((w for w in free if len(w) == 1 and word.startswith(w)), None)
        else:
            solid = solid or len(word) > 2 or len(short) == len(full)
        if match is None:
            return False
        free.remove(match)
    return solid


def variants(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether two full names are spellings of one: same family name, given names that start alike."""
    if len(a) < 2 or len(b) < 2 or not alike(a[-1], b[-1]) or len(a[-1]) < 4:
        return False
    x, y = a[0], b[0]
    if a[1:] == b[1:] and min(len(x), len(y)) > 1 and x[0] == y[0]:
        return alike(x, y) or x[:3] == y[:3] or _skeleton(x) == _skeleton(y)
    return a[-1] == b[-1] and (_skeleton(x) == _skeleton(y) or alike(x, y)) and len(_skeleton(x)) > 1


def _skeleton(key: str) -> str:
    return "".join(c for c in key.replace("z", "s").replace("g", "k") if c not in "aeiouy")


def _forms(names: Sequence[str]) -> list[Form]:
    at: dict[tuple[str, ...], list[int]] = {}
    for i, name in enumerate(names):
        at.setdefault(keys(name), []).append(i)
    forms = [Form(names[where[0]], key, tuple(where)) for key, where in at.items() if key]
    forms.sort(key=lambda f: (-f.full, -sum(map(len, f.keys)), f.at[0]))
    return forms[:MOST_FORMS]


def _family(form: Form) -> str:
    return form.keys[-1]


def _choices(form: Form, identities: list[Identity]) -> list[Identity]:
    fitting = [i for i in identities if compatible(form.keys, i.forms[0].keys) or variants(form.keys, i.forms[0].keys)]
    if not fitting:
        fitting = [
            i for i in identities if any(compatible(form.keys, other.keys) for other in i.forms[1:] if other.full > 1)
        ]
    if form.full == 1 and len(fitting) > 1:
        by_family = [i for i in fitting if _family(i.forms[0]) == form.keys[-1]]
        return by_family or fitting
    return fitting


def merge(names: Sequence[str]) -> list[Identity]:
    """Return the people behind names given in text order: `["Ilham Aliev", "Aliyev"]` are one."""
    identities: list[Identity] = []
    for form in _forms(names):
        fitting = _choices(form, identities)
        if not fitting:
            identities.append(Identity([form]))
        elif len(fitting) == 1:
            fitting[0].forms.append(form)
        else:
            _share(form, fitting)
    return sorted(identities, key=lambda identity: identity.names[0])


def _share(form: Form, fitting: list[Identity]) -> None:
    """Give each mention of an ambiguous form ("Aliev") to the fitting person named last before it."""
    given: dict[int, list[int]] = {}
    for at in form.at:
        before = [(max((n for n in person.names if n < at), default=-1), -k) for k, person in enumerate(fitting)]
        given.setdefault(-max(before)[1], []).append(at)
    for k, where in given.items():
        fitting[k].forms.append(Form(form.text, form.keys, tuple(where)))


def fullest(names: Sequence[str], loud: Sequence[bool]) -> int:
    """Return the number of the name to call a person by: most words, not from a headline in capitals, the earliest."""

    def worth(i: int) -> tuple[int, bool, int, int]:
        parts = keys(names[i])
        solid = [p for p in parts if len(p) > 1 and p not in words("particles")]
        return (len(solid), not loud[i], sum(map(len, solid)) if len(solid) > 1 else 0, -i)

    return max(range(len(names)), key=worth)


def other_forms(name: str, names: Sequence[str]) -> list[str]:
    """Return the further ways the article writes a name, one of each."""
    seen = {fold(name)}
    out = []
    for form in names:
        if fold(form) not in seen:
            seen.add(fold(form))
            out.append(form)
    return out
