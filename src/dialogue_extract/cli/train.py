"""`extract train`: the recipe of the learned pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dialogue_extract.cli.options import complete_path

NAME = "train"
EXAMPLES = """Examples:

\b
  extract train models/recipe
  extract train models/recipe --step evaluate

The recipe is a spaCy project; it needs the extra `train` and the corpora that its README names.
"""

Recipe = Annotated[
    Path, typer.Argument(metavar="RECIPE", help="Folder of the recipe (project.yml).", autocompletion=complete_path)
]
Step = Annotated[str, typer.Option("--step", metavar="STEP", help="Command or workflow of the recipe.")]


def command(recipe: Recipe = Path("models/recipe"), step: Step = "all") -> None:
    """Train the learned pipeline anew from its recipe."""
    from dialogue_extract.errors import UsageError

    if not (recipe / "project.yml").is_file():
        raise UsageError(
            f"{recipe}: no project.yml there. Run it in a checkout of the project, or name the recipe's folder."
        )
    from weasel.cli.run import project_run  # type: ignore[import-untyped]  # comes with spaCy

    project_run(recipe, step)
