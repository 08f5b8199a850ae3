from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dialogue_extract.training import marks

RECIPE = Path(__file__).parents[1] / "models" / "recipe"


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("generate", RECIPE / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_generated_sentence_is_well_marked(generate):
    generator = generate.Generator(1)
    for number in range(400):
        line = generator.sentence()
        sentence = marks.sentence(line, "generated", f"{number}: {line}")
        assert "{" not in sentence.text
        assert "}" not in sentence.text
        pairs = {" ".join(pair) for pair in zip(sentence.words, sentence.words[1:], strict=False)}
        assert not {"de les", "à les"} & pairs


def test_the_same_seed_gives_the_same_sentences(generate):
    one, two = generate.Generator(3), generate.Generator(3)
    assert [one.sentence() for _ in range(30)] == [two.sentence() for _ in range(30)]


def test_elision(generate):
    elide = generate.Generator._elide
    assert elide("le <FUNC>ambassadeur") == "l'<FUNC>ambassadeur"
    assert elide("du <FUNC>envoyé à le Caire") == "de l'<FUNC>envoyé au Caire"
    assert elide("la onzième") == "la onzième"


def test_sentences_of_our_own_are_well_marked():
    sentences = list(marks.sentences(RECIPE / "data" / "sentences.txt", "own"))
    assert len(sentences) > 80
    assert any(mark[2] == "EVT" for sentence in sentences for mark in sentence.ents)
