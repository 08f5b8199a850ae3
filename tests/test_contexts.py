"""The classifier of topics: on phrases labelled by hand, and its lexicon."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dialogue_extract.contexts import classify
from dialogue_extract.resources import lexicon

TOPICS = Path(__file__).parent / "contexts_topics.txt"
CODES = frozenset(lexicon("contexts")) - {"both", "none", "trade"}
GIVEN = 40  # codes of the guidelines, section 6


def labelled() -> list[tuple[frozenset[str], str]]:
    lines = [line for line in TOPICS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(frozenset(codes.split(", ")), topic) for codes, topic in (line.split(" | ") for line in lines)]


def f1(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> float:
    common = sum(len(gold & found) for gold, found in pairs)
    return 2 * common / sum(len(gold) + len(found) for gold, found in pairs)


def test_labelled_topics() -> None:
    assert f1([(codes, frozenset(classify(topic))) for codes, topic in labelled()]) >= 0.93


def test_development_topics(shared: Path) -> None:
    pairs = []
    for path in sorted((shared / "gold" / "dev").glob("d[0-2]*.json")):
        for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
            pairs += [(frozenset(t["contexts"]), frozenset(classify(t["text"]))) for t in event["topics"]]
    assert len(pairs) > 100
    assert f1(pairs) >= 0.90


def test_every_code_has_a_topic_and_only_known_codes_occur() -> None:
    assert frozenset().union(*(codes for codes, _ in labelled())) == CODES
    named = {code for codes in lexicon("contexts")["both"].values() for code in codes}
    assert named <= CODES


@pytest.mark.parametrize(
    ("topic", "codes"),
    [
        ("nucléaire civil", ["energy"]),
        ("programme nucléaire iranien", ["cbrn"]),
        ("lutte contre les mines", ["military", "human_security"]),
        ("mines de fer", ["natural_resource"]),
        ("sécurité alimentaire", ["human_security"]),
        ("sécurité énergétique", ["energy"]),
        ("coopération en matière de sécurité", ["military"]),
        ("accord de paix", ["military", "diplomatic"]),
        ("développement des relations bilatérales", ["diplomatic"]),
        ("guerre en République démocratique du Congo", ["military"]),
        ("ARMEMENT", ["military"]),
        ("coopération avec l'Arménie", ["diplomatic"]),
        ("bœuf", ["agriculture"]),
    ],
)
def test_longer_and_stronger_words_win(topic: str, codes: list[str]) -> None:
    assert classify(topic) == codes


@pytest.mark.parametrize(
    ("topic", "codes"),
    [
        ("transports dans l'espace frontalier", ["transport"]),
        ("lutte contre le crime organisé transfrontalier", ["crime"]),
        ("pêche et énergie", ["agriculture", "energy"]),
        ("retour des déplacés et reconstruction", ["human_security", "economic"]),
        ("crises au Soudan, en Libye et au Mali", ["military"]),
        ("guerre entre le M23 et les forces de Gaza", ["military"]),
        ("coopération bilatérale dans le domaine de la santé", ["health"]),
        ("échange d'expériences en matière de défense", ["military"]),
        ("recherche d'une solution", ["diplomatic"]),
        ("projets en cours", ["diplomatic"]),
    ],
)
def test_one_code_a_coordinated_subject(topic: str, codes: list[str]) -> None:
    assert classify(topic) == codes


@pytest.mark.parametrize("topic", ["", "…", "xyz", "12", "l'", "*"])
def test_what_tells_nothing_is_diplomatic(topic: str) -> None:
    assert classify(topic) == ["diplomatic"]


def test_at_most_three_codes() -> None:
    assert len(classify("santé, agriculture, énergie, transports, éducation et culture")) == 3
