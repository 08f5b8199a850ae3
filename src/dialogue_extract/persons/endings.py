"""Tell adjectives that say which or whose ("étrangères", "économique") by their endings."""

from __future__ import annotations

import re
from functools import cache

RELATIONAL = re.compile(
    r"(?:i?en(?:ne)?|éen(?:ne)?|aise?|aine?|ane?|oise?|ique|ale?|aux|el(?:le)?|aire|i[fv]e?|eure?|ère?|er|ée?|ante?|ente?|ine?|que|iste|ide|able|ible|ile|euse|eux)s?$"
)
# without tags only endings that no verb, adverb or noun is likely to have
RELATIONAL_SURE = re.compile(
    r"(?:ien(?:ne)?|éen(?:ne)?|aise?|aine?|oise?|ique|ales?|aux|el(?:le)?|aire|ières?|érieure?|étrangère|publi(?:c|que)|saint|[ai]ble|ile|ale)s?$"
)


@cache
def is_relational(word: str) -> bool:
    """Return whether a word tagged as an adjective may belong to an office; "prêt" and "favorable" do not."""
    return bool(RELATIONAL.search(word))


@cache
def is_surely_relational(word: str) -> bool:
    """Return whether a word is such an adjective by its ending alone, where there are no tags."""
    return bool(RELATIONAL_SURE.search(word))
