"""The ordinal of a session stands before its word, inside its phrase, or behind it."""

from __future__ import annotations

import pytest

SESSIONS = [
    ("La Grande commission mixte algéro-mauritanienne, dix-neuvième du nom, s'est réunie mercredi à Nouakchott.", 19),
    ("Le sommet du G20, XXe de la série, se tiendra en novembre à Johannesburg.", 20),
    ("Un nouveau round de négociations, le septième, s'ouvrira lundi à Vienne entre l'Iran et l'AIEA.", 7),
    ("Le sommet entre l'Inde et le Japon, le deuxième marché d'Asie, s'est tenu jeudi à New Delhi.", None),
]


@pytest.mark.parametrize(("text", "edition"), SESSIONS)
def test_ordinal_of_a_session(extractor, text, edition):
    from dialogue_extract.reading import article

    events = extractor.extract(article(text, published_on="2025-01-10")).events
    assert [event.edition for event in events] == [edition]
