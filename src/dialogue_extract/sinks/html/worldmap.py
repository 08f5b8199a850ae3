"""Draw places on an embedded outline of the world's land and borders (Natural Earth, public domain)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dialogue_extract.resources import ROOT

WIDTH, HEIGHT = 1000.0, 487.0  # of the whole world in the Equal Earth projection
LEAST = 220.0  # no map shows less than this width, about 80 degrees at the equator
MARGIN = 60.0
A = (1.340264, -0.081106, 0.000893, 0.003796)  # polynomial of the projection (Savric, Patterson and Jenny 2018)
ROOT3 = math.sqrt(3)
SCALE = WIDTH / (2 * 2.7066299836960748)  # half the projected width of the equator on a unit sphere


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the map that is shown."""

    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> str:
        """Return the SVG view box."""
        return f"{self.x:.1f} {self.y:.1f} {self.width:.1f} {self.height:.1f}"

    @property
    def unit(self) -> float:
        """Return the size of a hundredth of the window's width."""
        return self.width / 100


def project(latitude: float, longitude: float) -> Point:
    """Return where a place lies on the Equal Earth map, in map units from its upper left corner."""
    theta = math.asin(ROOT3 / 2 * math.sin(math.radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    slope = A[0] + 3 * A[1] * squared + sixth * (7 * A[2] + 9 * A[3] * squared)
    x = 2 * ROOT3 / 3 * math.radians(longitude) * math.cos(theta) / slope
    y = theta * (A[0] + A[1] * squared + sixth * (A[2] + A[3] * squared))
    return Point(round(WIDTH / 2 + x * SCALE, 1), round(HEIGHT / 2 - y * SCALE, 1))


@cache
def outlines() -> tuple[str, str]:
    """Return the SVG paths of the land and of the borders between states."""
    text = (ROOT / "sinks" / "html" / "assets" / "world.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return _path(data["land"], closed=True), _path(data["borders"], closed=False)


def _path(lines: list[list[int]], closed: bool) -> str:
    pieces = []
    for line in lines:
        points = [project(lat / 10, lon / 10) for lon, lat in zip(line[::2], line[1::2], strict=True)]
        pieces.append("M" + "L".join(f"{point.x:g} {point.y:g}" for point in points) + ("Z" if closed else ""))
    return "".join(pieces)


def window(points: Iterable[Point]) -> Window:
    """Return the part of the map that holds all points with a margin; without points the world."""
    found = list(points)
    if not found:
        return Window(0, 0, WIDTH, HEIGHT)
    left, right = min(p.x for p in found) - MARGIN, max(p.x for p in found) + MARGIN
    top, bottom = min(p.y for p in found) - MARGIN / 2, max(p.y for p in found) + MARGIN / 2
    width = min(max(right - left, 2 * (bottom - top), LEAST), WIDTH)
    height = min(width / 2, HEIGHT)
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return Window(x, y, width, height)


def spread(points: Iterable[Point], step: float) -> list[Point]:
    """Return the points with those of one place set apart on a spiral, so that each can be seen."""
    seen: dict[Point, int] = {}
    placed = []
    for point in points:
        n = seen.get(point, 0)
        seen[point] = n + 1
        angle, radius = n * 2.39996, step * math.sqrt(n)  # the golden angle
        placed.append(Point(round(point.x + radius * math.cos(angle), 1), round(point.y + radius * math.sin(angle), 1)))
    return placed
