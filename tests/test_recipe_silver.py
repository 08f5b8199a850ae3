from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from dialogue_extract.training.sentence import Sentence

RECIPE = Path(__file__).parents[1] / "models" / "recipe"
WORDS = ("Awa", "Ba", ",", "ministre", "du", "Mali", ",", "parle")


@pytest.fixture(scope="module")
def silver():
    spec = importlib.util.spec_from_file_location("silver", RECIPE / "silver.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parsed(heads, deps, words=WORDS):
    doc = Doc(spacy.blank("frd").vocab, words=list(words), heads=heads, deps=deps)
    ents, offices = ((0, 2, "PER"), (5, 6, "LOC")), ((3, 6, "FUNC"),)
    return doc, Sentence("x", "x", tuple(words), (True,) * len(words), None, ents, offices)


def test_an_apposition_stays(silver):
    doc, sentence = parsed(
        [7, 0, 3, 0, 5, 3, 3, 7], ["nsubj", "flat:name", "punct", "appos", "case", "nmod", "punct", "ROOT"]
    )
    assert silver.mended(doc, sentence) == {}


def test_a_loose_office_becomes_an_apposition(silver):
    doc, sentence = parsed(
        [7, 0, 3, 7, 5, 3, 3, 7], ["nsubj", "flat:name", "punct", "advcl", "case", "nmod", "punct", "ROOT"]
    )
    assert silver.mended(doc, sentence) == {3: (0, "appos")}


def test_a_tree_beyond_mending_is_left_out(silver):
    doc, sentence = parsed(
        [3, 0, 3, 7, 5, 3, 3, 7], ["obl:arg", "flat:name", "punct", "nsubj", "case", "nmod", "punct", "ROOT"]
    )
    assert silver.mended(doc, sentence) is None


def test_a_courtesy_title_heads_its_name(silver):
    words = ("ministre", ",", "M.", "Ba")
    doc = Doc(
        spacy.blank("frd").vocab, words=list(words), heads=[0, 2, 0, 2], deps=["ROOT", "punct", "appos", "flat:name"]
    )
    sentence = Sentence("x", "x", words, (True,) * 4, None, ((3, 4, "PER"),), ((0, 1, "FUNC"),))
    assert silver.mended(doc, sentence) == {}
