from __future__ import annotations

from dialogue_extract.training.harmony import harmony
from dialogue_extract.training.sentence import Sentence, Syntax


def words(*rows):
    forms, pos, morphs = zip(*rows, strict=True)
    count = len(forms)
    syntax = Syntax(forms, pos, morphs, (0,) * count, ("ROOT", *("dep",) * (count - 1)))
    return Sentence("x", "x", forms, (True,) * count, syntax)


MODEL = [words(("sa", "DET", "Poss=Yes"), ("voix", "NOUN", "Gender=Fem"), ("dix", "NUM", "NumType=Card"))] * 4


def test_grammatical_words_follow_the_model():
    other = words(
        ("Sa", "DET", "Person=3|Poss=Yes"), ("voix", "NOUN", "Gender=Fem|Typo=Yes"), ("mille", "NUM", "Number=Plur")
    )
    assert harmony(MODEL, [other]).of(other).syntax.morphs == ("Poss=Yes", "Gender=Fem", "NumType=Card")


def test_a_tag_that_nobody_has_is_not_made_up():
    other = words(
        ("voix", "NOUN", "Number=Sing|Typo=Yes"),
    )
    assert harmony(MODEL, [other]).of(other).syntax.morphs == ("Number=Sing|Typo=Yes",)


def test_sentences_without_syntax_pass():
    bare = Sentence("x", "x", ("a",), (True,))
    assert harmony(MODEL, []).of(bare) == bare
