"""Pages of invented people: the mark before each block says what it is; `gap` lines separate paragraphs."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_extract.layout import Dateline, dateline, layout

MARKS = {"T": "title", "B": "body", "H": "heading", "L": "bullet", "N": "noise"}
SHARED = Path(__file__).parents[1].parent / "shared"

SENTENCE = "La ministre Aline Dupré a reçu mardi à Lomé son homologue Karim Sadi, venu préparer la commission mixte."
SECOND = "Ils comptent se retrouver en octobre à Rabat pour signer trois accords, selon leurs porte-parole."
THIRD = "Le conseiller Paul Ngom et l'ambassadrice Sofia Meriem assistaient à l'entretien."

PAGES = {
    "news site": f"""
        N| Accueil > Afrique > Togo
        T| Le Togo et le Maroc relancent leur commission mixte
        N| Publié le 07.11.2023 à 18:05
        N| Partager   Facebook   X   WhatsApp
        B| {SENTENCE}
        N| Publicité
        B| {SECOND}
        N| À LIRE AUSSI
        N| - Le Sénat examine la loi de finances
        N| - Football : les Éperviers en stage
        N| Abonnez-vous à la lettre du soir.
        """,
    "related lines in the middle": f"""
        T| Lomé et Rabat préparent un sommet
        B| {SENTENCE}
        N| Lire aussi : Le port de Lomé s'agrandit
        B| {SECOND}
        N| Sur le même sujet
        N| Le port de Lomé s'agrandit
        N| Trois questions à un économiste
        B| {THIRD}
        """,
    "press release": f"""
        H| MINISTÈRE DE LA PÊCHE
        H| Service de la communication
        T| COMMUNIQUÉ : LA MINISTRE REÇOIT SON HOMOLOGUE
        B| {SENTENCE}
        B| Trois dossiers étaient sur la table :
        L| • la gestion des eaux ;
        L| • le transport aérien ;
        L| • les visas.
        B| {SECOND}
        N| Contacts presse
        N| Tél. : +228 22 00 00 00
        """,
    "comments": f"""
        T| Lomé et Rabat préparent un sommet
        B| {SENTENCE}
        B| {SECOND}
        B| {THIRD}
        N| 2 commentaires
        N| Kofi, le 3 mai
        N| Je ne crois pas un mot de ce que dit cette ministre, elle a déjà promis cela.
        N| Répondre
        N| Votre adresse e-mail ne sera pas publiée.
        """,
    "comment count above the article": f"""
        T| Lomé et Rabat préparent un sommet
        N| 3 commentaires
        B| {SENTENCE}
        B| {SECOND}
        """,
    "subheads": f"""
        T| Tournée de la ministre : trois étapes en quatre jours
        B| {SENTENCE}
        H| Une étape à Rabat
        B| {SECOND}
        H| Et ensuite ?
        B| {THIRD}
        """,
    "menu above, teasers below": f"""
        N| Aller au contenu principal
        N| Politique
        N| Économie
        N| Société
        N| Nos régions
        T| Le Togo et le Maroc relancent leur commission mixte
        B| {SENTENCE}
        B| {SECOND}
        N| Passeport électronique : une mobilité sécurisée L'annonce d'un passeport…
        N| Coupe d'Afrique : un choc pour les sommets Ce duel entre…
        """,
    "pictures": f"""
        T| Lomé et Rabat préparent un sommet
        N| Aline Dupré et Karim Sadi à Lomé, mardi. © Agence
        B| {SENTENCE}
        N| Photo d'archives : la ministre à Rabat en 2022.
        B| {SECOND}
        N| Vue de la séance, le 29 août à Lomé. Photo: exemple.tg
        """,
    "cookies and rights": f"""
        T| Lomé et Rabat préparent un sommet
        B| {SENTENCE}
        B| {SECOND}
        N| Pour améliorer votre expérience, nous utilisons des cookies. Vous pouvez les refuser à tout moment.
        N| Les opinions exprimées dans cet article ne reflètent pas nécessairement celles de la rédaction.
        N| © 2024 Tous droits réservés
        """,
    "no headline": f"""
        B| LOMÉ, 21 mai (Agence) - {SENTENCE}
        B| {SECOND}
        N| kd/as
        """,
    "said twice": f"""
        T| Lomé et Rabat préparent un sommet
        B| {SENTENCE}
        N| {SENTENCE}
        B| {SECOND}
        """,
    "question as headline": f"""
        T| Que veulent Lomé et Rabat ?
        B| {SENTENCE}
        B| {SECOND}
        """,
    "date before the headline": f"""
        N| Publié le 07/11/2023 à 18:05
        T| Le chef du gouvernement attendu demain à Lomé
        B| {SENTENCE}
        """,
    "list without signs": f"""
        T| Lomé et Rabat préparent un sommet
        B| {SENTENCE}
        B| Étaient présents :
        L| Paul Ngom, conseiller
        L| Sofia Meriem, ambassadrice
        B| {SECOND}
        """,
    "headline with a full stop": f"""
        T| Audience : la ministre Dupré échange avec l'ambassadeur Favre.
        N| Publié le 3 mai 2024
        B| {SENTENCE}
        B| {SECOND}
        """,
    "last sentence without a full stop, headlines below": f"""
        T| Lomé et Rabat préparent un sommet
        B| {SENTENCE}
        B| Aline Dupré et Karim Sadi se retrouveront à Rabat en 2025
        N| La capitale inaugure un pont sur la lagune
        N| Selon un rapport, la pêche progresse dans le pays
        """,
    "markdown": f"""
        T| # Lomé et Rabat préparent un sommet
        B| {SENTENCE}
        H| ## Une étape à Rabat
        B| {SECOND}
        """,
}


def page(marked: str, gap: str = "\n\n") -> tuple[str, list[tuple[str, str]]]:
    """Return the text of a marked page and its (kind, words) pairs; a line without a known mark is an error."""
    pairs = []
    for line in marked.strip().splitlines():
        found = re.fullmatch(r"\s*([A-Z])\| (.+)", line)
        assert found, f"unmarked line: {line}"
        pairs.append((MARKS[found[1]], found[2].strip()))
    return gap.join(words for _, words in pairs), pairs


def blocks_of(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in layout(text)]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n"], ids=["lf", "crlf"])
def test_page(name: str, gap: str) -> None:
    text, expected = page(PAGES[name], gap)
    assert blocks_of(text) == expected


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"menu above, teasers below"}))
def test_page_without_blank_lines(name: str) -> None:
    text, expected = page(PAGES[name], "\n")
    assert blocks_of(text) == expected


def test_a_break_before_a_name_does_not_end_a_sentence() -> None:
    text = f"Lomé et Rabat préparent un sommet\n{SENTENCE}\nIls ont parlé de la gestion du fleuve\nMono et de la pêche.\n{SECOND}"
    assert [kind for kind, _ in blocks_of(text)] == ["title", "body", "body", "body"]


def test_hard_wrapped_paragraphs_are_one_block() -> None:
    text = (
        "Lomé et Rabat relancent leur commission mixte\n\n"
        "La cheffe de la diplomatie togolaise Aline Dupré a reçu mardi à Lomé Jean-\n"
        "Yves Sadi, chef de la diplomatie marocaine, venu préparer la commission\n"
        "mixte. Il était accompagné du conseiller Paul Ngom, qui a ensuite\n"
        "rencontré les ambassadeurs.\n"
        "La prochaine session se tiendra à Rabat au mois d'octobre, ont annoncé les\n"
        "deux ministres.\n"
    )
    kinds = [kind for kind, _ in blocks_of(text)]
    assert kinds == ["title", "body", "body"]
    assert blocks_of(text)[1][1].endswith("rencontré les ambassadeurs.")


def test_a_break_inside_a_sentence_does_not_end_a_block() -> None:
    text = f"{SENTENCE}\n\nIl\ns'agit d'une étape, a dit le conseiller Paul\nNgom devant la presse réunie à Lomé.\n\n{SECOND}"
    assert [kind for kind, _ in blocks_of(text)] == ["body", "body", "body"]


def test_headlines_run_together_on_one_line_are_not_the_article() -> None:
    ticker = "    ".join(f"Titre sans rapport numéro {number} de la journée" for number in range(12))
    text = f"{ticker}    {SENTENCE} {SECOND} {THIRD} {SENTENCE} {THIRD} {SECOND}"
    bodies = [words for kind, words in blocks_of(text) if kind == "body"]
    assert len(bodies) == 1
    assert bodies[0].startswith("La ministre Aline Dupré")


@pytest.mark.parametrize(
    "sentence",
    [
        "Suivez le guide : la ministre Aline Dupré a accueilli à Lomé son homologue Karim Sadi pour une visite de deux jours.",
        "Publié mardi à Lomé, le communiqué annonce une rencontre entre Aline Dupré et Karim Sadi. Elle aura lieu en mai.",
        "Recevant Karim Sadi à Lomé, Aline Dupré a plaidé pour un dialogue annuel.",
        "À lire le communiqué, Aline Dupré et Karim Sadi se sont vus deux heures.",
        "La reprise des contacts entre les deux capitales a été annoncée par Karim Sadi.",
        "Les réactions n'ont pas tardé : Lomé a convoqué l'ambassadeur Paul Ngom mercredi.",
        "Commentant l'entretien, Karim Sadi a parlé d'un tournant.",
        "Source de tensions, le dossier des visas a été évoqué par Aline Dupré et Karim Sadi.",
        "Contact a été pris entre Aline Dupré et Karim Sadi, qui se verront jeudi à Rabat.",
        "Photo de famille, hymnes, tapis rouge : Karim Sadi a été reçu en grande pompe à Lomé par Aline Dupré.",
        "Accueil chaleureux pour Karim Sadi, reçu mardi à Lomé par Aline Dupré.",
    ],
)
def test_a_sentence_of_the_article_is_no_noise(sentence: str) -> None:
    text = f"Lomé et Rabat préparent un sommet\n\n{SENTENCE}\n\n{SECOND}\n\n{sentence}\n\n{THIRD}"
    assert dict((words, kind) for kind, words in blocks_of(text))[sentence] == "body"


@pytest.mark.parametrize(
    "line", ["a" + " " * 698 + "b", ". " * 340, "!" * 690, "opinion " * 85, "A - " * 170, "cookies " * 240]
)
def test_no_line_takes_long(line: str) -> None:
    began = time.perf_counter()
    layout(line)
    assert time.perf_counter() - began < 1


DATELINES = {
    "LOMÉ, 21 mai (Agence) -- La ministre": ("LOMÉ", "Agence", "21 mai"),
    "Lomé, 21.05.2024 - La ministre": ("Lomé", None, "21.05.2024"),
    "LOMÉ – La ministre": ("LOMÉ", None, None),
    "Nouakchott (AMI) - La ministre": ("Nouakchott", "AMI", None),
    "Colombo [Sri Lanka], 4 juin (ABC) : La ministre": ("Colombo", "ABC", "4 juin"),
    "Cotonou (Bénin) – La ministre": ("Cotonou", None, None),
    "Rabat, le 3 mai 2024 – La ministre": ("Rabat", None, "3 mai 2024"),
    "N'DJAMENA, lundi 6 juin 2022 (ATPE) - La ministre": ("N'DJAMENA", "ATPE", "lundi 6 juin 2022"),
}


@pytest.mark.parametrize("opening", DATELINES)
def test_dateline_before_the_first_sentence(opening: str) -> None:
    text = (
        f"Lomé et Rabat préparent un sommet\n\n{opening} Aline Dupré a reçu mardi son homologue Karim Sadi.\n\n{SECOND}"
    )
    found = dateline(text, layout(text))
    assert found is not None
    parts = tuple(part.text.removeprefix("le ") if part else None for part in (found.place, found.agency, found.date))
    assert parts == DATELINES[opening]
    assert text[found.end :].startswith("La ministre")
    assert all(text[part.start : part.end] == part.text for part in (found.place, found.agency, found.date) if part)


@pytest.mark.parametrize("line", ["Rabat, le 3 mai 2024", "Le 3 mai 2024 - Rabat (Maroc)"])
def test_dateline_on_its_own_line(line: str) -> None:
    text = f"Lomé et Rabat préparent un sommet\n\n{line}\n\n{SENTENCE}\n\n{SECOND}"
    found = dateline(text, layout(text))
    assert isinstance(found, Dateline)
    assert found.place is not None
    assert found.place.text == "Rabat"


@pytest.mark.parametrize(
    "opening",
    [
        "Rabat, le 3 mai 2024, les ministres se sont réunis.",
        "La ministre – elle l'a dit à Lomé – recevra Karim Sadi.",
        SENTENCE,
    ],
)
def test_no_dateline(opening: str) -> None:
    text = f"UE – Maroc : un sommet se prépare\n\n{opening}\n\n{SECOND}"
    assert dateline(text, layout(text)) is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(" \n\r\tAbé.:•-|>?«»1Publié\u2028\u00a0\x0c"), max_size=300))
def test_blocks_cover_every_line_in_order(text: str) -> None:
    blocks = layout(text)
    covered = set()
    position = 0
    for block in blocks:
        assert position <= block.start < block.end
        position = block.end
        covered.update(range(block.start, block.end))
    left = "".join(char for index, char in enumerate(text) if index not in covered)
    assert not left.strip()
    dateline(text, blocks)


@pytest.mark.skipif(not SHARED.exists(), reason="shared development articles are not here")
def test_headlines_of_the_development_articles() -> None:
    import json

    wrong = []
    for path in sorted((SHARED / "gold" / "dev").glob("d[0-2]?.txt")):
        text = path.read_text(encoding="utf-8")
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["title"]
        found = next((text[block.start : block.end] for block in layout(text) if block.kind == "title"), None)
        if found != gold:
            wrong.append((path.name, found))
    assert wrong == []


def test_a_brief_signed_by_its_agency_is_no_caption():
    brief = (
        "Le chef de l'État, Karim Belhadj, a conféré hier, dans ses bureaux, avec le président turc, Orhan Demir, qui séjourne "
        "à Alger. Samir Ouali, Premier ministre, et Nadir Amrane, ministre de l'Énergie, étaient à leurs côtés. L'hôte de "
        "l'Algérie, arrivé dimanche soir pour trois jours, doit encore se rendre à Oran, où deux usines l'attendent. (APS)"
    )
    blocks = layout(brief + "\n\nUne seconde audience\n\n" + brief.replace("hier", "lundi"))
    assert blocks[0].kind == "body"
