"""Write marked sentences of diplomatic news from data/grammar.toml, about people put together by chance."""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from pathlib import Path

DATA = Path(__file__).parent / "data"
LEXICONS = Path(__file__).parents[2] / "src/dialogue_extract/lexicons"
SLOT = re.compile(r"\{(\w+)(?: (\d)(\^?))?\}")
COLUMNS = ("bare", "le", "de", "en", "adj_m", "adj_f", "pre", "cap")
VOWELS = "aàâeéèêiîoôuAÀÂEÉÈÊIÎOÔU"
CONTRACTED = {"de les": "des ", "de le": "du ", "à les": "aux ", "à le": "au "}
ARTICLES = {"le ": "l'", "la ": "l'", "du ": "de l'", "Le ": "L'", "La ": "L'"}


class Generator:
    """Expand the grammar's rules; the states and the numbers of a sentence stay the same wherever they recur."""

    def __init__(self, seed: int) -> None:
        """Read the data; the same seed gives the same sentences."""
        self.rng = random.Random(seed)
        self.rules = tomllib.loads((DATA / "grammar.toml").read_text(encoding="utf-8"))["rules"]
        rows = (DATA / "states.tsv").read_text(encoding="utf-8").splitlines()
        self.states = [dict(zip(COLUMNS, row.split("\t"), strict=True)) for row in rows if not row.startswith("#")]
        blocks = re.split(r"\[\w+\]\n", (DATA / "names.txt").read_text(encoding="utf-8"))
        self.first, self.last = (block.replace("\n", " ").split() for block in blocks[1:])
        table = tomllib.loads((LEXICONS / "organisations.toml").read_text(encoding="utf-8"))
        entries = (
            item for row in table.values() for item in (row["name"], *row.get("forms", []), *row.get("bodies", []))
        )
        self.organisations = sorted({item for item in entries if item[0].isupper() and "ingt-" not in item})
        cities = (LEXICONS / "cities.txt").read_text(encoding="utf-8").splitlines()
        self.cities = [line.split("|")[0] for line in cities if line and line[0] not in "#" and line[0].isupper()]
        self.bag: list[str] = []

    def sentence(self) -> str:
        """Return one marked sentence; each template comes up before any comes up again."""
        if not self.bag:
            self.bag = self.rng.sample(self.rules["s"], len(self.rules["s"]))
        states = self.rng.sample(self.states, 9)
        text = self._expand(self.bag.pop(), states)
        return self._elide(text).replace(",.", ".").replace(",,", ",").replace(", .", ".")

    def _expand(self, text: str, states: list[dict[str, str]]) -> str:
        while found := SLOT.search(text):
            name, number, capital = found.groups()
            if name == "post" or name.startswith("intro"):
                states = states[:2] + self.rng.sample(self.states, 7) if self.rng.random() < 0.3 else states
            value = self._slot(name, states[int(number or 1) - 1])
            if capital:
                value = value[0].upper() + value[1:]
            text = text[: found.start()] + value + text[found.end() :]
        return text

    def _slot(self, name: str, state: dict[str, str]) -> str:
        if name in self.rules:
            return str(self.rng.choice(self.rules[name]))
        if name == "SURb":
            return self.rng.choice(self.last).replace("_", " ")
        if name == "ORGX":
            return f"<ORG>{self.rng.choice(self.organisations)}</ORG>"
        if name.startswith(("PER", "SUR")):
            return self._person(name)
        if name in state:
            return state[name]
        return self._place(name, state) or self._number(name)

    def _place(self, name: str, state: dict[str, str]) -> str:
        if name == "adj_fp":
            return state["adj_f"] + ("" if state["adj_f"].endswith("s") else "s")
        if name.lower() == "cap_l":
            city = self.rng.choice(self.cities) if self.rng.random() < 0.35 else state["cap"]
            city = city.upper() if name == "CAP_L" else city
            return f"<LOC>{city}</LOC>"
        if name.endswith("_l"):
            form = state[name[:-2]]
            return form.replace(state["bare"], f"<LOC>{state['bare']}</LOC>")
        return ""

    def _number(self, name: str) -> str:
        ordinal = self.rng.choice(self.rules["ordinal"])
        figure = str(self.rng.randint(1, 30))
        choices = {
            "n": figure,
            "ord_f": ordinal if self.rng.random() < 0.6 else f"{figure}e",
            "ord_m": ordinal.replace("première", "premier") if self.rng.random() < 0.6 else f"{figure}e",
            "day": str(self.rng.randint(2, 31)),
            "month": self.rng.choice(self.rules["month_name"]),
            "year": str(self.rng.randint(1998, 2027)),
            "hour": f"{self.rng.randint(8, 20)}h30",
        }
        return choices[name]

    def _person(self, name: str) -> str:
        first = self.rng.choice(self.first)
        last = self.rng.choice(self.last).replace("_", " ")
        if self.rng.random() < 0.08:
            last += "-" + self.rng.choice(self.last).replace("_", " ")
        if name == "PERt":
            return f"{self.rng.choice(('Dr', 'général', 'professeur', 'colonel'))} <PER>{first} {last}</PER>"
        if name.startswith("SUR"):
            return f"<PER>{last}</PER>"
        if name.endswith("_UP"):
            last = last.upper()
        if name == "PERi":
            first = f"{first[0]}." if first[0] != "M" else "J."  # "M. Diop" is Monsieur Diop
        return f"<PER>{first} {last}</PER>"

    @staticmethod
    def _elide(text: str) -> str:
        text = re.sub(r"\b(de les|de le|à les|à le) ", lambda found: CONTRACTED[found.group(1)], text)
        pattern = rf"\b(le|la|du|Le|La) (?=(?:<\w+>)?[{VOWELS}])(?!onz)"
        return re.sub(pattern, lambda found: ARTICLES[found.group(1) + " "], text)


def main() -> None:
    """Write the sentences, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=20240523)
    options = parser.parse_args()
    generator = Generator(options.seed)
    lines = [generator.sentence() for _ in range(options.count)]
    options.target.parent.mkdir(parents=True, exist_ok=True)
    options.target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.target}: {len(lines)} sentences")


if __name__ == "__main__":
    main()
