"""Publication dates: the source of each, and what must not be taken for one."""

from __future__ import annotations

import pytest

from dialogue_extract.errors import UsageError
from dialogue_extract.layout import layout
from dialogue_extract.reading.published import Published, given_date, metadata_date, published

TITLE = "Lomé et Rabat préparent un sommet"
BODY = "La ministre Aline Dupré a reçu mardi à Lomé son homologue Karim Sadi, venu pour le sommet du 26 novembre 2020."
MORE = "Ils comptent se retrouver le 3 juin 2021 à Rabat pour signer trois accords."


def of(text: str, **sources: object) -> Published | None:
    return published(text, layout(text), **sources)  # type: ignore[arg-type]


ABOVE = {
    "Publié le 23 mai 2024": "2024-05-23",
    "Publié le 07.11.2023 à 18:05": "2023-11-07",
    "Publié le 24/05/24 à 11h42": "2024-05-24",
    "Publié le jeudi 23 mai 2024 à 10h14 - Mis à jour le 24 mai 2024": "2024-05-23",
    "Mis à jour le 07.11.2023 / 18:05": "2023-11-07",
    "Par la rédaction | Publié le 7 novembre 2023 à 18h05": "2023-11-07",
    "7 novembre 2023, 18:05   2 commentaires": "2023-11-07",
    "1er mai 2023": "2023-05-01",
    "Paris, le 3 mai 2024": "2024-05-03",
    "Le 7 novembre 2023 - Cotonou (Littoral)": "2023-11-07",
    "07.11.2023, 18h05": "2023-11-07",
    "2024-05-23": "2024-05-23",
    "Dernière mise à jour à 17h20 le 04/06": None,
    "Publié aujourd'hui à 7h50": None,
    "Il y a 3 heures": None,
    "Publié le 31 février 2024": None,
}


@pytest.mark.parametrize("line", ABOVE)
@pytest.mark.parametrize("form", ["{0}\n\n{1}\n\n{2}", "{1}\n\n{0}\n\n{2}"], ids=["above the headline", "below it"])
def test_line_around_the_headline(line: str, form: str) -> None:
    text = form.format(line, TITLE, f"{BODY}\n\n{MORE}")
    found = of(text)
    assert (found.value if found else None) == ABOVE[line]
    if found:
        assert found.basis == "text"
        assert text[found.start : found.end] in line


def test_the_date_below_its_label() -> None:
    found = of(f"{TITLE}\n\nPartager\n\nPublié le\n\npar\n\nMai 23, 2024\n\n{BODY}\n\n{MORE}")
    assert found is not None
    assert found.value == "2024-05-23"


@pytest.mark.parametrize(
    ("opening", "value"),
    [
        ("LOMÉ, 4 juin 2022 (ATOP) - ", "2022-06-04"),
        ("Lomé, 07.11.2023 - ", "2023-11-07"),
        ("Lomé, le 3 mai 2024 – ", "2024-05-03"),
        ("LOMÉ, 4 juin (ATOP) - ", None),
        ("", None),
    ],
)
def test_dateline(opening: str, value: str | None) -> None:
    found = of(f"{TITLE}\n\n{opening}{BODY}\n\n{MORE}")
    assert (found.value if found else None) == value


def test_a_date_at_the_foot() -> None:
    found = of(f"{TITLE}\n\n{BODY}\n\n{MORE}\n\nFait à Lomé, le 27 novembre 2020")
    assert found is not None
    assert found.value == "2020-11-27"


def test_a_month_in_the_letterhead() -> None:
    found = of(f"SERVICE DES PUBLICATIONS – Bulletin no 8 – Novembre 2003\n\n{TITLE}\n\n{BODY}\n\n{MORE}")
    assert found is not None
    assert found.value == "2003-11"


def test_order_of_sources() -> None:
    text = f"{TITLE}\n\nPublié le 23 mai 2024\n\n{BODY}\n\n{MORE}"
    path, metadata = "presse/2022-01-02-sommet.txt", {"date": "2023-02-03"}
    assert of(text, path=path, metadata=metadata, option="2020-01-01") == Published("2020-01-01", "option")
    assert of(text, path=path, metadata=metadata) == Published("2023-02-03", "metadata")
    assert getattr(of(text, path=path), "basis", None) == "text"
    assert of(f"{TITLE}\n\n{BODY}", path=path) == Published("2022-01-02", "filename")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("2024-05-23-sommet.txt", "2024-05-23"),
        ("20240523.txt", "2024-05-23"),
        ("lemonde_20240523_12.txt", "2024-05-23"),
        ("presse/2024/05/23/sommet.html", "2024-05-23"),
        ("sommet_23-05-2024.txt", "2024-05-23"),
        ("d01.txt", None),
        ("123456789.txt", None),
        ("20241399.txt", None),
        ("article-4512.txt", None),
    ],
)
def test_file_name(path: str, value: str | None) -> None:
    found = of(f"{TITLE}\n\n{BODY}", path=path)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-23T10:00:00+02:00", "2024-05-23"),
        ("Thu, 23 May 2024 10:00:00 +0200", "2024-05-23"),
        ("23 mai 2024", "2024-05-23"),
        ("2024-05-23 10:00:00", "2024-05-23"),
        ("2024-05", "2024-05"),
        ("bientôt", None),
        ("2024-13-40", None),
    ],
)
def test_metadata_date(value: str, expected: str | None) -> None:
    assert metadata_date(value) == expected


def test_given_date() -> None:
    assert [given_date(value) for value in ("2024-05-23", "2024-05", "2024")] == ["2024-05-23", "2024-05", "2024"]
    for value in ("23/05/2024", "2024-02-31", "hier", ""):
        with pytest.raises(UsageError, match="2024-05-23"):
            given_date(value)
