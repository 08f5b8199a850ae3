"""Render the packaged templates, everything escaped, with nothing that a page could load or run from outside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from dialogue_extract.resources import ROOT

if TYPE_CHECKING:
    from jinja2 import Environment


def asset(name: str) -> str:
    """Return the text of a file in `assets/`."""
    return (ROOT / "sinks" / "html" / "assets" / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the template environment; undefined names are errors."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, script: str, **values: Any) -> str:
    """Return a whole page; style and script are inlined and are the only ones its policy lets run."""
    style, code = asset("page.css"), asset(script)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(code)}; base-uri 'none'; form-action 'none'"
    )
    return environment().get_template(template).render(style=style, script=code, policy=policy, **values)


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
