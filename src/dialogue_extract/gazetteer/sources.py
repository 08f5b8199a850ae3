"""Read the gazetteer's lexicons into entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from dialogue_extract.gazetteer.entries import Ambiguity, City, Entry, Kind, Organisation, State
from dialogue_extract.gazetteer.forms import key_of
from dialogue_extract.gazetteer.inflection import inflect
from dialogue_extract.resources import lexicon, words


@cache
def city_lines() -> dict[str, list[str]]:
    """Return the lines of the cities by key; they are read when somebody asks for the name."""
    lines: dict[str, list[str]] = {}
    for line in words("cities"):
        lines.setdefault(key_of(line.partition("|")[0]), []).append(line)
    return lines


def cities_named(key: str) -> list[tuple[str, City]]:
    """Return the cities of that key with the form that names them, largest first."""
    rows = []
    for line in city_lines().get(key, ()):
        form, name, country, latitude, longitude, inhabitants = line.split("|")
        rows.append((form, City(name, country, float(latitude), float(longitude), int(inhabitants))))
    return sorted(rows, key=lambda row: (-row[1].inhabitants, row[1].country, row[0]))


def place(name: str, country: str) -> City | None:
    """Return the city of that country."""
    return next((city for _, city in cities_named(key_of(name)) if city.country == country), None)


def states() -> dict[str, State]:
    """Return the states by code."""
    return {code: _state(code, table) for code, table in lexicon("states").items()}


def _state(code: str, table: dict[str, Any]) -> State:
    capital = table.get("capital")
    city = place(capital, code) if capital else None
    return State(
        code,
        table["name"],
        capital,
        city.latitude if city else None,
        city.longitude if city else None,
        tuple(table.get("seats", ())),
        table.get("economic"),
    )


def organisations() -> dict[str, Organisation]:
    """Return the organisations by code."""
    tables = lexicon("organisations").items()
    return {code: Organisation(code, table["name"], table.get("seat")) for code, table in tables}


def prefixes() -> dict[str, str]:
    """Return the first parts of compounds, folded, with their codes: `sino` CN."""
    found = {"euro": "EU"}
    for code, table in lexicon("states").items():
        found.update({key_of(prefix): code for prefix in table.get("prefixes", ())})
    return found


def state_entries() -> Iterator[Entry]:
    """Yield names and adjectives of the states."""
    for code, table in lexicon("states").items():
        name = table["name"]
        for form in (name, *table.get("names", ())):
            yield Entry(form, "state", name, code, code)
        yield from adjective_entries(table.get("adjectives", ()), name, code, code)


def adjective_entries(
    forms: Iterable[str], name: str, code: str | None, country: str | None, kind: Kind = "adjective"
) -> Iterator[Entry]:
    """Yield all inflections."""
    for form in {inflected for base in forms for inflected in inflect(base)}:
        yield Entry(form, kind, name, code, country)


def demonym(adjective: Entry) -> Entry:
    """Return the people's name of an adjective: `malien` -> `Malien`."""
    return replace(adjective, form=adjective.form[0].upper() + adjective.form[1:], kind="demonym")


def organisation_entries() -> Iterator[Entry]:
    """Yield names and organs of the organisations."""
    for code, table in lexicon("organisations").items():
        for form in (table["name"], *table.get("forms", ())):
            yield Entry(form, "organisation", table["name"], code)
        for form in table.get("bodies", ()):
            yield Entry(form, "body", table["name"], code)


def city_entries(key: str) -> Iterator[Entry]:
    """Yield the cities of that key; capitals and seats of government carry the code of their state."""
    for form, city in cities_named(key):
        governs = (key_of(city.name), city.country) in _governing()
        yield Entry(
            form,
            "capital" if governs else "city",
            city.name,
            city.country if governs else None,
            city.country,
            latitude=city.latitude,
            longitude=city.longitude,
            city=city.name,
        )


@cache
def _governing() -> frozenset[tuple[str, str]]:
    tables = lexicon("states").items()
    return frozenset((key_of(city), code) for code, table in tables for city in _seats(table))


def _seats(table: dict[str, Any]) -> list[str]:
    return [city for city in (table.get("capital"), *table.get("seats", ())) if city]


def metonym_entries() -> Iterator[Entry]:
    """Yield the seats of power."""
    for table in lexicon("metonyms")["metonym"]:
        code, name = table["code"], table["city"]
        country = "BE" if code == "EU" else code
        city = place(name, country)
        for form in table["forms"]:
            yield _built(form, "metonym", city, name, country, code)


def venue_entries() -> Iterator[Entry]:
    """Yield the buildings."""
    for table in lexicon("venues")["venue"]:
        name, country = table["city"], table["country"]
        city = place(name, country)
        if "latitude" in table:
            city = City(name, country, table["latitude"], table["longitude"])
        for form in table["forms"]:
            yield _built(form, "venue", city, name, country, None)


def _built(form: str, kind: Kind, city: City | None, name: str, country: str, code: str | None) -> Entry:
    latitude, longitude = (city.latitude, city.longitude) if city else (None, None)
    return Entry(form, kind, form, code, country, latitude=latitude, longitude=longitude, city=name)


def region_entries() -> Iterator[Entry]:
    """Yield regions and their adjectives, and groups whose states are known: "pays baltes"."""
    for table in lexicon("states_regions")["region"]:
        country = table.get("country")
        for form in table.get("forms", ()):
            yield Entry(form, "region", form, None, country)
        yield from adjective_entries(table.get("adjectives", ()), "", None, country, "region")
    for table in lexicon("states_regions")["group"]:
        for form in table["forms"]:
            yield Entry(form, "compound", form, codes=tuple(table["codes"]))


@cache
def ambiguities() -> dict[str, Ambiguity]:
    """Return what decides between readings, by key."""
    merged: dict[str, dict[str, Any]] = {}
    for table in lexicon("states_ambiguous")["form"]:
        forms = [*table.get("forms", ()), *(inflect(table["adjective"]) if "adjective" in table else ())]
        for form in forms:
            kept = merged.setdefault(key_of(form), {})
            for key, value in table.items():
                kept[key] = [*kept.get(key, []), *value] if isinstance(value, list) else value
    return {form: _ambiguity(table) for form, table in merged.items()}


def _ambiguity(table: dict[str, Any]) -> Ambiguity:
    return Ambiguity(
        table.get("default"),
        tuple(dict.fromkeys(table.get("alternatives", ()))),
        tuple((code, tuple(cues)) for code, cues in table.get("cues", {}).items()),
        tuple(table.get("not_after", ())),
        tuple(table.get("not_before", ())),
        tuple(table.get("only_after", ())),
    )


def ambiguous_adjectives() -> Iterator[Entry]:
    """Yield the adjectives that belong to no single state: `congolais`, `coréen`, `européen`."""
    names = {code: state.name for code, state in states().items()}
    names |= {code: organisation.name for code, organisation in organisations().items()}
    for table in lexicon("states_ambiguous")["form"]:
        if "adjective" in table:
            code = table["default"]
            country = code if code in lexicon("states") else None
            yield from adjective_entries([table["adjective"]], names[code], code, country)


def titles() -> tuple[str, ...]:
    """Return the words (folded) after which a city names an act, not a place: `accord de` Paris."""
    return tuple(lexicon("states_ambiguous")["titles"]["not_after"])


def languages() -> tuple[str, ...]:
    """Return the words (folded) after which an adjective tells a language or its arts: `langue` française."""
    return tuple(lexicon("states_ambiguous")["languages"]["not_after"])
