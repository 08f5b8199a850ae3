"""Time a character of adversarial texts of growing length: it must not grow with the length.

    python benchmarks/scaling.py [--largest N] [--model MODEL]

Each text begins with an article in French, so that it is read; the gate is off. `grows` is the last figure over the one
of the first text that fills a window. The last rows try every expression of patterns/*.toml on runs
of words.
"""

from __future__ import annotations

import argparse
import re
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dialogue_extract.reading import article
from dialogue_extract.records import Extractor, load

ROOT = Path(__file__).parents[1]
PATTERNS = ROOT / "src" / "dialogue_extract" / "patterns"
ARTICLE = (ROOT / "samples" / "articles" / "dialogue-two-chairs.txt").read_text(encoding="utf-8")
SIZES = (1_000, 20_000, 100_000, 500_000, 5_000_000)
MAX_GROWTH = 3.0
STATEMENTS = (1_000, 4_000)  # characters that the expressions are tried on
WORDS = (
    "la ",
    "réunion ",
    "de ",
    "des ministres ",
    "l'",
    "x",
    "à ",
    "a1 ",
    "Jean ",
    "se ",
    ", ",
    "(",
    "« ",
    "12 ",
    "-",
    "o-",
)


def numbered(form: str) -> Callable[[int], str]:
    """Return texts of a form that carries a number."""

    def make(length: int) -> str:
        size = len(form.format(99999))
        return "".join(form.format(n) for n in range(length // size + 1))[:length]

    return make


def repeated(piece: str) -> Callable[[int], str]:
    """Return texts that repeat one piece."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


KINDS: dict[str, Callable[[int], str]] = {
    "articles": numbered(ARTICLE.replace("{", "").replace("}", "") + "\n\nDossier {:05}.\n\n"),
    "nested quotes": repeated("« Le ministre a dit : "),
    "long enumeration": repeated("le président du Mali, "),
    "names": numbered("Aline Dupré{:05} et "),
    "dates": repeated("le 3 mai 2021, du 4 au 7 juin, "),
    "one endless sentence": repeated("le ministre malien a rencontré son homologue et "),
    "à à à": repeated("à "),
    "one word": repeated("x"),
    "line breaks": repeated("Paris\n"),
    "brackets": repeated("("),
    "apostrophes": repeated("l'"),
    "capitals": repeated("Jean "),
    "hyphens": repeated("franco-"),
}


def cost(extractor: Extractor, text: str) -> float:
    """Return microseconds a character, reading included."""
    start = time.process_time()
    read = replace(article(text, published_on="2024-05-23", max_chars=10**8), language="fr")
    extractor.extract(read)
    return (time.process_time() - start) * 1e6 / len(text)


def expressions() -> Iterator[tuple[str, str]]:
    """Yield file and source of every expression in the pattern files."""
    for path in sorted(PATTERNS.glob("*.toml")):
        if path.stem.startswith("temporal"):
            continue  # a grammar of its own, whose tokens are single characters
        stack: list[object] = [tomllib.loads(path.read_text(encoding="utf-8"))]
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                stack.extend(inner for key, inner in value.items() if key not in ("examples", "counter"))
            elif isinstance(value, list):
                stack.extend(value)
            elif (
                isinstance(value, str)
                and re.search(r"[\\|?*+]", value)
                and "{" not in re.sub(r"\{\d*,?\d*\}", "", value)
            ):
                yield path.stem, value


def worst_pattern() -> tuple[str, float, float]:
    """Return the slowest expression: where, microseconds a character of the longer text, its growth from the shorter.

    A statement is cut at 250 words, so that no expression sees more than the longer of the two.
    """
    found = ("", 0.0, 0.0)
    for name, source in expressions():
        compiled = re.compile(source, re.IGNORECASE)
        for word in WORDS:
            times = []
            for length in STATEMENTS:
                text = (word * length)[:length]
                start = time.process_time()
                for _ in zip(range(200_000), compiled.finditer(text), strict=False):
                    pass
                times.append((time.process_time() - start) * 1e6 / length)
            if times[1] > found[1]:
                found = (f"{name}: {source[:40]!r} on {word!r}", times[1], times[1] / max(times[0], 0.001))
    return found


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--largest", type=int, default=100_000)
    ask.add_argument("--model")
    options = ask.parse_args()
    extractor = replace(load(options.model), gate=False)
    extractor.extract(article(ARTICLE, published_on="2024-05-23"))
    sizes = [size for size in SIZES if size <= options.largest]
    print("microseconds a character\n" + f"{'':<22}" + "".join(f"{size:>12,}" for size in sizes) + f"{'grows':>8}")
    for name, make in KINDS.items():
        row = [cost(extractor, f"{ARTICLE}\n\n{make(size)}"[: max(size, len(ARTICLE))]) for size in sizes]
        growth = row[-1] / row[1]
        mark = "" if growth <= MAX_GROWTH else "  !"
        print(f"{name:<22}" + "".join(f"{value:12.1f}" for value in row) + f"{growth:8.2f}{mark}", flush=True)
    where, slowest, growth = worst_pattern()
    print(
        f"slowest pattern: {slowest:.1f} microseconds a character at {STATEMENTS[1]:,}, "
        f"{growth:.1f} times those at {STATEMENTS[0]:,}\n"
        f"  {where}"
    )


if __name__ == "__main__":
    main()
