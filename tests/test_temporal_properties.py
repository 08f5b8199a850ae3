"""Properties of the temporal tagger: dates come back, offsets give back the words, no text crashes."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_extract.resources import lexicon
from dialogue_extract.temporal import tag

MONTHS = {number: name for name, number in lexicon("temporal")["MONTH"].items()}
WEEKDAYS = {number: name for name, number in lexicon("temporal")["WEEKDAY"].items()}
DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
WORDS = sorted({word for table in lexicon("temporal").values() for word in table})
FUNCTION = [
    "le",
    "la",
    "de",
    "du",
    "à",
    "au",
    "en",
    "et",
    "dans",
    "il y a",
    "ce",
    "3",
    "14",
    "2024",
    "1er",
    "18 h",
    ",",
    ".",
    "\n",
    "'",
]


def spoken(when: date) -> str:
    return "1er" if when.day == 1 else str(when.day)


FORMS = {
    "day month year": lambda d: f"{spoken(d)} {MONTHS[d.month]} {d.year}",
    "weekday": lambda d: f"{WEEKDAYS[d.isoweekday()]} {spoken(d)} {MONTHS[d.month]} {d.year}",
    "capitals": lambda d: f"{spoken(d)} {MONTHS[d.month]} {d.year}".upper(),
    "hard spaces": lambda d: f"{spoken(d)}\u00a0{MONTHS[d.month]}\u202f{d.year}",
    "line break": lambda d: f"{spoken(d)} {MONTHS[d.month]}\n{d.year}",
    "iso": lambda d: d.isoformat(),
    "dots": lambda d: f"{d.day:02d}.{d.month:02d}.{d.year}",
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "de l'année": lambda d: f"{spoken(d)} {MONTHS[d.month]} de l’année {d.year}",
}


@pytest.mark.parametrize("form", FORMS)
@given(when=DAYS)
def test_whole_dates_come_back(form: str, when: date) -> None:
    written = FORMS[form](when)
    (found,) = tag(f"La session s'est tenue le {written} à Lumbava.")
    assert (found.event_text, found.event_value, found.basis) == (written, when.isoformat(), "explicit")


@given(published=DAYS, back=st.integers(0, 300), ahead=st.booleans())
def test_days_without_a_year_come_back(published: date, back: int, ahead: bool) -> None:
    when = published + timedelta(days=back if ahead else -back)
    verb = "se tiendra" if ahead else "s'est tenue"
    (found,) = tag(f"La session {verb} le {spoken(when)} {MONTHS[when.month]}.", published)
    twin_is_nearer = 365 - back <= 20
    assert found.event_value == when.isoformat() or twin_is_nearer


@given(published=DAYS, back=st.integers(1, 6), ahead=st.booleans())
def test_weekdays_come_back(published: date, back: int, ahead: bool) -> None:
    when = published + timedelta(days=back if ahead else -back)
    verb = "se tiendra" if ahead else "s'est tenue"
    (found,) = tag(f"La session {verb} {WEEKDAYS[when.isoweekday()]}.", published)
    assert found.event_value == when.isoformat()


@given(first=DAYS, days=st.integers(1, 200))
def test_ranges_come_back(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    begin = f"{spoken(first)} {MONTHS[first.month]} {first.year}"
    written = f"du {begin} au {spoken(last)} {MONTHS[last.month]} {last.year}"
    found = tag(f"La tournée, {written}, est close.")
    assert {(e.event_text, e.event_value) for e in found} == {(written, f"{first}/{last}")}


@given(published=DAYS, number=st.integers(2, 40))
def test_days_ago_come_back(published: date, number: int) -> None:
    (found,) = tag(f"Il est parti il y a {number} jours.", published)
    back = {8: 7, 15: 14}.get(number, number)
    assert (found.value, found.event_value) == (f"P{number}D", (published - timedelta(days=back)).isoformat())


@settings(max_examples=300)
@given(
    words=st.lists(st.sampled_from(WORDS + FUNCTION), max_size=40),
    published=st.none() | st.dates(date(1500, 1, 1), date(2499, 12, 31)),
)
def test_no_words_crash_it(words: list[str], published: date | None) -> None:
    check_offsets(" ".join(words), published)


@given(text=st.text(max_size=200), published=st.none() | st.dates(date(1500, 1, 1), date(2499, 12, 31)))
def test_no_text_crashes_it(text: str, published: date | None) -> None:
    check_offsets(text, published)


def check_offsets(text: str, published: date | None) -> None:
    end = 0
    for found in tag(text, published):
        assert found.text == text[found.start : found.end] != ""
        assert found.event_text == text[found.event_start : found.event_end] != ""
        assert found.start >= end, "expressions overlap"
        end = found.end
        assert (found.event_value is None) or found.basis != "unresolved"
