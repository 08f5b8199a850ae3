"""The plain tree says what spaCy's tokens and spans say."""

from __future__ import annotations

import itertools

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dialogue_extract.spans import Mention
from dialogue_extract.tree import LONGEST, felled, tree

TEXT = (
    "Lomé, 3 mai – Le ministre togolais des Affaires étrangères, Kodjo Amévi, et sa collègue béninoise, Afi Dossou, "
    "se sont entretenus à Cotonou. Ils n'ont signé aucun accord, mais se reverront le 12 juin. « À bientôt », a-t-il dit !"
)


@pytest.fixture(scope="module")
def doc(learned):
    return learned(TEXT)


def test_every_word_is_its_token(doc):
    words = tree(doc)
    assert len(words) == len(doc) > 40
    for word, token in zip(words, doc, strict=True):
        assert (word.i, word.text, word.lower_, word.pos_, word.dep_) == (
            token.i,
            token.text,
            token.lower_,
            token.pos_,
            token.dep_,
        )
        assert (word.idx, word.end) == (token.idx, token.idx + len(token))
        assert word.head.i == token.head.i
        assert [child.i for child in word.children] == [child.i for child in token.children]
        assert [above.i for above in word.ancestors] == [above.i for above in token.ancestors]
        assert {other.i for other in word.conjuncts} == {other.i for other in token.conjuncts}
        assert word.is_sent_start == (token.is_sent_start or False)
        assert (word.is_punct, word.is_space, word.like_num) == (token.is_punct, token.is_space, token.like_num)
        for feature in ("VerbForm", "Tense", "Number"):
            assert word.feature(feature) == token.morph.get(feature)
        assert (word.sent.start, word.sent.end) == (token.sent.start, token.sent.end)


def test_sentences(doc):
    words = tree(doc)
    assert [(s.start, s.end, s.start_char, s.end_char, s.text, len(s)) for s in words.sents] == [
        (s.start, s.end, s.start_char, s.end_char, s.text, len(s)) for s in doc.sents
    ]
    assert [word.i for word in words.sents[1]] == [token.i for token in list(doc.sents)[1]]


def test_roots_and_texts_of_all_stretches(doc):
    words = tree(doc)
    for start, end in itertools.combinations(range(len(doc) + 1), 2):
        assert words.root(start, end).i == doc[start:end].root.i
        assert words.text(start, end) == doc[start:end].text
    assert words.text(3, 3) == ""


def test_tokens_that_cover_code_points(doc):
    words = tree(doc)
    for token in doc:
        for start, end in ((token.idx, token.idx + len(token)), (token.idx, token.idx + 1)):
            span = doc.char_span(start, end, alignment_mode="expand")
            assert words.covering(start, end) == (span.start, span.end)
    start, end = words.covering(len(TEXT) + 5, len(TEXT) + 9)
    assert start == end


def test_words_as_the_article_has_them(doc):
    assert tree(doc).quoted(Mention(0, 1)) == "Lomé"


def test_a_document_without_a_parse():
    words = tree(Doc(Vocab(), ["Bamako", "et", "Lomé"]))
    assert not words.parsed
    assert all(word.head is word and not word.children for word in words)
    assert [len(sent) for sent in words.sents] == [3]


def test_an_empty_document():
    words = tree(Doc(Vocab()))
    assert (list(words), words.sents, words.lowered, words.covering(0, 1)) == ([], [], [], (0, 0))


def test_kept_until_felled(learned):
    doc = learned("Le ministre est venu.")
    words = tree(doc)
    assert tree(doc) is words
    felled(doc)
    felled(doc)
    assert not words
    assert tree(doc) is not words


def test_an_endless_sentence_is_cut():
    words = tree(Doc(Vocab(), ["et"] * (2 * LONGEST + 5)))
    assert [len(sent) for sent in words.sents] == [LONGEST, LONGEST, 5]
    assert words[LONGEST].sent is words.sents[1]
