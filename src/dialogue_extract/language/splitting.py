"""Split French text into tokens as Universal Dependencies French does, without spaCy."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract.resources import lexicon

UPPER = "A-ZÀ-ÖØ-ÞŠŽĆČĐŁŚŞŢŻİĞ"
APOSTROPHE = "['’ʼ`´]"  # typewriter, curly, and what old keyboards and agencies put for them
NO_BREAK = "[ \u00a0\u202f]"
NUMBER_SPACE = "[ \u00a0\u2009\u202f]"
# "vitamine C. Le" ends a sentence, "C. Lebrun" does not.
SENTENCE_OPENERS = (
    r"(?:L[ea]s?|L['’ʼ`´]|Une?|Des?|Du|D['’ʼ`´]|Ils?|Elles?|On|Ce(?:tte|s|t)?|C['’ʼ`´]"
    r"|En|Dans|Mais|Et|Au|Aux|Pour|Selon)"
)


def _alternatives(entries: list[str]) -> str:
    longest_first = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace("'", APOSTROPHE) for entry in longest_first)


def _either_case(entries: list[str]) -> list[str]:
    return [form for entry in entries for form in (entry, entry[0].upper() + entry[1:], entry.upper())]


@cache
def token_pattern() -> re.Pattern[str]:
    """Return the expression whose successive matches are the tokens and the runs of whitespace of a text."""
    data = lexicon("tokens")
    capital_word = rf"[{UPPER}][\w'’.]"
    parts = [
        r"\s+",
        r"(?:https?://|www\.)[^\s<>«»\"]*[\w/]|[\w.+-]+@\w[\w-]*(?:\.\w+)+|[\w-]+\.(?:com|org|net|info|fr|eu|int)\b(?:/[\w/.-]*\w)?",
        r"[@#]\w+",
        rf"(?:{_alternatives(data['symbols'])})(?!\w)|[nN]°s?",
        rf"[{UPPER}](?:\.-?[{UPPER}])+(?:\.|(?!\w))",
        rf"(?:{_alternatives(data['abbreviations'])})",
        rf"(?:{_alternatives(data['before_number'])})(?={NUMBER_SPACE}?\d)",
        rf"(?:[{UPPER}]\.|{_alternatives(data['before_capital'])})(?={NO_BREAK}?{capital_word})(?!\s{SENTENCE_OPENERS}\b)",
        rf"(?<!\S)[-−](?=\d)\d+(?:[.,]\d+)?|\d{{1,3}}(?:{NUMBER_SPACE}\d{{3}})+(?:,\d+)?(?!\w)",
        r"\w*\d(?:\+\d+)+|\d+(?:[.,:/]\d+)+\w*",
        r"\.{2,}|-{2,}",
        rf"(?:{_alternatives(_either_case(data['apostrophe_words']))})(?!\w)|[NM]{APOSTROPHE}[{UPPER}][a-zà-ÿ]{{2,}}(?:-\w+)*",
        rf"(?:{_alternatives(_either_case(data['elisions']))}){APOSTROPHE}",
        rf"(?:{_alternatives(data['glued'])})(?=[{UPPER}][a-zà-ÿ]{{2}}|(?:{_alternatives(data['glued_to'])})\b)",
        r"km/h|\w&\w(?!\w)|\w+(?:['’ʼ`´\u2010\u2011-]\w+)*(?:\((?:e|s|es|E|S)\)(?!\w))?",
        r"\S",
    ]
    return re.compile("|".join(f"(?:{part})" for part in parts))


@cache
def _clitic() -> re.Pattern[str]:
    return re.compile(rf"(?i:[-\u2010\u2011](?:{_alternatives(lexicon('tokens')['clitics'])}))$")


def _host_takes_clitic(host: str, clitic: str, previous: str) -> bool:
    """Tell "Existe-t-il" from the name "Kim Yong-il": a capital after a capitalised word is a name."""
    if not host[:1].isupper() or (len(host) > 1 and host.isupper() and clitic.isupper()):
        return True
    return not previous[:1].isupper()


def _parts(word: str, previous: str) -> list[str]:
    """Cut the joined pronouns off: "donnez-le-moi" gives donnez, -le, -moi."""
    exceptions = lexicon("tokens")["clitic_exceptions"]
    if word in exceptions or word.lower() in exceptions:
        return [word]
    tail: list[str] = []
    while (found := _clitic().search(word)) and found.start() and _host_takes_clitic(word, found.group(), previous):
        tail.append(found.group())
        word = word[: found.start()]
    return [word, *reversed(tail)]


def split(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens and whether a plain space follows each; together they give the text back."""
    words: list[str] = []
    spaces: list[bool] = []
    for found in token_pattern().finditer(text):
        word = found.group()
        if word.isspace():
            if words and word[0] == " ":
                spaces[-1], word = True, word[1:]
            if word:
                words.append(word)
                spaces.append(False)
            continue
        if "-" in word or "\u2011" in word:
            parts = _parts(word, words[-1] if words else "")
            words.extend(parts)
            spaces.extend([False] * len(parts))
            continue
        words.append(word)
        spaces.append(False)
    return words, spaces
