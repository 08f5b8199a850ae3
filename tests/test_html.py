"""Pages are whole, escaped and self-contained, and their parts are computed right."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_extract.errors import OutputError
from dialogue_extract.resources import lexicon
from dialogue_extract.schema import ErrorRecord
from dialogue_extract.sinks.html.folder import HtmlFolder
from dialogue_extract.sinks.html.highlight import segments, visible
from dialogue_extract.sinks.html.histogram import columns
from dialogue_extract.sinks.html.index import Article, index
from dialogue_extract.sinks.html.labels import LANGUAGES, Labels
from dialogue_extract.sinks.html.page import page
from dialogue_extract.sinks.html.period import Period, period
from dialogue_extract.sinks.html.timeline import Dated, timeline
from dialogue_extract.sinks.html.values import Value
from dialogue_extract.sinks.html.worldmap import Point, outlines, project, spread, window
from made import ARTICLE, bamako, event, place, record, text_at


class Page(HTMLParser):
    """Text, ids and addresses of a page; an element that is not closed is an error."""

    VOID = frozenset({"meta", "input", "br", "path", "line"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.values: str | None = None
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []
        if tag == "mark":
            self.values = found["data-v"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "mark":
            self.values = None

    def handle_data(self, data: str) -> None:
        if self.values:
            self.marked.append((self.values, data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_well_formed_and_its_links_lead_somewhere(language: str) -> None:
    found = Page(page(bamako(), ARTICLE, language))
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)


def test_every_value_lights_its_own_words() -> None:
    made = bamako()
    found = Page(page(made, ARTICLE))
    lit = "".join(text for values, text in found.marked if "e1-person0" in values.split())
    assert lit == "Élise VautrinVautrin"
    for number, topic in enumerate(made.events[0].topics):
        assert topic.text == "".join(t for v, t in found.marked if f"e1-topic{number}" in v.split())


def test_page_loads_nothing() -> None:
    html = page(bamako(), ARTICLE)
    assert not re.search(r"(src|srcset|action|poster)=|@import|url\(|https?://", html)
    assert "default-src 'none'" in html.replace("&#39;", "'")


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "</textarea>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;"]
)
def test_hostile_words_are_shown_not_run(words: str) -> None:
    article = f"Avant {words} après."
    made = record(article, [event(name=text_at(article, words), topics=[text_at(article, words, contexts=[])])], words)
    html = page(made, article) + index([Article(made, "a.html")])
    assert words not in html.replace("&lt;b&gt;", "") or words == "&lt;b&gt;"
    assert words in "".join(text for _, text in Page(page(made, article)).marked)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_segments_are_the_whole_text(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=60))
    offsets = st.tuples(st.integers(-2, 62), st.integers(-2, 62))
    spans = data.draw(st.lists(offsets, max_size=8))
    values = [Value(f"v{n}", "topic" if n % 2 else "outcome", "x", (span,)) for n, span in enumerate(spans)]
    found = list(segments(text, values, [(start, end) for start, end in spans[:2] if 0 <= start < end]))
    assert "".join(segment.text for segment in found) == visible(text)
    for number, (start, end) in enumerate(spans):
        words = "".join(segment.text for segment in found if f"v{number}" in segment.values)
        assert words == (visible(text)[start:end] if 0 <= start < end <= len(text) else "")


def test_what_html_cannot_hold_is_pictured() -> None:
    assert visible("a\x00b\x1bc\ud800d\te\n") == "a␀b␛c\N{REPLACEMENT CHARACTER}d\te\n"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-05-20", "2024-05-20", "2024-05-20"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2020-11-26/2020-11-27", "2020-11-26", "2020-11-27"),
        ("2025-01/2025-06", "2025-01-01", "2025-06-30"),
    ],
)
def test_periods(value: str, first: str, last: str) -> None:
    assert period(value) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", [None, "", "mardi", "2024-13", "2024-02-31", "0000", "2025/2024"])
def test_what_is_no_period(value: str | None) -> None:
    assert period(value) is None


def test_dates_in_words() -> None:
    french, english = Labels("fr"), Labels("en")
    assert french.day("2024-05-01") == "1er mai 2024"
    assert french.day("2020-11-26/2020-11-27") == "26–27 novembre 2020"
    assert english.day("2025-01/2025-06") == "January 2025 – June 2025"
    assert english.day("bientôt") == "bientôt"


def test_timeline_keeps_order_and_lanes() -> None:
    days = ["2024-05-20", "2024-05-20", "2024-05", "2025"]
    items = [Dated(found, "event", day, day, "#e1") for day in days if (found := period(day))]
    line = timeline(items)
    assert line is not None
    assert all(mark.x >= 0 and mark.x + mark.width <= 101 for mark in line.marks)
    same_day = [mark.lane for mark in line.marks if mark.dated.label == "2024-05-20"]
    assert len(set(same_day)) == 2
    assert 2 <= len(line.ticks) <= 8
    assert timeline([]) is None


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0001/9999"])
def test_timeline_bears_the_ends_of_time(day: str) -> None:
    found = period(day)
    assert found is not None
    assert timeline([Dated(found, "event", day, day, "#e1")]) is not None


def test_columns_are_all_months_or_all_years() -> None:
    made = [Dated(found, "event", "", "", "") for day in ("2024-11", "2025-02-03") if (found := period(day))]
    assert columns(made) == ["2024-11", "2024-12", "2025-01", "2025-02"]
    far = [*made, Dated(Period(date(2004, 1, 1), date(2004, 1, 1)), "event", "", "", "")]
    assert columns(far)[0] == "2004"
    assert len(columns(far)) == 22


def test_map_projection() -> None:
    assert project(0, 0) == Point(500.0, 243.5)
    assert project(0, -180).x == pytest.approx(0, abs=0.5)
    assert project(0, 180).x == pytest.approx(1000, abs=0.5)
    assert project(90, 0).y == pytest.approx(0, abs=1)
    assert project(48.9, 2.4).y < project(12.6, -8.0).y


def test_map_window_holds_its_points() -> None:
    points = [project(48.9, 2.4), project(-26.2, 28.0)]
    view = window(points)
    assert all(view.x <= p.x <= view.x + view.width and view.y <= p.y <= view.y + view.height for p in points)
    assert window([]).width == 1000


def test_points_of_one_place_are_set_apart() -> None:
    assert len(set(spread([Point(1, 1)] * 50, 2))) == 50


def test_outline_is_there() -> None:
    land, borders = outlines()
    assert land.count("Z") > 30
    assert borders.count("M") > 100


def test_labels_cover_every_vocabulary() -> None:
    from typing import get_args

    from dialogue_extract import schema

    for language in LANGUAGES:
        words = lexicon(f"labels_{language}")
        assert set(words["type"]) == set(get_args(schema.EventType))
        assert set(words["status"]) == set(get_args(schema.Status))
        assert set(words["role"]) == set(get_args(schema.Role))
        assert set(words["outcome"]) == set(get_args(schema.OutcomeKind))
        assert set(words["recurrence"]) == set(get_args(schema.Recurrence))
        assert set(words["basis"]) == {*get_args(schema.PublishedBasis), *get_args(schema.DateBasis)}
    french, english = (lexicon(f"labels_{language}") for language in LANGUAGES)
    assert {table: set(words) for table, words in french.items()} == {
        table: set(words) for table, words in english.items()
    }


def test_folder_has_a_page_each_and_an_index(tmp_path: Path) -> None:
    quiet = record("Rien.", [], "dossier/rien.txt")
    with HtmlFolder(tmp_path / "out") as folder:
        folder.write(bamako("a/éditorial n° 1.txt"))
        folder.write(bamako("b/éditorial n° 1.txt"))
        folder.write(quiet)
        folder.write(ErrorRecord(source="x.txt", error="ReadingError", reason="x.txt: empty. Give text."))
    names = sorted(path.name for path in (tmp_path / "out" / "articles").iterdir())
    assert names[0].startswith("editorial-n-1")
    assert len(names) == 3
    links = Page((tmp_path / "out" / "index.html").read_text(encoding="utf-8")).links
    for link in links:
        file, _, anchor = link.partition("#")
        if file:
            ids = Page((tmp_path / "out" / file).read_text(encoding="utf-8")).ids
            assert not anchor or anchor in ids


def test_folder_needs_the_text(tmp_path: Path) -> None:
    with HtmlFolder(tmp_path) as folder, pytest.raises(OutputError, match="--with-text"):
        folder.write(record("Rien.", [], text=None))


def test_place_without_name_is_no_failure() -> None:
    online = place(ARTICLE, "Bamako", "ML", 12.65, -8.0)
    online |= {"text": None, "start": None, "end": None, "city": None, "country": None, "online": True}
    online |= {"latitude": None, "longitude": None}
    assert "à distance" in page(record(ARTICLE, [event(location=online)]), ARTICLE)
