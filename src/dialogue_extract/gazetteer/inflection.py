"""Inflect French adjectives of states: masculine and feminine, singular and plural."""

from __future__ import annotations

_DOUBLED = ("ien", "éen", "yen")  # tunisienne, coréenne, libyenne


def inflect(form: str) -> tuple[str, str, str, str]:
    """Return the four forms (ms, fs, mp, fp) of an adjective; `turc/turque/turcs/turques` is taken as given."""
    if "/" in form:
        masculine, feminine, masculines, feminines = form.split("/")
        return masculine, feminine, masculines, feminines
    feminine = _feminine(form)
    plural = form if form.endswith("s") else form + "s"
    return form, feminine, plural, feminine + "s"


def _feminine(form: str) -> str:
    if form.endswith(_DOUBLED):
        return form + "ne"
    if form.endswith(("e", "è")):
        return form
    return form + "e"
