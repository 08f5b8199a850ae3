"""Make `assets/world.json` from Natural Earth's 1:110m countries (public domain).

    npm pack world-atlas@2 && tar xzf world-atlas-2.0.2.tgz
    python -m dialogue_extract.sinks.html.build_outline package/countries-110m.json > assets/world.json

The file holds `land`, closed rings, and `borders`, open lines between two states, each a flat list of longitude and
latitude in tenths of a degree, thinned so that no point is further than a quarter of a degree from the original line.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

TOLERANCE = 0.25  # degrees
LEAST_AREA = 1.5  # square degrees: smaller islands are not drawn
SOUTH = -60.0  # Antarctica is left out: nothing happens there and it takes a tenth of the sheet

Coordinates = list[tuple[float, float]]


def main() -> None:
    """Read the topology named on the command line and write the outline to standard output."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [_join(ring, arcs) for ring in _rings(topology["objects"]["land"])]
    land = [ring for ring in rings if _area(ring) >= LEAST_AREA and max(lat for _, lat in ring) > SOUTH]
    used: dict[int, int] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        for ring in _rings(country):
            for arc in ring:
                used[max(arc, ~arc)] = used.get(max(arc, ~arc), 0) + 1
    borders = [arcs[arc] for arc, count in sorted(used.items()) if count > 1]
    outline = {"land": [_flat(ring) for ring in land], "borders": [_flat(line) for line in borders]}
    sys.stdout.write(json.dumps(outline, separators=(",", ":")) + "\n")


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Coordinates:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in _rings(part)]
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry["arcs"] for ring in polygon]


def _join(ring: list[int], arcs: list[Coordinates]) -> Coordinates:
    points: Coordinates = []
    for arc in ring:
        line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points.extend(line if not points else line[1:])
    return points


def _area(ring: Coordinates) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _flat(line: Coordinates) -> list[int]:
    half = len(line) // 2
    closed = line[0] == line[-1] and len(line) > 3
    thin = _thin(line[: half + 1])[:-1] + _thin(line[half:]) if closed else _thin(line)
    return [round(number * 10) for point in (thin[:-1] if closed else thin) for number in point]


def _thin(line: Coordinates) -> Coordinates:
    """Return the line with as few points as the tolerance allows (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    distances = [_distance(point, line[0], line[-1]) for point in line[1:-1]]
    furthest = max(range(len(distances)), key=distances.__getitem__)
    if distances[furthest] <= TOLERANCE:
        return [line[0], line[-1]]
    return _thin(line[: furthest + 2])[:-1] + _thin(line[furthest + 1 :])


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


if __name__ == "__main__":
    main()
