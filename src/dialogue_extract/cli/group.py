"""A command group in which anything but a command's name is an input of the default command."""

from __future__ import annotations

import copy
import sys

import typer
from typer.core import TyperCommand, TyperGroup

from dialogue_extract.cli.failures import system_failure

DEFAULT = "run"
OWN = frozenset({"--help", "-h", "--version", "--install-completion", "--show-completion"})


class Command(TyperCommand):
    """Show arguments in help by their names alone: `INPUT...` says more than `INPUT... <list[str]>`."""

    def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
        """Write the help page."""
        hide_types(self)
        super().format_help(ctx, formatter)  # type: ignore[arg-type]


def hide_types(command: TyperCommand | TyperGroup) -> None:
    """Leave Python's type names out of the command's help."""
    for param in command.params:
        if param.param_type_name == "argument":
            param.display_type_rich = lambda ctx: None  # type: ignore[attr-defined]


class DefaultGroup(TyperGroup):
    """Hand `extract article.txt` to the default command and show its options in `extract --help`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put the default command's name before arguments that name no command."""
        if not args and ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        known = bool(args) and (args[0] in OWN or args[0] in self.commands)
        return super().parse_args(ctx, args if known else [DEFAULT, *args])

    def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
        """Write the default command's page, followed by the other commands."""
        page = copy.copy(self)
        default = self.commands[DEFAULT]
        page.params = [*default.params, *self.params]
        page.help = default.help
        page.epilog = default.epilog
        page.subcommand_metavar = ""
        page.commands = {name: command for name, command in self.commands.items() if name != DEFAULT}
        hide_types(page)
        super(DefaultGroup, page).format_help(ctx, formatter)  # type: ignore[arg-type]

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the chosen command; what the system refuses to read or write becomes one line."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as error:
            raise system_failure(error) from error
        return result

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> list[object]:  # type: ignore[override]
        """Offer commands, then the default command's options and inputs."""
        default = self.commands[DEFAULT]
        found = [item for item in super().shell_complete(ctx, incomplete) if item.value != DEFAULT]
        inputs = [
            item
            for param in default.params
            if param.param_type_name == "argument"
            for item in param.shell_complete(ctx, incomplete)
        ]
        seen = {item.value for item in found}
        options = [item for item in default.shell_complete(ctx, incomplete) if item.value not in seen]
        return [*found, *options, *inputs]
