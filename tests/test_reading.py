"""Articles read from bytes: encodings, refusals, language, identity."""

from __future__ import annotations

import codecs
import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_extract.errors import ReadingError
from dialogue_extract.reading import article, read
from dialogue_extract.reading.decoding import decode
from dialogue_extract.reading.language import language

FRENCH = (
    "Lomé et Rabat préparent un sommet\n\n"
    "La ministre Aline Dupré a reçu mardi à Lomé son homologue Karim Sadi. « Nous avançons », a-t-elle déclaré à l’issue "
    "de l’entretien.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encoding_is_found(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FRENCH.encode(encoding))
    assert read(path).text == FRENCH


@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "cp850"])
def test_older_encoding_is_found(encoding: str) -> None:
    text = FRENCH.replace("’", "'")
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_text_encoded_twice_is_decoded_twice() -> None:
    text, notes = decode(FRENCH.encode().decode("cp1252", errors="ignore").encode(), "a.txt")
    assert "é" in text or notes == ()
    clean = FRENCH.replace("’", "'")
    text, notes = decode(clean.encode().decode("cp1252").encode(), "a.txt")
    assert text == clean
    assert "twice" in notes[0]


def test_a_few_broken_bytes_are_told() -> None:
    text, notes = decode(("é" * 50).encode() + b"\xe9 fin", "a.txt")
    assert text == "é" * 50 + "\ufffd fin"
    assert "1 bytes are not valid UTF-8" in notes[0]


def test_line_ends_and_offsets_stay_as_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FRENCH.replace("\n", "\r\n").encode())
    found = read(path)
    assert found.text == FRENCH.replace("\n", "\r\n")
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == found.title.text == "Lomé et Rabat préparent un sommet"
    assert found.id == hashlib.sha256(found.text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x1f\x8b\x08\x00 rest", "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=reason) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))


def test_paths_that_hold_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    for name, reason in (("a.txt", "directory"), ("link.txt", "dangling link"), ("none.txt", "no such file")):
        with pytest.raises(ReadingError, match=reason):
            read(tmp_path / name)


def test_too_long_a_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ReadingError, match="too long"):
        read(path)
    with pytest.raises(ReadingError, match="more than 100"):
        article("mot " * 50, max_chars=100)


def test_standard_input() -> None:
    found = read("-", stdin=io.BytesIO(FRENCH.encode()), published="2024-05-23")
    assert found.source == "-"
    assert found.text == FRENCH
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2024-05-23", "option")


def test_nul_and_lone_surrogates_keep_their_place() -> None:
    found = article("Le président\x00 a reçu \ud800 le ministre de la défense à Lomé.")
    assert found.text == "Le président\ufffd a reçu \ufffd le ministre de la défense à Lomé."
    assert any("2 characters" in warning for warning in found.warnings)
    found.text.encode()


TEXTS = {
    "fr": FRENCH,
    "en": "The minister met his counterpart in Rome on Monday and said that the talks were useful for both of the sides.",
    "es": "El ministro se reunió con su homólogo en Madrid y dijo que las conversaciones fueron útiles para los dos países.",
    "de": "Der Minister traf seinen Amtskollegen in Berlin und sagte, dass die Gespräche für beide Seiten nützlich sind.",
    "it": "Il ministro ha incontrato la sua collega a Roma e ha detto che i colloqui sono stati utili per le due parti.",
    "pt": "O ministro reuniu-se com a sua colega em Lisboa e disse que as conversações não foram úteis para os dois países.",
    "ar": "استقبل الوزير نظيره في الرباط وبحثا العلاقات بين البلدين وسبل تعزيز التعاون",
    "ru": "Министр встретился со своим коллегой в Москве и обсудил отношения между двумя странами",
}


@pytest.mark.parametrize("code", TEXTS)
def test_language(code: str) -> None:
    assert language(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["Sommet à Lomé", "Entretien Dupré-Sadi.", "Lomé, Rabat, Tunis : trois capitales, un sommet"]
)
def test_short_texts_pass_for_french(text: str) -> None:
    assert language(text) == "fr"


def test_a_text_that_is_not_french_is_told() -> None:
    found = article(TEXTS["en"])
    assert found.language == "en"
    assert any("not French" in warning for warning in found.warnings)


def test_french_with_foreign_names_is_french() -> None:
    text = (
        "Le ministre Karim Sadi a participé au « World Policy Forum on the Future of Trade and Security » avec la "
        "présidente de « The International Council for the Sea », à Lomé."
    )
    assert language(text) == "fr"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except ReadingError:
        return
    text.encode()
    assert "\x00" not in text


def test_html_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "<p>La ministre Aline Dupré a reçu mardi à Lomé son homologue Karim Sadi, venu préparer la commission.</p>"
    page = (
        "<!doctype html><html lang=fr><head><meta charset='iso-8859-1'><title>Lomé et Rabat préparent un sommet</title>"
        "<meta property='article:published_time' content='2024-05-23T10:00:00+02:00'></head><body><nav><a href=/>Accueil</a></nav>"
        f"<article><h1>Lomé et Rabat préparent un sommet</h1>{body}"
        "<p>Ils comptent se retrouver en octobre à Rabat pour signer trois accords, ont annoncé leurs porte-parole.</p>"
        "</article><footer>Mentions légales</footer></body></html>"
    )
    path = tmp_path / "a.html"
    path.write_bytes(page.encode("latin-1"))
    found = read(path)
    assert found.title is not None
    assert found.title.text == "Lomé et Rabat préparent un sommet"
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2024-05-23", "metadata")
    assert "Aline Dupré a reçu mardi à Lomé" in found.text
    assert "Mentions légales" not in found.text


def test_reading_text_loads_nothing_heavy() -> None:
    code = (
        "import sys; from dialogue_extract.reading import article; article('Le ministre a reçu son homologue à Lomé.');"
        "print([m for m in ('spacy', 'trafilatura', 'pydantic', 'dateparser', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
