"""Write docs/cli.md from the commands' own help: ``python scripts/cli_docs.py``."""

from __future__ import annotations

from pathlib import Path

import click

from wherefrom.cli import main

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = """# Commands

Made from the commands' own help by `python scripts/cli_docs.py`; a test holds it to them.

Exit codes: 0 all was read, 3 something was not read, 1 an error, 2 wrong usage.
"""


def text() -> str:
    """The whole page."""
    parts = [HEAD, _section("wherefrom", main)]
    context = click.Context(main, info_name="wherefrom")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None:
            parts += _sections(f"wherefrom {name}", command)
    return "\n".join(parts)


def _sections(name: str, command: click.Command) -> list[str]:
    """The command's section, and those of the commands inside it."""
    inner = command.commands if isinstance(command, click.Group) else {}
    given = [p.human_readable_name.upper() for p in command.params if isinstance(p, click.Argument)]
    lead = " ".join([name, *given])
    return [
        _section(name, command),
        *(part for n, c in inner.items() for part in _sections(f"{lead} {n}", c)),
    ]


def _section(name: str, command: click.Command) -> str:
    parent, _, last = name.rpartition(" ")
    outer = click.Context(main, info_name=parent) if parent else None
    names = main.context_settings["help_option_names"]
    context = click.Context(
        command, info_name=last, parent=outer, terminal_width=80, help_option_names=names
    )
    return f"## {name}\n\n```\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
