"""Tell French from other languages by its function words; short texts get the benefit of the doubt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from dialogue_extract.resources import lexicon
from dialogue_extract.text import plain

_WORD = re.compile(r"[^\W\d_]+")
# A French article may quote the English name of a forum at length.
_QUOTED = re.compile(r"«[^«»]{0,300}»")
_ENOUGH = 12
_SAMPLE = 20_000
_SCRIPTS = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he",
}


def _script(letters: str) -> str | None:
    """Return the language of the script most letters are of, None for the Latin one."""
    sample = letters[:: max(1, len(letters) // 400)]
    names = Counter(unicodedata.name(letter, "?").split()[0] for letter in sample)
    name, count = names.most_common(1)[0]
    return None if name == "LATIN" or count < len(sample) / 2 else _SCRIPTS.get(name, "und")


def language(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, `fr` where nothing speaks against it, `und` where none fits."""
    words = _WORD.findall(plain(_QUOTED.sub(" ", text[:_SAMPLE])).casefold())
    if not words:
        return "und"
    foreign = _script("".join(words))
    if foreign:
        return foreign
    counts = Counter(words)
    scores = {code: sum(counts[word] for word in entries) for code, entries in lexicon("language_words").items()}
    best = max(scores, key=lambda code: (scores[code], code == "fr"))
    if best == "fr" or scores["fr"] >= 0.75 * scores[best]:
        return "fr" if len(words) < _ENOUGH or scores["fr"] >= 0.08 * len(words) else "und"
    return best if scores[best] > 2 and len(words) >= 5 else "fr"
