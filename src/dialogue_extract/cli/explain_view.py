"""Draw an explanation on a terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

Json = dict[str, Any]

STYLES = {
    "encounter": "bold magenta",
    "name": "bold cyan",
    "office": "cyan",
    "place": "green",
    "date": "yellow",
    "topic": "blue",
    "outcome": "underline",
    "next": "underline magenta",
}


UNSHOWN = frozenset(
    {"latitude", "longitude", "form", "country", "opening", "determiner", "head", "name", "trigger"}
)  # in the JSON


def draw(explanation: Json, console: Console) -> None:
    """Write sentences, people and events, in this order."""
    for warning in explanation["warnings"]:
        console.print(Text(f"! {warning}", style="yellow"))
    for number, sentence in enumerate(explanation["sentences"], 1):
        _sentence(number, sentence, console)
    console.rule("people")
    for person in explanation["people"]:
        console.print(_person(person))
    console.rule("events")
    for event in explanation["events"]:
        console.print(_event(event))
    if not explanation["events"]:
        console.print("no event")


def _sentence(number: int, sentence: Json, console: Console) -> None:
    text = Text(sentence["text"].strip("\n"), style="dim" if sentence["noise"] else "")
    shift = sentence["start"] + len(sentence["text"]) - len(sentence["text"].lstrip("\n"))
    for mention in sorted(sentence["mentions"], key=lambda one: one["start"] - one["end"]):
        text.stylize(STYLES[mention["kind"]], mention["start"] - shift, mention["end"] - shift)
    console.print(Text(f"{number:>3}  ", style="dim") + text)
    if not sentence["mentions"] and not sentence["rejected"]:
        return
    for mention in sentence["mentions"]:
        kind = Text(f"     {mention['kind']:<10}", style=STYLES[mention["kind"]])
        details = Text(_details(mention["details"]), style="dim")
        console.print(kind + Text(f"{_short(mention['text'])}  ← {mention['rule'] or '?'}  ") + details, soft_wrap=True)
    for one in sentence["rejected"]:
        refused = Text(f"     no {one['kind']:<9} {_short(one['text'])}  ← {one['rule']}: {one['reason']}", style="red")
        console.print(refused, soft_wrap=True)
    console.print()


def _person(person: Json) -> Tree:
    side = f"{person['party']} ({person['party_rule']})" if person["party"] else "no side"
    tree = Tree(Text.assemble((str(person["name"]), STYLES["name"]), "  ", side))
    for title in person["titles"]:
        skipped = [flag for flag in ("bare", "former") if title["details"].get(flag)]
        tree.add(
            Text(f"{title['text']}  {title['rule']}{'  not a title: ' + skipped[0] if skipped else ''}", style="cyan")
        )
    for part in person["takes_part"]:
        tree.add(Text(f"{part['event']} as {part['role']}: {', '.join(part['rules']) or '?'} (score {part['score']})"))
    for reason in person["refused"]:
        tree.add(Text(f"refused: {reason}", style="red"))
    if not person["takes_part"]:
        tree.add(Text("takes part in no event: no rule ties the name to an encounter", style="red"))
    return tree


def _event(event: Json) -> Tree:
    head = f"{event['id']} {event['type']}, {event['status']}{', background' if event['background'] else ''}"
    tree = Tree(Text(f"{head}  (confidence {event['confidence']:.2f})", style="bold"))
    for one in event["evidence"]:
        tree.add(Text(f"trigger  {_short(one['text'])}  {one['rule']}"))
    for one in event["parties"]:
        tree.add(Text(f"party  {one['code']}  {_short(one['text'])}  {one['rule']}"))
    for one in event["participants"]:
        tree.add(Text(f"person  {one['name']}  {one['role']}  {', '.join(one['rules'])}"))
    if place := event["location"]:
        tree.add(Text(f"place  {_short(place['text'])}  {place['basis']}  {place['rule']}"))
    if date := event["date"]:
        tree.add(Text(f"date  {_short(date['text'])} = {date['value']}  {date['rule']}"))
    for step in event["trace"]:
        tree.add(Text(step, style="dim"))
    return tree


def _short(text: str | None, width: int = 60) -> str:
    flat = " ".join((text or "-").split())
    return flat if len(flat) <= width else f"{flat[: width - 1]}…"


def _details(details: Json) -> str:
    return ", ".join(f"{key} {value}" for key, value in details.items() if key not in UNSHOWN)
